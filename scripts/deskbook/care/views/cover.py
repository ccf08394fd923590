"""Cover in words: gaps, offers, and areas that a leaving colleague hands over."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, assert_never

from deskbook.calendar.views import dates
from deskbook.care.model.cover import Gap, Offer, Replaced
from deskbook.care.model.reminders import SUBJECT_KINDS
from deskbook.library.model.library import Library
from deskbook.library.views.outcome import Said, Screen
from deskbook.library.views.terminal import safe, wrap

if TYPE_CHECKING:  # a list with somebody absent loads this module, and not all that outcomes need
    from deskbook.care.model.outcomes import CoverListed, LeadChanged, LeavePlanned

COLUMNS = 88


def describe_gaps(outcome: "CoverListed", _screen: Screen) -> Said:
    """Return where cover is missing: now, in the weeks to come, and where nobody is named."""
    left = (f"{it.path}:{it.line}: {it.severity}: {it.message}" for it in outcome.findings)
    library, found = outcome.library, outcome.gaps
    return Said(_gaps(library, found, outcome.today, outcome.until), "\n".join(left))


def _gaps(library: Library, found: Sequence[Gap], today: date, until: date) -> str:
    now = [gap for gap in found if gap.lack != "no-understudy" and gap.first <= today]
    coming = [gap for gap in found if gap.lack != "no-understudy" and gap.first > today]
    bare = [gap for gap in found if gap.lack == "no-understudy"]
    sections = (
        (f"Now, {dates.format_day(today, today)}", now),
        (f"Coming, until {dates.format_day(until, today)}", coming),
        ("Nobody is named to stand in", bare),
    )
    parts = ["\n".join((title, *_lines(library, of, today))) for title, of in sections if of]
    whole = f"Everything has somebody until {dates.format_day(until, today)}, and a stand-in."
    return "\n\n".join((*parts, *_offered(library))) or whole


def _lines(library: Library, found: Iterable[Gap], today: date) -> Iterator[str]:
    for gap in found:
        text = f"{_what(library, gap)}: {_lack(gap, today)}"
        yield "  " + wrap(text, COLUMNS - 2, "    ").lstrip()


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
            since = "" if gap.first <= today else f" by {dates.format_day(gap.first, today)}"
            return f"{lead} has left{since}: hand it over"
        case "away":
            days = f"{dates.format_day(gap.first, today)} to {dates.format_day(gap.last, today)}"
            left = f"only {gap.stand_in}, the head, is left" if gap.stand_in else "nobody is left"
            return f"{lead} is away {days}, and {left}"
        case _:
            assert_never(gap.lack)


def _offered(library: Library) -> Iterator[str]:
    """The offers that a colleague has not accepted yet, tickets apart."""
    lines = []
    for folder in (it.folder for it in SUBJECT_KINDS.values() if it.handed_on):
        for slug, record in sorted(getattr(library, folder).items()):
            if record.offered_to:
                name = f"{folder}/{slug}"
                lines.append(f"  {name}: {record.offered_to} has yet to `desk accept {name}`")
    if lines:
        yield "\n".join(("Offered and not accepted yet", *lines))


def describe_lead(outcome: "LeadChanged", _screen: Screen) -> str:
    """Return what was done to a record that somebody leads, and its fields from now on."""
    fields = (
        f"  {key}: {'-' if value is None else value}" for key, value in outcome.fields.items()
    )
    return "\n".join((f"{outcome.path} {outcome.did}", *fields))


def describe_leaving(outcome: "LeavePlanned", _screen: Screen) -> str:
    """Return what a leaving colleague hands over, and to whom."""
    lines = [f"{outcome.handle} leaves on {outcome.day:%Y-%m-%d}."]
    given = [it for it in outcome.offers if it.to]
    lone = [it for it in outcome.offers if not it.to]
    if given:
        lines += ["", "Offered, to be accepted like any handoff:", *map(_offer, given)]
    if lone:
        names = ", ".join(it.name for it in lone)
        lines += ["", f"Nobody is left to take these: say who with --to HANDLE: {names}"]
    if outcome.named:
        lines += ["", "Named besides, for people to change:", *(f"  {it}" for it in outcome.named)]
    if not outcome.applied:
        lines += ["", "Nothing was written: --apply offers it."]
    return "\n".join(lines)


def _offer(it: Offer) -> str:
    before = " (offered before)" if it.pending else ""
    kind = "" if it.kind == "ticket" else f"{it.kind} "
    return f"  {kind}{it.name} to {it.to}{before}"


def describe_stand_in(it: Replaced, today: date) -> str:
    """Return why a lead is not here, and who stands in."""
    gone = (
        f"is away until {dates.format_day(it.until, today)}" if it.until else "is not here any more"
    )
    return f"{it.lead} {gone}: {it.stand_in or 'nobody'} stands in"
