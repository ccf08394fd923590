"""Imports in words."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.hands import ZONE, ticket

from deskbook.library.views.outcome import Said, Screen
from deskbook.privacy.model.privacy import Found, Hit
from deskbook.transfer.model.mapping import CsvMapping, Moment, Reject
from deskbook.transfer.model.outcomes import Personal, Rows, TableImported, TicketsReturned
from deskbook.transfer.rules.importing import Tally
from deskbook.transfer.views import import_plan

UTC_MINUS_5 = ZoneInfo(ZONE)
MAPPING = CsvMapping(source="chat", question="question", opened=Moment(column="asked"))
FOUND = (
    Found("Call Tessa", (Hit(5, 10, "name"), Hit(0, 4, "phone", "doubtful"))),
    Found("Tessa", (Hit(0, 5, "name"),)),
)


def tally(number=1, **fields):
    it = Tally("t.csv")
    for day in range(number):
        made = ticket(title=f"Where is \x1b{day}?", **fields)
        it.add(replace(made, opened=made.opened - timedelta(days=40 * day)), UTC_MINUS_5)
    return it


def planned(it, **mapping):
    return it.plan(replace(MAPPING, **mapping), ("asked", "odd"), (), UTC_MINUS_5, ())


def test_a_plan_counts_and_shows_the_first_five():
    it = tally(7, labels=("a", "b"), department="history")
    it.known = 2
    it.unfit.append(Reject(3, 3, "it is empty", ""))
    assert (
        import_plan.count_rows(planned(it))
        == """\
chat: 10 rows
  7 new tickets
  2 imported before
  1 row that cannot be taken over

Services
       7 reference

Asked in
       7 2026

The first of them
  2026-11-02 09:00 new, reference, desk, history [a, b]
    Where is \ufffd0?
  2026-09-23 10:00 new, reference, desk, history [a, b]
    Where is \ufffd1?
  2026-08-14 10:00 new, reference, desk, history [a, b]
    Where is \ufffd2?
  2026-07-05 10:00 new, reference, desk, history [a, b]
    Where is \ufffd3?
  2026-05-26 10:00 new, reference, desk, history [a, b]
    Where is \ufffd4?"""
    )


def test_a_plan_without_anything_new_is_short():
    plan = planned(Tally("t.csv"))
    assert import_plan.count_rows(plan) == "chat: 0 rows\n  0 new tickets"


def test_rows_that_do_not_fit_come_before_remarks_on_others_in_their_order():
    it = tally()
    it.unfit += [Reject(3, 3, "no\x1b", ""), Reject(7, 9, "nor this", "")]
    it.remark(4, (), ["a file\x1b"], [])
    it.remark(2, FOUND, ["a picture"], [])
    said = import_plan.describe_plan(planned(it), Screen())
    assert said.out.startswith(
        "Columns\n  asked     opened\n  question  question\nNot taken over: odd\nchat: 3 rows\n"
    )
    assert said.err.split("\n") == [
        "t.csv:3: no\ufffd",
        "t.csv:7-9: nor this",
        "t.csv:2: replaced before it is kept: a person's name",
        "t.csv:2: kept, but have a look, here may stand a phone number",
        "t.csv:2: not taken over: a picture",
        "t.csv:4: not taken over: a file\ufffd",
    ]


@pytest.mark.parametrize(
    ("new", "applied", "words"),
    [
        (0, True, "Nothing to write: no row is new."),
        (1, False, "Nothing was written: --apply writes them, in one commit."),
        (1, True, "1 ticket written. Each row is known again by its link import:chat/…"),
        (3, True, "3 tickets written. Each row is known again by its link import:chat/…"),
    ],
)
def test_end_of_an_import_says_what_was_written(new, applied, words):
    rows = Rows(file="t.csv")
    done = TableImported(source="chat", new=new, known=0, applied=applied, rows=rows)
    assert import_plan.describe_table(done, Screen()) == Said(f"\n{words}")


def test_export_of_our_own_is_counted_with_what_was_done():
    rows = Rows(
        file="tickets.json",
        unfit=(Reject(5, 5, "Q-1: no", ""),),
        personal=(Personal("Q-2", 1, True, ("email", "phone")),),
    )
    done = TicketsReturned(new=2, same=7, applied=True, rows=rows)
    assert import_plan.describe_tickets(done, Screen()) == Said(
        "2 new tickets\n7 here already\n1 ticket that cannot be taken over\n"
        "2 tickets written, in one commit.",
        "tickets.json:5: Q-1: no\n"
        "Q-2:1: replaced before it is kept: an e-mail address, a phone number",
    )
    nothing = TicketsReturned(new=0, same=0, applied=True, rows=Rows(file="tickets.json"))
    assert import_plan.describe_tickets(nothing, Screen()) == Said(
        "0 new tickets\nNothing to write: no ticket is new."
    )
    assert nothing.is_clean
    assert not done.is_clean


def test_of_words_that_are_in_no_table_the_commonest_are_shown():
    it = Tally("t.csv")
    it.remark(
        2,
        (),
        (),
        [("Format", f"Word {n}", "desk" if n else "") for n in range(14) for _ in range(20 - n)],
    )
    assert import_plan.count_rows(planned(it, source="x")).splitlines()[2:5] == [
        "",
        "Words that are in no table",
        '      20 Format "Word 0": left out',
    ]
    assert import_plan.count_rows(planned(it, source="x")).endswith(
        '       9 Format "Word 11": taken as desk\n         and 2 more'
    )
