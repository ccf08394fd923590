"""KBART files as vendors really write them."""

from datetime import date
from functools import partial
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.eresources.formats import kbart, kbart_row
from deskbook.eresources.model.coverage import Embargo, Holding
from deskbook.library.model.finding import Finding

HEADER = "\t".join(kbart.COLUMNS)


def row(title="Annals of Hill History", **cells):
    values = {"publication_title": title, **cells}
    return "\t".join(values.get(name, "") for name in kbart.COLUMNS)


def read(*lines, header=HEADER):
    data = "\n".join((header, *lines)).encode()
    return list(kbart.read("lists/a.txt", partial(BytesIO, data), "history-full-text"))


def of(text):
    """Column and cell of a row whose one cell is odd, read by itself."""
    name, cell = text
    return read(row(**{name: cell}))


def test_a_row_of_the_standard_is_read_whole():
    line = row(
        print_identifier="0378-5955",
        online_identifier="2434-561X",
        date_first_issue_online="1990-03",
        num_first_vol_online="1",
        num_first_issue_online="2a",
        date_last_issue_online="2025",
        num_last_vol_online="36",
        num_last_issue_online="4",
        title_url="https://history.example/annals",
        embargo_info="R10Y;P30D",
        coverage_depth="fulltext",
        notes="supplements are missing",
        publisher_name="Hill Press",
        publication_type="serial",
    )
    assert read(line) == [
        Holding(
            resource="history-full-text",
            line=2,
            title="Annals of Hill History",
            print_id="03785955",
            online_id="2434561X",
            first=date(1990, 3, 1),
            last=date(2025, 12, 31),
            first_volume="1",
            first_issue="2a",
            last_volume="36",
            last_issue="4",
            embargo=(Embargo("R", 10, "Y"), Embargo("P", 30, "D")),
            depth="fulltext",
            notes="supplements are missing",
            url="https://history.example/annals",
            publisher="Hill Press",
            kind="serial",
        )
    ]


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("2024/2/3", "2024-02-03", "2024-02-03"),
        ("2024.02", "2024-02-01", "2024-02-29"),
        ("20240203", "2024-02-03", "2024-02-03"),
        ("02/2024", "2024-02-01", "2024-02-29"),
        ("13/02/2024", "2024-02-13", "2024-02-13"),
        ("02/13/2024", "2024-02-13", "2024-02-13"),
        ("02/02/2024", "2024-02-02", "2024-02-02"),
        ("2024-02-03T00:00:00", "2024-02-03", "2024-02-03"),
        ('"2024"', "2024-01-01", "2024-12-31"),
    ],
)
def test_odd_dates_that_can_mean_one_thing_are_read(cell, first, last):
    (begun,) = of(("date_first_issue_online", cell))
    (ended,) = of(("date_last_issue_online", cell))
    assert (begun.first, ended.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("cell", ["", "present", "Current", "9999-12-31"])
def test_coverage_that_goes_on_has_no_last_day(cell):
    (found,) = of(("date_last_issue_online", cell))
    assert found.last is None


TITLE = "Annals of Hill History"


@pytest.mark.parametrize(
    ("cells", "rule", "said"),
    [
        ({"date_first_issue_online": "05/11/2026"}, "row",
         f"{TITLE}: date_first_issue_online 05/11/2026 may mean two days: write it like 2026-11-05; the row is left out"),
        ({"date_first_issue_online": "spring 2026"}, "row",
         f"{TITLE}: date_first_issue_online spring 2026 is not a date: write 2026, 2026-11 or 2026-11-05; the row is left out"),
        ({"date_last_issue_online": "2026-02-30"}, "row",
         f"{TITLE}: date_last_issue_online 2026-02-30 is not a day there is; the row is left out"),
        ({"date_last_issue_online": "2026-13"}, "row",
         f"{TITLE}: date_last_issue_online 2026-13 is not a day there is; the row is left out"),
        ({"date_first_issue_online": "2026", "date_last_issue_online": "2025"}, "row",
         f"{TITLE}: coverage ends (2025) before it begins (2026); the row is left out"),
        ({"embargo_info": "1 year"}, "row",
         f"{TITLE}: embargo_info 1 year is not one: write P1Y, P6M, R2Y, R180D or two such as R10Y;P30D; the row is left out"),
        ({"publication_title": ""}, "title",
         "the row has no publication_title and is left out: write one"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_a_finding(cells, rule, said):
    cells = {"title_id": "77", **cells}
    title = cells.pop("publication_title", TITLE)
    assert read(row(title, **cells)) == [Finding("lists/a.txt", 2, f"kbart.{rule}", said)]


def test_a_number_with_a_wrong_check_digit_is_said_and_not_used():
    holding, finding = of(("online_identifier", "0378-5956"))
    assert holding.online_id == ""
    assert finding == Finding(
        "lists/a.txt",
        2,
        "kbart.identifier",
        f"{TITLE}: online_identifier 0378-5956 is no ISSN or ISBN: its check digit is wrong",
        severity="warning",
    )


@pytest.mark.parametrize(
    "text", ["P", "1Y", "P0D", "P1W", "P1Y;P2Y", "P1Y;R1Y;R2Y", "P1Y;", "P-1Y"]
)
def test_an_embargo_that_the_grammar_does_not_know_is_not_guessed(text):
    assert kbart_row.parse_embargo(text) is None


def test_lower_case_and_blanks_do_not_make_another_embargo():
    assert kbart_row.parse_embargo(" p30d ; r10y ") == (
        Embargo("R", 10, "Y"),
        Embargo("P", 30, "D"),
    )


def test_columns_are_found_by_name_in_any_order_and_what_is_missing_is_said():
    header = " Embargo Info\tPublication_Title\tcoverage_notes\textra"
    found = read("P1Y\tAnnals\tcomplete\tx", "\t", "P1Y", header=header)
    warning, holding, missing = found
    assert (holding.title, holding.notes, str(holding.embargo[0])) == ("Annals", "complete", "P1Y")
    assert (missing.line, missing.rule) == (4, "kbart.row")
    assert warning == Finding(
        "lists/a.txt",
        1,
        "kbart.column",
        "these columns are missing and read as empty: print_identifier, online_identifier, "
        "date_first_issue_online, num_first_vol_online, num_first_issue_online, "
        "date_last_issue_online, num_last_vol_online, num_last_issue_online",
        severity="warning",
    )


@pytest.mark.parametrize("data", [b"", b"title\tissn\nAnnals\t1\n"])
def test_a_file_without_the_standards_header_is_refused(data):
    assert list(kbart.read("lists/a.txt", partial(BytesIO, data), "r")) == [
        Finding(
            "lists/a.txt",
            1,
            "kbart.header",
            "no column publication_title: the first line of a KBART file names its columns, separated by tabs",
        )
    ]


TEXT = f"{HEADER}\r\n{row('Études')}\r\n{row('Second')}\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read_with_their_marks_and_line_ends(encoding):
    found = list(kbart.read("lists/a.txt", partial(BytesIO, TEXT.encode(encoding)), "r"))
    assert [(it.line, it.title) for it in found] == [(2, "Études"), (3, "Second")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_line(end):
    text = end.join((HEADER, row("First"), row("Second")))
    found = list(kbart.read("lists/a.txt", partial(BytesIO, text.encode()), "r"))
    assert [(it.line, it.title) for it in found] == [(2, "First"), (3, "Second")]


def test_a_file_of_windows_is_read_and_said_to_be():
    warning, *found = kbart.read("lists/a.txt", partial(BytesIO, TEXT.encode("cp1252")), "r")
    assert [it.title for it in found] == ["Études", "Second"]
    assert (warning.line, warning.rule, warning.severity) == (2, "kbart.encoding", "warning")


def test_a_file_with_commas_keeps_its_quoted_commas():
    line = row('"Annals, of Hill\nHistory"', print_identifier="0378-5955").replace("\t", ",")
    text = f"{','.join(kbart.COLUMNS)}\n{line}\n"
    delimiter, found = kbart.read("lists/a.csv", partial(BytesIO, text.encode()), "r")
    assert (delimiter.rule, delimiter.severity) == ("kbart.delimiter", "warning")
    assert (found.title, found.print_id, found.line) == ("Annals, of Hill\nHistory", "03785955", 2)


def test_a_broken_quotation_is_a_finding_and_swallows_no_other_row():
    found = read(
        row('"Annals'), row('"The ""Hill"" Review"'), row('"Space" and Time'), row("Third")
    )
    broken, *rest = found
    assert (broken.line, broken.rule, broken.severity) == (2, "kbart.row", "error")
    assert [it.title for it in rest] == ['The "Hill" Review', '"Space" and Time', "Third"]


@pytest.mark.parametrize("line", ["Annals\t0378-5955", "Total: 2 titles", row() + "\textra"])
def test_a_line_that_is_no_whole_row_is_a_finding_and_never_a_holding(line):
    found = read(row("First"), line, row("Last"))
    assert [getattr(it, "title", "") or it.rule for it in found] == ["First", "kbart.row", "Last"]


DAYS = ["05/11/2020", "03.04.2019", "13/02/2018"]


@pytest.mark.parametrize("days", [DAYS, DAYS[::-1]])
def test_one_cell_decides_the_order_of_day_and_month_for_its_column(days):
    found = read(*(row(date_first_issue_online=it) for it in days))
    assert {it.first for it in found} == {date(2020, 11, 5), date(2019, 4, 3), date(2018, 2, 13)}


def test_a_decided_column_does_not_decide_the_other_one():
    first, second = read(
        row(date_first_issue_online="13/02/2018"), row(date_last_issue_online="05/11/2020")
    )
    assert (first.first, second.rule) == (date(2018, 2, 13), "kbart.row")


def test_a_column_with_both_orders_is_not_read_by_either():
    found = read(*(row(date_first_issue_online=it) for it in (*DAYS, "02/13/2018")))
    assert [getattr(it, "rule", "") for it in found] == ["kbart.row", "kbart.row", "", ""]


def test_lines_above_the_header_are_passed_over_and_reported():
    found = read(row("First"), header=f"Titles of Hill Press\n\n{HEADER}")
    assert [(it.line, getattr(it, "rule", "")) for it in found] == [(3, "kbart.header"), (4, "")]


def test_a_list_in_an_uncertain_code_page_is_refused_with_the_readings():
    data = f"{HEADER}\n{row('Žena')}\n".encode("iso8859-2")
    (found,) = kbart.read("lists/a.txt", partial(BytesIO, data), "r")
    assert (found.line, found.rule) == (2, "kbart.encoding")
    assert "Žena" in found.message


@given(st.binary(max_size=300))
def test_whatever_the_bytes_nothing_raises_and_each_row_is_held_or_found(data):
    for found in kbart.read("lists/a.txt", partial(BytesIO, HEADER.encode() + b"\n" + data), "r"):
        assert isinstance(found, Holding | Finding)
