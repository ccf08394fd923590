from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from tests.rules.hands import ZONE, ticket

from deskbook.privacy.model.privacy import Found, Hit
from deskbook.transfer.model.mapping import Reject
from deskbook.transfer.views import import_plan
from deskbook.transfer.views.import_plan import Tally

UTC_MINUS_5 = ZoneInfo(ZONE)


def tally(number=1, **fields):
    it = Tally()
    for day in range(number):
        made = ticket(title=f"Where is \x1b{day}?", **fields)
        it.add(replace(made, opened=made.opened - timedelta(days=40 * day)), UTC_MINUS_5)
    return it


def test_a_plan_counts_and_shows_the_first_five():
    it = tally(7, labels=("a", "b"), department="history")
    it.known = 2
    reject = Reject(3, 3, "it is empty", "")
    assert (
        import_plan.plan("chat", it, [reject], UTC_MINUS_5)
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
    it = Tally()
    assert import_plan.plan("chat", it, [], UTC_MINUS_5) == "chat: 0 rows\n  0 new tickets"


def test_a_row_that_does_not_fit_is_named_by_its_lines():
    assert import_plan.reject("t.csv", Reject(3, 3, "no\x1b", "")) == "t.csv:3: no\ufffd"
    assert import_plan.reject("t.csv", Reject(3, 5, "no", "")) == "t.csv:3-5: no"


def test_what_was_done_is_said():
    assert import_plan.outcome(Tally(), "chat", applied=True) == "Nothing to write: no row is new."
    assert (
        import_plan.outcome(tally(), "chat", applied=False)
        == "Nothing was written: --apply writes them, in one commit."
    )
    assert (
        import_plan.outcome(tally(), "chat", applied=True)
        == "1 ticket written. Each row is known again by its link import:chat/…"
    )


def test_personal_data_is_named_by_its_row_and_kind_only():
    found = [
        Found("Call Tessa", (Hit(5, 10, "name"), Hit(0, 4, "phone", "doubtful"))),
        Found("Tessa", (Hit(0, 5, "name"),)),
    ]
    assert list(import_plan.personal("t.csv", 3, found)) == [
        "t.csv:3: replaced before it is kept: a person's name",
        "t.csv:3: kept, but have a look, here may stand a phone number",
    ]


def test_of_words_that_are_in_no_table_the_commonest_are_shown():
    it = Tally()
    it.note(
        [("Format", f"Word {n}", "desk" if n else "") for n in range(14) for _ in range(20 - n)]
    )
    assert import_plan.plan("x", it, [], UTC_MINUS_5).splitlines()[2:5] == [
        "",
        "Words that are in no table",
        '      20 Format "Word 0": left out',
    ]
    assert import_plan.plan("x", it, [], UTC_MINUS_5).endswith(
        '       9 Format "Word 11": taken as desk\n         and 2 more'
    )
