"""Rows, states and the words of the server."""

from datetime import UTC, date, datetime

import pytest
from tests import site_world

from deskbook.care.model.cover import Replaced
from deskbook.care.model.reminders import Watch
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.words import ENGLISH
from deskbook.library.views.outcome import Screen
from deskbook.sites.views.staff.conversation import Reading
from deskbook.web.model.requests import Asked, DeskClosed, DeskOpen, Person
from deskbook.web.model.suggestions import Suggestion
from deskbook.web.views import outcomes, rows
from deskbook.web.views import ticket as pages

NOW = datetime(2026, 11, 5, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def by():
    desk = site_world.desk()
    return Reading(desk.library, NOW, desk.zone)


def ticket(**fields):
    given = {
        "id": "Q-4KX7M2", "title": "Printing?", "status": "open", "service": "e-resources",
        "channel": "desk", "opened": datetime(2026, 11, 2, 14, tzinfo=UTC), "question": "q",
    }  # fmt: skip
    return Ticket(**{**given, **fields})


def test_a_row_says_who_leads_and_what_is_due_first(by):
    watch = Watch("ticket", "Q-4KX7M2", "first-reply", datetime(2026, 11, 5, 14, tzinfo=UTC))
    assert rows.make_row(by, ticket(lead="ann"), watch, "ann", ENGLISH) == rows.Row(
        id="Q-4KX7M2",
        url="/tickets/Q-4KX7M2/",
        title="Printing?",
        status="open",
        state="open",
        service="E-resources",
        lead="Ann CANARY",
        mine=True,
        next="first reply due, today 09:00",
        late=True,
        age="3d",
        asked="Mon 2 Nov",
    )
    assert rows.make_row(by, ticket(), None, "ann", ENGLISH).next == ""


@pytest.mark.parametrize(
    ("day", "rule", "expected"),
    [
        (4, "promise", "promised to the patron, yesterday"),
        (6, "news", "news for the patron due, tomorrow 12:00"),
        (9, "promise", "promised to the patron, Mon 9 Nov"),
    ],
)
def test_a_day_that_is_near_is_called_so(by, day, rule, expected):
    watch = Watch("ticket", "Q-4KX7M2", rule, datetime(2026, 11, day, 17, tzinfo=UTC))
    assert rows.describe_due(by, watch, ENGLISH) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "waiting", "waiting_on": "vendor"}, "waits: vendor"),
        ({"status": "waiting"}, "waiting"),
        ({"status": "resolved"}, "resolved"),
    ],
)
def test_a_state_is_a_word(fields, expected):
    assert rows.state(ticket(**fields), ENGLISH) == expected


def test_a_page_has_its_head_and_folds_what_nobody_wrote(by):
    def entry(kind, author, text=""):
        return Entry(time=NOW, kind=kind, author=author, id="00000000", text=text)

    it = ticket(
        lead="ann", offered_to="bob", contributors=("bob",), links=("Q-ABCDEF", "mailto:x"),
        entries=(entry("accept", "ann"), entry("promise", "ann"), entry("note", "ann", "see Q-ABCDEF"), entry("reminder", "desk", "words")),
    )  # fmt: skip
    absent = Replaced("ann", date(2026, 11, 9), "bob")
    page = pages.make_page(
        by, it, "bob", [], Suggestion("claim", "Nobody leads it yet."), absent, ENGLISH
    )
    assert (page.lead, page.offered, page.helpers, page.action, page.button) == (
        "Ann CANARY", "Bob", "Bob", "claim", "Claim",
    )  # fmt: skip
    assert page.absent == "Ann CANARY is away until Mon 9 Nov: Bob stands in"
    assert [(len(it.entries), it.folded) for it in page.parts] == [(2, True), (1, False), (1, True)]
    assert '<a href="/tickets/Q-ABCDEF/">Q-ABCDEF</a>' in page.parts[1].entries[0].text
    assert [(it.name, it.url) for it in page.facts] == [
        ("See also", "/tickets/Q-ABCDEF/"),
        ("See also", "mailto:x"),
    ]
    empty = pages.make_page(by, ticket(), "bob", [], None, None, ENGLISH)
    assert (empty.lead, empty.offered, empty.absent, empty.button, empty.why) == (
        "",
        "",
        "",
        "",
        "",
    )


def test_the_terminal_says_where_the_desk_is():
    said = outcomes.describe_opening(DeskOpen("http://127.0.0.1:8001/", "ann"), Screen())
    assert said == "desk    http://127.0.0.1:8001/  you act as ann; Ctrl-C stops"
    assert "sign in" in outcomes.describe_opening(DeskOpen("https://desk.example/", ""), Screen())
    assert outcomes.describe_end(DeskClosed(), Screen()) == "stopped"


def test_what_was_typed_has_no_space_around_it():
    asked = Asked(
        person=Person("ann", "Ann"), path="/", form={"text": ("a", " b ")}, query={"q": " c "}
    )
    assert (asked.typed("text"), asked.typed("none"), asked.asked("q"), asked.asked("none")) == (
        "b",
        "",
        "c",
        "",
    )
