"""A message into the library: who wrote it and its bytes to the vault, clean text to the ticket."""

import re
from dataclasses import replace
from itertools import count
from typing import Final

from deskbook.library.adapters import carry_out
from deskbook.library.formats.text import clean_text
from deskbook.library.model.actor import Actor
from deskbook.library.model.plan import CreateTicket, EditTicket, FieldValue, Plan
from deskbook.library.model.vocabulary import LANGUAGE
from deskbook.mail.commands import answers, people, vault
from deskbook.mail.commands import letter as mail_letter
from deskbook.mail.commands.decide import Decision
from deskbook.mail.commands.world import World
from deskbook.mail.formats import token
from deskbook.mail.model.disposition import Letter, Outcome
from deskbook.mail.model.mail import MailMessage
from deskbook.mail.rules import intake as mail_intake
from deskbook.mail.views import mail as view
from deskbook.patrons.model.patron import Patron
from deskbook.privacy.commands import write_gate
from deskbook.tickets.rules import entry_ids

_LANGUAGE: Final = re.compile(LANGUAGE)


def keep(world: World, decision: Decision, *, commit: bool) -> Outcome:
    """Carry out what was decided about a message: first the vault, then the ticket, in a commit.

    Everything that is written is named by the message's key, so that a second run after a crash
    writes the same again and nothing twice.

    Raises:
        DeskError: something is to be mended first; the message is to stay where it is.
    """
    message, filed = decision.message, decision.filed
    if message is None or decision.outcome.fate not in ("new", "heard", "noted"):
        return decision.outcome
    letter, files = mail_letter.letter(world, decision, message)
    actor = _hand(world, decision)
    who = vault.who(world, message, decision.key, filed.record if filed else None)
    if filed is None:
        plan = _opened(world, decision, message, letter, who, actor)
        ticket = write_gate.made(plan)
    else:
        ticket = filed.record
        plan = _went_on(world, decision, letter, who, actor)
    clean, _ = write_gate.guarded(world.root, plan, None, who)
    if who:
        vault.keep(world, who, ticket.id, decision, message, files)
    carry_out.apply(
        world.root,
        clean,
        commit=commit,
        look=lambda writes: write_gate.refuse_personal(world.root, writes),
    )
    world.known[decision.key] = ticket.id
    return replace(decision.outcome, ticket=ticket.id)


def _hand(world: World, decision: Decision) -> Actor:
    """The robot's hand: its entry ids come from the message, the same on every machine."""
    taken = {it.id for it in decision.filed.record.entries} if decision.filed else set[str]()

    def mint() -> str:
        taken.add(made := entry_ids.derived(("mail", decision.key), taken))
        return made

    return replace(world.actor(), mint=mint)


def _opened(
    world: World,
    decision: Decision,
    message: MailMessage,
    letter: Letter,
    who: Patron | None,
    actor: Actor,
) -> Plan:
    name = _free_name(world, decision.key)
    fields: dict[str, FieldValue] = {
        "service": _service(world, message),
        "patron": who.pseudonym if who else None,
        "language": message.language if _LANGUAGE.fullmatch(message.language) else None,
    }
    ticket = mail_intake.opened(name, letter, message.came or actor.now, fields, actor)
    answerable = decision.nature is not None and decision.nature.answerable
    if who and answerable and not world.is_staff(message.sender):
        ticket = answers.acknowledged(world, ticket, who, actor)
    return Plan(f"{name}: new by mail", (CreateTicket(ticket),))


def _went_on(
    world: World, decision: Decision, letter: Letter, who: Patron | None, actor: Actor
) -> Plan:
    filed, message, nature = decision.filed, decision.message, decision.nature
    assert filed is not None
    assert message is not None
    assert nature is not None
    ticket = filed.record
    if decision.outcome.fate == "heard":
        asker = people.asker(world, message)
        odd = bool(who and asker and asker.email not in who.emails)
        name = who.pseudonym if who else None
        edit = mail_intake.heard(ticket, letter, actor, patron=name, from_elsewhere=odd)
        done = "the patron wrote by mail"
    elif nature.kind == "person":
        handle = world.colleague(message.sender)
        edit = mail_intake.noted(ticket, letter, actor, handle, letter.text or mail_intake.NO_TEXT)
        done = f"mail from {handle}, noted"
    else:
        text = clean_text(view.machine(nature, message))
        edit = mail_intake.noted(ticket, letter, actor, nature.kind, text)
        done = f"{nature.kind} noted"
    return Plan(f"{ticket.id}: {done}", (EditTicket(filed.path, edit, filed.digest),))


def _free_name(world: World, key: str) -> str:
    """The id that the message's key gives, or where another ticket has it, the next one."""
    names = (token.ticket_id(key, number) for number in count())
    return next(name for name in names if not world.has_ticket(name))


def _service(world: World, message: MailMessage) -> str:
    """The service whose own address it came to."""
    addresses = (*message.delivered, *(it.base for it in message.to))
    found = (world.services[it].slug for it in addresses if it in world.services)
    return next(found, world.settings.service)
