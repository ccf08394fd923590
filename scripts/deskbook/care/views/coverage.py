"""What `desk cover`, `desk away` and `desk leave` say: gaps, absences, and what is handed over."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from deskbook.calendar.views import dates
from deskbook.care.model.care import SUBJECT_KINDS
from deskbook.care.model.cover import Gap, Offer, Replaced
from deskbook.library.model.library import Library
from deskbook.library.model.records import Absence
from deskbook.library.views.terminal import safe, wrapped

COLUMNS = 88


def gaps(library: Library, found: Sequence[Gap], today: date, until: date) -> str:
    """Where cover is missing: now, in the weeks to come, and where no understudy is named."""
    now = [gap for gap in found if gap.lack != "no-understudy" and gap.first <= today]
    coming = [gap for gap in found if gap.lack != "no-understudy" and gap.first > today]
    bare = [gap for gap in found if gap.lack == "no-understudy"]
    sections = (
        (f"Now, {dates.day(today, today)}", now),
        (f"Coming, until {dates.day(until, today)}", coming),
        ("Nobody is named to stand in", bare),
    )
    parts = ["\n".join((title, *_lines(library, of, today))) for title, of in sections if of]
    whole = f"Everything has somebody until {dates.day(until, today)}, and a stand-in."
    return "\n\n".join((*parts, *_offered(library))) or whole


def _lines(library: Library, found: Iterable[Gap], today: date) -> Iterator[str]:
    for gap in found:
        text = f"{_what(library, gap)}: {_lack(gap, today)}"
        yield "  " + wrapped(text, COLUMNS - 2, "    ").lstrip()


def _what(library: Library, gap: Gap) -> str:
    kind, names = gap.area.kind, gap.area.names
    if kind == "ticket":
        return ", ".join(names)
    fields = SUBJECT_KINDS[kind]
    name = getattr(getattr(library, fields.folder)[names[0]], fields.title)
    return f"{kind.capitalize()} {safe(name)}"


def _lack(gap: Gap, today: date) -> str:
    lead = gap.area.lead
    match gap.lack:
        case "unled":
            return "nobody leads it yet"
        case "no-understudy":
            return f"{lead} leads, and nobody stands in"
        case "left":
            since = "" if gap.first <= today else f" by {dates.day(gap.first, today)}"
            return f"{lead} has left{since}: hand it over"
        case "away":
            days = f"{dates.day(gap.first, today)} to {dates.day(gap.last, today)}"
            left = f"only {gap.stand_in}, the head, is left" if gap.stand_in else "nobody is left"
            return f"{lead} is away {days}, and {left}"


def _offered(library: Library) -> Iterator[str]:
    """What is offered to a colleague who has not accepted yet, tickets apart."""
    lines = []
    for folder in (it.folder for it in SUBJECT_KINDS.values() if it.handed_on):
        for slug, record in sorted(getattr(library, folder).items()):
            if record.offered_to:
                name = f"{folder}/{slug}"
                lines.append(f"  {name}: {record.offered_to} has yet to `desk accept {name}`")
    if lines:
        yield "\n".join(("Offered and not accepted yet", *lines))


def absences(handle: str, found: Sequence[Absence], today: date) -> str:
    """Absences that are added to a colleague's file."""
    if not found:
        return f"Nothing to add for {handle}: each absence stands there already, or is over."
    return "\n".join((f"{handle} is away", *(f"  {absence(it, today)}" for it in found)))


def absence(it: Absence, today: date) -> str:
    """One absence in a line."""
    days = dates.day(it.start, today)
    if it.end != it.start:
        days += f" to {dates.day(it.end, today)}"
    who = f", {it.understudy} stands in" if it.understudy else ""
    return f"{days}{who}" + (f" ({safe(it.reason)})" if it.reason else "")


def leaving(handle: str, day: date, offers: Sequence[Offer], named: Sequence[str]) -> str:
    """What a colleague who leaves hands over, and to whom."""
    lines = [f"{handle} leaves on {day:%Y-%m-%d}."]
    given = [it for it in offers if it.to]
    lone = [it for it in offers if not it.to]
    if given:
        lines += ["", "Offered, to be accepted like any handoff:", *map(_offer, given)]
    if lone:
        names = ", ".join(it.name for it in lone)
        lines += ["", f"Nobody is left to take these: say who with --to HANDLE: {names}"]
    if named:
        lines += ["", "Named besides, for people to change:", *(f"  {it}" for it in named)]
    return "\n".join(lines)


def _offer(it: Offer) -> str:
    before = " (offered before)" if it.pending else ""
    kind = "" if it.kind == "ticket" else f"{it.kind} "
    return f"  {kind}{it.name} to {it.to}{before}"


def replaced(it: Replaced, today: date) -> str:
    """Why a lead is not here, and who stands in."""
    gone = f"is away until {dates.day(it.until, today)}" if it.until else "is not here any more"
    return f"{it.lead} {gone}: {it.stand_in or 'nobody'} stands in"
