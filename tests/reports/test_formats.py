import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.model.table import Table
from deskbook.reports import formats

cells = st.text(st.characters(exclude_categories=("Cs",)), max_size=10) | st.integers() | st.none()
tables = st.builds(
    lambda head, rows: Table("t", "T", head, tuple(rows)),
    st.tuples(cells, cells).map(lambda it: tuple(str(cell) for cell in it)),
    st.lists(st.tuples(cells, cells), max_size=5),
)


def read(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_table_is_written_with_its_head():
    table = Table("t", "T", ("service", "questions"), (("Help, and more", 3), ("Loans", None)))
    assert formats.write_csv(table) == 'service,questions\n"Help, and more",3\nLoans,..\n'


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "|x", "%0A"]
)
def test_no_cell_can_be_taken_for_a_formula(cell):
    found = read(formats.write_csv(Table("t", "T", ("a",), ((cell,),))))
    assert found[1] == ["'" + cell.replace("\t", " ").replace("\r", " ")]


def test_numbers_stay_numbers():
    assert formats.write_csv(Table("t", "T", ("a",), ((-1,),))) == "a\n-1\n"


@given(tables)
def test_every_cell_is_read_back_in_one_line_whatever_it_holds(table):
    found = read(formats.write_csv(table))
    for row, written in zip((table.head, *table.rows), found, strict=True):
        for cell, text in zip(row, written, strict=True):
            line = re.sub(
                r"[\x00-\x1f\x7f]+", " ", formats.NOT_SHOWN if cell is None else str(cell)
            )
            assert text in (line, f"'{line}")
            assert not (isinstance(cell, str) and text.strip()[:1] in {"=", "+", "-", "@"})
