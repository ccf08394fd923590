"""Header fields are read as people read them, and nothing in them makes a reader raise."""

from datetime import UTC, datetime
from email import message_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.mail.formats import header
from deskbook.mail.model.mail import Address


def head(data):
    return message_from_bytes(data + b"\r\n\r\n")


def test_a_folded_value_of_raw_bytes_is_one_line():
    message = head("Subject: Über\r\n  uns\r\nSubject: second".encode())
    assert header.words(message, "subject") == "Über uns"
    assert header.words(head("Subject: Über".encode("cp1252")), "subject") == "Über"
    assert header.words(message, "cc") == ""


def test_addresses_are_read_with_their_names_each_once():
    message = head(
        b'From: "Sample, Quill" <Quill@People.EXAMPLE>\r\n'
        b"Cc: =?utf-8?Q?Caf=C3=A9?= <cafe@x.example>, quill@people.example, no address, <bad@>,\r\n"
        b" a@b@c.example, group: one@x.example, two@x.example;, two@x.example <two@x.example>"
    )
    assert header.addresses(message, "from", "cc") == (
        Address("quill@people.example", "Sample, Quill"),
        Address("cafe@x.example", "Café"),
        Address("one@x.example"),
        Address("two@x.example"),
    )


def test_ids_are_read_from_several_fields():
    message = head(b"In-Reply-To: <a@x> (of Monday)\r\nReferences: <b@x> <a@x>\r\n\t<c@x>")
    assert header.ids(message, "in-reply-to", "references") == ("a@x", "b@x", "c@x")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Thu, 05 Nov 2026 09:00:00 -0500", datetime(2026, 11, 5, 14, tzinfo=UTC)),
        ("5 Nov 2026 14:00 GMT", datetime(2026, 11, 5, 14, tzinfo=UTC)),
        ("Thu, 05 Nov 2026 14:00:00 -0000", datetime(2026, 11, 5, 14, tzinfo=UTC)),
        ("yesterday", None),
        ("", None),
        ("Thu, 05 Nov 99999 14:00:00 +0000", None),
        ("Thu, 05 Nov 2026 14:00:00 +9999999999", None),
        ("Thu, 35 Nov 2026 14:00:00 +0000", None),
    ],
)
def test_times_are_read_or_left(value, expected):
    assert header.read_time(value) == expected


@given(st.binary(max_size=200))
def test_no_header_makes_it_fail(data):
    message = head(b"From: " + data)
    for name in [key.lower() for key in message] + ["from"]:
        header.words(message, name)
        header.addresses(message, name)
        header.ids(message, name)
        header.read_time(header.words(message, name))
