"""Messages as real programs send them, and as nobody should: each is read, none makes a fault."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.mail.letters import HTML, PLAIN, letter, parts, within

from deskbook.library.formats.text import drop_invisible
from deskbook.mail.formats import message as mail_message
from deskbook.mail.formats import parts as mail_part
from deskbook.mail.formats.message import parse
from deskbook.mail.model.mail import Address, Attached, MailMessage, Segment
from deskbook.mail.model.report import DeliveryReport


def read(data):
    """The message, where nothing is wrong with it."""
    message, findings = parse(data)
    assert message is not None
    assert findings == ()
    return message


def rules(data):
    return [it.rule for it in parse(data)[1]]


def test_an_ordinary_message_is_read_whole():
    data = letter(
        "Where is the atlas?\r\n\r\nThanks,\r\nQuill\r\n-- \r\nRoom 5\r\n",
        Return_Path="<quill@people.example>",
        Delivered_To="ask+q-aaaaaa@library.example",
        Received="from x by y; Thu, 5 Nov 2026 09:01:02 -0500",
        Cc="history-liaison@library.example",
        In_Reply_To="<two@library.example>",
        References="<one@library.example> <two@library.example>",
        Reply_To="quill@home.example",
        Content_Language="en, de",
        Precedence="bulk",
    )
    assert read(data) == MailMessage(
        message_id="one@people.example",
        references=("two@library.example", "one@library.example"),
        sender=Address("quill@people.example", "Quill Sample"),
        reply_to=Address("quill@home.example"),
        envelope="quill@people.example",
        to=(Address("ask@library.example"), Address("history-liaison@library.example")),
        delivered=("ask+q-aaaaaa@library.example",),
        subject="An atlas",
        came=datetime(2026, 11, 5, 14, 1, 2, tzinfo=UTC),
        language="en",
        headers=(("precedence", "bulk"), ("content-type", "text/plain; charset=utf-8")),
        segments=(
            Segment("own", "Where is the atlas?\n\nThanks,\nQuill"),
            Segment("signature", "-- \nRoom 5"),
        ),
    )


def test_the_text_is_what_the_sender_wrote_and_the_whole_text_is_everything():
    message = read(letter("Yes.\n\nOn Monday, Ask wrote:\n> Is it this one?\n"))
    assert message.text == "Yes."
    assert message.whole_text == "Yes.\n\nOn Monday, Ask wrote:\n> Is it this one?"
    assert message.header("precedence") == ""


def test_of_two_versions_the_plain_one_is_read_unless_it_says_nothing():
    both = parts(PLAIN + "Plain words", HTML + "<b>Plain</b> words", kind="alternative")
    assert read(both).text == "Plain words"
    page = HTML + "<p>Where is the atlas of 1890?</p><p>The printed one.</p>"
    empty = parts(PLAIN + "\r\n", page, kind="alternative")
    assert read(empty).text == "Where is the atlas of 1890?\n\nThe printed one."
    stub = parts(PLAIN + "See HTML.", page, kind="alternative")
    assert "printed one" in read(stub).text
    assert read(parts(PLAIN + "only", kind="alternative")).text == "only"


def test_html_alone_is_text_and_never_markup():
    message = read(letter("<p>Where is &lt;script&gt;?</p><img src=x onerror=y>", Content_Type="text/html"))  # fmt: skip
    assert message.text == "Where is <script>?"


def test_files_are_kept_with_their_names_and_pictures_in_the_text_are_told_from_them():
    message = read(
        parts(
            PLAIN + "See the files",
            'Content-Type: application/pdf; name="=?utf-8?Q?=C3=BCber.pdf?="\r\n'
            "Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==",
            "Content-Type: image/png\r\nContent-ID: <a>\r\nContent-Disposition: inline; filename=../a\\logo.png\r\n\r\nPNG",
            "Content-Type: text/plain\r\nContent-Disposition: attachment; filename*=utf-8''%C3%BC%0A.txt\r\n\r\nnotes",
            "Content-Type: application/pgp-signature; name=signature.asc\r\n\r\nx",
            "Content-Type: application/octet-stream\r\n\r\n",
        )
    )
    assert message.text == "See the files"
    assert message.attachments == (
        Attached("über.pdf", "application/pdf", b"%PDF"),
        Attached("logo.png", "image/png", b"PNG", shown=True),
        Attached("ü .txt", "text/plain", b"notes"),
    )


def test_an_invitation_is_told_in_words_and_kept():
    calendar = "Content-Type: text/calendar; method=REQUEST\r\n\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Meet\r\n"
    message = read(parts(PLAIN + "Could we meet?", calendar, kind="alternative"))
    assert message.text == "Could we meet?\n\n[Invitation]\nwhat: Meet"
    assert [it.name for it in message.attachments] == ["invitation.ics"]


def test_a_message_passed_on_as_a_file_is_part_of_the_text():
    inner = letter("Where is it?", Subject="=?utf-8?Q?=C3=84pfel?=").decode()
    deeper = parts(PLAIN + "outer words", "Content-Type: message/rfc822\r\n\r\n" + inner, "Content-Type: image/gif; name=a.gif\r\n\r\nGIF").decode()  # fmt: skip
    message = read(parts(PLAIN + "Please answer", "Content-Type: message/rfc822\r\n\r\n" + deeper.replace("=_b", "=_d")))  # fmt: skip
    assert [it.kind for it in message.segments] == ["own", "forwarded"]
    assert message.text.startswith(
        "Please answer\n---------- Forwarded message ---------\nFrom: Quill Sample"
    )
    assert "Subject: Äpfel" in message.text
    assert "outer words" in message.text
    assert [it.name for it in message.attachments] == ["a.gif"]


def test_a_forward_in_the_text_is_seen_by_its_subject():
    text = (
        "Can you take this?\n\nFrom: Quill\nSent: Monday\nTo: Me\nSubject: Atlas\n\nWhere is it?\n"
    )
    assert "Where is it?" in read(letter(text, Subject="FW: Atlas")).text
    assert "Where is it?" not in read(letter(text, Subject="Re: Atlas")).text


BOUNCE = parts(
    PLAIN + "Delivery has failed.",
    "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
    "Final-Recipient: rfc822; quill@people.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    "Diagnostic-Code: smtp; 550 5.1.1 no such user",
    "Content-Type: message/rfc822\r\n\r\nMessage-ID: <ours@library.example>\r\nSubject: An atlas\r\n\r\nWe look.",
    kind="report; report-type=delivery-status",
    Return_Path="<>",
)


def test_a_bounce_says_what_failed_and_which_message():
    message = read(BOUNCE.replace(b'report; report-type=delivery-status; boundary="=_b"', b'report; report-type=delivery-status; boundary="=_b"'))  # fmt: skip
    assert message.envelope == ""
    assert message.report == DeliveryReport(
        kind="failed",
        permanence="permanent",
        recipients=("quill@people.example",),
        status="5.1.1",
        why="550 5.1.1 no such user",
        originals=("ours@library.example",),
    )
    assert message.references == ("ours@library.example",)
    assert message.text == "Delivery has failed."


def test_a_report_with_the_head_alone_and_a_notice_that_it_was_read():
    data = parts(
        "Content-Type: message/disposition-notification\r\n\r\nFinal-Recipient: rfc822;q@x.example\r\n"
        "Disposition: manual-action/MDN-sent; displayed",
        "Content-Type: text/rfc822-headers\r\n\r\nMessage-ID:\r\n <ours@library.example>\r\nno field\r\n: odd",
        kind="report",
    )
    message = read(data)
    assert message.report is not None
    assert (message.report.kind, message.report.recipients) == ("arrived", ("q@x.example",))
    assert message.references == ("ours@library.example",)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (letter(From=None), ["mail.sender"]),
        (letter(From=None, Sender="quill@people.example"), []),
        (letter(From=None, Return_Path="<quill@people.example>"), []),
        (letter(From="nobody in particular"), ["mail.sender"]),
        (letter(Message_ID=None), ["mail.id"]),
        (letter("x", Content_Type="application/ms-tnef"), ["mail.tnef"]),
        (parts(PLAIN + "x", "Content-Type: application/octet-stream; name=winmail.dat\r\n\r\nx"), ["mail.tnef"]),
        (letter("x", Content_Type="application/pkcs7-mime"), ["mail.sealed"]),
    ],
)  # fmt: skip
def test_what_is_odd_is_said_and_the_message_is_read(data, expected):
    message, findings = parse(data)
    assert message is not None
    assert [it.rule for it in findings] == expected


def nested(depth):
    data = PLAIN.encode() + b"core"
    for number in range(depth):
        data = within(data, kind="mixed", mark=f"=_{number}")
    return b"From: a@b.example\r\n" + data


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "mail.header"),
        (b"no message at all", "mail.header"),
        (nested(60), "mail.nested"),
        (nested(1500), "mail.nested"),
        (parts(*[PLAIN + "x"] * 600), "mail.nested"),
    ],
)
def test_file_that_is_not_a_message_is_refused_with_the_reason(data, rule):
    message, findings = parse(data, "INBOX 7")
    assert message is None
    assert [(it.path, it.rule) for it in findings] == [("INBOX 7", rule)]


def test_a_message_that_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(mail_message, "LARGEST", 10)
    assert rules(letter()) == ["mail.size"]


def test_a_text_that_is_too_large_is_kept_as_a_file(monkeypatch):
    monkeypatch.setattr("deskbook.mail.formats.parts.LONGEST_TEXT", 5)
    message = read(letter("long text"))
    assert (message.text, message.attachments) == ("", (Attached("", "text/plain", b"long text"),))


def test_a_message_within_that_cannot_be_read_is_named():
    inner = b"Content-Type: message/rfc822\r\n\r\n" + nested(60)
    message = read(parts(PLAIN + "See", inner))
    assert "[a message that could not be read]" in message.text


@pytest.mark.parametrize(
    "field",
    [
        'Content-Type: text/plain; charset="a\r\n b"; format=flowed; delsp=yes',
        "Content-Type: text/plain; charset*=utf-8'en'utf-8",
        "Content-Type: text/plain; charset*0=ut; charset*1=f-8",
        "Content-Type: text/plain; charset*0*=x''%GG",
        "Content-Type: nonsense",
        "Content-Type: multipart/mixed",
        "Content-Type: multipart/alternative",
        'Content-Type: multipart/mixed; boundary=""',
        "Content-Type: message/rfc822",
        "Content-Transfer-Encoding: base64",
        "Content-Transfer-Encoding: x-uuencode",
        "Content-Transfer-Encoding: nothing",
        "Content-Disposition: inline; filename*=nonsense''x",
        "Content-Disposition: attachment; filename=\xff",
        "Date: Thu, 99 Nov 2026",
        "Received: by nobody",
        "Return-Path: <",
        "X: \xff\xfe",
        "no colon",
        " starts folded",
    ],
)
def test_broken_fields_lose_no_text(field):
    name = field.partition(":")[0]
    data = b"From: a@b.example\r\nMessage-ID: <a@b>\r\n" + field.encode("latin-1") + b"\r\n\r\nV2hlcmUgaXMgdGhlIGF0bGFzPw==\r\n"  # fmt: skip
    message, _ = parse(data)
    assert message is not None, name
    everything = message.whole_text.encode() + b"".join(it.data for it in message.attachments)
    assert b"V2hlcmUgaXMg" in everything or b"Where is the atlas?" in everything


def test_what_python_cannot_decode_is_kept_as_it_came(monkeypatch):
    def fault(*args, **options):
        raise LookupError

    from email.message import Message

    part = Message()
    part.set_payload("as it came")
    monkeypatch.setattr(Message, "get_param", fault)
    assert (mail_part.read_parameter(part, "charset"), mail_part.read_file_name(part)) == ("", "")
    whole = Message.get_payload
    monkeypatch.setattr(Message, "get_payload", lambda self, i=None, decode=False: fault() if decode else whole(self))  # fmt: skip
    assert mail_part.read_content(part) == b"as it came"


words = st.sampled_from(["atlas", "Zürich", "鍵", "> quoted", "-- ", "", "<b>bold</b>", "From: x", "--=_b", "--=_b--", "=?utf-8?Q?=FF?="])  # fmt: skip
fields = st.sampled_from(["From: a@b.example", "To: x", "Subject: =?utf-8?B?w6k", "Content-Type: text/html", "Content-Type: multipart/mixed; boundary==_b", "Content-Type: multipart/alternative; boundary==_b", "Content-Type: multipart/report; boundary==_b", "Content-Type: message/rfc822", "Content-Type: message/delivery-status", "Content-Type: text/calendar", "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable", "Date: x", "References: <a> <b", "Content-Disposition: attachment; filename=\"a"])  # fmt: skip


@given(st.lists(fields, max_size=6), st.lists(st.one_of(words, fields), max_size=14), st.binary(max_size=30), st.sampled_from(["utf-8", "utf-16", "latin-1"]))  # fmt: skip
def test_no_message_makes_it_fail(head, body, tail, encoding):
    text = "\r\n".join([*head, "", *body])
    data = text.encode(encoding, "replace") + tail
    message, findings = parse(data)
    assert (message is None) <= any(it.severity == "error" for it in findings)
    if message is not None:
        message.whole_text.encode()


@example(["\u00ad", "a\u00adb"])
@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20), max_size=10))
def test_no_word_of_a_plain_text_is_lost(lines):
    text = "\n".join(lines)
    message, _ = parse(letter(text, Content_Type="text/plain; charset=utf-8"))
    assert message.whole_text.split() == drop_invisible(text).split()


@pytest.mark.parametrize(
    ("head", "origin"),
    [
        (
            "From: Quill Sample <quill@people.example>",
            Address("quill@people.example", "Quill Sample"),
        ),
        ("*From:* Quill [mailto:Quill@People.example]", Address("quill@people.example", "Quill")),
        ("Von: quill@people.example", Address("quill@people.example")),
        ("From: Quill", None),
    ],
)
def test_who_wrote_what_is_passed_on_is_read_from_its_head(head, origin):
    text = f"Yours?\n\nBegin forwarded message:\n\n{head}\nSubject: An atlas\n\nWhere?\n"
    assert read(letter(text)).origins == ((origin,) if origin else ())
    assert read(letter("From: no forward <a@b.example>")).origins == ()


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_head_of_a_message_ends_at_its_first_empty_line(end):
    data = end.join((b"From: a@b.example", b"Subject: Maps", b"", b"Text", b"", b"More"))
    head = mail_message.cut_head(data)
    assert head == end.join((b"From: a@b.example", b"Subject: Maps")) + b"\r\n\r\n"
