"""One row and one item: no bound is ignored, every column counts, nothing is late too early."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deskbook.eresources.formats import kbart_row
from deskbook.eresources.formats.kbart_row import COLUMNS
from deskbook.eresources.model.coverage import Citation, Embargo, Holding
from deskbook.eresources.model.reading import Reading
from deskbook.eresources.rules import coverage, diagnosis, embargo, title_changes

TODAY = date(2026, 11, 16)
DAYS = st.dates(date(1990, 1, 1), date(2026, 11, 15))
NUMBERS = st.integers(1, 30)


def row(**cells):
    base = dict.fromkeys(COLUMNS, "") | {
        "publication_title": "Annals",
        "coverage_depth": "fulltext",
    }
    return kbart_row.make_holding([(base | cells)[it] for it in COLUMNS], 2, "r", lambda _, it: it)


def item(day=None, volume="", issue="", **more):
    return Citation(
        title="Annals", first=day, last=day, volume=str(volume), issue=str(issue), **more
    )


def judge(holding, cited, today=TODAY):
    return coverage.judge_row("vendor", holding, cited, today)


@given(
    st.tuples(DAYS, DAYS), st.tuples(NUMBERS, NUMBERS), st.tuples(NUMBERS, NUMBERS),
    st.one_of(st.none(), DAYS), st.one_of(st.none(), NUMBERS), st.one_of(st.none(), NUMBERS),
)  # fmt: skip
def test_item_is_inside_only_if_no_bound_excludes_it(days, volumes, issues, day, volume, issue):
    (first, last), (low, high) = sorted(days), sorted(volumes)
    holding = row(
        date_first_issue_online=first.isoformat(), date_last_issue_online=last.isoformat(),
        num_first_vol_online=str(low), num_first_issue_online=str(issues[0]),
        num_last_vol_online=str(high), num_last_issue_online=str(issues[1]),
    )  # fmt: skip
    excluded = day is not None and not first <= day <= last
    if volume is not None:
        place = (volume, issue) if issue is not None else (volume, None)
        excluded |= volume < low or volume > high
        if place[1] is not None:
            excluded |= volume == low and place[1] < issues[0]
            excluded |= volume == high and place[1] > issues[1]
    found = judge(holding, item(day, volume or "", issue or ""))
    assert (found.says in ("covers", "future")) is (
        not excluded and (day is not None or volume is not None)
    )
    assert found.says != "outside" or found.why


@pytest.mark.parametrize(
    ("cells", "cited", "why"),
    [
        ({"num_first_vol_online": "10", "num_first_issue_online": "1"}, item(volume=5), "the list begins with volume 10, issue 1"),
        ({"num_first_vol_online": "10"}, item(date(1999, 1, 1), 5), "the list begins with volume 10"),
        ({"num_last_vol_online": "6", "num_last_issue_online": "1"}, item(volume=6, issue=2), "the list ends with volume 6, issue 1"),
        ({"num_first_vol_online": "6", "num_first_issue_online": "2-3"}, item(volume=6, issue="1"), "the list begins with volume 6, issue 2-3"),
        ({"date_first_issue_online": "2000"}, item(date(1999, 1, 1)), "the list begins with 2000-01-01"),
        ({"date_last_issue_online": "2000"}, item(date(2001, 1, 1)), "the list ends with 2000-12-31"),
        ({"coverage_depth": "abstracts"}, item(date(2001, 1, 1)), "the list has abstracts only"),
    ],
)  # fmt: skip
def test_bound_that_excludes_an_item_is_named(cells, cited, why):
    assert judge(row(**cells), cited).why == why


@pytest.mark.parametrize(
    ("cells", "cited", "why"),
    [
        ({"num_first_vol_online": "A"}, item(volume=3), "the list names no volumes: its date decides"),
        ({"num_first_vol_online": "1"}, item(volume="B"), "volume B is no number to compare"),
        ({"num_first_vol_online": "1", "embargo_info": "P1Y"}, item(volume=3), "the title has an embargo: its date decides"),
        ({"date_first_issue_online": "2000", "num_last_vol_online": "9"}, item(volume=3), "the list names no volume at one end: its date decides"),
        ({}, item(), "the item has neither a date nor a volume"),
        ({"coverage_depth": "selected articles"}, item(date(2001, 1, 1)), "the list has selected articles only: whether this one is among them is not in it"),
        ({"notes": "no issues for 2001"}, item(date(2001, 1, 1)), "the list notes: no issues for 2001"),
        ({"notes": "lacks vol. 3"}, item(date(2001, 1, 1), 3), "the list notes: lacks vol. 3"),
        ({"date_first_issue_online": "2000", "num_first_vol_online": "5"}, item(date(1990, 1, 1), 8),
         "its date and its volume contradict each other: the list begins with 2000-01-01, volume 8 is within the coverage"),
        ({"date_first_issue_online": "2000", "num_first_vol_online": "5"}, item(date(2010, 1, 1), 3),
         "its date and its volume contradict each other: its date is within the coverage, the list begins with volume 5"),
        ({"date_first_issue_online": "2000", "date_last_issue_online": "2000", "num_first_vol_online": "5", "num_last_vol_online": "5"}, item(date(2000, 6, 1), 3), ""),
    ],
)  # fmt: skip
def test_row_that_does_not_decide_says_why(cells, cited, why):
    found = judge(row(**cells), cited)
    assert (found.says, found.why) == (("unsure", why) if why else ("outside", "the list begins with volume 5"))  # fmt: skip


def test_time_that_an_embargo_cuts_is_open_in_part():
    cited = replace(item(date(2025, 6, 1)), last=date(2026, 5, 31))
    found = judge(row(embargo_info="P1Y"), cited)
    assert (found.says, found.why) == ("part", "only part of that time is open")


BOOK = {"publication_type": "monograph", "monograph_edition": "3", "monograph_volume": "2"}


@pytest.mark.parametrize(
    ("cells", "cited", "says", "why"),
    [
        ({}, item(), "covers", ""),
        ({}, item(edition="4"), "outside", "the list has edition 3"),
        ({}, item(edition="3", volume=1), "outside", "the list has volume 2"),
        ({"date_monograph_published_online": "2015"}, item(date(1999, 5, 1)), "unsure", "the list has the edition of 2015"),
        ({"date_monograph_published_print": "2015"}, item(date(2015, 5, 1)), "covers", ""),
        ({"date_monograph_published_print": "soon"}, item(date(2015, 5, 1)), "covers", ""),
        ({"date_monograph_published_online": "2027-03-01"}, item(), "future", ""),
        ({"date_monograph_published_online": "2026-03-01", "embargo_info": "P1Y"}, item(), "embargoed", ""),
    ],
)  # fmt: skip
def test_book_is_judged_by_edition_volume_and_date(cells, cited, says, why):
    found = judge(row(**BOOK | cells), cited)
    assert (found.says, found.why) == (says, why)


def outcome(listed, cited, symptom="missing"):
    """All that a colleague sees of a verdict: what is said, the causes, the next step, the row."""
    reading = Reading(text="", citation=cited)
    if unnamed := diagnosis.diagnose_unnamed(listed, reading, "r"):
        return unnamed
    found = diagnosis.diagnose("r", listed, cited, TODAY, symptom)
    return found.verdict, found.day, found.causes, found.reason, found.todo, [it.why for it in found.sources]  # fmt: skip


RECENT = item(date(2026, 6, 1), volume=24, issue=2)
EFFECTS = {
    "date_first_issue_online": ({}, "2027", RECENT),
    "num_first_vol_online": ({}, "25", RECENT),
    "num_first_issue_online": ({"num_first_vol_online": "24"}, "3", RECENT),
    "date_last_issue_online": ({}, "2020", RECENT),
    "num_last_vol_online": ({}, "23", RECENT),
    "num_last_issue_online": ({"num_last_vol_online": "24"}, "1", RECENT),
    "embargo_info": ({}, "P1Y", RECENT),
    "coverage_depth": ({}, "abstracts", RECENT),
    "notes": ({}, "without 2026", RECENT),
    "publication_type": ({}, "monograph", item(volume=24)),
    "date_monograph_published_print": (BOOK, "2027-05", item()),
    "date_monograph_published_online": (BOOK, "2027-05", item()),
    "monograph_volume": ({"publication_type": "monograph"}, "3", RECENT),
    "monograph_edition": ({"publication_type": "monograph"}, "3", item(edition="4")),
    "access_type": ({}, "F", item(date(2010, 1, 1))),
}
ELSEWHERE = {
    "publication_title": "finds the row by name: tests/eresources/commands/test_reading.py",
    "print_identifier": "finds the row by number: tests/eresources/commands/test_reading.py",
    "online_identifier": "finds the row by number: tests/eresources/test_cases.py",
    "title_id": "finds a title's other names: test_former_name_of_a_title_gets_the_verdict",
    "preceding_publication_title_id": "as title_id",
    "title_url": "only shown: it is where a colleague looks, and says nothing of what is there",
    "publisher_name": "only shown: a publisher's name is no bound of a coverage",
    "first_author": "only shown: it helps to recognise a book, whose ISBN or title decides",
    "first_editor": "only shown: as the author",
    "parent_publication_title_id": "only kept: a series has its own row with its own coverage",
}


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_has_an_effect_or_a_reason_for_none(column):
    assert (column in EFFECTS) is not (column in ELSEWHERE)
    if column in EFFECTS:
        others, value, cited = EFFECTS[column]
        with_it = outcome([("vendor", row(**others | {column: value}))], cited)
        without = outcome([("vendor", row(**others))], cited)
        assert with_it != without


def test_free_title_needs_no_sign_in():
    free = outcome([("vendor", row(access_type="F"))], item(date(2010, 1, 1)))
    assert free[2][-4:] == ("proxy-config", "user-credentials", "bypassed-access-path", "licence-or-payment")  # fmt: skip


def test_former_name_of_a_title_gets_the_verdict_and_the_note():
    old = row(publication_title="Eta", title_id="e", date_last_issue_online="2009", print_identifier="2000-1126")  # fmt: skip
    new = row(publication_title="Theta", title_id="t", preceding_publication_title_id="e", date_first_issue_online="2010")  # fmt: skip
    cited = item(date(2005, 1, 1))
    found, other = (diagnosis.diagnose("r", [("vendor", it)], cited, TODAY) for it in (new, old))
    note = title_changes.describe_change(new, old)
    assert note == "before 2010 this was Eta (2000-1126)"
    followed = title_changes.follow(found, [(note, other)])
    assert (followed.verdict, followed.notes) == ("expected", (note,))
    assert title_changes.follow(other, [(note, found)]) is other
    assert title_changes.follow(found, [(note, found)]).notes == (note,)
    assert title_changes.describe_change(old, new) == "since 2010 this is Theta"
    assert title_changes.describe_change(old, replace(new, first=None)) == "this is Theta now"
    assert title_changes.describe_change(replace(new, first=None), old) == "this was Eta (2000-1126) before"  # fmt: skip


@given(
    st.integers(-500, 500), st.integers(0, 130), st.sampled_from(["", "P1D", "P6M", "P1Y", "R2Y"])
)
@example(0, 0, "")
@example(-1, 0, "")
@example(0, 14, "")
def test_no_verdict_blames_a_vendor_before_a_whole_day_has_passed(start, length, statement):
    first = TODAY + timedelta(days=start)
    cited = replace(item(), first=first, last=first + timedelta(days=length))
    found = diagnosis.diagnose("r", [("vendor", row(embargo_info=statement))], cited, TODAY)
    if found.verdict in ("late", "delayed"):
        assert found.late >= 1
        assert found.day is not None and cited.last <= found.day < TODAY
    if cited.first > TODAY:
        assert found.verdict in ("not-due", "embargoed")


def test_gap_between_two_rows_is_named():
    rows = [row(date_last_issue_online="1999"), row(date_first_issue_online="2005")]
    found = diagnosis.diagnose("r", [("vendor", it) for it in rows], item(date(2002, 1, 1)), TODAY)
    assert (found.verdict, found.reason) == ("outside", "the list has a gap between 1999-12-31 and 2005-01-01")  # fmt: skip


def test_title_in_one_of_two_lists_is_a_mismatch():
    lists = ("vendor", "ours")
    cited = item(date(2026, 6, 1))
    vendor = diagnosis.diagnose("r", [("vendor", row())], cited, TODAY, lists=lists)
    ours = diagnosis.diagnose("r", [("ours", row())], cited, TODAY, lists=lists)
    assert (vendor.verdict, vendor.causes[0]) == ("mismatch", "activation")
    assert (ours.verdict, ours.causes[0]) == ("mismatch", "knowledge-base-holdings")
    assert vendor.todo != ours.todo
    ended = diagnosis.diagnose("r", [("vendor", row(date_last_issue_online="2000"))], cited, TODAY, lists=lists)  # fmt: skip
    assert ended.verdict == "outside"
    assert diagnosis.diagnose("r", [("vendor", row())], cited, TODAY, "refused", lists).verdict == "expected"  # fmt: skip


def opened_on_by_counting(kind, length, unit, published):
    """A second implementation: the first day on which the latest units no longer contain a day.

    It walks from unit to unit instead of computing with numbers of months.
    """
    day = published
    if unit == "D":
        for _ in range(length):
            day += timedelta(days=1)
        return day
    for _ in range(length):
        if unit == "Y":
            day = date(day.year, 12, 31) + timedelta(days=1)
        else:
            day = day.replace(day=monthrange(day.year, day.month)[1]) + timedelta(days=1)
    return day


def check_embargo(kind, length, unit, published, today):
    edge = opened_on_by_counting(kind, length, unit, published)
    part = Embargo(kind, length, unit)
    assert embargo.leaves_on(part, published) == edge
    open_now = embargo.find_window([part], today).holds(published)
    assert open_now is ((edge <= today) if kind == "P" else (today < edge))


PARTS = (st.sampled_from("PR"), st.integers(1, 40), st.sampled_from("DMY"), DAYS, DAYS)


@given(*PARTS)
def test_embargo_agrees_with_a_second_implementation(kind, length, unit, published, today):
    check_embargo(kind, length, unit, published, max(published, today))


@pytest.mark.exhaustive
def test_embargo_agrees_with_a_second_implementation_in_57_000_cases():
    start = date(1999, 12, 28)
    for number in range(57_000):
        published = start + timedelta(days=number % 9_973)
        kind, unit = "PR"[number % 2], "DMY"[number % 3]
        today = published + timedelta(days=(number * 7919) % 4_000)
        check_embargo(kind, 1 + number % 37, unit, published, today)


def test_holding_without_a_type_is_a_book_by_its_isbn():
    assert Holding(resource="r", line=1, title="t", print_id="9780000000019").is_book
    assert not Holding(resource="r", line=1, title="t", print_id="00001066").is_book
