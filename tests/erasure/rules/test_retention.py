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


def test_who_asked_long_ago_only_is_forgotten_whole():
    assert due([patron("p-a")], asked("p-a", 1), asked("p-a", 0)) == Retention(
        (Due("p-a", ("Q-AAAAA0", "Q-AAAAA1"), whole=True),), ()
    )


def test_who_asked_lately_too_is_unlinked_from_what_is_old():
    assert due([patron("p-a")], asked("p-a", 1), asked("p-a", 2, LATELY)) == Retention(
        (Due("p-a", ("Q-AAAAA1",), whole=False),), ()
    )


def test_what_is_open_or_was_touched_lately_stays():
    lately = Entry(time=LATELY, kind="note", author="ann", id="00000001")
    tickets = (ticket(id="Q-AAAAA1", patron="p-a"), asked("p-b", 2, entries=(lately,)))
    assert due([patron("p-a"), patron("p-b")], *tickets) == Retention((), ())


def test_a_record_without_a_ticket_goes_when_it_is_old():
    assert due([patron("p-a"), patron("p-b", LATELY)]) == Retention(
        (Due("p-a", (), whole=True),), ()
    )


def test_who_is_on_hold_is_left_alone_and_said():
    assert due([patron("p-a", hold="court order 12")], asked("p-a", 1)) == Retention((), ("p-a",))


def test_hold_counts_for_a_patron_who_has_an_open_question_too():
    """A court may ask for what is old although the same person asked again lately."""
    held = patron("p-a", hold="court order 12")
    tickets = (asked("p-a", 1), ticket(id="Q-AAAAA2", patron="p-a"), asked("p-a", 3, LATELY))
    assert due([held], *tickets) == Retention((), ("p-a",))
    assert due([patron("p-a", LATELY, hold="court order 12")], asked("p-a", 1)) == Retention(
        (), ("p-a",)
    )


def test_a_patron_of_another_vault_is_unlinked_all_the_same():
    assert due([], asked("p-a", 1), asked(None, 2)) == Retention(
        (Due("p-a", ("Q-AAAAA1",), whole=False),), ()
    )


def test_the_day_itself_is_not_over():
    record = patron("p-a", NOW - timedelta(days=365))
    assert due([record], asked("p-a", 1, NOW - timedelta(days=365))) == Retention((), ())
