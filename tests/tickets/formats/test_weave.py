"""One file woven of two: pieces stay as they stand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as our
from tests.cases import examples

from deskbook.library.formats import ticket_file
from deskbook.library.model.ticket import Entry
from deskbook.tickets.formats import weave
from deskbook.tickets.formats.weave import read_conflict

BASE = """\
---
id: Q-4KX7M2   # for ever
title: A title
status: open
service: reference
channel: desk
opened: 2026-11-02T14:14:00Z
lead: ann
---

Where?

<!-- timeline -->

### 2026-11-02T15:00:00Z note @ann ^AAAAAAAA
No empty line   above.
"""

PATH = "tickets/2026/11/Q-4KX7M2.md"


def read(text):
    version, findings = weave.read(PATH, text.encode())
    assert findings == ()
    return version


def test_a_version_is_read_clean_with_its_odd_fields():
    version = read(BASE.replace("lead: ann", "lead: ann\npromised: soon\nShelf: 4\nread: 3"))
    assert version.odd == {"promised", "Shelf"}
    assert weave.find_odd_fields((None, version, read(BASE.replace("lead: ann", "lead: ben")))) == (
        {},
        {"promised": "promised: soon", "Shelf": "Shelf: 4"},
        {},
    )
    dirty = read(BASE + "\n### 2026-11-02T15:00:01Z note @ann ^BBBBBBBB\n- a:  b  c\n\nD\x1b\n")
    assert dirty.ticket.entries[1].data == (("a", "b c"),)
    assert dirty.ticket.entries[1].text == "D\ufffd"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (BASE.replace("status: open", "status: open\nstatus: new"), "file.duplicate-key"),
        (BASE.replace("<!-- timeline -->\n", ""), "entry.before-marker"),
        (BASE.replace("title: A title\n", ""), "ticket.title"),
        ("<<<<<<< a\n", "file.conflict"),
    ],
)
def test_a_file_that_would_lose_something_is_no_version(text, rule):
    version, findings = weave.read(PATH, text.encode())
    assert (version, [it.rule for it in findings]) == (None, [rule])


def test_front_matter_that_only_they_touched_is_theirs_with_our_line_ends():
    base, theirs = read(BASE), read(BASE.replace("lead: ann", "lead: ben # new\nshelf: 4"))
    for end, bom in (("\n", ""), ("\r\n", "\ufeff")):
        ours = read(bom + BASE.replace("\n", end).replace("Where?", "Where, please?"))
        merged = replace(ours.ticket, lead="ben")
        woven = weave.weave(base, ours, theirs, merged, {"shelf": "shelf: 4"})
        assert woven == ours.parts.text.replace("lead: ann", f"lead: ben # new{end}shelf: 4")


def test_ours_is_kept_and_what_was_merged_is_set_in_it():
    ours = read(BASE.replace("lead: ann", "lead: ann\nshelf: 4\nread: 9"))
    theirs = read(BASE.replace("Where?", "### Where?\n").replace("title: A title", "title: B"))
    new = Entry(
        time=datetime(2026, 11, 2, 14, 30, tzinfo=UTC), kind="note", author="ben", id="BBBBBBBB"
    )
    merged = replace(theirs.ticket, labels=("maps",), read=5, entries=(new, *theirs.ticket.entries))
    woven = weave.weave(None, ours, theirs, merged, {"shelf": None, "read": "read: 9"})
    assert woven == BASE.replace("title: A title", "title: B").replace(
        "lead: ann", "lead: ann\nread: 9\nlabels: [maps]"
    ).replace("Where?", "### Where?\n").replace(
        "timeline -->\n\n", "timeline -->\n\n### 2026-11-02T14:30:00Z note @ben ^BBBBBBBB\n\n"
    )
    both = replace(merged, question="One\n\nTwo", entries=())
    assert "---\n\nOne\n\nTwo\n\n<!-- timeline -->\n" in weave.weave(None, ours, theirs, both, {})


def test_blocks_that_are_no_entry_yet_stay_below_their_neighbour_once():
    actor = "\n### reply\n\nBy hand.\n"
    base = read(BASE + actor)
    completed = read(BASE + "\n### 2026-11-02T16:00:00Z reply @ann ^CCCCCCCC\n\nBy hand.\n")
    also = read(BASE + actor + "\n### note\n\nMore.\n")
    top = read(BASE.replace("timeline -->\n", "timeline -->\n\nStray.\n") + "\n### note\n\nMore.\n")

    def woven(base, ours, theirs, entries):
        merged = replace(ours.ticket, entries=entries)
        text = weave.weave(base, ours, theirs, merged, {})
        return [
            (it.entry.id if it.entry else it.heading or it.text.strip())
            for it in read(text).parts.blocks
        ]

    entries = completed.ticket.entries
    expected = ["AAAAAAAA", "### note", "CCCCCCCC"]
    assert woven(base, completed, also, entries) == expected
    assert woven(base, also, completed, entries) == expected
    assert woven(base, also, base, base.ticket.entries) == ["AAAAAAAA", "### reply", "### note"]
    assert woven(None, top, also, base.ticket.entries) == [
        "Stray.",
        "AAAAAAAA",
        "### note",
        "### reply",
    ]


@examples(10)
@given(our.tickets(), our.tickets(), st.sampled_from(["\n", "\r\n"]))
def test_whatever_was_merged_is_what_the_woven_file_says(ours, theirs, end):
    theirs = replace(theirs, id=ours.id)
    path = f"tickets/2026/11/{ours.id}.md"
    versions = [
        weave.read(path, ticket_file.write(it).replace("\n", end).encode())[0]
        for it in (ours, theirs)
    ]
    merged = replace(theirs, entries=ours.entries, labels=ours.labels)
    text = weave.weave(None, *versions, merged, {})
    reading = ticket_file.parse(path, text.encode())
    assert (reading.filed.record, reading.findings) == (merged, ())


@pytest.mark.parametrize(
    ("text", "above", "below"),
    [
        ("a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\nd\n", "a\nb\nd\n", "a\nc\nd\n"),
        ("<<<<<<<\nb\r\n||||||| z\ne\n=======\r\nc\n>>>>>>>\n", "b\r\n", "c\n"),
        ("<<<<<<< x\n=======\nc\n>>>>>>> y", "", "c\n"),
        (
            "<<<<<<< x\na\n=======\nb\n>>>>>>> y\nT\n=======\n<<<<<<< x\nc\n=======\n>>>>>>> y\n",
            "a\nT\n=======\nc\n",
            "b\nT\n=======\n",
        ),
    ],
)
def test_whole_conflicts_are_told_apart(text, above, below):
    assert read_conflict(text) == (above, below)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n",
        "T\n=======\n",
        "<<<<<<< x\na\n",
        "<<<<<<< x\na\n=======\nb\n",
        "a\n>>>>>>> y\n",
        "<<<<<<< x\n<<<<<<< x\n=======\n>>>>>>> y\n",
        "<<<<<<< x\na\n=======\nb\n=======\nc\n>>>>>>> y\n",
        "<<<<<<< x\na\n=======\nb\n>>>>>>> y\n>>>>>>> y\n",
        "\\<<<<<<< x\n<<<<<<<x\n======= b\n",
    ],
)
def test_what_is_no_whole_conflict_is_not(text):
    assert read_conflict(text) is None
