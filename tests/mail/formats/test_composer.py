"""A letter becomes the same bytes each time, and nothing in it can begin another field."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes

from hypothesis import given
from tests import strategies as our

from deskbook.mail.formats import composer
from deskbook.mail.formats.message import parse
from deskbook.mail.model.mail import Address
from deskbook.mail.model.outgoing import Outgoing, PublicLetter
from deskbook.mail.views import letter as letters

LETTER = PublicLetter(
    ticket="Q-AAAAAA",
    entry="00000001",
    text="It is *here*:\nhttps://maps.example/1\n\n<script>alert(1)</script>",
    written=datetime(2026, 11, 5, 15, tzinfo=UTC),
    library="Hill Library",
    service="Réserve",
    link="https://l.example/status/#tok&en",
    automatic=False,
)

OUTGOING = Outgoing(
    letter=LETTER,
    to=Address("quill@people.example", "Sample, Quill"),
    subject="Re: An atlas",
    message_id="Q-AAAAAA.00000001.0123456789ABCDEF@library.example",
    references=("zero@people.example", "one@people.example"),
    back="ask+q-aaaaaa-0123456789@library.example",
    own="ask@library.example",
    envelope="ask@library.example",
)


def written(outgoing=OUTGOING):
    return composer.write(outgoing, letters.write_plain(outgoing.letter), letters.write_html(outgoing.letter))  # fmt: skip


def test_a_letter_is_threaded_and_answers_come_back_to_its_ticket():
    data = written()
    message, findings = parse(data)
    assert findings == ()
    assert message.message_id == OUTGOING.message_id
    assert message.references == ("one@people.example", "zero@people.example")
    assert message.sender == Address("ask@library.example", "Hill Library / Réserve")
    assert message.reply_to.email == OUTGOING.back
    assert message.to == (Address("quill@people.example", "Sample Quill"),)
    assert (message.subject, message.came) == ("Re: An atlas", LETTER.written)
    assert message.header("auto-submitted") == ""
    assert message.text == LETTER.text
    assert message.whole_text.endswith(
        "-- \nHill Library, Réserve\nYour question has the number Q-AAAAAA. To go on, answer this message.\n"
        "Where it stands: https://l.example/status/#tok&en"
    )
    assert written() == data
    assert all(len(line) <= 998 and line.isascii() for line in data.split(b"\r\n"))


def test_the_page_beside_it_can_do_nothing():
    _, page = message_from_bytes(written()).get_payload()
    shown = page.get_payload(decode=True).decode()
    assert "<script" not in shown
    assert "<em>here</em>" in shown
    assert '<a href="https://l.example/status/#tok&amp;en">' in shown
    without = letters.write_html(replace(LETTER, link="", service=""))
    assert "<a href" not in without.partition("<hr>")[2]
    assert "Hill Library<br>" in without


def test_what_no_colleague_wrote_says_so():
    automatic = replace(OUTGOING, letter=replace(LETTER, automatic=True), references=())
    message = message_from_bytes(written(automatic))
    assert message["Auto-Submitted"] == "auto-replied"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message["References"] is message["In-Reply-To"] is None


@given(our.raw_text, our.raw_text)
def test_no_name_and_no_subject_can_begin_another_field(name, subject):
    hostile = replace(
        OUTGOING,
        subject=f"a\r\nBcc: all@people.example\n\n{subject}",
        to=Address("quill@people.example", f"x\r\nBcc: y@people.example {name}"),
    )
    message = message_from_bytes(written(hostile))
    assert message["Bcc"] is None
    assert message["Message-ID"] == f"<{OUTGOING.message_id}>"
    assert [it.get_content_type() for it in message.get_payload()] == ["text/plain", "text/html"]


def test_a_digest_goes_to_a_colleague_as_an_automatic_message():
    data = composer.to_colleague(
        "digest.x@library.example",
        Address("ask@library.example", "Hill Library"),
        Address("ann@library.example", "Ann"),
        "Your digest",
        "Thu, 05 Nov 2026 15:00:00 +0000",
        "# For Ann\n",
    )
    message, _ = parse(data)
    assert (message.subject, message.text) == ("Your digest", "# For Ann")
    assert message.header("auto-submitted") == "auto-generated"


def test_host_name_of_any_script_is_sent_in_ascii_and_read_back():
    data = written(replace(OUTGOING, to=Address("joerg@müller.example", "Jörg Müller")))
    assert b"<joerg@xn--mller-kva.example>" in data
    assert data.isascii()
    assert parse(data)[0].to == (Address("joerg@müller.example", "Jörg Müller"),)


def test_address_with_letters_beyond_ascii_before_the_at_makes_a_message_in_utf8():
    data = written(replace(OUTGOING, to=Address("jörg@müller.example", "Jörg Müller")))
    assert 'To: "Jörg Müller" <jörg@xn--mller-kva.example>'.encode() in data
    assert parse(data)[0].to == (Address("jörg@müller.example", "Jörg Müller"),)
