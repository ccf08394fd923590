"""Our automatic answer to a new question: we have it, and by when the patron hears from us."""

from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import knowledge, memory
from deskbook.library.model.actor import Actor
from deskbook.library.model.records import Service
from deskbook.library.model.ticket import Ticket
from deskbook.mail.commands.world import World
from deskbook.mail.formats import token
from deskbook.mail.model.mail import MailMessage
from deskbook.mail.rules import intake
from deskbook.mail.views import texts
from deskbook.patrons.model.patron import Patron
from deskbook.tickets.rules import promises

ANSWERS: Final = "mail-answers"
"""The file of this clone that counts automatic answers, under names that identify nobody."""


def acknowledge(
    world: World, ticket: Ticket, who: Patron, message: MailMessage, actor: Actor
) -> Ticket:
    """Return the ticket with our automatic answer, unless this patron got enough of them today."""
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
