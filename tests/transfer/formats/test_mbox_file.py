"""Conversations of an mbox"""

from datetime import UTC, datetime

import pytest

from deskbook.library.model.finding import DeskError
from deskbook.transfer.formats import mbox_file
from deskbook.transfer.model.mapping import Reject, Row, Said

OWN = {"ask@library.example": "desk"}


def message(number, *, sender="q@x.example", headers="", text="Text.", hour=10):
    return (
        f"From x Mon Oct  5 10:00:00 2026\nFrom: {sender}\nDate: Mon, 05 Oct 2026 {hour}:00:00 +0000\n"
        f"Subject: Where?\nMessage-ID: <{number}@x.example>\n{headers}\n{text}\n\n"
    )


def rows(*messages):
    return list(mbox_file.read_rows("box", "".join(messages).encode(), OWN))


def cells(number):
    return {
        "message_id": f"{number}@x.example",
        "subject": "Where?",
        "opened": "2026-10-05T10:00:00Z",
        "name": "",
        "email": "q@x.example",
        "text": "Text.",
    }


def test_messages_begin_at_their_lines_whatever_ends_them():
    data = (
        b"From a\nA: 1\n\nb\n>From c\n>>From d\n\nFrom e\r\nA: 2\r\n\r\nf\r\n\r\nFrom g\nFrom no\n"
    )
    assert list(mbox_file.read_messages(data)) == [
        (1, b"A: 1\n\nb\nFrom c\n>From d\n\n"),
        (8, b"A: 2\r\n\r\nf\r\n\r\n"),
        (13, b"From no\n"),
    ]
    with pytest.raises(DeskError, match="box is no mbox: its first line does not begin"):
        rows("no mbox")


def test_what_answers_a_message_belongs_to_it_in_the_order_of_time():
    later = message(3, headers="In-Reply-To: <1@x.example>\n", text="And?", hour=12)
    sooner = message(
        2, sender="ask@library.example", headers="References: <0@x> <1@x.example>\n", hour=11
    )
    said = (
        Said(datetime(2026, 10, 5, 11, tzinfo=UTC), "desk", "Text."),
        Said(datetime(2026, 10, 5, 12, tzinfo=UTC), "patron", "And?"),
    )
    assert rows(later, message(1), sooner) == [Row(10, 1, cells(1), "", said)]


def test_files_that_came_along_are_named():
    kind = 'Content-Type: application/pdf\nContent-Disposition: attachment; filename="scan.pdf"\n'
    (row,) = rows(message(1, headers=f"MIME-Version: 1.0\n{kind}", text="%PDF"))
    assert row.left == ("line 1: the attached file scan.pdf",)
    (row,) = rows(message(1, headers=f"MIME-Version: 1.0\n{kind.partition(';')[0]}\n"))
    assert row.left == ("line 1: the attached file without a name",)


def test_what_can_be_no_question_is_said():
    undated = "From x\nFrom: q@x.example\n\nText.\n\n"
    automatic = message(1, headers="Auto-Submitted: auto-generated\n")
    listed = message(2, headers="Precedence: list\n")
    nameless = message(3).replace("Message-ID: <3@x.example>\n", "").replace("From: q@", "From: ")
    assert rows(undated, automatic, listed, "From x\nno header\n\n", nameless) == [
        Reject(1, 1, "it does not say when it was written", ""),
        Reject(24, 24, "it has no header: this is no message", ""),
        Reject(6, 6, "an automatic message, and no question", ""),
        Reject(15, 15, "an automatic message, and no question", ""),
        Reject(27, 27, "it begins with a message of ours: the question is missing", ""),
    ]
