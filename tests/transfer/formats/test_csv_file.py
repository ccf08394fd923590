import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.model.finding import DeskError
from deskbook.transfer.formats import csv_file
from deskbook.transfer.formats.csv_file import MAX_CELL, Guess
from deskbook.transfer.model.mapping import Reject, Row

HEAD = "question,year\n"


def read(text, delimiter=","):
    return list(csv_file.read_rows(io.StringIO(text, newline=""), delimiter))


def blocks(data, size=3):
    return [data[at : at + size] for at in range(0, len(data), size)]


@pytest.mark.parametrize(
    ("data", "guess"),
    [
        (b"question,year\n", Guess("utf-8")),
        (b"", Guess("utf-8")),
        ("\ufeffCafé\n".encode(), Guess("utf-8")),
        ("a\nb\nsmørrebrød 🥪\n".encode(), Guess("utf-8")),
        ("Frage".encode("utf-16"), Guess("utf-16")),
        (b"\xfe\xff\0F", Guess("utf-16")),
        ("a\nb\nshe said “no”\n".encode("cp1252"), Guess("cp1252", 3, 0x93)),
        (b"a\nb\xc3", Guess("cp1252", 2, 0xC3)),
    ],
)
def test_the_encoding_is_guessed_from_the_whole_file(data, guess):
    assert csv_file.guess_encoding(blocks(data, max(4, len(data) // 3))) == guess


def test_wide_text_without_its_mark_is_not_guessed_at():
    with pytest.raises(DeskError, match="write `encoding: utf-16` in the mapping file"):
        csv_file.guess_encoding(["Frage".encode("utf-16-le")])


@pytest.mark.parametrize(
    ("head", "delimiter"),
    [
        ("question,year\n", ","),
        ('"what, then";question;year\n', ";"),
        ("question\tyear\tx,y\n", "tab"),
        ("question|year", "|"),
        ('"two\nlines",question,year\n1,2,3\n', ","),
    ],
)
def test_the_delimiter_is_the_one_that_gives_the_columns(head, delimiter):
    assert csv_file.guess_delimiter(head, ["question", "year"]) == delimiter


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (
            "Qestion,year,topic\n",
            "the table has no column question; did you mean Qestion? (its first line has Qestion, year, topic)",
        ),
        ("", "the table has no column question and no column year (its first line has no columns at all)"),
        ('"open', "the table has no column question and no column year (its first line has no columns at all)"),
        (
            "question,year,year\n",
            "the table has two columns year: give one of them another name",
        ),
    ],
)  # fmt: skip
def test_columns_that_are_needed_have_to_be_there_once(head, message):
    with pytest.raises(DeskError) as refused:
        wanted = ["question", "year"]
        csv_file.refuse_missing(
            csv_file.read_header(head, csv_file.guess_delimiter(head, wanted)), wanted
        )
    assert str(refused.value) == message


def test_rows_know_their_lines_and_their_text():
    text = ' question ,year\r\n"Where,\r\nthen?",2026\r\n\r\nWhy?,2025\r\n'
    assert read(text) == [
        Row(2, 3, {"question": "Where,\r\nthen?", "year": "2026"}, '"Where,\r\nthen?",2026\r\n'),
        Row(5, 5, {"question": "Why?", "year": "2025"}, "\r\nWhy?,2025\r\n".lstrip()),
    ]


@pytest.mark.parametrize(
    ("text", "rejects"),
    [
        ("a\n", [(2, 2, "it has 1 cells, the first line has 2: cells are missing")]),
        ("a,b,c\n", [(2, 2, "it has 3 cells, the first line has 2: a cell with the delimiter needs quotation marks")]),
        ('"a"b,c\n', [(2, 2, 'a quotation mark stands inside of a quoted cell: write it twice ("")')]),
        ('"a,2026\nb,2025\nc,2024\n', [(2, 4, 'a quotation mark opens here and is never closed (to line 4): write ""')]),
        ("a\0b,2026\n", [(2, 2, "question holds a zero byte, so the file is damaged: export it again")]),
        ("x" * MAX_CELL + ",2026\n", [(2, 2, "question has 32767 characters, more than a spreadsheet's cell can hold")]),
        ("x" * 140_000 + ",2026\n", [(2, 2, "a cell is longer than 32767 characters, the most a spreadsheet can hold")]),
        ("a\rb,2026\n", [(2, 2, "it has 1 cells, the first line has 2: cells are missing")]),
    ],
    ids=["fewer cells", "more cells", "a quotation mark inside", "never closed", "zero byte", "long", "very long", "line end"],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_kept_with_its_lines_and_why(text, rejects):
    found = [it for it in read(HEAD + text + "Fine?,2026\n") if isinstance(it, Reject)]
    if "never closed" in rejects[0][2]:
        found = [it for it in read(HEAD + text) if isinstance(it, Reject)]
    assert [(it.line, it.last, it.why) for it in found] == rejects
    assert "".join(it.raw for it in found) == (text if "\r" not in text else "a\r")


def test_reading_goes_on_after_a_row_that_cannot_be_read():
    good = Row(3, 3, {"question": "Fine?", "year": "2026"}, "Fine?,2026\n")
    assert read(HEAD + '"a"b,c\nFine?,2026\n')[1:] == [good]


def test_a_lone_line_end_in_a_list_of_lines_is_said():
    (reject,) = csv_file.read_rows([HEAD, "a\rb,2026\n"], ",")
    assert reject.why.startswith("this cannot be read (")


def test_the_first_line_is_taken_as_it_stands():
    assert csv_file.read_header_text('"a\nb",c\r\n1,2\r\n', ",") == '"a\nb",c\r\n'


cells = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)


@given(st.lists(st.tuples(cells, cells), max_size=6), st.sampled_from(",;|\t"))
def test_what_a_spreadsheet_writes_is_read_back(table, sign):
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=sign, quoting=csv.QUOTE_ALL)
    writer.writerows([("question", "year"), *table])
    found = read(stream.getvalue(), "tab" if sign == "\t" else sign)
    assert [tuple(it.cells.values()) for it in found] == table


@given(st.text(st.sampled_from('a,"\n\r;\0 '), max_size=40))
def test_no_text_is_lost_whatever_the_table_holds(text):
    found = read(HEAD + text)
    kept = "".join(it.raw for it in found)
    assert kept.replace("\n", "").replace("\r", "") == text.replace("\n", "").replace("\r", "")
