from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from tests.hands import NOW, open_ticket, resolved_ticket, ticket

from deskbook.library.model.ticket import Entry
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import Ink
from deskbook.overview.model import TicketShown
from deskbook.overview.views.card import describe_ticket, ticket_values
from deskbook.tickets.model import Delivery

ZONE = ZoneInfo("America/New_York")


def shown(it, *, colour=False, successor=None):
    outcome = TicketShown(ticket=it, successor=successor, now=NOW, zone=ZONE)
    return describe_ticket(outcome, Screen(60, Ink(colour)))


def test_a_whole_ticket():
    replied = Entry(
        time=datetime(2026, 11, 2, 15, 2, tzinfo=UTC),
        kind="reply",
        author="ann",
        id="00000000",
        data=(("promised", "2026-11-02 ->"),),
        text="Thank you. I am asking our e-resources colleagues and will write again.",
    )
    noted = Entry(time=NOW, kind="note", author="ben", id="00000001")
    held = open_ticket(
        title="2026 issues of a history journal are missing from the aggregator",
        status="waiting",
        waiting_on="vendor",
        contributors=("ben", "cem"),
        offered_to="dee",
        patron="p-7f3kq29d",
        patron_group="student",
        language="es",
        promised=date(2026, 11, 4),
        vendor_case="00482\x1b",
        labels=("late", "journal"),
        question="The full text stops at December 2025.\n\n- No embargo is named on the title page of it.",
        entries=(replied, noted),
    )
    assert (
        shown(held)
        == """\
Q-AAAAAA  2026 issues of a history journal are missing from
          the aggregator
          waiting on vendor, reference, desk, opened Mon 2 Nov 09:00 (3 days ago)

  lead        ann, with ben, cem
  offered to  dee, who has not answered yet
  patron      p-7f3kq29d, student, es
  promised    Wed 4 Nov (yesterday)
  vendor case 00482�
  labels      late, journal

  The full text stops at December 2025.

  - No embargo is named on the title page of it.

Mon 2 Nov 10:02  ann  reply (the patron sees it)
    promised: 2026-11-02 ->
    Thank you. I am asking our e-resources colleagues and
    will write again.

Thu 5 Nov 10:00  ben  note"""
    )


def test_a_new_ticket():
    assert (
        shown(ticket(promised=date(2026, 11, 6)))
        == """\
Q-AAAAAA  A title
          new, reference, desk, opened Mon 2 Nov 09:00 (3 days ago)

  lead        nobody yet
  promised    Fri 6 Nov (tomorrow)

`desk route Q-AAAAAA` suggests where it belongs."""
    )


def test_a_merged_ticket_says_where_it_went_on():
    held = resolved_ticket(resolution="duplicate", read=3)
    assert (
        shown(held, successor="Q-BBBBBB")
        == """\
Q-AAAAAA  A title
          resolved (duplicate), reference, desk, opened Mon 2 Nov 09:00 (3 days ago)

  This one went on as Q-BBBBBB: `desk show Q-BBBBBB`

  lead        ann
  resolved    Thu 5 Nov 10:00
  read        3"""
    )


def test_what_is_late_and_what_the_patron_sees_is_set_off():
    replied = Entry(time=NOW, kind="reply", author="ann", id="00000000", text="Yes.")
    text = shown(open_ticket(promised=date(2026, 11, 4), entries=(replied,)), colour=True)
    assert "\x1b[31;1mWed 4 Nov (yesterday)\x1b[0m" in text
    assert "\x1b[36mreply (the patron sees it)\x1b[0m" in text


def test_a_file_that_gives_no_ticket_has_nothing_to_show():
    outcome = TicketShown(ticket=None, successor=None, now=NOW, zone=ZONE)
    assert describe_ticket(outcome, Screen()) == ""
    assert ticket_values(outcome) == ("ticket", {})


def test_letters_of_a_ticket_are_given_with_their_states():
    letter = Entry(time=NOW, kind="reply", author="ann", id="00000000", text="On the third floor.")
    waits = Delivery(letter=letter, until=NOW)
    outcome = TicketShown(
        ticket=open_ticket(), successor=None, now=NOW, zone=ZONE, deliveries=(waits,)
    )
    assert ticket_values(outcome)[1]["ticket"]["deliveries"] == [
        {"entry": "00000000", "state": "waiting", "until": NOW}
    ]
