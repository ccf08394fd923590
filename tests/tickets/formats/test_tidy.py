"""Headings written by hand, and a file put in order."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from tests import strategies as our
from tests.cases import examples

from deskbook.library.formats import ticket_file, timeline
from deskbook.library.formats.ticket_parts import take_apart
from deskbook.library.model.entry_kinds import Heading
from deskbook.library.model.ticket import Entry
from deskbook.tickets.formats.tidy import complete_headings, list_handwritten, sort_entries

NOW = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("### reply", Heading(9, "### reply", "reply")),
        ("###\tReply  ", Heading(9, "###\tReply", "reply")),
        (
            "### note @ann ^0000000A",
            Heading(9, "### note @ann ^0000000A", "note", None, "ann", "0000000A"),
        ),
        (
            "### 2026-11-05T15:00:00Z note",
            Heading(9, "### 2026-11-05T15:00:00Z note", "note", NOW),
        ),
        (
            "### 2026-11-05T15:00:00Z @ann",
            Heading(9, "### 2026-11-05T15:00:00Z @ann", None, NOW, "ann"),
        ),
        *(
            (line, Heading(9, line))
            for line in (
                "### note on it",
                "### note note",
                "### note @Ann",
                "### note ^0",
                "### 2026-11-05 note",
                "### 2026-11-35T15:00:00Z note",
            )
        ),
        ("### 2026-11-05T15:00:00Z note @ann ^0000000A", None),
        ("### 2026-11-35T15:00:00Z note @ann ^0000000A", None),
    ],
)
def test_a_heading_says_what_it_says(line, heading):
    assert timeline.by_hand(line, 9) == heading


HEAD = "---\nid: Q-4KX7M2\n---\n\nWhere?\n\n<!-- timeline -->\n\n\n"
FILE = (
    HEAD
    + """\
### reply

Later.
### 2026-11-05T14:00:00Z note @ann ^0000000A
Second.

### note
Below the second.

### 2026-11-05T13:00:00Z note @ann ^0000000B

First."""
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_entries_are_put_in_order_with_what_stands_below_them(end):
    parts = take_apart(FILE.replace("\n", end))
    assert [(it.line, it.shown) for it in list_handwritten(parts)] == [
        (10, "### reply"),
        (16, "### note"),
    ]
    entry = Entry(time=NOW, kind="reply", author="ann", id="0000000C")
    assert sort_entries(complete_headings(parts, {10: entry})) == (
        HEAD
        + """\
### 2026-11-05T13:00:00Z note @ann ^0000000B

First.

### 2026-11-05T14:00:00Z note @ann ^0000000A
Second.

### note
Below the second.

### 2026-11-05T15:00:00Z reply @ann ^0000000C

Later.
"""
    ).replace("\n", end)


def test_only_the_headings_change_where_all_is_in_order():
    entry = Entry(time=NOW, kind="note", author="ann", id="0000000C")
    text = HEAD + "Stray.\n\n\n### note \nText\n### note\n\n\n"
    assert sort_entries(complete_headings(take_apart(text), {13: entry})) == text.replace(
        "### note \n", "### 2026-11-05T15:00:00Z note @ann ^0000000C\n"
    )


@examples(15)
@given(our.tickets())
def test_a_tidy_file_stays_as_it_is(ticket):
    text = ticket_file.write(ticket)
    parts = take_apart(text)
    assert (list_handwritten(parts), sort_entries(complete_headings(parts, {}))) == ([], text)


def test_what_stands_last_and_stays_so_keeps_its_end():
    one, two, three = (
        f"### 2026-11-05T1{hour}:00:00Z note @ann ^0000000{hour}\n" for hour in (3, 4, 5)
    )
    text = f"{HEAD}{two}\n{one}\n\n{three}\n\n"
    assert sort_entries(take_apart(text)) == f"{HEAD}{one}\n\n{two}\n{three}\n\n"
