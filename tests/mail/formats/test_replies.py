"""Replies of many programs in many languages are read as their senders wrote them."""

import pytest
from tests.mail import reply_corpus as corpus

from deskbook.mail.formats import quotes


def lines(text):
    return [" ".join(it.split()) for it in text.split("\n") if it.strip()]


def own(text):
    found = quotes.split_segments(text)
    return "\n".join(it.text for it in found if it.kind in ("own", "forwarded"))


def test_there_are_enough_languages_and_programs():
    assert len({it.split(" ", 1)[0] for it in corpus.ATTRIBUTIONS}) >= 40
    assert len(corpus.REPLIES) > 700


def test_each_reply_is_read_exactly_and_loses_no_line():
    wrong = [it.name for it in corpus.REPLIES if lines(own(it.text)) != lines(it.own)]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "You wrote about embargoes:\n\ntwelve months",
        "In 1890 Darwin wrote:\n\nI have read the book.",
        "The hours are 9:00 to 17:00. I need:\n\n- the map",
        "As my teacher said on page 5:\n\nread it",
        "Please book it for\nQuill Sample\nquill@people.example:\n\nthank you",
        "From: the store\nI need two volumes.\n\nTo: read them",
        "To: the desk\nSubject: maps\n\nWhere are they?",
        "Name: Quill\nDate: tomorrow\nTime: 9",
        "- one\n- two",
        "____________________\nBelow the line",
    ],
)
def test_text_that_resembles_a_quotation_is_the_senders(text):
    assert own(text) == text


def test_outlook_in_html_is_cut_above_its_head():
    from tests.mail.letters import letter

    from deskbook.mail.formats.message import parse

    head = "<b>From:</b> Ask &lt;ask@library.example&gt;<br><b>Sent:</b> Monday, 2 November 2026 15:02<br><b>To:</b> Quill<br><b>Subject:</b> An atlas"
    for page in (
        f'<div>Yes.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><font>{head}</font><div>&nbsp;</div></div><div>Our letter</div>',
        f'<p>Yes.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p>{head}</p></div><p>Our letter</p>',
        f"<p>Yes.</p><hr>{head}<br><br>Our letter",
        '<div dir="ltr">Yes.</div><br><div class="gmail_quote"><div class="gmail_attr">El lun, 2 nov 2026 a las 15:02, Ask (<a href="mailto:ask@library.example">ask@library.example</a>) escribió:<br></div><blockquote>Our letter</blockquote></div>',
        '<div>Yes.</div><blockquote type="cite"><div>On 2 Nov 2026, at 15:02, Ask wrote:</div><div>Our letter</div></blockquote>',
    ):
        message, _ = parse(letter(page, Content_Type="text/html; charset=utf-8"))
        assert message.text == "Yes."
        assert "Our letter" in message.whole_text
