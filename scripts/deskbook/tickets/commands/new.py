"""`desk new`: open a ticket."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from deskbook.calendar.formats import moment
from deskbook.library.adapters import chance, console, files, knowledge, lookup, memory
from deskbook.library.commands.actor import identify
from deskbook.library.model import ticket_fields
from deskbook.library.model.actor import Actor
from deskbook.library.model.fields import Verb, choices
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import CreateTicket, FieldValue, Plan
from deskbook.library.model.ticket import Ticket
from deskbook.library.views import terminal
from deskbook.patrons.commands import patron
from deskbook.patrons.model.patron import Given, Patron
from deskbook.privacy.commands import write_gate
from deskbook.privacy.model.privacy import Found
from deskbook.tickets.commands import change
from deskbook.tickets.commands.edit import Typed, value_of
from deskbook.tickets.rules import opening

Suggest = Callable[[Path, Ticket], Iterable[str]]
"""Suggests, in lines of text, where a new ticket may belong."""


def new(
    root: Path,
    question: str,
    *,
    fields: Mapping[str, Typed],
    at: str | None,
    claim: bool,
    who: Given,
    me: str | None,
    commit: bool,
    suggest: Suggest,
) -> int:
    """Open a ticket that waits for its lead, or with `claim` is led at once.

    `suggest` looks for where the question may belong.

    What the gate takes out of a question is kept in the vault, with a new patron where nobody said
    who asks: somebody may have to call them back.
    """
    actor = identify(root, me)
    values = settled(root, "new", fields)
    change.refuse_unknown(root, values)
    with files.locked(root):
        asker = patron.meant(root, who, values)
        clean, found = write_gate.text(root, question, named(values), asker)
        if clean != question and not named(values) and not asker:
            asker = patron.unnamed()
        ticket = begun(root, clean, with_patron(values, asker), at, actor)
        if claim:
            ticket = opening.claimed(ticket, actor)
        done = f"new by {actor.author}"
        ticket = keep(root, ticket, done, commit=commit, found=found, who=asker)
        remember(root, "new", values)
    console.echo(terminal.created(ticket, "opened"))
    for line in suggest(root, ticket):
        console.echo(line)
    return 0


def settled(root: Path, verb: Verb, fields: Mapping[str, Typed]) -> dict[str, FieldValue]:
    """Fields as typed, the sticky ones from last time where they are not.

    Raises:
        DeskError: one of the sticky fields has no value yet.
    """
    given = {**memory.recall(root, verb), **fields}
    services = knowledge.names(root, "service")
    if "service" not in given and len(services) == 1:
        given["service"] = next(iter(services))
    for spec in ticket_fields.kept(verb):
        if spec.key not in given:
            known = (
                sorted(knowledge.names(root, spec.refers)) if spec.refers else choices(spec.type)
            )
            raise DeskError(
                f"which {spec.label}? Say it once with --{spec.key} ({', '.join(known)}); the next "
                f"`desk {verb}` here takes it over"
            )
    return {key: value_of(key, typed) for key, typed in given.items()}


def remember(root: Path, verb: Verb, values: Mapping[str, FieldValue]) -> None:
    """Keep what the next run of a command takes where it is not given."""
    memory.remember(root, verb, {it.key: values[it.key] for it in ticket_fields.kept(verb)})


def begun(
    root: Path, question: str, values: Mapping[str, FieldValue], at: str | None, actor: Actor
) -> Ticket:
    """A new ticket with an id that no other has."""
    name = chance.ticket_id(lookup.ticket_ids(root))
    asked = moment.moment(at, actor.now, actor.zone) if at else actor.now
    return opening.opened(name, asked, values, question, actor)


def named(values: Mapping[str, FieldValue]) -> str | None:
    """The patron that was named by pseudonym."""
    found = values.get("patron")
    return str(found) if found else None


def with_patron(values: Mapping[str, FieldValue], asker: Patron | None) -> Mapping[str, FieldValue]:
    """The fields with the pseudonym of who asks."""
    return {**values, "patron": asker.pseudonym} if asker else values


def keep(
    root: Path,
    ticket: Ticket,
    done: str,
    *,
    commit: bool,
    found: tuple[Found, ...],
    who: Patron | None,
) -> Ticket:
    """Write a new ticket, keep it in a commit, and return it as it was written."""
    plan = Plan(f"{ticket.id}: {done}", (CreateTicket(ticket),))
    kept = write_gate.keep(root, plan, commit=commit, ticket=ticket, found=found, who=who)
    return write_gate.made(kept)
