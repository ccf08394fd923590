import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.formats.table import layout, rows
from deskbook.library.formats.table.parts import BadRow, TableRow
from deskbook.library.formats.table.rows import MAX_CELL

HEAD = "question,year\n"


def read(text, delimiter=None):
    known = layout.determine(text, ["question", "year"], delimiter)
    return list(rows.read_rows(io.StringIO(text, newline=""), known))


def test_rows_know_their_lines_and_their_text():
    text = ' question ,year\r\n"Where,\r\nthen?",2026\r\n\r\nWhy?,2025\r\n,\r\n'
    assert read(text) == [
        TableRow(2, 3, ["Where,\r\nthen?", "2026"], '"Where,\r\nthen?",2026\r\n'),
        TableRow(5, 5, ["Why?", "2025"], "Why?,2025\r\n"),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a\n", "it has 1 cell, the header has 2: cells are missing; a line below the table has to be taken out"),
        ("a,b,c\n", "it has 3 cells, the header has 2: a cell with the delimiter needs quotation marks"),
        ('"a"b,c,d\n', 'a quotation mark stands inside of a quoted cell: write it twice ("")'),
        ('"a,2026\n', 'a quotation mark opens here and is never closed (to line 3): write ""'),
        ("a\0b,2026\n", "question contains a zero byte, so the file is damaged: export it again"),
        ("x" * MAX_CELL + ",2026\n", "question has 32767 characters, more than a spreadsheet's cell can have"),
        ("x" * 140_000 + ",2,3\n", "a cell is longer than 32767 characters, the most a spreadsheet can contain"),
        ("a\rb,2026\n", "it has 1 cell, the header has 2: cells are missing; a line below the table has to be taken out"),
    ],
    ids=["fewer", "more", "a mark inside", "never closed", "zero byte", "long", "very long", "line end"],
)  # fmt: skip
def test_a_line_that_is_no_row_is_kept_with_its_reason_and_reading_goes_on(text, why):
    bad, *rest = read(f"{HEAD}{text}Fine?,2026\n")
    assert isinstance(bad, BadRow)
    assert (bad.line, bad.why) == (2, why)
    assert rest[-1].cells[-1] == "2026"


def test_cells_behind_the_last_column_may_be_empty():
    assert [it.cells for it in read(f"{HEAD}a,1,,\n")] == [["a", "1"]]


def test_a_long_row_of_cells_that_fit_is_read():
    assert len(read(f"{HEAD}{'a' * 20_000},{'b' * 20_000}\n")) == 1
    assert len(read(f"{HEAD}a,b,\0\n")) == 1


def test_quotation_marks_in_pairs_inside_of_a_cell_are_text():
    assert [it.cells for it in read(HEAD + '"Space" and time,2026\n')] == [
        ['"Space" and time', "2026"]
    ]


def test_an_open_quotation_mark_costs_its_own_row_only():
    text = HEAD + '"open,1\n' + "".join(f'"{n}",{n}\n' for n in range(2, 2000))
    bad, *rest = read(text)
    assert (bad.line, bad.last) == (2, 2)
    assert [it.cells for it in rest] == [[str(n), str(n)] for n in range(2, 2000)]


def test_the_rest_of_a_broken_row_is_never_read_as_a_row():
    found = read('id,question,year\n1,"He said "hello" to us\nand, left",2026\n2,b,2025\n')
    assert [type(it) for it in found] == [BadRow, BadRow, TableRow]
    assert found[1].why == "this is behind a quotation mark that is not closed, and has another one"
    found = read(HEAD + '"He said "hello" there\nto us,"x",2026\nb,2025\n')
    assert [type(it) for it in found] == [BadRow, BadRow, TableRow]
    assert found[1].why == "this is behind a quotation mark that is not closed, and no whole row"


def test_a_lone_line_end_in_a_list_of_lines_is_reported():
    known = layout.determine(HEAD, ["question"])
    (bad,) = rows.read_rows([HEAD, "a\rb,2026,3\n"], known)
    assert bad.why.startswith("this cannot be read (")


cells = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)


@given(st.lists(st.tuples(cells, cells), max_size=6), st.sampled_from(",;|\t"), st.booleans())
def test_what_a_spreadsheet_writes_is_read_back(table, sign, every):
    stream = io.StringIO(newline="")
    style = csv.QUOTE_ALL if every else csv.QUOTE_MINIMAL
    writer = csv.writer(stream, delimiter=sign, quoting=style)
    writer.writerows([("question", "year"), *table])
    found = read(stream.getvalue(), sign)
    assert [tuple(it.cells) for it in found] == [it for it in table if any(it)]


@given(st.text(st.sampled_from('a,"\n\r;\0 '), max_size=40))
def test_no_text_is_lost_whatever_the_table_contains(text):
    kept = "".join(it.raw for it in read(HEAD + text))
    signs = str.maketrans("", "", "\n\r,")
    assert kept.translate(signs) == text.translate(signs) or text.replace('"', "").translate(
        signs
    ) == kept.replace('"', "").translate(signs)


def test_rows_below_a_preamble_have_the_lines_of_the_file():
    assert read(f"Report\n\n{HEAD}a,1\n") == [TableRow(4, 4, ["a", "1"], "a,1\n")]
