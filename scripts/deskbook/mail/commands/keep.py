"""A message into the library: its sender and bytes to the vault, clean text to the ticket."""

import re
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import carry_out, knowledge, memory
from deskbook.library.formats.text import clean_text
from deskbook.library.model.actor import Actor
from deskbook.library.model.outcome import Change
from deskbook.library.model.plan import CreateTicket, EditTicket, FieldValue, Plan, TicketEdit
from deskbook.library.model.records import Service
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import LANGUAGE, ROBOT
from deskbook.mail.commands.records import find_record, keep_patron
from deskbook.mail.commands.world import World
from deskbook.mail.formats import token
from deskbook.mail.model.asking import Asking
from deskbook.mail.model.disposition import (
    Decision,
    Disposition,
    KeptFile,
    Letter,
    Nature,
)
from deskbook.mail.model.mail import Attached, MailMessage
from deskbook.mail.rules import asking, bounces, disposition, folding, intake
from deskbook.mail.views import texts
from deskbook.patrons.model.patron import Patron
from deskbook.privacy.commands import write_gate
from deskbook.tickets.model import Delivery
from deskbook.tickets.rules import opening, promises
from deskbook.tickets.rules.lifecycle import derive_id

_LANGUAGE: Final = re.compile(LANGUAGE)

ANSWERS: Final = "mail-answers"
"""The file of this clone that counts automatic answers, under names that identify nobody."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A message that was dealt with: its disposition, and the files that changed."""

    disposition: Disposition
    changes: tuple[Change, ...] = ()


def keep(world: World, decision: Decision, *, commit: bool) -> Kept:
    """Carry out a decision about a message: first the vault, then the ticket, in a commit.

    Everything that is written is named by the message's key, so that a second run after a crash
    writes the same again and nothing twice.

    Raises:
        DeskError: something is to be mended first; the message is to stay where it is.
    """
    message, filed = decision.message, decision.filed
    if message is None or decision.disposition.fate not in ("new", "heard", "noted"):
        return Kept(decision.disposition)
    found = _asking(world, decision, message)
    letter, files = _letter(world, decision, message, found)
    actor = _robot(world, decision)
    who = find_record(world, decision.key, filed.record if filed else None, found.person)
    if decision.nature is not None and decision.nature.kind == "bounce":
        who = bounces.mark_addresses(who, message.report)
    if filed is None:
        plan = _opened(world, decision, message, letter, who, found, actor)
        ticket = write_gate.take_ticket(plan)
    else:
        ticket = filed.record
        plan = _went_on(world, decision, letter, who, actor)
    clean, _ = write_gate.guard_plan(world.root, plan, None, who)
    keep_patron(world, who, ticket.id, decision, message, files)
    changes = carry_out.apply(
        world.root,
        clean,
        commit=commit,
        look=lambda writes: write_gate.refuse_personal(world.root, writes),
    )
    world.known.update({decision.key: ticket.id, decision.text: ticket.id})
    return Kept(replace(decision.disposition, ticket=ticket.id), changes)


def _asking(world: World, decision: Decision, message: MailMessage) -> Asking:
    """Who asks; in what goes into a ticket as a note nobody does."""
    if decision.disposition.fate == "noted":
        return Asking("no-sender")
    return asking.find_asker(world.addresses, message, proven=not decision.failure)


def _letter(
    world: World, decision: Decision, message: MailMessage, found: Asking
) -> tuple[Letter, list[tuple[str, Attached]]]:
    """The letter for the ticket, and the files for the vault."""
    kept, refused = intake.choose_files(message.attachments, world.settings.attachments)
    files = [(token.make_file_key(world.secret, it.data), it) for it in kept]
    ticket = decision.filed.record if decision.filed else None
    said = (ticket.question, *(it.text for it in ticket.entries)) if ticket else ()
    service = ticket.service if ticket else _service(world, message)
    odd = (
        *((f"not proven: {decision.failure} says dmarc=fail",) if decision.failure else ()),
        *decision.remarks,
        *intake.explain_size(message, world.settings.attachments),
        *refused,
        *asking.describe_company(world.addresses, message, service, found.person),
    )
    by = decision.thread.by if decision.thread else "nothing"
    known_by = found.rule if by == "nothing" else by
    text, omitted = folding.fold(message.segments, said)
    letter = Letter(
        key=decision.key,
        content=decision.text,
        text=clean_text(text),
        omitted=omitted,
        subject=message.subject,
        files=tuple(KeptFile(key, file.kind[:60], len(file.data)) for key, file in files),
        remarks=tuple(dict.fromkeys(odd)),
        asked_by="" if decision.disposition.fate == "noted" else known_by,
    )
    return letter, files


def _service(world: World, message: MailMessage) -> str:
    """The service whose own address a message came to, else the default."""
    return next(iter(asking.list_services(world.addresses, message)), world.settings.service)


def _robot(world: World, decision: Decision) -> Actor:
    """The robot: its entry ids come from the message, the same on every machine."""
    taken = {it.id for it in decision.filed.record.entries} if decision.filed else set[str]()

    def mint() -> str:
        taken.add(made := derive_id(("mail", decision.key), taken))
        return made

    return replace(world.actor(), mint=mint)


def _opened(
    world: World,
    decision: Decision,
    message: MailMessage,
    letter: Letter,
    who: Patron,
    found: Asking,
    actor: Actor,
) -> Plan:
    name = _free_name(world, decision.key)
    fields: dict[str, FieldValue] = {
        "service": _service(world, message),
        "patron": who.pseudonym,
        "asker": None if found.person else "unknown",
        "language": message.language if _LANGUAGE.fullmatch(message.language) else None,
    }
    ticket = intake.open_ticket(name, letter, message.came or actor.now, fields, actor)
    handle = world.addresses.colleague(message.sender)
    if found.rule == "written-to" and handle in {
        it.handle for it in world.addresses.staff.values()
    }:
        ticket = opening.open_claimed(ticket, replace(actor, author=handle))
    answerable = decision.nature is not None and decision.nature.answerable
    passed_on = found.rule in ("forwarded", "written-to", "colleague-alone")
    if found.person and answerable and not passed_on:
        ticket = _acknowledged(world, ticket, who, message, actor)
    return Plan(f"{name}: new by mail", (CreateTicket(ticket),))


def _went_on(world: World, decision: Decision, letter: Letter, who: Patron, actor: Actor) -> Plan:
    filed, message, nature = decision.filed, decision.message, decision.nature
    assert filed is not None
    assert message is not None
    assert nature is not None
    ticket = filed.record
    if decision.disposition.fate == "heard":
        odd = disposition.is_from_elsewhere(who, message.sender)
        edit = intake.add_words(ticket, letter, actor, patron=who.pseudonym, from_elsewhere=odd)
        done = "the patron wrote by mail"
    elif nature.kind == "person":
        handle = world.addresses.colleague(message.sender)
        edit = intake.add_note(ticket, letter, actor, handle, letter.text or intake.NO_TEXT)
        done = f"mail from {handle}, noted"
    elif nature.kind == "bounce" and (sent := _returned(world, ticket, message)):
        edit = _take_back(world, ticket, sent, message, letter, who, actor)
        done = "a reply came back"
    else:
        text = clean_text(texts.describe_machine(nature, message))
        edit = intake.add_note(ticket, letter, actor, nature.kind, text)
        done = f"{nature.kind} noted"
    return Plan(f"{ticket.id}: {done}", (EditTicket(filed.path, edit, filed.digest),))


def _returned(world: World, ticket: Ticket, message: MailMessage) -> Delivery | None:
    """The letter that a report is about."""
    own = [token.find_reply(world.secret, it) for it in message.references]
    return bounces.find_letter(ticket, world.settings, [it[1] for it in own if it])


def _take_back(
    world: World,
    ticket: Ticket,
    sent: Delivery,
    message: MailMessage,
    letter: Letter,
    who: Patron,
    actor: Actor,
) -> TicketEdit:
    """The note that a letter came back."""
    failure = bounces.read_failure(message.report)
    is_bad = failure.is_address_bad and bool(who.failed)
    words = "\n\n".join(
        (
            texts.describe_machine(Nature("bounce", answerable=False), message),
            *((texts.BAD_ADDRESS,) if is_bad else ()),
        )
    )
    return bounces.take_back(
        ticket,
        replace(actor, author=ROBOT),
        sent,
        clean_text(words),
        is_temporary=failure.is_temporary,
        day=world.next_open_day(actor.now),
        data=intake.note_data(letter, "bounce"),
    )


def _free_name(world: World, key: str) -> str:
    """The id that the message's key gives, or where another ticket has it, the next one."""
    names = (token.make_ticket_id(key, number) for number in count())
    return next(name for name in names if not world.has_ticket(name))


def _acknowledged(
    world: World, ticket: Ticket, who: Patron, message: MailMessage, actor: Actor
) -> Ticket:
    """The ticket with our automatic answer, unless this patron got enough of them today."""
    if not world.settings.acknowledge or not _counts(world, who, actor):
        return ticket
    service = knowledge.record(world.root, Service, ticket.service)
    owed = promises.list_outstanding(ticket, service, Calendar(world.profile), actor.now)
    due = next((it.due for it in owed if it.kind == "first-reply" and it.due), None)
    rules = world.settings.attachments
    lost = intake.count_lost(message.attachments, rules)
    text = texts.acknowledge(
        world.profile, ticket.id, due, actor.now, lost, megabytes=rules.megabytes
    )
    return intake.acknowledge(ticket, actor, text)


def _counts(world: World, who: Patron, actor: Actor) -> bool:
    """Count one more automatic answer to a patron today; whether they may get it."""
    counts = intake.count_answer(
        memory.recall(world.root, ANSWERS),
        actor.today(),
        token.make_key(world.secret, who.pseudonym),
        world.settings.answers_a_day,
    )
    if counts is not None:
        memory.remember(world.root, ANSWERS, counts)
    return counts is not None
