from datetime import date, datetime
from zoneinfo import ZoneInfo

from tests.hands import NOW, open_ticket, resolved_ticket, ticket

from deskbook.care.model.cover import Replaced
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import Ink
from deskbook.overview.model import TicketsListed, ViewsShown
from deskbook.overview.views.list import describe_list, describe_views, footer

ZONE = ZoneInfo("America/New_York")
TICKETS = [
    ticket(title="Where are the maps?"),
    open_ticket(
        id="Q-BBBBBB", promised=date(2026, 11, 4), offered_to="ben", title="日本の地図 " * 9
    ),
    open_ticket(id="Q-CCCCCC", status="waiting", waiting_on="vendor", promised=date(2026, 11, 9)),
    resolved_ticket(id="Q-DDDDDD", opened=datetime(2025, 1, 1, tzinfo=NOW.tzinfo)),
]


def listed(tickets, screen, **values):
    found = {"found": len(tickets), "everything": True, "now": NOW, "zone": ZONE}
    return describe_list(TicketsListed(tickets=tuple(tickets), **{**found, **values}), screen)


def table(tickets, screen):
    return listed(tickets, screen).rpartition("\n")[0]


def test_a_list_is_one_line_each_and_marks_what_is_late():
    assert table(TICKETS, Screen(92)) == (
        "Q-AAAAAA  3d   new            reference                         Where are the maps?\n"
        "Q-BBBBBB  3d   open           reference  ann > ben  Wed 4 Nov!  日本の地図 日本の地図 日本…\n"
        "Q-CCCCCC  3d   waits: vendor  reference  ann        Mon 9 Nov   A title\n"
        "Q-DDDDDD  22m  resolved       reference  ann                    A title"
    )


def test_columns_that_nobody_fills_are_left_out_and_a_title_keeps_some_room():
    shown = table([ticket(title="T" * 40)], Screen(40))
    assert shown == f"Q-AAAAAA  3d  new  reference  {'T' * 23}…"


def test_colours_change_no_width():
    shown = table(TICKETS[1:], Screen(92, Ink(colour=True))).split("\n")
    assert shown[0].startswith("\x1b[1mQ-BBBBBB\x1b[0m  3d ")
    assert "\x1b[31;1mWed 4 Nov!\x1b[0m" in shown[0]
    assert "\x1b[2mresolved     \x1b[0m" in shown[2]


def test_a_list_says_what_was_looked_at():
    assert [
        footer(0, 0, everything=True),
        footer(0, 0, everything=False),
        footer(1, 1, everything=True),
        footer(30, 20, everything=False),
    ] == [
        "No ticket fits.",
        "No ticket fits; resolved ones are left out, --all shows them.",
        "1 ticket.",
        "30 tickets, the first 20 are shown; resolved ones are left out, --all shows them.",
    ]


def test_a_list_names_leads_who_are_not_here_before_it_counts():
    absent = (Replaced("ann", date(2026, 11, 9), "ben"),)
    *_, line, count = listed(TICKETS[:2], Screen(92), found=5, absent=absent).split("\n")
    assert line.startswith("ann is away until Mon 9 Nov: ben")
    assert count == "5 tickets, the first 2 are shown."
    assert listed([], Screen(92)) == "No ticket fits."


def test_saved_views_are_named_with_their_filters():
    views = {"mine": {"mine": True, "service": ["a", "b"]}, "all": {}}
    assert describe_views(ViewsShown(views=views), Screen()) == (
        "all  no filters\nmine  mine: True, service: a,b"
    )
    assert describe_views(ViewsShown(views={}), Screen()).startswith("No view is saved yet")
