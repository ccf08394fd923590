"""The one automatic answer to a new question, and how many of them an address gets on a day."""

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import knowledge, memory
from deskbook.library.model.actor import Actor
from deskbook.library.model.records import Service
from deskbook.library.model.ticket import Ticket
from deskbook.mail.commands.world import World
from deskbook.mail.formats import token
from deskbook.mail.rules import intake
from deskbook.mail.views import mail as view
from deskbook.patrons.model.patron import Patron
from deskbook.tickets.rules import promises

FILE = "mail-answers"


def acknowledged(world: World, ticket: Ticket, who: Patron, actor: Actor) -> Ticket:
    """The ticket with our answer that we have the question, unless this patron got enough today."""
    if not world.settings.acknowledge or not _may(world, who, actor):
        return ticket
    calendar = Calendar(world.profile)
    service = knowledge.record(world.root, Service, ticket.service)
    standing = promises.standing(ticket, service, calendar, actor.now)
    due = next((it.due for it in standing if it.kind == "first-reply" and it.due), None)
    text = view.acknowledgement(world.profile, ticket.id, due, actor.now)
    return intake.acknowledged(ticket, actor, text)


def _may(world: World, who: Patron, actor: Actor) -> bool:
    """Whether another automatic answer may go to this patron today; if so it is counted.

    What is counted stands in this clone alone, under a name that says nobody's.
    """
    day = actor.today().isoformat()
    found = memory.recall(world.root, FILE)
    counts = found[day] if isinstance(found.get(day), dict) else {}
    name = token.key(world.secret, who.pseudonym)
    number = counts.get(name, 0)
    if not isinstance(number, int) or number >= world.settings.answers_a_day:
        return False
    memory.remember(world.root, FILE, {day: {**counts, name: number + 1}})
    return True
