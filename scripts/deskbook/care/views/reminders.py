"""Reminders in words: digests, rounds, the end of a day, and proofs of tickets."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.calendar.views import dates
from deskbook.care.model.outcomes import DayClosed, RoundMade, TicketsProved
from deskbook.care.model.reminders import (
    RULES,
    SUBJECT_KINDS,
    Digest,
    Proof,
    Reminder,
    Round,
    SubjectKind,
)
from deskbook.library.model.library import Library
from deskbook.library.model.plan import EditTicket, Plan
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import escape_markdown, safe

UNUSED: Final = 5
"""Answers that nobody uses, and that nothing else is said of, named at most."""


def write_digest(library: Library, digest: Digest) -> str:
    """Return a digest as a whole Markdown file."""
    return "\n\n".join(_parts(library, digest)) + "\n"


def _parts(library: Library, digest: Digest) -> Iterator[str]:
    yield f"# {_name(library, digest)}, {digest.day:%A} {digest.day.day} {digest.day:%B %Y}"
    yield "\n".join(_items(library, digest, digest.new))
    if digest.still:
        yield "## Still open from before"
        yield "\n".join(_items(library, digest, digest.still))


def _name(library: Library, digest: Digest) -> str:
    if not digest.for_team:
        staff = library.staff.get(digest.name)
        return f"For {safe(staff.name) if staff else digest.name}"
    service = library.services.get(digest.name)
    return f"For everyone at {safe(service.name) if service else digest.name}"


def _items(library: Library, digest: Digest, reminders: tuple[Reminder, ...]) -> Iterator[str]:
    """A line for each ticket, project or answer, and one for each reason below it."""
    by_subject: dict[tuple[SubjectKind, str], list[Reminder]] = {}
    for it in reminders:
        by_subject.setdefault((it.watch.kind, it.watch.subject), []).append(it)
    unused = 0
    for (kind, subject), found in by_subject.items():
        if [it.watch.rule for it in found] == ["unused"]:
            unused += 1
            if unused > UNUSED:
                continue
        yield _heading(library, kind, subject)
        yield from (f"  - {_reason(library, digest, it)}" for it in found)
        if people := _people(library, digest, found):
            yield f"  - {people}"
    if (more := unused - UNUSED) > 0:
        answers = "answer" if more == 1 else "answers"
        yield f"- And {more} more {answers} that no ticket has used in a year: `desk answer due`"


def _heading(library: Library, kind: SubjectKind, subject: str) -> str:
    if kind == "ticket":
        return f"- **{subject}** {escape_markdown(library.tickets[subject].title)}"
    fields = SUBJECT_KINDS[kind]
    name = getattr(getattr(library, fields.folder)[subject], fields.title)
    return f"- **{kind.capitalize()}** {escape_markdown(name)}"


def _reason(library: Library, digest: Digest, reminder: Reminder) -> str:
    watch, rule = reminder.watch, RULES[reminder.watch.rule]
    zone = ZoneInfo(library.profile.timezone)
    due = watch.due.astimezone(zone)
    said = dates.format_day(due.date(), digest.day)
    if not rule.by_day:
        said = f"{due:%H:%M}" if due.date() == digest.day else f"{said} {due:%H:%M}"
    ticket = library.tickets.get(watch.subject)
    late = reminder.step > 1 if rule.acts else due.date() < digest.day
    return (rule.late if late else rule.today).format(
        due="today" if said == dates.format_day(digest.day, digest.day) else said,
        case=_case(ticket),
        lead=_lead(library, watch.kind, watch.subject),
        what=_milestones(library, watch.subject, digest.day),
        item=escape_markdown(ticket.item) if ticket and ticket.item else "what was missing",
    )


def _case(ticket: Ticket | None) -> str:
    return f" (case {escape_markdown(ticket.vendor_case)})" if ticket and ticket.vendor_case else ""


def _milestones(library: Library, subject: str, day: date) -> str:
    """The milestones of a project that are due, as one text."""
    project = library.projects.get(subject)
    due = [it for it in project.milestones if it.done is None and it.due <= day] if project else []
    return (
        ", ".join(escape_markdown(it.what) for it in sorted(due, key=lambda it: it.due))
        or "A milestone"
    )


def _people(library: Library, digest: Digest, reminders: list[Reminder]) -> str:
    """The lead, where that is not the reader, and others who have the reminder."""
    watch = reminders[0].watch
    lead = _lead(library, watch.kind, watch.subject)
    others = dict.fromkeys(handle for it in reminders for handle in it.to)
    told = [handle for handle in others if handle not in (digest.name, lead)]
    says = []
    if lead and lead != digest.name:
        did = "read it last" if watch.kind == "answer" else "leads it"
        says.append(f"{lead} {did}{_away(library, lead, digest.day)}")
    if told:
        says.append(f"{', '.join(told)} {'has' if len(told) == 1 else 'have'} this too")
    return "; ".join(says) + "." if says else ""


def _lead(library: Library, kind: SubjectKind, subject: str) -> str | None:
    fields = SUBJECT_KINDS[kind]
    lead: str | None = getattr(getattr(library, fields.folder)[subject], fields.lead)
    return lead


def _away(library: Library, handle: str, day: date) -> str:
    staff = library.staff.get(handle)
    until = [it.end for it in staff.away if it.start <= day <= it.end] if staff else []
    if until:
        return f" and is away until {dates.format_day(max(until), day)}"
    if staff and staff.left and staff.left < day:
        return " but has left"
    return ""


def describe_closed_day(outcome: DayClosed, _screen: Screen) -> str:
    """Return that nobody is reminded on a day on which the library is closed."""
    today = dates.format_day(outcome.day, outcome.day)
    opens = dates.format_day(outcome.opens, outcome.day)
    return (
        f"The library is closed today, {today}: nobody is reminded of anything.\n"
        f"The next digests are made on {opens}."
    )


def describe_round(outcome: RoundMade, _screen: Screen) -> str:
    """Return a round whole, with the files of its digests, or how to have them written."""
    said = _round(outcome.library, outcome.round)
    if not outcome.digests:
        return said
    if outcome.round.plan.effects and not outcome.applied:
        how = "Nothing was written: `desk remind --apply` writes the reminders and the digests."
        return f"{said}\n\n{how}"
    return "\n".join((f"{said}\n", "The digests:", *(f"- {path}" for path in outcome.paths)))


def _round(library: Library, made: Round) -> str:
    """The digests whole, what is done to tickets besides, and what waits until the next day."""
    day = made.day
    if made.digests and not made.plan.effects and not made.held:
        return f"Nothing new: the digests of {dates.format_day(day, day)} have been made."
    parts = [write_digest(library, digest).rstrip("\n") for digest in made.digests]
    parts += ["\n".join(lines) for lines in (_deeds(made.plan), _held(made.held)) if lines]
    return (
        "\n\n".join(parts)
        or f"Nobody has to be reminded of anything on {dates.format_day(day, day)}."
    )


def _deeds(plan: Plan) -> list[str]:
    """The changes of a plan to tickets besides recording the reminders."""
    lines = []
    for effect in plan.effects:
        if isinstance(effect, EditTicket):
            name = effect.path.rpartition("/")[2].removesuffix(".md")
            lines += [f"- {name}: {said}" for said in _changes(effect)]
    return ["Besides:", *lines] if lines else []


def _changes(effect: EditTicket) -> Iterator[str]:
    for entry in effect.edit.entries:
        if entry.kind == "reply":
            yield f"the patron is written to: {safe(entry.text)}"
        for key, value in entry.data:
            if key in effect.edit.fields:
                yield f"{key}: {value}"


def _held(held: Sequence[Reminder]) -> list[str]:
    if not held:
        return []
    lines = [f"- {it.watch.subject}: {RULES[it.watch.rule].short}" for it in held]
    return ["In the next digest, for today's have been made:", *lines]


def describe_proofs(outcome: TicketsProved, _screen: Screen) -> str:
    """Return for every open ticket the day on which it is spoken for, and to whom."""
    library, today = outcome.library, outcome.day
    if not outcome.proofs:
        return "No ticket is open, so none can be forgotten."
    lines: list[str] = []
    for day, of_day in groupby(outcome.proofs, key=lambda it: it.day):
        lines += ["", f"{dates.format_day(day, today)} ({dates.format_distance(day, today)})"]
        lines += [f"  {_proof(library, it, today)}" for it in of_day]
    lines += ["", "Each of them is in a digest on its day; none can be forgotten."]
    return "\n".join(lines[1:])


def _proof(library: Library, proof: Proof, today: date) -> str:
    to = ", ".join(proof.to) or "everyone"
    service = library.services.get(proof.team)
    where = safe(service.name) if service else proof.team
    told = " (told)" if proof.told else " (in the next digest)" if proof.day == today else ""
    return f"{proof.ticket}  {RULES[proof.rule].short}: {to} at {where}{told}"
