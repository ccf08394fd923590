"""What is known before a conversation"""

from datetime import UTC, date, datetime, timedelta

from tests.hands import open_ticket, resolved_ticket, ticket

from deskbook.library.model.library import Library
from deskbook.library.model.records import Department, Hours, Problem, Profile
from deskbook.patrons.model.patron import Patron
from deskbook.patrons.rules import briefing as rule

NOW = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)
NAME = "p-aaaaaaaaaa"
PATRON = Patron(pseudonym=NAME, made=NOW, consent={"remember": date(2026, 11, 2)})
LATELY, LONG_AGO = NOW - timedelta(days=89), NOW - timedelta(days=91)


def names(tickets):
    return [it.id for it in tickets]


def test_only_consent_lets_us_look():
    assert rule.may_be_remembered(PATRON)
    assert not rule.may_be_remembered(
        Patron(pseudonym=NAME, made=NOW, consent={"name": NOW.date()})
    )


def test_what_ended_long_ago_is_a_number_and_no_more():
    picture = rule.picture_patron(
        PATRON,
        [
            open_ticket(id="Q-AAAAA1", patron=NAME),
            resolved_ticket(id="Q-AAAAA2", patron=NAME, resolved=LATELY),
            resolved_ticket(id="Q-AAAAA3", patron=NAME, resolved=LONG_AGO),
            resolved_ticket(id="Q-AAAAA4", patron=NAME, opened=LONG_AGO, resolved=None),
            open_ticket(id="Q-AAAAA5", patron="p-other"),
        ],
        NOW,
    )
    assert (names(picture.open), names(picture.recent), picture.older) == (
        ["Q-AAAAA1"],
        ["Q-AAAAA2"],
        2,
    )


def test_without_consent_only_departments_of_open_questions_are_looked_at():
    tickets = [
        open_ticket(patron=NAME, department="history"),
        ticket(patron=NAME, department="history"),
        open_ticket(patron=NAME),
        resolved_ticket(patron=NAME, department="biology"),
        open_ticket(patron="p-other", department="art"),
    ]
    assert rule.list_departments(NAME, tickets) == ("history",)


def test_a_department_is_what_is_open_and_what_was_asked_lately():
    about = {"department": "history", "resource": "db"}
    tickets = [
        open_ticket(id="Q-AAAAA1", **about, cause="content-missing"),
        resolved_ticket(id="Q-AAAAA2", **about, opened=LATELY),
        resolved_ticket(id="Q-AAAAA3", **about, opened=LONG_AGO),
        open_ticket(id="Q-AAAAA4", department="history", resource="other", opened=LONG_AGO),
        open_ticket(id="Q-AAAAA5", department="art", resource="db"),
    ]
    problems = [
        Problem(slug=slug, title=slug, state=state, resource=resource, started=NOW.date(), lead="ann")
        for slug, state, resource in (
            ("a", "confirmed", "db"), ("b", "fixed", "db"), ("c", "confirmed", "other"), ("d", "confirmed", None)
        )
    ]  # fmt: skip
    library = Library(
        profile=Profile(
            name="H", timezone="UTC", week=(Hours(days=("mon",), hours="09:00-17:00"),)
        ),
        departments={"history": Department(slug="history", name="History", liaison="ann")},
        problems={it.slug: it for it in problems},
        tickets={it.id: it for it in tickets},
    )
    picture = rule.picture_department(library, "history", NOW)
    assert names(picture.open) == ["Q-AAAAA4", "Q-AAAAA1"]
    assert (picture.asked, picture.resources, picture.causes) == (
        2,
        (("db", 2),),
        (("content-missing", 1),),
    )
    assert [it.slug for it in picture.problems] == ["a"]
