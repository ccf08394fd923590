"""Each verdict on why an item is not there, with the row that says so."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import item_texts

from deskbook.eresources.formats import kbart_row
from deskbook.eresources.model.coverage import Citation, Embargo, Holding, Window
from deskbook.eresources.model.diagnosis import VERDICTS
from deskbook.eresources.rules import diagnosis, embargo
from deskbook.library.model.vocabulary import CAUSES

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
PARTS = st.builds(
    Embargo, st.sampled_from("RP"), st.integers(1, 40), st.sampled_from(["D", "M", "Y"])
)


def open_on(text, today):
    parts = kbart_row.parse_embargo(text)
    assert parts is not None
    return embargo.find_window(parts, today)


@pytest.mark.parametrize(
    ("text", "today", "start", "end"),
    [
        ("R10Y;P30D", "2018-12-14", "2009-01-01", "2018-11-15"),
        ("P30D;R10Y", "2018-12-14", "2009-01-01", "2018-11-15"),
        ("P1Y", "2026-11-16", None, "2026-01-01"),
        ("P1Y", "2026-01-01", None, "2026-01-01"),
        ("P1Y", "2025-12-31", None, "2025-01-01"),
        ("R2Y", "2026-11-16", "2025-01-01", None),
        ("P6M", "2026-11-16", None, "2026-06-01"),
        ("P6M", "2026-03-31", None, "2025-10-01"),
        ("P12M", "2026-11-16", None, "2025-12-01"),
        ("P365D", "2026-11-16", None, "2025-11-17"),
        ("R180D", "2026-11-16", "2026-05-21", None),
        ("R1D", "2026-11-16", "2026-11-16", None),
        ("", "2026-11-16", None, None),
        ("P99999Y", "2026-11-16", None, "0001-01-01"),
        ("P99999M", "2026-11-16", None, "0001-01-01"),
    ],
)
def test_the_open_window_starts_included_and_ends_excluded(text, today, start, end):
    def day(value):
        return date.fromisoformat(value) if value else None

    assert open_on(text, date.fromisoformat(today)) == Window(day(start), day(end))


def test_a_year_is_neither_twelve_months_nor_365_days():
    today = date(2026, 11, 16)
    assert len({open_on(text, today).end for text in ("P1Y", "P12M", "P365D")}) == 3


@given(PARTS, DAYS, DAYS)
def test_both_kinds_of_wall_share_one_edge(part, published, today):
    latest, older = (Embargo(kind, part.length, part.unit) for kind in "RP")
    assert embargo.find_window([latest], today).holds(published) is not embargo.find_window(
        [older], today
    ).holds(published)


@given(PARTS, DAYS)
def test_the_day_a_wall_passes_is_the_first_on_which_the_window_has_changed(part, published):
    day = embargo.leaves_on(part, published)
    before, after = day - timedelta(days=1), day
    was, now = (embargo.find_window([part], it).holds(published) for it in (before, after))
    assert (was, now) == ((True, False) if part.kind == "R" else (False, True))


@given(st.lists(PARTS, max_size=2, unique_by=lambda it: it.kind), DAYS, st.integers(-400, 20_000))
def test_what_is_expected_is_what_the_window_shows_day_by_day(parts, published, later):
    today = published + timedelta(days=max(0, later))
    comes, goes = embargo.opens_on(parts, published), embargo.closes_on(parts, published)
    is_open = comes is not None and comes <= today and (goes is None or today < goes)
    assert is_open is embargo.find_window(parts, today).holds(published)


def test_content_that_is_gone_before_it_comes_is_never_there():
    parts = kbart_row.parse_embargo("R1Y;P2Y")
    assert parts is not None
    assert embargo.opens_on(parts, date(2026, 3, 1)) is None


def test_walls_beyond_the_last_day_there_is_stand_at_it():
    assert embargo.leaves_on(Embargo("P", 99999, "D"), date(9999, 1, 1)) == date.max
    assert embargo.leaves_on(Embargo("P", 9, "Y"), date(9999, 1, 1)) == date(9999, 12, 1)


TODAY = date(2026, 11, 16)


def row(first="1990", last="", embargo="", volumes=("", ""), line=2):
    def day(value, end):
        return (
            date.fromisoformat(f"{value}-{end}")
            if len(value) == 4
            else date.fromisoformat(value)
            if value
            else None
        )

    return Holding(resource="history-full-text", line=line, title="Annals", first=day(first, "01-01"), last=day(last, "12-31"),
                   embargo=kbart_row.parse_embargo(embargo), first_volume=volumes[0], last_volume=volumes[1])  # fmt: skip


def verdict(cited, *listed, symptom="missing"):
    citation = cited if isinstance(cited, Citation) else item_texts.cite(f"Annals, {cited}")
    found = diagnosis.diagnose("history-full-text", listed, citation, TODAY, symptom)
    return found.verdict, str(found.day or ""), found.late, [it.says for it in found.sources]


@pytest.mark.parametrize(
    ("cited", "listed", "found"),
    [
        ("2026-03-15", row(embargo="P1Y"), ("embargoed", "2027-01-01", 0, ["embargoed"])),
        ("2026-09-01", row(embargo="P6M"), ("embargoed", "2027-03-01", 0, ["embargoed"])),
        ("2026-04-02", row(embargo="P6M"), ("late", "2026-10-01", 46, ["covers"])),
        ("2026-11-01", row(), ("delayed", "2026-11-01", 15, ["covers"])),
        ("2026", row(), ("unsure", "", 0, ["part"])),
        ("2026-11", row(), ("not-due", "2026-11-30", 0, ["future"])),
        ("2027-03", row(), ("not-due", "2027-03-31", 0, ["future"])),
        ("autumn 2026", row(), ("not-due", "2026-11-30", 0, ["future"])),
        ("2026-11-16", row(), ("not-due", "2026-11-16", 0, ["future"])),
        ("2026-11-15", row(), ("delayed", "2026-11-15", 1, ["covers"])),
        ("2026", row(embargo="P6M"), ("unsure", "", 0, ["part"])),
        ("2019-05-01", row(embargo="P1Y"), ("expected", "2020-01-01", 0, ["covers"])),
        ("2019-05-01", row(), ("expected", "2019-05-01", 0, ["covers"])),
        ("1985", row(), ("outside", "", 0, ["outside"])),
        ("2026-03-15", row(last="2025"), ("outside", "", 0, ["outside"])),
        ("2020-06-01", row(embargo="R2Y"), ("outside", "2022-01-01", 0, ["closed"])),
        ("vol. 12", row(volumes=("1", "36")), ("expected", "", 0, ["covers"])),
        ("vol. 37", row(volumes=("1", "36")), ("outside", "", 0, ["outside"])),
        ("vol. 3", row(volumes=("4", "")), ("outside", "", 0, ["outside"])),
        ("vol. 3", row(volumes=("A", "B")), ("unsure", "", 0, ["unsure"])),
        ("vol. 3", row(volumes=("1", "9"), embargo="P1Y"), ("unsure", "", 0, ["unsure"])),
        ("volume unknown", row(), ("unsure", "", 0, ["unsure"])),
    ],
)  # fmt: skip
def test_the_verdict_on_an_item_that_one_list_names(cited, listed, found):
    assert verdict(cited, ("vendor", listed)) == found


def test_item_that_is_there_and_does_not_open_is_not_late():
    assert verdict("2026-11-01", ("vendor", row()), symptom="refused")[0] == "expected"


def test_a_title_that_no_list_names_is_unlisted():
    assert verdict("2026-11-01") == ("unlisted", "", 0, [])


def test_lists_that_disagree_about_the_item_are_a_mismatch():
    ours = ("ours", row(line=7))
    assert verdict("2026-03-15", ours, ("vendor", row(last="2025"))) == (
        "mismatch",
        "2026-03-15",
        0,
        ["covers", "outside"],
    )
    assert verdict("2026-03-15", ("vendor", row(embargo="P1Y")), ours)[0] == "mismatch"
    assert verdict("2026-03-15", ("vendor", row()), ours)[0] == "delayed"
    assert verdict("2026", ("vendor", row(embargo="P6M")), ours)[0] == "unsure"


def test_of_several_rows_of_one_list_the_one_that_covers_the_item_counts():
    rows = [("vendor", row(last="2000")), ("vendor", row(first="2001", line=3))]
    assert verdict("2026-11-01", *rows) == ("delayed", "2026-11-01", 15, ["covers", "outside"])


def test_likely_causes_are_of_the_closed_list():
    assert {cause for it in VERDICTS.values() for cause in it.causes} <= set(CAUSES)
