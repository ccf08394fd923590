"""Commands that open a ticket: `new`, and `log` for what is answered on the spot."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path

from deskbook.calendar.formats import parse_moment
from deskbook.library.adapters import chance, files, git, knowledge, lookup, memory
from deskbook.library.commands import identify
from deskbook.library.model import ticket_fields
from deskbook.library.model.actor import Actor
from deskbook.library.model.fields import Verb, choices
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Notice, Step
from deskbook.library.model.plan import CreateTicket, FieldValue, Plan
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import Resolution
from deskbook.patrons.commands import patron
from deskbook.patrons.model.patron import Given, Patron
from deskbook.privacy.commands import write_gate
from deskbook.privacy.model.privacy import Found
from deskbook.tickets.commands import change
from deskbook.tickets.commands.amendment import Typed, value_of
from deskbook.tickets.model import TicketOpened
from deskbook.tickets.rules import opening, resolution

Suggest = Callable[[Path, Ticket], tuple[Step, ...]]
"""Suggests where a new ticket may belong."""


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
) -> TicketOpened:
    """Open a ticket that waits for its lead, or with `claim` is led at once.

    What the gate takes out of a question is kept in the vault, with a new patron where nobody said
    who asks: somebody may have to call them back.

    Args:
        root: the library.
        question: the question, clean.
        fields: values as typed, by field.
        at: when it was asked, as typed; by default now.
        claim: lead it at once.
        who: what is known of the patron.
        me: who acts.
        commit: whether to keep it in a commit.
        suggest: suggests where the question may belong.
    """
    actor = identify(root, me)
    taken = memory.recall(root, "new").keys() - fields.keys()
    values = _settled(root, "new", fields)
    change.refuse_unknown(root, values)
    with files.locked(root):
        asker = patron.find_described(root, who, values)
        named = _pseudonym(values)
        clean, found = write_gate.guard_text(root, question, named, asker)
        if clean != question and not named and not asker:
            asker = patron.make_unnamed()
        ticket = _begin(root, clean, values, asker, at, actor)
        if claim:
            ticket = opening.open_claimed(ticket, actor)
        done = _keep(root, ticket, f"new by {actor.author}", "opened", found, asker, commit=commit)
        _remember(root, "new", values)
    notices = _notices(root, values, taken, commit=commit)
    return replace(done, next=suggest(root, done.made), notices=notices)


def log(
    root: Path,
    question: str,
    *,
    fields: Mapping[str, Typed],
    at: str | None,
    outcome: Resolution,
    leave_open: bool,
    who: Given,
    me: str | None,
    commit: bool,
) -> TicketOpened:
    """Write down a question that was answered on the spot, or with `leave_open` is to be.

    What the gate takes out is kept nowhere, unless somebody says who asks.
    """
    actor = identify(root, me)
    taken = memory.recall(root, "log").keys() - fields.keys()
    values = _settled(root, "log", fields)
    change.refuse_unknown(root, values)
    with files.locked(root):
        asker = patron.find_described(root, who, values)
        clean, found = write_gate.guard_text(root, question, _pseudonym(values), asker)
        ticket = _begin(root, clean, values, asker, at, actor)
        if leave_open:
            ticket = opening.open_claimed(ticket, replace(actor, now=ticket.opened))
        else:
            if resolution.owes_reply(ticket, outcome):
                raise DeskError(
                    "the patron asked in writing and can be reached, so the answer goes to them: "
                    "`desk new` it, then `desk resolve` it with the reply"
                )
            ticket = opening.open_resolved(ticket, actor, outcome)
        message = f"logged by {actor.author}"
        done = _keep(root, ticket, message, "logged", found, asker, commit=commit)
        _remember(root, "log", values)
    return replace(done, notices=_notices(root, values, taken, commit=commit))


def _settled(root: Path, verb: Verb, fields: Mapping[str, Typed]) -> dict[str, FieldValue]:
    """Fields as typed, the sticky ones from last time where they are not.

    Raises:
        DeskError: one of the sticky fields has no value yet.
    """
    given = {**memory.recall(root, verb), **fields}
    services = knowledge.list_ids(root, "service")
    if "service" not in given and len(services) == 1:
        given["service"] = next(iter(services))
    for spec in ticket_fields.find_kept(verb):
        if spec.key not in given:
            known = (
                sorted(knowledge.list_ids(root, spec.refers)) if spec.refers else choices(spec.type)
            )
            raise DeskError(
                f"which {spec.label}? Say it once with --{spec.key} ({', '.join(known)}); the next "
                f"`desk {verb}` here takes it over"
            )
    return {key: value_of(key, typed) for key, typed in given.items()}


def _notices(
    root: Path, values: Mapping[str, FieldValue], taken: Collection[str], *, commit: bool
) -> tuple[Notice, ...]:
    """Return remarks on values that nobody typed, and on a file that no Git repository keeps."""
    found = []
    if taken:
        words = " and ".join(f"{it} {values[it]}" for it in sorted(taken))
        options = " and ".join(f"--{it}" for it in sorted(taken))
        found.append(
            Notice("ticket.taken", f"Taken from before: {words}; change it with {options}.")
        )
    if commit and not git.is_clone(root):
        found.append(
            Notice(
                "library.no-git",
                "Nothing keeps this file but the folder: run `git init` and `desk join` here.",
            )
        )
    return tuple(found)


def _remember(root: Path, verb: Verb, values: Mapping[str, FieldValue]) -> None:
    """Keep the values that the next run of a command takes where they are not given."""
    memory.remember(root, verb, {it.key: values[it.key] for it in ticket_fields.find_kept(verb)})


def _pseudonym(values: Mapping[str, FieldValue]) -> str | None:
    """The patron that was named by pseudonym."""
    found = values.get("patron")
    return str(found) if found else None


def _begin(
    root: Path,
    question: str,
    values: Mapping[str, FieldValue],
    asker: Patron | None,
    at: str | None,
    actor: Actor,
) -> Ticket:
    """A new ticket with an id that no other has."""
    if asker:
        values = {**values, "patron": asker.pseudonym}
    name = chance.ticket_id(lookup.ticket_ids(root))
    asked = parse_moment(at, actor.now, actor.zone) if at else actor.now
    return opening.open_new(name, asked, values, question, actor)


def _keep(
    root: Path,
    ticket: Ticket,
    message: str,
    did: str,
    found: tuple[Found, ...],
    who: Patron | None,
    *,
    commit: bool,
) -> TicketOpened:
    """Write a new ticket, and keep it in a commit."""
    plan = Plan(f"{ticket.id}: {message}", (CreateTicket(ticket),))
    kept = write_gate.write(root, plan, commit=commit, ticket=ticket, found=found, who=who)
    made = write_gate.take_ticket(kept.plan)
    return TicketOpened(ticket=made.id, did=did, made=made, written=kept.written)
