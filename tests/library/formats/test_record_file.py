"""Knowledge records: round trips of every kind, and surgery on their files."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as our
from tests.cases import examples

from deskbook.library.formats import record_file
from deskbook.library.formats.front_matter import UneditableError
from deskbook.library.formats.text import UnwritableTextError
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.records import Answer, Profile, Staff

FOLDERS = {**record_file.FOLDERS, "library.md": Profile}


def path_of(kind, record):
    name = getattr(record, "slug", None) or getattr(record, "handle", None)
    folder = next(folder for folder, held in FOLDERS.items() if held is kind)
    return f"knowledge/{folder}/{name}.md" if name else "knowledge/library.md"


@pytest.mark.parametrize("kind", FOLDERS.values(), ids=lambda kind: kind.__name__)
@examples(6)
@given(data=st.data())
def test_a_record_reads_back_as_it_was_written(kind, data):
    record = data.draw(our.records(kind))
    path = path_of(kind, record)
    reading = record_file.parse(kind, path, record_file.write(record).encode(), "digest")
    assert reading.findings == ()
    assert reading.filed.record == record
    assert (reading.filed.path, reading.filed.digest) == (path, "digest")


@given(our.raw_text)
def test_the_body_of_a_file_written_elsewhere_is_read_whatever_it_holds(body):
    text = f"---\nname: Ann\n---\n{body}"
    reading = record_file.parse(Staff, "knowledge/staff/ann.md", text.encode())
    if reading.filed is None:
        (found,) = reading.findings
        assert found.rule in ("file.binary", "file.conflict")
    else:
        assert reading.findings == ()


def test_what_no_file_can_hold_is_refused_before_it_is_written():
    answer = Answer(slug="a", title="A", state="draft")
    for broken in (
        Answer(slug="a", title="half \ud83d", state="draft"),
        Answer(slug="a", title="A", state="draft", also_asked=("half \udc00",)),
        Answer(slug="a", title="A", state="draft", body="half \ud83d"),
    ):
        with pytest.raises(UnwritableTextError, match="half of a character"):
            record_file.write(broken)
    with pytest.raises(UnwritableTextError, match=r"U\+D83D, at position 6"):
        record_file.set_fields(Answer, record_file.write(answer), {"title": "half \ud83d"})
    with pytest.raises(DeskError, match="clean_text"):
        record_file.write(Answer(slug="a", title="A", state="draft", body="two\r\nlines"))


def test_fields_are_set_in_their_canonical_place():
    text = "---\r\n# who\r\nname: Ann   # for now\r\nleft: 2026-11-03\r\n---\r\n\r\nMaps.\r\n"
    away = ({"from": "2026-11-09", "to": "2026-11-10", "reason": "a: b, [c]"},)
    assert record_file.set_fields(Staff, text, {"services": ("maps",), "away": away}) == (
        "---\r\n# who\r\nname: Ann   # for now\r\nservices: [maps]\r\naway:\r\n"
        '  - {from: 2026-11-09, to: 2026-11-10, reason: "a: b, [c]"}\r\n'
        "left: 2026-11-03\r\n---\r\n\r\nMaps.\r\n"
    )


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("knowledge/library.md", Profile),
        ("knowledge/staff/ann.md", Staff),
        ("knowledge/answers/a.md", Answer),
    ],
)
def test_a_path_says_what_a_file_holds(path, kind):
    assert record_file.kind_of(path) is kind


def test_a_file_named_in_capitals_names_no_record():
    reading = record_file.parse(Staff, "knowledge/staff/Ann Example.md", b"---\nname: Ann\n---\n")
    assert reading.findings == (
        Finding(
            "knowledge/staff/Ann Example.md",
            1,
            "file.name",
            '"Ann Example" cannot name a record: write lower case with hyphens',
        ),
    )


@pytest.mark.parametrize(
    ("front", "changes", "message"),
    [
        (
            "name: Ann\naway:\n  - {from: 2026-11-09, to: 2026-11-10}\n  - {from: 2026-12-01, to: soon}\n",
            {"away": ()},
            'away cannot be set before line 5 is mended: to "soon" is not a day: write it like 2026-11-12',
        ),
        (
            "name: Ann\nservices: maps\n",
            {"left": None, "services": ("maps", "prints")},
            "services cannot be set before line 3 is mended: services takes a list: write [maps]",
        ),
        ("name: Ann\nname: Bob\n", {"left": None}, "left cannot be set: name is given twice, first on line 2: keep one of the two lines"),
    ],
)  # fmt: skip
def test_a_field_that_could_not_be_read_is_not_written_over(front, changes, message):
    with pytest.raises(UneditableError) as refused:
        record_file.set_fields(Staff, f"---\n{front}---\n", changes)
    assert str(refused.value) == message


def test_a_mistake_in_another_field_hinders_nobody():
    text = "---\nname: Ann\naway: soon\nzzz: 1\n---\n"
    assert record_file.set_fields(Staff, text, {"left": date(2026, 11, 3)}) == (
        "---\nname: Ann\naway: soon\nleft: 2026-11-03\nzzz: 1\n---\n"
    )
