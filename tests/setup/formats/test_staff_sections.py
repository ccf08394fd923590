"""Sections for staff are moved under the mark, and everything else stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.answers.rules.public_text import remove_staff_text
from deskbook.library.model.records import staff_mark
from deskbook.setup.formats.staff_sections import mark_sections

PATH = "knowledge/answers/a.md"
HEAD = "---\ntitle: A\n---\n\n"


def converted(body, head=HEAD):
    done = mark_sections({PATH: (head + body).encode()}, frozenset())
    text = done.texts.get(PATH, head + body)
    assert text.startswith(head)
    return text.removeprefix(head), done.notes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Short.\n\n## Cause\n\nslow\n", "Short.\n\n## [staff only]\n\n## Cause\n\nslow\n"),
        ("Short.\n\n## Cause:\n\nslow\n\n## Steps\n\n1. a\n", "Short.\n\n## Steps\n\n1. a\n\n## [staff only]\n\n## Cause:\n\nslow\n"),
        ("A.\r\n\r\n# Environment\r\n\r\n## x\r\nb\r\n", "A.\r\n\r\n## [staff only]\r\n\r\n# Environment\r\n\r\n## x\r\nb\r\n"),
        ("A.\n\n## Cause\n\nb\n\n## [staff only]\n\nc\n", "A.\n\n## [staff only]\n\n## Cause\n\nb\n\nc\n"),
        ("## Cause\n\nb\n", "## [staff only]\n\n## Cause\n\nb\n"),
        ("A.\n\n```\n## Cause\n```\n\nb\n", "A.\n\n```\n## Cause\n```\n\nb\n"),
        ("A.\n\n## Steps\n\nb", "A.\n\n## Steps\n\nb"),
        ("A.\n\n~~~\n```\n## Cause\n~~~\n\n## Cause\n\nb\n", "A.\n\n~~~\n```\n## Cause\n~~~\n\n## [staff only]\n\n## Cause\n\nb\n"),
    ],
)  # fmt: skip
def test_sections_go_to_the_end_under_the_mark(before, after):
    assert converted(before)[0] == after
    assert converted(after)[0] == after


def test_what_only_resembles_one_is_named_and_left():
    body = "A.\n\n## Root cause\n\nb\n"
    text, notes = converted(body)
    assert text == body
    assert notes[0].startswith(f'{PATH}: "## Root cause" looks as if')


def test_files_of_others_and_files_that_are_not_utf_8_are_left():
    files = {"README.md": b"## Cause\n", "knowledge/answers/x.txt": b"## Cause\n", PATH: b"\xff"}
    done = mark_sections(files, frozenset())
    assert (dict(done.texts), done.notes) == (
        {},
        (f"{PATH} is not UTF-8, so it was left as it is",),
    )


LINES = ["open", "", "## Cause", "# Environment", "### deeper", "```", "## Steps", staff_mark.MARK]


@given(st.lists(st.sampled_from(LINES), max_size=10))
def test_no_line_is_lost_and_what_was_hidden_stays_hidden(lines):
    body = "\n".join(["Short.", "", *lines, ""])
    after = converted(body)[0]
    marks = {"", staff_mark.MARK}
    assert sorted(set(body.split("\n")) - marks) == sorted(set(after.split("\n")) - marks)
    assert converted(after)[0] == after
    shown = [it for it in remove_staff_text(after).split("\n") if it]
    assert len(shown) <= len([it for it in remove_staff_text(body).split("\n") if it])
