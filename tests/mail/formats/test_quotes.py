"""What a sender wrote is told from what they quote; no line is ever lost."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.mail.formats import quotes
from deskbook.mail.formats.flowed import unflow


def split(text, **options):
    """The segments of a dedented text, as (kind, text)."""
    return [(it.kind, it.text) for it in quotes.split_segments(dedent(text), **options)]


def own(text, **options):
    return "\n".join(
        t for kind, t in split(text, **options) if kind in ("own", "forwarded")
    ).strip()


TOP = """\
Thank you, that works.

On Mon, Nov 2, 2026 at 3:02 PM Ask <ask@library.example> wrote:

> We are asking our colleagues.
>
> History liaison
"""


def test_text_above_a_quotation_is_the_answer():
    assert split(TOP) == [
        ("own", "Thank you, that works.\n"),
        ("quoted", "On Mon, Nov 2, 2026 at 3:02 PM Ask <ask@library.example> wrote:\n\n> We are asking our colleagues.\n>\n> History liaison"),
        ("own", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        "Le lun. 2 nov. 2026 à 15:02, Ask <ask@library.example> a écrit :",
        "Am 02.11.26 um 15:02 schrieb Ask:",
        "El lun, 2 nov 2026 a las 15:02, Ask escribió:",
        "Ask <ask@library.example> wrote:",
        "2026-11-02 15:02 GMT+01:00 Ask <ask@library.example>:",
        "On Monday, 2 November 2026 at 15:02:11 CET, Ask the Library\n<ask@library.example> wrote:",
        "2026年11月2日 Ask <ask@library.example>：",
    ],
)
def test_the_line_above_a_quotation_belongs_to_it(head):
    assert own(f"It works.\n\n{head}\n> We ask.\n") == "It works."


def test_another_line_above_a_quotation_is_the_senders():
    assert own("You wrote about embargoes:\n> twelve months\n") == "You wrote about embargoes:"


def test_an_answer_below_a_quotation_is_found():
    assert own("> We ask our colleagues.\n\n> By Thursday.\n\nThursday is too late for me.\n") == "Thursday is too late for me."  # fmt: skip


def test_answers_between_quotations_keep_what_they_answer():
    text = "> Which years?\n1890 to 1900\n> Which county?\nAny\n"
    assert split(text) == [("own", text)]


@pytest.mark.parametrize(
    "head",
    [
        "From: Ask <ask@library.example>\nSent: Monday, November 2, 2026 3:02 PM\nTo: Quill\nSubject: An atlas",
        "-----Original Message-----\nFrom: Ask\nSent: Monday\nTo: Quill\nSubject: An atlas",
        "________________________________\nVon: Ask\nGesendet: Montag\nAn: Quill\nBetreff: Ein Atlas",
        "*From:* Ask\n*Date:* Monday\n*To:* Quill",
    ],
)
def test_a_whole_message_below_is_quoted_and_passed_on_where_the_subject_says_so(head):
    text = f"See below, please.\n\n{head}\n\nWe are asking.\n-- \nAsk\n"
    assert own(text) == "See below, please."
    assert own(text, forwarded=True).endswith("We are asking.\n-- \nAsk")


@pytest.mark.parametrize("line", ["Begin forwarded message:", "---------- Forwarded message ---------"])  # fmt: skip
def test_a_forwarded_message_is_part_of_what_was_sent(line):
    text = f"Can you take this?\n\n{line}\nFrom: a student\n\nWhere is the atlas?\n\n> quoted\n"
    assert split(text)[0] == ("own", "Can you take this?\n")
    assert split(text)[1][0] == "forwarded"
    assert "Where is the atlas?" in own(text)


def test_a_list_that_looks_like_a_head_is_none():
    text = "I need this:\nTo: borrow two volumes\nFrom: the store\n"
    assert split(text) == [("own", text)]
    rule = "Above\n____________________\nBelow\n"
    assert split(rule) == [("own", rule)]


@pytest.mark.parametrize("mark", ["-- ", "--"])
def test_a_signature_is_hidden(mark):
    assert split(f"Where is it?\n{mark}\nQuill Sample\nRoom 5\n") == [
        ("own", "Where is it?"),
        ("signature", f"{mark}\nQuill Sample\nRoom 5\n"),
    ]


def test_what_stands_below_dashes_for_pages_is_no_signature():
    text = "Where?\n-- \n" + "a line\n" * 40
    assert split(text) == [("own", text)]


def test_a_signature_ends_where_a_quotation_begins():
    assert own("Yes.\n-- \nQuill\n\n> Is it Thursday?\n") == "Yes."


@pytest.mark.parametrize("line", ["Sent from my iPhone", "Get Outlook for Android", "Von meinem Telefon gesendet"])  # fmt: skip
def test_a_devices_own_line_is_no_text(line):
    assert own(f"Where is it?\n\n{line}\n") == "Where is it?"


@pytest.mark.parametrize("text", ["> only quoted\n> lines\n", "-- \nonly signed", "", "From: a\nSent: b\nTo: c\n"])  # fmt: skip
def test_where_nothing_else_is_left_everything_is_the_senders(text):
    assert split(text) == [("own", text)]


pieces = st.sampled_from(["> quoted", ">> deeper", "text", "", "-- ", "--", "On Mon, Nov 2, 2026, Ask wrote:", "From: a", "Sent: b", "To: c", "-----Original Message-----", "Begin forwarded message:", "Sent from my phone", "| bar", " > shifted", "_" * 30, "x" * 500])  # fmt: skip


@given(st.lists(pieces, max_size=25), st.booleans())
def test_the_segments_are_the_text_again(lines, forwarded):
    text = "\n".join(lines)
    found = quotes.split_segments(text, forwarded=forwarded)
    assert "\n".join(it.text for it in found) == text
    shown = [it.text for it in found if it.kind in ("own", "forwarded")]
    assert not text.strip() or "".join(shown).strip()


@pytest.mark.parametrize(
    "line", ["> a", "", "From: a", "-- ", "--", "On a", "x", "a:", "1 a@b.c:", "> a\nb:"]
)
def test_long_texts_of_any_line_are_split(line):
    text = "\n".join([line] * 5000)
    assert "\n".join(it.text for it in quotes.split_segments(text)) == text


@pytest.mark.parametrize(
    ("text", "delsp", "expected"),
    [
        ("a long \nline\nnext", False, "a long line\nnext"),
        ("> quoted \n> on\nown", False, "> quoted on\nown"),
        ("cut wi \nth", True, "cut with"),
        ("open \n> quoted", False, "open \n> quoted"),
        ("text \n-- \nsign", False, "text \n-- \nsign"),
        (" stuffed", False, "stuffed"),
        ("ends ", False, "ends "),
        ("-- \nQuill", False, "-- \nQuill"),
    ],
)
def test_flowed_text_is_in_paragraphs_again(text, delsp, expected):
    assert unflow(text, delsp=delsp) == expected
