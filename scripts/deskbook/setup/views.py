"""The outcome of an upgrade in words."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from deskbook.library.views.outcome import Screen
from deskbook.setup.model import LibraryUpgraded

FEW: Final = 5
"""Removed files of one folder that are named one by one."""


def describe_upgrade(outcome: LibraryUpgraded, _screen: Screen) -> str:
    """Return the formats, the steps, the files that change, and how it is carried out."""
    lines = [_head(outcome)]
    lines += [f"- {it}" for it in outcome.steps]
    lines += _files("write", outcome.changed)
    lines += _files("remove", _group(outcome.removed))
    if outcome.notes:
        lines += ["Look at these yourself:", *(f"  {it}" for it in outcome.notes)]
    if outcome.applied:
        lines += [f"Renewed in this clone: {' and '.join(outcome.renewed)}"] * bool(outcome.renewed)
    elif outcome.changed or outcome.removed:
        lines.append("Nothing was changed. `desk upgrade --apply` does it, in one commit.")
    return "\n".join(lines)


def _head(outcome: LibraryUpgraded) -> str:
    if outcome.before == outcome.version:
        return f"The library has format {outcome.version}, the current one"
    done = "was upgraded" if outcome.applied else "would be upgraded"
    return f"The library {done} from format {outcome.before} to {outcome.version}:"


def _files(word: str, paths: Iterable[str]) -> list[str]:
    return [f"  {word:6}  {path}" for path in paths]


def _group(paths: tuple[str, ...]) -> list[str]:
    """Return paths in order, with one line for a folder at the top of which many are."""
    tops = Counter(path.partition("/")[0] for path in paths)
    shown = (
        path if tops[top] <= FEW else f"{top}/ ({tops[top]} files)"
        for path in paths
        for top in (path.partition("/")[0],)
    )
    return list(dict.fromkeys(shown))
