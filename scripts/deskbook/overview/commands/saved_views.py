"""Saved views of `desk list`: filters under a name, kept in this clone in `.desk/views.json`."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from deskbook.library.adapters import console, files, memory
from deskbook.library.model.finding import DeskError


def with_view(root: Path, name: str | None, filters: Mapping[str, Any]) -> dict[str, Any]:
    """The filters that were given, and those of the saved view for what was not.

    Raises:
        DeskError: no view has this name.
    """
    given = {key: value for key, value in filters.items() if value not in (None, (), False)}
    if filters.get("only_open") is False:
        given["only_open"] = False
    return {**_saved(root, name), **given} if name else given


def save(root: Path, name: str, filters: Mapping[str, Any]) -> None:
    """Keep filters under a name, in place of what was there."""
    with files.locked(root):
        views = memory.recall(root, "views")
        memory.remember(root, "views", {**views, name: dict(filters)})
    console.complain(f"saved: `desk list --view {name}` shows it again")


def forget(root: Path, name: str) -> int:
    """Forget a view."""
    with files.locked(root):
        _saved(root, name)
        views = memory.recall(root, "views")
        memory.remember(root, "views", {key: views[key] for key in views if key != name})
    console.echo(f"the view {name} is forgotten")
    return 0


def show(root: Path) -> int:
    """Name every view with its filters."""
    views = memory.recall(root, "views")
    for name, filters in sorted(views.items()):
        shown = ", ".join(f"{key}: {_plain(value)}" for key, value in sorted(filters.items()))
        console.echo(f"{name}  {shown or 'no filters'}")
    if not views:
        console.echo("No view is saved yet: `desk list --service reference --save NAME` saves one.")
    return 0


def _saved(root: Path, name: str) -> dict[str, Any]:
    views = memory.recall(root, "views")
    if name not in views:
        near = get_close_matches(name, views, n=1)
        known = ", ".join(sorted(views)) or "none yet"
        hint = f"did you mean {near[0]}?" if near else f"saved are: {known}"
        raise DeskError(f"no view is called {name}: {hint}")
    found: dict[str, Any] = views[name]
    return found


def _plain(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
