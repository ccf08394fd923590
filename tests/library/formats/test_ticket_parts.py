"""A ticket's file in pieces, and put together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as our
from tests.cases import examples

from deskbook.library.formats import ticket_file, ticket_parts
from deskbook.library.formats.front_matter import UneditableError

FILE = """\
---
id: Q-4KX7M2
# A comment.
labels:
  - maps
title: A title
---

Where?

<!-- timeline -->

Stray text.

### note

By hand.

### 2026-11-02T15:04:40Z note @ann ^W1A01GC5
One.


### 2026-11-02T15:04:41Z note @ann ^W1A01GC5
Its copy.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_the_pieces_of_a_file(end, bom):
    text = bom + FILE.replace("\n", end)
    parts = ticket_parts.take_apart(text)
    assert parts.text == text
    assert parts.line_end == end
    assert ticket_parts.set_line_ends(parts.question) == "\nWhere?\n\n"
    assert ticket_parts.set_line_ends(parts.marker) == "<!-- timeline -->\n\n"
    assert [(it.line, it.heading, it.text, it.entry and it.entry.text) for it in parts.blocks] == [
        (13, "", "Stray text.\n\n", None),
        (15, "### note", "\nBy hand.\n\n", None),
        (19, "### 2026-11-02T15:04:40Z note @ann ^W1A01GC5", "One.\n\n\n", "One."),
        (23, "### 2026-11-02T15:04:41Z note @ann ^W1A01GC5", "Its copy.\n", None),
    ]


def test_a_file_without_marker_or_end():
    parts = ticket_parts.take_apart("---\nid: x\n---\nText")
    assert (parts.question, parts.marker, parts.blocks) == ("Text", "", ())
    with pytest.raises(UneditableError):
        ticket_parts.take_apart("---\nid: x\n")


hostile_bodies = our.raw_text.map("---\nid: Q-AAAAAA\n---\n".__add__)


@examples(20)
@given(st.one_of(hostile_bodies, our.tickets().map(ticket_file.write)))
def test_pieces_are_the_file_and_hold_the_entries_that_a_reader_finds(text):
    parts = ticket_parts.take_apart(text)
    assert parts.text == text
    whole = ticket_file.parse("Q-AAAAAA.md", text.encode()).filed
    if whole is not None:
        assert tuple(it.entry for it in parts.blocks if it.entry) == whole.record.entries
        found = {it.entry.id: it.line for it in parts.blocks if it.entry}
        assert found == {name: whole.lines[name] for name in found}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_field_is_put_as_it_stood_elsewhere(end):
    head = ticket_parts.take_apart(FILE.replace("\n", end)).head
    lines = ticket_parts.field_lines(head)
    assert lines == {
        "id": "id: Q-4KX7M2",
        "labels": "labels:\n  - maps",
        "title": "title: A title",
    }
    steps = [("shelf", "shelf: [a,\n  b] # c"), ("labels", "labels: [x]"), ("id", None)]
    for key, raw in steps:
        head = ticket_parts.put_field_lines(head, key, raw)
    assert head == (
        "---\n# A comment.\nlabels: [x]\ntitle: A title\nshelf: [a,\n  b] # c\n---\n".replace(
            "\n", end
        )
    )
    assert ticket_parts.put_field_lines(head, "none", None) == head


@pytest.mark.parametrize(
    ("question", "raws", "text"),
    [
        ("", [], "---\n---\n\n<!-- timeline -->\n"),
        ("\u2029", [], "---\n---\n\u2029\n\n<!-- timeline -->\n"),
        ("Q", ["### a"], "---\n---\nQ\n\n<!-- timeline -->\n\n### a\n"),
        (
            "\nQ\n\n",
            ["### a\n", "### b\n\n\n"],
            "---\n---\n\nQ\n\n<!-- timeline -->\n\n### a\n\n### b\n",
        ),
    ],
)
def test_pieces_of_several_files_make_one(question, raws, text):
    assert ticket_parts.put_together("---\n---\n", question, raws, "\n") == text


def test_a_question_is_written_where_it_stands():
    assert ticket_parts.take_question("### note\nb", "\r\n") == "\r\n\\### note\r\nb\r\n\r\n"
    assert ticket_parts.take_question("", "\n") == "\n"
