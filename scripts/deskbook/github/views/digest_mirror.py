"""The day's digests on GitHub, in words."""

from typing import assert_never

from deskbook.calendar.views import dates
from deskbook.github.model.digest_mirror import (
    BeginDigests,
    DigestStep,
    MendDigest,
    Reader,
    TellDigest,
)
from deskbook.github.model.outcomes import DigestsPosted
from deskbook.library.views.outcome import Screen


def title(reader: Reader) -> str:
    """The title of the issue of a colleague's digests."""
    return f"What to think of: {reader.name}"


def about(reader: Reader) -> str:
    """The text of that issue."""
    return (
        f"The daily digests of @{reader.login}: one comment on each opening day on which there is "
        "something to think of. Close this issue and they go on; unsubscribe to hear less.\n"
    )


def describe_digests(outcome: DigestsPosted, _screen: Screen) -> str:
    """Return the steps line by line, who cannot be reached, and how to have it carried out."""
    day = dates.day(outcome.day, outcome.day)
    lines = [_line(it) for it in outcome.steps]
    lines += [f"{it} cannot be reached on GitHub: see `desk sync owners`" for it in outcome.without]
    if not outcome.number:
        lines.append(f"No digests of {day}: `desk remind --apply` makes them first")
    elif not outcome.steps:
        lines.append(f"Looked at {outcome.number} digests of {day}: all have been told")
    elif not outcome.applied:
        lines.append("Nothing was written: `desk sync reminders --apply` does it")
    return "\n".join(lines)


def _line(step: DigestStep) -> str:
    match step:
        case BeginDigests(reader):
            return f"{reader.handle}: open the issue of their digests"
        case TellDigest(handle, _):
            return f"{handle}: tell today's digest"
        case MendDigest(handle, _):
            return f"{handle}: today's digest reads otherwise now"
        case _:
            assert_never(step)
