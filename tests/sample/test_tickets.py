"""The sample library's tickets: they read whole, agree with their own logs, and name nobody."""

import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from deskbook.adapters import repo
from deskbook.model.library import Loaded
from deskbook.model.ticket import Ticket
from deskbook.rules import pauses

ROOT = Path(__file__).parents[2]

TODAY = datetime(2026, 11, 16, 15, tzinfo=UTC)

MAIN = "Q-4KX7M2"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """The sample library as it stands in this repository."""
    return repo.load(ROOT)


@pytest.fixture(scope="module")
def tickets(loaded: Loaded) -> dict[str, Ticket]:
    """Its tickets by id."""
    return dict(loaded.library.tickets)


def test_nothing_in_the_sample_is_wrong(loaded: Loaded) -> None:
    assert loaded.findings == ()


def test_every_ticket_says_what_its_entries_logged(tickets: dict[str, Ticket]) -> None:
    differing = [
        f"{ticket.id} {field}: {_shown(getattr(ticket, field))!r} but logged {value!r}"
        for ticket in tickets.values()
        for field, value in _logged(ticket).items()
        if _shown(getattr(ticket, field)) != value
    ]
    assert differing == []


def test_entries_stand_in_the_order_of_time_and_none_is_to_come(
    tickets: dict[str, Ticket],
) -> None:
    for ticket in tickets.values():
        times = [entry.time for entry in ticket.entries]
        assert times == sorted(times), ticket.id
        assert all(time <= TODAY for time in (ticket.opened, *times)), ticket.id


def test_no_ticket_holds_an_address_or_a_number_of_a_person() -> None:
    personal = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}")
    found = {
        path.stem: personal.findall(path.read_text(encoding="utf-8"))
        for path in ROOT.glob("tickets/*/*/*.md")
    }
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_the_two_problems_have_their_tickets(tickets: dict[str, Ticket]) -> None:
    assert Counter(it.problem for it in tickets.values() if it.problem) == {
        "history-full-text-late": 9,
        "ebook-shelf-login-loop": 6,
    }


def test_the_case_that_started_it_all_is_told_to_its_end(tickets: dict[str, Ticket]) -> None:
    told = tickets[MAIN]
    assert [(entry.kind, entry.author) for entry in told.entries] == [
        ("accept", "history-liaison"),
        ("reply", "history-liaison"),
        ("promise", "history-liaison"),
        ("handoff", "history-liaison"),
        ("decline", "eresources-head"),
        ("handoff", "history-liaison"),
        ("accept", "eresources"),
        ("wait", "eresources"),
        ("reply", "history-liaison"),
        ("promise", "history-liaison"),
        ("edit", "eresources"),
        ("reminder", "desk"),
        ("reply", "history-liaison"),
        ("wait", "eresources"),
        ("reply", "history-liaison"),
        ("resolve", "history-liaison"),
    ]
    assert (told.lead, told.contributors) == ("history-liaison", ("eresources",))
    assert (told.resolution, told.cause) == ("answered", "content-delayed")
    assert (told.answer, told.problem) == ("newest-issue-missing", "history-full-text-late")


def test_one_promise_of_that_case_is_kept_and_one_is_a_day_late(
    tickets: dict[str, Ticket],
) -> None:
    kept = [
        (date.fromisoformat(moved[0]), entry.time.date())
        for entry in tickets[MAIN].entries
        if entry.kind == "reply" and (moved := pauses.change(entry, "promised"))
    ]
    assert kept == [
        (date(2026, 9, 24), date(2026, 9, 24)),
        (date(2026, 10, 8), date(2026, 10, 9)),
    ]


def _logged(ticket: Ticket) -> dict[str, str]:
    """The last value of each field that an entry changed."""
    found: dict[str, str] = {}
    for entry in ticket.entries:
        for key, _ in entry.data:
            if moved := pauses.change(entry, key):
                found[key] = moved[1]
    return found


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    return str(value)
