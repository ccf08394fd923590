"""Reports of mail servers of many makes are recognised, and nothing that a person writes is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mail import report_corpus as corpus
from tests.mail.letters import HTML, PLAIN, letter, parts

from deskbook.mail.formats.message import parse
from deskbook.mail.formats.reports import delivery, fields, wording
from deskbook.mail.formats.reports.fields import Statement


def read(data):
    """The report that a message is; none where it is none."""
    message, _ = parse(data)
    assert message is not None
    return message.report


@pytest.mark.parametrize("sample", corpus.REPORTS, ids=lambda it: it.name)
def test_report_is_recognised_with_its_kind_recipient_and_original(sample):
    report = read(sample.data)
    assert report is not None
    assert report.kind == sample.kind
    if sample.recipient:
        assert report.recipients == (sample.recipient,)
    if sample.original:
        assert sample.original in report.originals
    if sample.permanence and sample.name not in ("Symantec, quoted",):
        assert report.permanence == sample.permanence


def test_each_report_is_read_the_same_with_other_line_ends():
    for sample in corpus.REPORTS:
        assert read(sample.data.replace(b"\n", b"\r\n")) == read(sample.data), sample.name


def test_no_report_of_a_failure_counts_as_delivered_whatever_is_cut_off():
    for sample in corpus.REPORTS:
        if sample.kind == "failed" and b"Disposition" not in sample.data:
            for part in (3, 2):
                whole = sample.data.split(b"--=_r")
                report = read(b"--=_r".join(whole[:part]))
                assert report is None or report.kind != "arrived", sample.name


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (parts(PLAIN + "Qqqq.", kind="report"), "failed"),
        (parts(PLAIN + "Qqqq.", "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x", kind="report"), "failed"),
        (letter("Qqqq.", From="MAILER-DAEMON@mx.example"), "failed"),
        (letter("Qqqq.", X_Failed_Recipients="quill@people.example"), "failed"),
    ],
)  # fmt: skip
def test_report_that_nobody_understands_counts_as_a_failure(data, kind):
    report = read(data)
    assert (report.kind, report.permanence) == (kind, "unknown")
    assert not report.is_stated or report.recipients == ("quill@people.example",)


BOUNCE = next(it for it in corpus.REPORTS if it.name == "Exim").data.decode()


@pytest.mark.parametrize(
    "data",
    [
        letter("Where is the atlas?"),
        letter("Your letter was undeliverable, it came back to me. Which address is right?"),
        letter("I got this when I wrote to you:\n\n" + BOUNCE, Subject="Fwd: Mail delivery failed"),
        letter(BOUNCE, Subject="Your mail server is broken"),
        letter("550 5.1.1 means that the user is unknown, does it not?", Subject="A question about mail"),
        letter("How do I cite 5.4.7 of the manual?", Subject="Returned books"),
        letter("Delayed books", From="Postmaster <postmaster@college.example>", Subject="A map"),
        letter('Is {"notificationType": "Bounce"} JSON?', Subject="JSON"),
        parts(PLAIN + "What does this mean?", "Content-Type: message/rfc822\r\n\r\n" + BOUNCE, Subject="Fwd: failure"),
        letter("I am away.", Return_Path="<>", Auto_Submitted="auto-replied", Subject="Automatic reply: An atlas"),
        letter("I am away until Monday.", From="postmaster@people.example", Auto_Submitted="auto-replied"),
        letter("Status: resolved\nAction: none\n\nThank you", Subject="Case 5"),
    ],
)  # fmt: skip
def test_message_of_a_person_is_no_report(data):
    assert read(data) is None


def test_ids_of_messages_are_found_in_each_way_that_servers_write_them():
    ours = "Q-4KX7M2.7F3K9Q2M.0123456789ABCDEF@library.example"
    ways = ("Message-ID: <{}>", "Message-Id:\n <{}>", "> Message-ID: <{}>", "Message-ID: &lt;{}&gt;", "message-id={}, size=5", '"Message-ID": "<{}>"', '{{"name":"Message-ID","value":"<{}>"}}', "*Message-ID:* <{}>", "Message ID: {}", "Original-Message-ID: <{}>", "| Message-ID: <{}> |", "see {} in the log")  # fmt: skip
    for way in ways:
        assert wording.find_ids([way.format(ours)])[0] == ours, way
    for way in ways[:-1]:
        assert wording.find_ids([way.format("some-id@x.example")]) == ("some-id@x.example",), way
    assert wording.find_ids(["id@x.example", "Message-ID: none"]) == ()


@pytest.mark.parametrize(
    ("status", "why", "expected"),
    [
        ("5.1.1", "", "permanent"),
        ("4.1.1", "", "temporary"),
        ("5.2.2", "", "temporary"),
        ("5.4.4", "", "permanent"),
        ("5.4.1", "Access denied", "permanent"),
        ("5.4.300", "", "temporary"),
        ("5.0.0", "mailbox is full", "temporary"),
        ("550", "mailbox is full", "temporary"),
        ("550", "rejected", "permanent"),
        ("450", "rejected", "temporary"),
        ("452", "", "temporary"),
        ("", "connection timed out", "temporary"),
        ("", "no such user", "permanent"),
        ("", "alas", "unknown"),
    ],
)
def test_failure_is_for_good_or_not(status, why, expected):
    assert wording.judge_permanence(status, why) == expected


@pytest.mark.parametrize(
    ("stated", "said", "expected"),
    [
        ("5.1.1", "4.2.2", "5.1.1"),
        ("5.0.0", "smtp; 452 4.2.2 full", "4.2.2"),
        ("5.0.0", "550 no", "5.0.0"),
        ("", "550 5.7.1 no", "5.7.1"),
        ("", "said: 550-no", "550"),
        ("", "room 550a", ""),
        ("550", "", "550"),
        ("", "", ""),
    ],
)
def test_the_more_exact_code_counts(stated, said, expected):
    assert fields.find_status(stated, said) == expected


def test_fields_are_read_in_groups_also_where_a_blank_line_is_missing():
    text = (
        "Final-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.1.1\n"
        "Final-Recipient: rfc822; <b@x.example>\nAction: delayed\nStatus: 4.4.1\n"
        " (folded)\nodd line\n\n  Action: x\n\n"
        "Original-Rcpt-To: c@x.example\nFeedback-Type: fraud"
    )
    assert [*fields.read_statements(text)] == [
        Statement("failed", "5.1.1", "a@x.example"),
        Statement("delayed", "4.4.1", "b@x.example"),
        Statement(None),
        Statement("complaint", "", "c@x.example", "fraud"),
    ]
    denied = "Disposition: manual-action/MDN-sent-manually; denied\nFinal-Recipient: unknown"
    assert next(fields.read_statements(denied)).kind == "failed"


def test_json_is_read_in_objects_lists_and_texts_within():
    assert [*fields.read_json("{not json} {")] == []
    assert [*fields.read_json('{"a": [{"event": "bounce", "email": "q@x.example", "type": "soft"}], "event": 5}')] == [
        Statement("failed", "", "q@x.example", "", is_temporary=True)
    ]  # fmt: skip
    assert [it.recipient for it in fields.read_json('{"event": "Delivered", "to": ["q@x.example", "r@x.example"]}')] == ["q@x.example", "r@x.example"]  # fmt: skip
    assert [*fields.read_json('{"event": "spam", "status": 4}')] == [Statement("complaint")]
    deep = '{"a":' * 20 + '{"event":"bounce"}' + "}" * 20
    assert [*fields.read_json(deep)] == []
    assert [*fields.read_json('{"event": "bounce", "a": ' + '{"a":' * 20 + "1" + "}" * 21)] == [Statement("failed")]  # fmt: skip


def test_what_flufl_cannot_read_is_read_without_it(monkeypatch):
    def fault(message):
        raise ValueError

    monkeypatch.setattr(delivery, "all_failures", fault)
    report = read(corpus.mail("<quill@people.example>: 550 5.1.1 unknown\n"))
    assert report.recipients == ("quill@people.example",)


def test_html_of_a_report_is_read_as_text():
    page = HTML + "<p>Your message to <b>quill@people.example</b> couldn't be delivered.</p>"
    report = read(parts(page, From="postmaster@mx.example", Subject="Undeliverable: An atlas"))
    assert report.recipients == ("quill@people.example",)


def test_report_in_words_alone_may_say_that_a_message_arrived():
    data = corpus.mail(
        "Your message was successfully delivered to quill@people.example.\n",
        subject="Successful mail delivery",
    )
    assert read(data).kind == "arrived"
    assert wording.classify("Successfully delivered", "250 and 550 5.1.1") is None


def test_code_of_a_temporary_failure_without_words_is_a_failure():
    group = "Final-Recipient: rfc822; quill@people.example\nStatus: 4.2.2"
    data = corpus.parts(corpus.text("Qqqq."), corpus.status(group), subject="Qqq")
    assert (read(data).kind, read(data).permanence) == ("failed", "temporary")


def test_texts_that_are_nested_too_deep_or_full_of_braces_are_passed_over():
    assert [*fields.read_json("{ " * 9)] == []
    from email import message_from_bytes

    data = b"core"
    for number in range(14):
        mark = f"=_{number}".encode()
        data = (
            b'Content-Type: multipart/mixed; boundary="'
            + mark
            + b'"\n\n--'
            + mark
            + b"\n"
            + data
            + b"\n--"
            + mark
            + b"--"
        )
    assert [*delivery._leaves(message_from_bytes(data), 0)] == []


WORDS = st.sampled_from(["Action: failed", "Final-Recipient: rfc822; q@x.example", "Status: 4.0.0", "Disposition: x", "", "{", '{"event":"bounce"', "}", "550 5.1.1", "> To: a@b.example", "<q@x.example>:", "Message-ID: <", "delayed", "giving up", " folded"])  # fmt: skip


@given(st.lists(WORDS, max_size=12), st.sampled_from(["text/plain", "multipart/report; boundary==_b", "message/delivery-status", "message/rfc822", "text/html"]))  # fmt: skip
def test_no_report_makes_it_fail(lines, kind):
    data = letter("\r\n".join(lines), From="MAILER-DAEMON@mx.example", Content_Type=kind)
    assert read(data) is not None
