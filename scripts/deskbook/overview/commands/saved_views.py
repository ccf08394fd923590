"""Saved views of `desk list`: filters under a name, kept in this clone in `.desk/views.json`."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from deskbook.library.adapters import files, memory
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Notice
from deskbook.overview.model import ViewForgotten, ViewsShown


def add_saved(root: Path, name: str | None, filters: Mapping[str, Any]) -> dict[str, Any]:
    """Return the filters that were given, and those of the saved view for the others.

    Raises:
        DeskError: no view has this name.
    """
    given = {key: value for key, value in filters.items() if value not in (None, (), False)}
    if filters.get("only_open") is False:
        given["only_open"] = False
    return {**_saved(root, name), **given} if name else given


def save(root: Path, name: str, filters: Mapping[str, Any]) -> Notice:
    """Keep filters under a name, in place of what was there."""
    with files.locked(root):
        views = memory.recall(root, "views")
        memory.remember(root, "views", {**views, name: dict(filters)})
    return Notice("view.saved", f"saved: `desk list --view {name}` shows it again")


def forget(root: Path, name: str) -> ViewForgotten:
    """Forget a view."""
    with files.locked(root):
        _saved(root, name)
        views = memory.recall(root, "views")
        memory.remember(root, "views", {key: views[key] for key in views if key != name})
    return ViewForgotten(name=name)


def list_views(root: Path) -> ViewsShown:
    """Return every view with its filters."""
    return ViewsShown(views=memory.recall(root, "views"))


def _saved(root: Path, name: str) -> dict[str, Any]:
    views = memory.recall(root, "views")
    if name not in views:
        near = get_close_matches(name, views, n=1)
        known = ", ".join(sorted(views)) or "none yet"
        hint = f"did you mean {near[0]}?" if near else f"saved are: {known}"
        raise DeskError(f"no view is called {name}: {hint}")
    found: dict[str, Any] = views[name]
    return found
