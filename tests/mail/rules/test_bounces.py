"""Reports about our letters, and what they change in a ticket."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.hands import NOW, actor, open_ticket

from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.ticket import Entry
from deskbook.mail.model.report import DeliveryReport
from deskbook.mail.rules import bounces
from deskbook.patrons.model.patron import Patron

SETTINGS = MailSettings(
    address="ask@library.example", since=datetime(2026, 11, 1, tzinfo=UTC), service="reference"
)
NEXT = date(2026, 11, 6)


def entry(number, kind, *data):
    return Entry(time=NOW.replace(minute=number), kind=kind, author="ann", id=f"0000000{number}", data=data)  # fmt: skip


TICKET = replace(
    open_ticket(channel="email", patron="p-7f3kq29d"),
    entries=(
        entry(1, "reply"),
        entry(2, "link", ("sent", "00000001")),
        entry(3, "reply"),
        entry(4, "link", ("sent", "00000003")),
        entry(5, "reply"),
    ),
)


@pytest.mark.parametrize(
    ("replies", "found"),
    [
        ((), "00000003"),
        (("00000001",), "00000001"),
        (("00000009", "00000001"), "00000001"),
        (("00000005",), "00000005"),
        (("00000009",), "00000003"),
    ],
)
def test_letter_of_a_report_is_the_one_it_returns_else_the_last_one_sent(replies, found):
    assert bounces.find_letter(TICKET, SETTINGS, replies).letter.id == found


def test_a_ticket_that_sent_nothing_has_no_letter_that_came_back():
    assert bounces.find_letter(open_ticket(), SETTINGS, ("00000001",)) is None


@pytest.mark.parametrize(
    ("report", "found"),
    [
        (None, (False, False)),
        (DeliveryReport(kind="failed", permanence="permanent", status="5.1.1"), (False, True)),
        (DeliveryReport(kind="failed", permanence="permanent", status="550"), (False, True)),
        (DeliveryReport(kind="failed", permanence="permanent", status="5.7.1"), (False, False)),
        (DeliveryReport(kind="failed", permanence="temporary", status="5.1.1"), (True, False)),
        (DeliveryReport(kind="failed"), (False, False)),
    ],
)
def test_a_failure_is_temporary_or_the_addresses_fault_or_neither(report, found):
    failure = bounces.read_failure(report)
    assert (failure.is_temporary, failure.is_address_bad) == found


@pytest.mark.parametrize(
    ("recipients", "failed"),
    [
        (("QUILL@people.example",), ("quill@people.example",)),
        (("else@people.example",), ()),
        ((), ()),
    ],
)
def test_only_the_patrons_own_addresses_are_marked(recipients, failed):
    patron = Patron(
        pseudonym="p-7f3kq29d", made=NOW, emails=("quill@people.example", "q@work.example")
    )
    bad = DeliveryReport(
        kind="failed", permanence="permanent", status="5.1.1", recipients=recipients
    )
    assert bounces.mark_addresses(patron, bad).failed == failed
    assert bounces.mark_addresses(patron, replace(bad, status="5.7.1")) == patron
    alone = replace(patron, emails=("quill@people.example",))
    assert bounces.mark_addresses(alone, replace(bad, recipients=())).failed == alone.emails


@pytest.mark.parametrize(("tries", "is_temporary", "key"), [(0, False, "bounced"), (8, True, "bounced"), (0, True, "deferred")])  # fmt: skip
def test_a_letter_that_came_back_is_tried_again_only_for_a_while(tries, is_temporary, key):
    letter = replace(bounces.find_letter(TICKET, SETTINGS, ()), tries=tries)
    edit = bounces.take_back(
        TICKET,
        actor("desk"),
        letter,
        "It came back.",
        is_temporary=is_temporary,
        day=NEXT,
        data=(("from", "bounce"),),
    )
    (note,) = edit.entries
    assert note.value(key) == "00000003"
    assert note.value("bounced") == "00000003"
    assert note.value("from") == "bounce"
    assert (edit.fields == {"promised": NEXT}) == (key == "bounced")
