"""The content of a message: the same on every way, another for another message."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mail.letters import letter

from deskbook.mail.formats.fingerprint import describe_content
from deskbook.mail.formats.message import parse
from deskbook.mail.model.mail import Address, Attached, MailMessage, Segment

BASE = MailMessage(
    message_id="form@web.example",
    sender=Address("form@web.example"),
    subject="Order",
    segments=(Segment("own", "Order of one"),),
)


@given(st.text(max_size=80), st.text(max_size=80))
def test_two_texts_are_never_one_message(one, two):
    first, second = (replace(BASE, segments=(Segment("own", it),)) for it in (one, two))
    same = one.split() == two.split()
    assert (describe_content(first) == describe_content(second)) == same


@pytest.mark.parametrize(
    "other",
    [
        {"subject": "Order 2"},
        {"sender": Address("other@web.example")},
        {"reply_to": Address("pat@people.example")},
        {"attachments": (Attached("a.pdf", "application/pdf", b"%PDF"),)},
        {"segments": (Segment("own", "Order of one"), Segment("quoted", "> of two"))},
        {"segments": (Segment("own", "Order of one"), Segment("signature", "-- \nPat"))},
    ],
)
def test_whatever_differs_for_a_reader_makes_another_message(other):
    assert describe_content(replace(BASE, **other)) != describe_content(BASE)


FOOTERS = {
    "mailman": "_______________________________________________\nMaps mailing list\nMaps@lists.example\nhttps://lists.example/maps\n",
    "google": "-- \nYou received this message because you are subscribed to the group.\nTo unsubscribe, write to maps+unsubscribe@lists.example.\n",
    "sympa": "--------------------------------\nUnsubscribe: https://lists.example/maps\n",
    "none": "",
}  # fmt: skip


@pytest.mark.parametrize("footer", FOOTERS.values(), ids=FOOTERS)
def test_message_is_one_directly_and_through_each_mailing_list(footer):
    text = "Where is the atlas?\n\nQuill\n"
    direct = letter(text, Received="from a by b; Thu, 05 Nov 2026 14:00:01 +0000")
    listed = letter(
        text + footer,
        Subject="[Maps] An atlas",
        List_Id="<maps.lists.example>",
        Delivered_To="ask@library.example",
        Received="from c by d; Thu, 05 Nov 2026 14:07:00 +0000",
    )
    assert describe_content(parse(direct)[0]) == describe_content(parse(listed)[0])


def test_text_below_a_rule_is_content_unless_it_is_short_and_names_the_list():
    rule = "_" * 30 + "\n"
    one = letter("Answers\n" + rule + "one\n" * 20, List_Id="<maps.lists.example>")
    two = letter("Answers\n" + rule + "two\n" * 20, List_Id="<maps.lists.example>")
    assert describe_content(parse(one)[0]) != describe_content(parse(two)[0])
    form = [letter(f"Order\n{rule}ISBN {it}", List_Id="<maps.lists.example>") for it in (1, 2)]
    assert len({describe_content(parse(it)[0]) for it in form}) == 2
    nobody = parse(letter(From=None, List_Id="<maps.lists.example>"))[0]
    assert describe_content(nobody).startswith("\0")
