"""The sample library's tickets: they read whole, agree with their own logs, and name nobody."""

import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from deskbook.cli.main import call
from deskbook.library.adapters import repo
from deskbook.library.model.fields import front_specs
from deskbook.library.model.library import Loaded
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import CHANNELS, RESOLUTIONS, STATUSES, WAITING_ON
from deskbook.library.rules import references
from deskbook.tickets.rules import pauses

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


def test_the_sample_has_tickets_of_every_kind(loaded: Loaded, tickets: dict[str, Ticket]) -> None:
    asked = list(tickets.values())
    assert len(asked) >= 66
    assert {it.service for it in asked} == set(loaded.library.services)
    assert {it.department for it in asked} >= set(loaded.library.departments)
    assert {it.resource for it in asked} >= set(loaded.library.resources)
    assert {it.channel for it in asked} == set(CHANNELS)
    assert {it.status for it in asked} == set(STATUSES)
    assert {it.waiting_on for it in asked} == {None, *WAITING_ON}
    assert {it.resolution for it in asked} == {None, *RESOLUTIONS}
    assert {it.language for it in asked} == {None, "ar", "de", "es", "fr", "pt", "zh"}


def test_what_a_ticket_names_is_there(loaded: Loaded, tickets: dict[str, Ticket]) -> None:
    folders = {"staff": "staff", "answer": "answers", "ticket": "tickets"}
    missing = [
        f"{ticket.id} {key}: {name}"
        for ticket in tickets.values()
        for key, kind, name in references.list_references(_fields(ticket))
        if name not in getattr(loaded.library, folders.get(kind, f"{kind}s"))
    ]
    assert missing == []


def test_answers_name_the_tickets_they_were_learnt_from(
    loaded: Loaded, tickets: dict[str, Ticket]
) -> None:
    learnt = {slug: it.sources for slug, it in loaded.library.answers.items() if it.sources}
    assert len(learnt) >= 8
    assert [name for names in learnt.values() for name in names if name not in tickets] == []


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


def test_a_shift_begins_with_what_is_owed_today(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_NOW", TODAY.isoformat())
    monkeypatch.setenv("DESK_HANDLE", "reference-head")
    monkeypatch.setenv("DESK_ROOT", str(ROOT))
    said = {}
    for verb in ("brief", "remind", "cover", "vendor"):
        assert call([verb]) == 0
        said[verb] = capsys.readouterr().out
    assert "nobody leads Q-651D89" in said["brief"]
    assert "Promised for today\n  Q-7X38B8" in said["brief"]
    assert "Promised and late\n  Q-9EQSVT  Thu 12 Nov" in said["brief"]
    assert "science-liaison until Fri 20 Nov: data-librarian stands in" in said["brief"]
    assert "science-liaison leads it and is away until Fri 20 Nov." in said["remind"]
    assert "The offer was not answered by" in said["remind"]
    assert "Ask the vendor again (case HS-2026-30417): due Tue 3 Nov." in said["remind"]
    assert "Q-651D89: nobody leads it yet" in said["cover"]
    assert "Q-K9THY0  case PW-55812" in said["vendor"]


def _logged(ticket: Ticket) -> dict[str, str]:
    """The last value of each field that an entry changed."""
    found: dict[str, str] = {}
    for entry in ticket.entries:
        for key, _ in entry.data:
            if moved := pauses.change(entry, key):
                found[key] = moved[1]
    return found


def _fields(ticket: Ticket) -> dict[str, object]:
    return {name: getattr(ticket, name) for name in front_specs(Ticket)}


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    return str(value)
