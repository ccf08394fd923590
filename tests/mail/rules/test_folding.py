"""What is not the sender's own words is folded at the end of the text, or counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.mail.formats import quotes
from deskbook.mail.model.mail import Segment
from deskbook.mail.rules import folding

OURS = "It is in the map room.\nAsk at the desk on the second floor.\nIt closes at five o'clock.\n"


def fold(*segments, texts=(OURS,)):
    return folding.fold([Segment(kind, text) for kind, text in segments], texts)


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("", ("Yes", "")),
        ("> short\n", ("Yes", "1 quoted line")),
        ("> It is in the map room. Ask at the desk on\n> the second floor.", ("Yes", "2 quoted lines")),
        ("On Monday, the library of the college wrote:\n>> It is in the map room.\n> It closes at five o'clock.", ("Yes", "3 quoted lines")),
        ("> The platform moves in May.\n>\n> Bring your bookmarks along.", ("Yes\n\n> The platform moves in May.\n>\n> Bring your bookmarks along.", "")),
        ("From: somebody else altogether\n\nWe have moved to another place.", ("Yes\n\n> From: somebody else altogether\n>\n> We have moved to another place.", "")),
    ],
)  # fmt: skip
def test_quotation_that_the_ticket_has_is_counted_and_a_new_one_folded(quoted, expected):
    assert fold(("own", "Yes"), ("quoted", quoted)) == expected


def test_message_that_is_all_quotation_is_folded():
    assert fold(("quoted", "> The platform moves in May."), texts=()) == (
        "> The platform moves in May.",
        "",
    )


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("-- \nQuill\nRoom 5", ("Yes", "3 lines of a signature")),
        ("Sent from my phone", ("Yes", "1 line of a signature")),
        ("-Quill", ("Yes", "1 line of a signature")),
        ("--\nHow do I cite data?", ("Yes\n\n> --\n> How do I cite data?", "")),
        ("\u2014\nHow?", ("Yes\n\n> \u2014\n> How?", "")),
        ("__\nHow?", ("Yes\n\n> __\n> How?", "")),
    ],
)
def test_signature_is_counted_and_what_may_be_none_is_folded(signature, expected):
    assert fold(("own", "Yes"), ("signature", signature)) == expected


def test_own_and_forwarded_words_stay_in_their_order():
    assert fold(("own", "See below."), ("quoted", "> x"), ("forwarded", "From: a\n\nWhere?")) == (
        "See below.\nFrom: a\n\nWhere?",
        "1 quoted line",
    )


LINES = st.sampled_from(["own words of mine", "> quoted by a program", ">> deeper", "-- ", "--", "Sent from my iPhone", "On Mon, Nov 2, 2026 at 3:02 PM Ask <ask@library.example> wrote:", "-----Original Message-----", "From: Ask <ask@library.example>", "Sent: Monday", "To: Quill", "Subject: An atlas", "", "It is in the map room.", "_" * 30, "-Quill", "---------- Forwarded message ---------"])  # fmt: skip


@given(st.lists(LINES, max_size=20), st.booleans())
def test_each_line_is_in_the_ticket_or_in_a_count(lines, known):
    text = "\n".join(lines)
    shown, omitted = folding.fold(quotes.split_segments(text), (text,) if known else ())
    left = [it.strip(" >") for it in shown.split("\n") if it.strip(" >")]
    missing = 0
    for line in (it.strip(" >") for it in lines):
        if line and line in left:
            left.remove(line)
        elif line:
            missing += 1
    counted = sum(int(word) for word in omitted.replace(",", "").split() if word.isdigit())
    assert missing <= counted
