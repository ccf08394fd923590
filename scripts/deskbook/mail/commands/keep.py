"""A message into the library: its sender and bytes to the vault, clean text to the ticket."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from deskbook.library.adapters import carry_out
from deskbook.library.formats.text import clean_text
from deskbook.library.model.actor import Actor
from deskbook.library.model.outcome import Change
from deskbook.library.model.plan import CreateTicket, EditTicket, FieldValue, Plan, TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import LANGUAGE, ROBOT
from deskbook.mail.commands.acknowledgement import acknowledge
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
from deskbook.tickets.rules import opening
from deskbook.tickets.rules.lifecycle import derive_id

_LANGUAGE: Final = re.compile(LANGUAGE)


@dataclass(frozen=True, slots=True)
class Kept:
    """A message that was dealt with: its disposition, and the files that changed."""

    disposition: Disposition
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A message that is in the vault, and the plan by which its ticket gets it."""

    decision: Decision
    ticket: str
    plan: Plan


def keep(world: World, decision: Decision, *, commit: bool) -> Kept:
    """Carry out a decision about a message: first the vault, then the ticket, in a commit.

    Raises:
        DeskError: something is to be mended first; the message is to stay where it is.
    """
    prepared = prepare(world, decision)
    return write(world, [prepared], commit=commit)[0] if prepared else Kept(decision.disposition)


def prepare(world: World, decision: Decision) -> Prepared | None:
    """Keep a message in the vault and plan its ticket; none where it goes into no ticket.

    Everything that is written is named by the message's key, so that a second run after a crash
    writes the same again and nothing twice.

    Raises:
        DeskError: as `keep`.
    """
    message, filed = decision.message, decision.filed
    if message is None or decision.disposition.fate not in ("new", "heard", "noted"):
        return None
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
    return Prepared(decision, ticket.id, clean)


def write(world: World, group: Sequence[Prepared], *, commit: bool) -> list[Kept]:
    """Write the tickets of some messages, which are all different, in one commit.

    Raises:
        DeskError: as `keep`; nothing of the group is written then.
    """
    plans = [it.plan for it in group]
    head = f"{len(plans)} messages by mail\n\n" if len(plans) > 1 else ""
    whole = Plan(
        head + "\n".join(it.message for it in plans),
        tuple(effect for it in plans for effect in it.effects),
    )
    changes = carry_out.apply(
        world.root,
        whole,
        commit=commit,
        look=lambda writes: write_gate.refuse_personal(world.root, writes),
    )
    kept, at = list[Kept](), 0
    for it in group:
        world.known.update({it.decision.key: it.ticket, it.decision.text: it.ticket})
        end = at + len(it.plan.effects)
        kept.append(Kept(replace(it.decision.disposition, ticket=it.ticket), changes[at:end]))
        at = end
    return kept


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
        ticket = acknowledge(world, ticket, who, message, actor)
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
