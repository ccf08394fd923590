"""Queues of the staff site: every open ticket has its place in one, under who sees to it."""

from tests import site_world

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.model.cover import Replaced
from deskbook.sites.rules import staff_desk


def desk(library):
    calendar = Calendar(library.profile)
    return staff_desk.make_desk(
        library, calendar, site_world.NOW, digests={}, damaged=(), report="r"
    )


def names(tickets):
    return [it.id for it in tickets]


def test_a_queue_by_unclaimed_led_waiting_and_due():
    away = site_world.OPEN.replace("lead: bob", "lead: ann").replace("Q-0PEN01", "Q-0PEN02")
    quiet = site_world.OPEN.replace("Q-0PEN01", "Q-0PEN03").replace("T14:41:00Z handoff", "T14:41:00Z reply").replace(
        "- to: ann\n- lead: retain\n", "Soon.\n"
    )  # fmt: skip
    found = desk(
        site_world.library(
            site_world.ASKED, site_world.CLAIMED, site_world.OPEN, away, quiet, site_world.DONE
        )
    )
    (queue, stacks) = found.queues
    assert (queue.service, names(queue.unclaimed), names(queue.waiting)) == (
        "e-resources",
        ["Q-NEW001"],
        ["Q-4KX7M2"],
    )
    assert [(it.lead, it.absent, names(it.tickets)) for it in queue.led] == [
        ("ann", Replaced("ann", site_world.NOW.date().replace(day=9), "bob"), ["Q-0PEN02"]),
        ("bob", None, ["Q-0PEN01", "Q-0PEN03"]),
    ]
    assert [(it.id, watch.rule) for it, watch in queue.due] == [
        ("Q-4KX7M2", "patron-wrote"),
        ("Q-NEW001", "unclaimed"),
        ("Q-0PEN01", "first-reply"),
        ("Q-0PEN02", "first-reply"),
    ]
    assert (stacks.service, stacks.unclaimed, stacks.led, stacks.waiting, stacks.due) == (
        "stacks",
        (),
        (),
        (),
        (),
    )
    assert (queue.usual, found.successors, found.report) == (None, {"Q-D0NE01": "Q-4KX7M2"}, "r")


def test_who_is_replaced_and_who_is_not():
    library = site_world.library()
    day = site_world.NOW.date()
    found = {
        name: staff_desk.find_replaced(library, it, day) for name, it in library.tickets.items()
    }
    assert found == {
        "Q-4KX7M2": Replaced("ann", day.replace(day=9), "bob"),
        "Q-NEW001": None,
        "Q-0PEN01": None,
        "Q-D0NE01": None,
    }
    orphan = site_world.library(site_world.OPEN.replace("lead: bob", "lead: gone-colleague"))
    assert staff_desk.find_replaced(orphan, orphan.tickets["Q-0PEN01"], day) == Replaced(
        "gone-colleague", None, "head"
    )
