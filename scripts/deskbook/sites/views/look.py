"""Overrides of the sites' files in words."""

from deskbook.library.model.look import Override
from deskbook.library.views.outcome import Screen
from deskbook.sites.model import (
    LookCompared,
    LookListed,
    OverrideDropped,
    OverrideMade,
    OverrideUpdated,
    Trusted,
)


def describe_state(it: Override) -> str:
    """Return what a person should know of an override."""
    end = "" if it.approved else "; not approved in this clone, so not used: `desk trust`"
    return _compare(it) + end


def _compare(it: Override) -> str:
    """Return how an override differs from what it was copied from, and that from the program's."""
    if it.is_orphan:
        return "the program has no such file any more: drop it if no file of yours uses it"
    if it.is_addition:
        return "your own file, besides the program's"
    if it.is_untouched and it.is_outdated:
        return "an unchanged copy of an earlier version: drop it"
    if it.is_untouched:
        return "a copy that you have not changed"
    if it.is_outdated:
        return "changed by you, and by the program since you copied it: update"
    return "changed by you" if it.copied else "changed by you; its original is not known: update"


def list_files(outcome: LookListed, _screen: Screen) -> str:
    """Return a line for each override with its state, then the files that can be overridden."""
    lines = ["Files of this library, used in place of the program's:"] if outcome.overrides else []
    lines += [f"  {it.path}: {describe_state(it)}" for it in outcome.overrides]
    if outcome.unused:
        lines += ["Files of this library that nothing reads:"]
        lines += [f"  {it}" for it in outcome.unused]
    lines += ["The program's files, which `desk look override FILE` copies here:"]
    return "\n".join([*lines, *(f"  {it}" for it in outcome.others)])


def describe_made(outcome: OverrideMade, _screen: Screen) -> str:
    """Return which file is the library's own now."""
    if outcome.path != outcome.source:
        return f"{outcome.path} is a copy of {outcome.source}: edit it, then `desk build`"
    return f"{outcome.path} is the library's own now: edit it, then `desk build`"


def show_difference(outcome: LookCompared, _screen: Screen) -> str:
    """Return the state of an override and its difference from the program's file."""
    head = f"{outcome.override.path}: {describe_state(outcome.override)}"
    return "\n".join([head, *outcome.lines])


def describe_dropped(outcome: OverrideDropped, _screen: Screen) -> str:
    """Return that a file is removed."""
    if outcome.override.original:
        return f"{outcome.override.path} is removed: the program's file is used again"
    return f"{outcome.override.path} is removed"


def describe_updated(outcome: OverrideUpdated, _screen: Screen) -> str:
    """Return that the program's changes are in a file."""
    return f"{outcome.override.path} has the program's changes and yours: `desk build` shows it"


def describe_trust(outcome: Trusted, _screen: Screen) -> str:
    """Return how each override differs from what was approved, and what comes next."""
    if not outcome.files:
        return "Every file of the sites is the program's, or approved in this clone."
    lines: list[str] = []
    for it in outcome.files:
        lines += [f"{it.path} (key for DESK_TRUST: {it.key})", *map(_printable, it.lines), ""]
    number = f"{len(outcome.files)} {'file' if len(outcome.files) == 1 else 'files'}"
    if outcome.applied:
        return "\n".join([*lines, f"{number} approved in this clone: `desk build` uses them"])
    end = f"{number} changed since this clone approved them: the sites are built without them."
    hint = "They run on this machine and in patrons' browsers. `desk trust --apply` approves them."
    return "\n".join([*lines, end, hint])


def _printable(line: str) -> str:
    """Return a line without characters that would move the cursor of a terminal."""
    return "".join(
        it if it.isprintable() or it == "\t" else "\N{REPLACEMENT CHARACTER}" for it in line
    )


def describe_refused(path: str) -> str:
    """Return that an override was not used in a build."""
    return (
        f"{path} is not approved in this clone as it is, so it was not used: `desk trust` shows "
        "what changed, `desk trust --apply` approves it"
    )
