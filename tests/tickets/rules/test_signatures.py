"""Who signs what was written by hand, when, and by which id."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests import hands

from deskbook.library.model.entry_kinds import Heading, Origin
from deskbook.library.model.records import Staff
from deskbook.library.model.ticket import Entry
from deskbook.tickets.rules.signatures import colleague, sign

STAFF = {
    it.handle: it
    for it in (
        Staff(handle="ann", name="History liaison", github="Ann-Lib"),
        Staff(handle="ben", name="E-resources", email="er@library.example"),
        Staff(handle="cem", name="Desk"),
        Staff(handle="dee", name="Desk"),
    )
}
ORIGIN = Origin("a" * 40, "History liaison", "x@home.example", hands.NOW)


@pytest.mark.parametrize(
    ("name", "email", "handle"),
    [
        ("Somebody", "12345+ann-lib@users.noreply.github.com", "ann"),
        ("Somebody", "ANN-LIB@users.noreply.github.com", "ann"),
        ("ann-lib", "x@home.example", "ann"),
        ("history Liaison", "x@home.example", "ann"),
        ("Somebody", "ER@library.example", "ben"),
        ("Somebody", "cem@library.example", "cem"),
        ("DEE", "x@home.example", "dee"),
        ("Desk", "x@home.example", ""),
        ("", "", ""),
        ("ann", "12345+other@users.noreply.github.com", "ann"),
    ],
)
def test_a_commit_is_a_colleagues_by_login_address_handle_or_name(name, email, handle):
    assert colleague(name, email, STAFF) == handle


def signed(*headings, origins=None, acting="", ticket=None):
    """Completed entries, or what the trouble is."""
    found = sign(ticket or hands.open_ticket(), headings, origins or {}, STAFF, hands.NOW, acting)
    return [it.entry or it.trouble for it in found]


def test_what_is_missing_comes_from_the_commit():
    heading = Heading(9, "### reply", "reply")
    (made,) = signed(heading, origins={9: ORIGIN})
    assert made == Entry(time=hands.NOW, kind="reply", author="ann", id="RF98D2VJ")
    assert signed(heading, origins={9: ORIGIN}, acting="ben") == [made]


def test_what_is_written_is_kept_and_a_question_is_the_patrons():
    written = Heading(9, "###", "note", hands.NOW - timedelta(days=1), "ben", "0000000A")
    assert signed(written, Heading(11, "###", "question"), origins={9: ORIGIN, 11: ORIGIN}) == [
        Entry(time=hands.NOW - timedelta(days=1), kind="note", author="ben", id="0000000A"),
        Entry(time=hands.NOW, kind="question", author="patron", id="A3N7D9BG"),
    ]


def test_headings_of_one_commit_follow_each_other_and_have_ids_of_their_own():
    headings = [Heading(line, "### note", "note") for line in (9, 11, 13)]
    other = replace(ORIGIN, commit="b" * 40, time=hands.NOW - timedelta(days=99))
    one, two, three = signed(*headings, origins={9: ORIGIN, 11: ORIGIN, 13: other})
    assert (one.time, two.time) == (hands.NOW, hands.NOW + timedelta(seconds=1))
    assert three.time == hands.open_ticket().opened
    assert len({one.id, two.id, three.id}) == 3
    known = hands.open_ticket(entries=(one,))
    assert signed(headings[0], origins={9: ORIGIN}, ticket=known)[0].id == two.id


def test_what_is_not_committed_is_by_who_acts_now():
    (made,) = signed(Heading(9, "### note", "note"), acting="cem")
    assert (made.author, made.time) == ("cem", hands.NOW)


@pytest.mark.parametrize(
    ("heading", "origin", "trouble"),
    [
        (
            Heading(9, "### Note on it"),
            ORIGIN,
            "this heading cannot be completed: write a kind and at most a time in UTC, @handle and "
            "^id, such as `### reply @handle`; put a backslash before it if it is part of a text",
        ),
        (
            Heading(9, "### note", "note"),
            replace(ORIGIN, cut_off=True),
            "the history of this clone is cut off, so the commit of this line is unknown: fetch "
            "the whole (`git fetch --unshallow`; in a workflow, fetch-depth: 0)",
        ),
        (
            Heading(9, "### note", "note"),
            None,
            "it is not committed, and nobody said who acts: write `### note @handle` with the "
            "handle of who wrote it, or say --by HANDLE",
        ),
        (
            Heading(9, "### note", "note"),
            replace(ORIGIN, name="A guest"),
            "commit aaaaaaaaa brought it, by A guest, who is no colleague in knowledge/staff/: "
            "write `### note @handle` with the handle of who wrote it, or write their github: or "
            "email: there",
        ),
    ],
)
def test_what_cannot_be_completed_says_what_to_write(heading, origin, trouble):
    assert signed(heading, origins={9: origin} if origin else {}) == [trouble]
