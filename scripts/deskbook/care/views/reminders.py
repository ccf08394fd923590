"""What `desk remind` says: the day's digests, what is done besides, and the proofs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from deskbook.calendar.views import dates
from deskbook.care.model.care import Digest, Proof, Reminder
from deskbook.care.model.reminder_rules import RULES
from deskbook.care.views.digest import markdown
from deskbook.library.model.library import Library
from deskbook.library.model.plan import EditTicket, Plan
from deskbook.library.views.terminal import safe


def closed(today: date, opens: date) -> str:
    """What is said on a day on which the library is closed."""
    return (
        f"The library is closed today, {dates.day(today, today)}: nobody is reminded of anything.\n"
        f"The next digests are made on {dates.day(opens, today)}."
    )


def shown(
    library: Library,
    day: date,
    digests: Sequence[Digest],
    held: Sequence[Reminder],
    plan: Plan,
) -> str:
    """The digests whole, what is done to tickets besides, and what waits until the next day."""
    if digests and not plan.effects and not held:
        return f"Nothing new: the digests of {dates.day(day, day)} have been made."
    parts = [markdown(library, digest).rstrip("\n") for digest in digests]
    parts += ["\n".join(lines) for lines in (_deeds(plan), _held(held)) if lines]
    return "\n\n".join(parts) or f"Nobody has to be reminded of anything on {dates.day(day, day)}."


def _deeds(plan: Plan) -> list[str]:
    """What the plan does to tickets besides keeping the reminders."""
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


def outcome(plan: Plan, paths: Iterable[str], *, applied: bool) -> str:
    """What was written, or how to have it written."""
    if plan.effects and not applied:
        return "\nNothing was written: `desk remind --apply` writes the reminders and the digests."
    return "\n".join(("\nThe digests:", *(f"- {path}" for path in paths)))


def proofs(library: Library, found: Sequence[Proof], today: date) -> str:
    """For every open ticket the day on which it is spoken for, and to whom."""
    if not found:
        return "No ticket is open, so none can be forgotten."
    lines: list[str] = []
    for day, of_day in groupby(found, key=lambda it: it.day):
        lines += ["", f"{dates.day(day, today)} ({dates.distance(day, today)})"]
        lines += [f"  {_proof(library, it, today)}" for it in of_day]
    lines += ["", "Each of them is in a digest on its day; none can be forgotten."]
    return "\n".join(lines[1:])


def _proof(library: Library, proof: Proof, today: date) -> str:
    to = ", ".join(proof.to) or "everyone"
    service = library.services.get(proof.team)
    where = safe(service.name) if service else proof.team
    told = " (told)" if proof.told else " (in the next digest)" if proof.day == today else ""
    return f"{proof.ticket}  {RULES[proof.rule].short}: {to} at {where}{told}"
