"""The daily round in words: digests, what is done to tickets besides, and the proofs."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from deskbook.calendar.views import dates
from deskbook.care.model.outcomes import DayClosed, RoundMade, TicketsProved
from deskbook.care.model.reminder_rules import RULES
from deskbook.care.model.reminders import Proof, Reminder, Round
from deskbook.care.views.digest import to_markdown
from deskbook.library.model.library import Library
from deskbook.library.model.plan import EditTicket, Plan
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe


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
    parts = [to_markdown(library, digest).rstrip("\n") for digest in made.digests]
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
