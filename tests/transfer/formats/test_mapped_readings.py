import pytest

from deskbook.library.formats.table import numbers
from deskbook.library.model.finding import DeskError
from deskbook.transfer.formats import mapped_readings
from deskbook.transfer.model.mapping import CsvMapping, FieldRule, Moment, Reject, Row

DAY = "%d/%m/%Y"
MINUTES = FieldRule(name="minutes", column="took")


def choose(*cells, **changes):
    mapping = CsvMapping(
        **{"source": "chat", "question": "q", "opened": Moment(column="asked"), **changes}
    )
    rows = [Row(line, line, it, "") for line, it in enumerate(cells, start=2)]
    return mapped_readings.choose("t.csv", [Reject(1, 1, "odd", ""), *rows], mapping)


def refused(*cells, **changes):
    with pytest.raises(DeskError) as error:
        choose(*cells, **changes)
    return str(error.value).splitlines()


def test_the_formats_of_a_column_are_those_of_its_cells():
    found = choose({"asked": "05/11/2026"}, {"asked": "2026-11"}, {"asked": "13/11/2026"})
    assert found.mapping.opened.formats == ("%Y-%m", DAY)
    assert found.reasons == (f"asked: {DAY}, as line 4 (13/11/2026) decides",)


def test_formats_of_the_mapping_stay_but_for_those_that_are_wrong():
    opened = Moment(column="asked", formats=("%m/%d/%Y", DAY, "%Y"))
    found = choose({"asked": "13/11/2026"}, {"asked": "05/11/2026"}, opened=opened)
    assert found.mapping.opened.formats == (DAY, "%Y")


def test_a_year_of_two_digits_may_stand_first_or_last():
    assert refused({"asked": "26/11/05"})[1].startswith("line 2: asked 26/11/05 is ")


def test_day_and_time_of_two_columns_are_one_text():
    opened = Moment(column="asked", time="at")
    assert refused({"asked": "05/11/2026", "at": "9:30 AM"}, opened=opened) == [
        "t.csv: nothing was imported",
        "line 2: asked 05/11/2026 9:30 AM is 5 November 2026 or 11 May 2026, and no row of the "
        "column decides. Write one of these lines into the mapping",
        '  opened: {column: asked, time: at, formats: ["%d/%m/%Y %I:%M %p"]}',
        '  opened: {column: asked, time: at, formats: ["%m/%d/%Y %I:%M %p"]}',
        "`desk import map KIND > ours.yml` prints a mapping that comes with Deskbook; give yours "
        "with `--map ours.yml`",
    ]


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["5", "12"], "."),
        (["1.500", "2,5"], ","),
        (["2.5", "1,500"], "."),
        (["1.234,5", "1.500"], ","),
        (["1,234.5", "1,500", "none"], "."),
    ],
)
def test_one_cell_decides_the_decimal_mark_of_its_column(cells, mark):
    rows = [{"asked": "2026", "took": it} for it in cells]
    assert choose(*rows, fields=(MINUTES,)).mapping.fields[0].decimal == mark


@pytest.mark.parametrize("cells", [["1.500"], ["1,500", "12"], ["1.5", "1,5", "1,500"]])
def test_a_number_that_may_be_two_is_asked_for(cells):
    rows = [{"asked": "2026", "took": it} for it in cells]
    lines = refused(*rows, fields=(MINUTES,))
    assert lines[1].endswith(
        "and no row of the column decides. Write one of these lines under `fields`"
    )
    assert lines[2:4] == [
        '  - {field: minutes, column: took, decimal: "."}',
        '  - {field: minutes, column: took, decimal: ","}',
    ]


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("1.234,5", ",", "1234.5"),
        ("12,0", ",", "12"),
        ("1 500", ".", "1500"),
        ("-2.50", ".", "-2.50"),
        ("five", ".", "five"),
        ("1,5", None, "1,5"),
    ],
)
def test_a_number_is_written_with_a_point_and_no_other_mark(text, mark, number):
    assert numbers.normalise(text, mark) == number
