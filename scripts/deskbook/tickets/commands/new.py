"""`desk new`: open a ticket."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from deskbook.calendar.formats import moment
from deskbook.library.adapters import chance, console, files, knowledge, lookup, memory
from deskbook.library.commands.actor import identify
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import CreateTicket, FieldValue, Plan
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import ACTIVITIES, CHANNELS
from deskbook.library.views import terminal
from deskbook.patrons.commands import patron
from deskbook.patrons.model.patron import Given, Patron
from deskbook.privacy.commands import write_gate
from deskbook.privacy.model.privacy import Found
from deskbook.search.commands import route
from deskbook.search.views import routing as views
from deskbook.tickets.commands import change
from deskbook.tickets.commands.edit import value_of
from deskbook.tickets.rules import opening

STICKY = ("service", "channel")
"""Fields that keep their value from one `desk new` to the next."""

CHOICES = {"channel": CHANNELS, "activity": ACTIVITIES}


def new(
    root: Path,
    question: str,
    *,
    fields: Mapping[str, str],
    labels: Sequence[str],
    at: str | None,
    claim: bool,
    who: Given,
    me: str | None,
    commit: bool,
) -> int:
    """Open a ticket that waits for its lead, or with `claim` is led at once.

    What the gate takes out of a question is kept in the vault, with a new patron where nobody said
    who asks: somebody may have to call them back.
    """
    actor = identify(root, me)
    values = settled(root, "new", fields, STICKY)
    values["labels"] = tuple(str(value_of("labels", label)) for label in labels)
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
        memory.remember(root, "new", {key: values[key] for key in STICKY})
    console.echo(terminal.created(ticket, "opened"))
    for line in views.lines(ticket, route.guess(root, ticket)):
        console.echo(line)
    return 0


def settled(
    root: Path, verb: str, fields: Mapping[str, str], sticky: Sequence[str]
) -> dict[str, FieldValue]:
    """Fields as typed, the sticky ones from last time where they are not.

    Raises:
        DeskError: one of the sticky fields has no value yet.
    """
    given = {**memory.recall(root, verb), **fields}
    services = knowledge.names(root, "service")
    if "service" not in given and len(services) == 1:
        given["service"] = next(iter(services))
    for key in sticky:
        if key not in given:
            choices = sorted(services) if key == "service" else CHOICES[key]
            raise DeskError(
                f"which {key}? Say it once with --{key} ({', '.join(choices)}); the next "
                f"`desk {verb}` here takes it over"
            )
    return {key: value_of(key, str(typed)) for key, typed in given.items()}


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
