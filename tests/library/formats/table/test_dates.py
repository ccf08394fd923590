from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.formats.table.dates import Choice, DateColumn, Doubt

DAY, MONTH = "%d/%m/%Y", "%m/%d/%Y"


def choose(cells, formats=(MONTH, DAY)):
    column = DateColumn(formats)
    for line, text in enumerate(cells, start=2):
        column.add(line, text)
    return column.choose()


@pytest.mark.parametrize("formats", [(DAY, MONTH), (MONTH, DAY)])
@given(st.lists(st.datetimes(datetime(1900, 1, 1)), min_size=1, max_size=20), st.randoms())
def test_one_cell_decides_for_its_column_wherever_it_stands(formats, days, random):
    days = [it.replace(day=min(it.day, 12)) for it in days]
    cells = [f"{it:{DAY}}" for it in (*days, datetime(2026, 11, 13))]
    random.shuffle(cells)
    found = choose(cells, formats)
    assert found.doubt is None
    assert found.formats == (DAY,) or all(it.day == it.month for it in days)


def test_the_last_of_10000_cells_decides():
    cells = ["05/11/2026"] * 10_000 + ["13/11/2026"]
    assert choose(cells) == Choice((DAY,), None, ((DAY, 10_002, "13/11/2026"),))


def test_a_time_of_day_does_not_hide_which_date_decides():
    formats = (MONTH, DAY, f"{MONTH} %H:%M", f"{DAY} %H:%M")
    found = choose(["05/11/2026", "13/11/2026 14:00"], formats)
    assert found.formats == (DAY, f"{DAY} %H:%M")


def test_a_column_in_which_nothing_decides_is_in_doubt():
    doubt = Doubt(4, "05/11/2026", (MONTH, DAY), (datetime(2026, 5, 11), datetime(2026, 11, 5)))
    assert choose(["", "5/5/2026", "05/11/2026", "06/11/2026"]) == Choice((MONTH, DAY), doubt)


def test_a_column_with_both_orders_is_in_doubt_and_names_the_cells():
    found = choose(["05/11/2026", "11/13/2026", "13/11/2026"])
    assert found.doubt.against == ((3, "11/13/2026"), (4, "13/11/2026"))


def test_formats_of_different_shapes_live_side_by_side():
    column = DateColumn(("%Y-%m-%d", "%Y-%m", "%Y", DAY, "%z"))
    for text in ("2026-11-02", "2026", "2026-11", "05/11/2026", "no date"):
        column.add(2, text)
    assert column.choose() == Choice(column.formats)
    assert column.list_used() == ("%Y-%m-%d", "%Y-%m", "%Y", DAY)
