"""The digests of `desk remind` by mail: one message a day for each colleague, to inside only."""

from collections.abc import Iterator
from datetime import date
from email.utils import format_datetime

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, console, knowledge, memory
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Service, Staff
from deskbook.mail.adapters.outbox import Outbox
from deskbook.mail.commands.world import World
from deskbook.mail.formats import composer, token
from deskbook.mail.model.mail import Address

FILE = "mail-digests"


def count(world: World) -> int:
    """How many colleagues have a digest today that was not sent yet."""
    return sum(1 for _ in _waiting(world))


def send(world: World, server: Outbox) -> int:
    """Send today's digests; how many went out. What fails is tried again in the next run."""
    number = 0
    for staff, text in [*_waiting(world)]:
        try:
            server.hand_over(world.settings.address, staff.email, _message(world, staff, text))
        except DeskError as error:
            console.complain(f"digest for {staff.handle}: {error}")
            continue
        _remember(world, staff.handle)
        number += 1
    return number


def _waiting(world: World) -> Iterator[tuple[Staff, str]]:
    """Each colleague with an address, and what they are told: their own digest, their services'."""
    day = _day(world)
    digests = memory.digests(world.root, day)
    told = memory.recall(world.root, FILE).get(day.isoformat(), [])
    services = knowledge.records(world.root, Service) if digests else []
    for staff in world.staff.values():
        names = [f"staff/{staff.handle}"]
        names += [f"services/{it.slug}" for it in services if staff.handle in it.team]
        text = "\n".join(digests[it] for it in names if it in digests)
        if text and staff.handle not in told and not (staff.left and staff.left < day):
            yield staff, text


def _message(world: World, staff: Staff, text: str) -> bytes:
    day = _day(world)
    own = world.settings.address
    key = token.key(world.secret, f"digest {day} {staff.handle}")
    return composer.to_colleague(
        f"digest.{day}.{key}@{own.partition('@')[2]}",
        Address(own, world.profile.name),
        Address(staff.email, staff.name),
        f"Your digest, {day}",
        format_datetime(clock.now()),
        text,
    )


def _remember(world: World, handle: str) -> None:
    day = _day(world).isoformat()
    told = memory.recall(world.root, FILE).get(day, [])
    memory.remember(world.root, FILE, {day: [*told, handle]})


def _day(world: World) -> date:
    return Calendar(world.profile).day_of(clock.now())
