"""The saved views of lists, in words."""

from collections.abc import Mapping
from typing import Any

from deskbook.library.views.outcome import Screen
from deskbook.overview.model.saved_views import ViewForgotten, ViewsShown


def describe_views(outcome: ViewsShown, _screen: Screen) -> str:
    """Return the saved views with their filters, one a line."""
    if not outcome.views:
        return "No view is saved yet: `desk list --service reference --save NAME` saves one."
    return "\n".join(
        f"{name}  {_filters(filters) or 'no filters'}"
        for name, filters in sorted(outcome.views.items())
    )


def describe_forgotten(outcome: ViewForgotten, _screen: Screen) -> str:
    """Return that a saved view is gone."""
    return f"the view {outcome.name} is forgotten"


def _filters(filters: Mapping[str, Any]) -> str:
    plain = {
        key: ",".join(map(str, value)) if isinstance(value, list) else value
        for key, value in sorted(filters.items())
    }
    return ", ".join(f"{key}: {value}" for key, value in plain.items())
