"""The outcome of an upgrade in words."""

from deskbook.library.views.outcome import Screen
from deskbook.setup.model import LibraryUpgraded


def describe_upgrade(outcome: LibraryUpgraded, _screen: Screen) -> str:
    """Return the formats, the steps, the files that change, and how it is carried out."""
    lines = [_head(outcome)]
    lines += [f"- {it}" for it in outcome.steps]
    lines += _files("write", outcome.changed)
    lines += _files("remove", outcome.removed)
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


def _files(word: str, paths: tuple[str, ...]) -> list[str]:
    return [f"  {word:6}  {path}" for path in paths]
