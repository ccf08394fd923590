"""The saved views of lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deskbook.library.model.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewsShown(Outcome):
    """The saved views with their filters, by name."""

    views: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewForgotten(Outcome):
    """A saved view that is gone."""

    name: str
