import pytest

from deskbook.library.formats.table import layout
from deskbook.library.model.finding import DeskError

WANTED = ["question", "year"]


@pytest.mark.parametrize(
    ("head", "delimiter"),
    [
        ("question,year\n", ","),
        ('"what, then";question;year\n', ";"),
        ("question\tyear\tx,y\n", "\t"),
        ("question|year", "|"),
        ('"two\nlines",question,year\n1,2,3\n', ","),
        ("a, b, c, d;question;year\n1;2;3\n", ";"),
        ("sep=|\nquestion|year;x\n", "|"),
        ("\ufeffquestion;year\n", ";"),
    ],
)
def test_the_delimiter_is_the_one_that_gives_the_columns(head, delimiter):
    found = layout.determine(head, WANTED)
    assert found.delimiter == delimiter
    assert {"question"} <= set(found.columns) or "year;x" in found.columns


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_without_known_names_the_steadiest_width_decides(sign):
    rows = [["no", "text, and; more | words"], ["1", "one, two"], ["2", "x;y"], ["3", "p|q\tr"]]
    head = "".join(f"{sign.join(f'{chr(34)}{it}{chr(34)}' for it in row)}\n" for row in rows)
    assert layout.determine(head, []).delimiter == sign


@pytest.mark.parametrize(
    ("head", "header", "columns"),
    [
        ("Report of 2 November\n\nfor the desk,,\nquestion,year,x\na,1,2\n", 4, ("question", "year", "x")),
        ("Report\nid,name,when\n1,a,2026\n2,b,2025\n", 2, ("id", "name", "when")),
        ("1,2,3\n4,5,6\n", 1, ("1", "2", "3")),
        ("QUESTION , Year,,\na,1,,\n", 1, ("QUESTION", "Year", "", "")),
        ('"question\nof all",year\na,1\n', 1, ("question\nof all", "year")),
        ("", 1, ()),
        ('"open', 1, ('"open',)),
    ],
)  # fmt: skip
def test_the_header_is_found_below_other_lines(head, header, columns):
    found = layout.determine(head, WANTED)
    assert (found.header, found.above, found.columns) == (header, header - 1, columns)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (
            "Qestion,year,topic\n",
            "the table has no column question; did you mean Qestion? (its header has Qestion, year, topic)",
        ),
        ("", "the table has no column question and no column year (its header has no columns at all)"),
        (
            "question,year,year\n",
            "the table has two columns year: give one of them another name",
        ),
    ],
)  # fmt: skip
def test_columns_that_are_needed_have_to_be_there_once(head, message):
    with pytest.raises(DeskError) as refused:
        layout.refuse_missing(layout.determine(head, WANTED).columns, WANTED)
    assert str(refused.value) == message


def test_the_header_is_kept_as_it_stands():
    assert (
        layout.determine('"question\nb",year\r\n1,2\r\n', WANTED).head == '"question\nb",year\r\n'
    )


def test_a_second_column_of_a_name_that_is_not_needed_is_allowed():
    layout.refuse_missing(["question", "year", "x", "x"], WANTED)
