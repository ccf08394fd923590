"""How long a patron is remembered"""

from datetime import UTC, datetime, timedelta

from tests.rules.hands import resolved_ticket, ticket

from deskbook.erasure.rules import retention
from deskbook.erasure.rules.retention import Due, Retention
from deskbook.library.model.ticket import Entry
from deskbook.patrons.model.patron import Patron

NOW = datetime(2027, 11, 5, 15, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=366)
LATELY = NOW - timedelta(days=364)


def patron(name, made=LONG_AGO, hold=""):
    return Patron(pseudonym=name, made=made, hold=hold)


def asked(name, number, resolved=LONG_AGO, **fields):
    return resolved_ticket(id=f"Q-AAAAA{number}", patron=name, resolved=resolved, **fields)


def due(patrons, *tickets):
    return retention.due(patrons, {it.id: it for it in tickets}, NOW, 365)


def test_patron_with_only_old_questions_is_forgotten_whole():
    assert due([patron("p-a")], asked("p-a", 1), asked("p-a", 0)) == Retention(
        (Due("p-a", ("Q-AAAAA0", "Q-AAAAA1"), whole=True),), ()
    )


def test_old_questions_of_a_patron_who_asked_lately_are_unlinked():
    assert due([patron("p-a")], asked("p-a", 1), asked("p-a", 2, LATELY)) == Retention(
        (Due("p-a", ("Q-AAAAA1",), whole=False),), ()
    )


def test_open_and_recently_changed_questions_stay():
    lately = Entry(time=LATELY, kind="note", author="ann", id="00000001")
    tickets = (ticket(id="Q-AAAAA1", patron="p-a"), asked("p-b", 2, entries=(lately,)))
    assert due([patron("p-a"), patron("p-b")], *tickets) == Retention((), ())


def test_a_record_without_a_ticket_goes_when_it_is_old():
    assert due([patron("p-a"), patron("p-b", LATELY)]) == Retention(
        (Due("p-a", (), whole=True),), ()
    )


def test_patron_on_hold_stays_and_is_named():
    assert due([patron("p-a", hold="court order 12")], asked("p-a", 1)) == Retention((), ("p-a",))


def test_hold_counts_for_a_patron_who_has_an_open_question_too():
    """A court may ask for what is old although the same person asked again lately."""
    held = patron("p-a", hold="court order 12")
    tickets = (asked("p-a", 1), ticket(id="Q-AAAAA2", patron="p-a"), asked("p-a", 3, LATELY))
    assert due([held], *tickets) == Retention((), ("p-a",))
    assert due([patron("p-a", LATELY, hold="court order 12")], asked("p-a", 1)) == Retention(
        (), ("p-a",)
    )


def test_ticket_of_a_patron_of_another_vault_is_unlinked():
    assert due([], asked("p-a", 1), asked(None, 2)) == Retention(
        (Due("p-a", ("Q-AAAAA1",), whole=False),), ()
    )


def test_question_resolved_exactly_at_the_end_of_retention_stays():
    record = patron("p-a", NOW - timedelta(days=365))
    assert due([record], asked("p-a", 1, NOW - timedelta(days=365))) == Retention((), ())
