"""What a message writes into a ticket."""

import struct
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.hands import NOW, actor, open_ticket, resolved_ticket, told

from deskbook.library.model.mail_settings import Attachments
from deskbook.mail.model.disposition import KeptFile, Letter, Lost
from deskbook.mail.model.mail import Attached, MailMessage, Segment
from deskbook.mail.rules import intake

LETTER = Letter(
    key="0123456789ABCDEF",
    text="Where is the atlas?",
    subject="Re: [Q-AAAAAA] FW: An atlas",
    files=(KeptFile("FEDCBA9876543210", "application/pdf", 2100),),
    remarks=("it is odd", "it is long"),
)
PLAIN = Letter(key="0123456789ABCDEF", text="")
ROBOT = actor("desk")


def test_a_new_ticket_has_the_subject_for_its_title_and_says_which_message_it_came_in():
    came = NOW - timedelta(hours=1)
    ticket = intake.open_ticket("Q-BBBBBB", LETTER, came, {"service": "reference"}, ROBOT)
    assert (ticket.title, ticket.question, ticket.channel) == ("An atlas", LETTER.text, "email")
    assert (ticket.status, ticket.opened) == ("new", came)
    (entry,) = ticket.entries
    assert (entry.kind, entry.author, entry.time, entry.text) == ("link", "desk", came, "it is odd\nit is long")  # fmt: skip
    assert entry.data == (
        ("mail", "0123456789ABCDEF"),
        ("attachment", "FEDCBA9876543210 application/pdf 2 KB"),
    )


def test_a_message_without_words_and_from_a_clock_ahead_is_a_ticket_all_the_same():
    ahead = datetime(2031, 1, 1, tzinfo=UTC)
    ticket = intake.open_ticket("Q-BBBBBB", PLAIN, ahead, {"service": "reference"}, ROBOT)
    assert (ticket.title, ticket.opened) == ("[The message has no text.]", NOW)
    assert ticket.question == intake.NO_TEXT


def test_a_mail_that_a_fruitless_search_began_is_labelled():
    letter = replace(LETTER, subject="Re: Not found: opening of the map room")
    made = intake.open_ticket("Q-BBBBBB", letter, NOW, {"service": "reference"}, ROBOT)
    assert (made.labels, made.title) == (("search-miss",), "opening of the map room")


def test_more_from_the_patron_opens_the_ticket_again():
    ticket = resolved_ticket()
    edit = intake.add_words(ticket, LETTER, ROBOT, patron="p-7f3kq29d", from_elsewhere=True)
    fields, entries = told(edit)
    assert fields == {
        "status": "open",
        "resolved": None,
        "resolution": None,
        "patron": "p-7f3kq29d",
    }
    ((kind, author, data, text),) = entries
    assert (kind, author, text) == ("question", "patron", LETTER.text)
    assert data["from"] == (
        f"an address that is not known as the patron's: `desk mail address {ticket.id}` shows and "
        "adds it"
    )
    assert data["remark"] == "it is long"
    known = intake.add_words(
        open_ticket(patron="p-9wd2m4xk"), PLAIN, ROBOT, patron="p-9wd2m4xk", from_elsewhere=False
    )
    assert told(known) == (
        {},
        [("question", "patron", {"mail": PLAIN.key}, intake.NO_TEXT)],
    )


def test_a_note_changes_nothing_else():
    edit = intake.add_note(resolved_ticket(), PLAIN, ROBOT, "bounce", "It came back.")
    assert told(edit) == ({}, [("note", "desk", {"mail": PLAIN.key, "from": "bounce"}, "It came back.")])  # fmt: skip


def test_an_acknowledgement_is_a_reply_of_the_robot_and_claims_nothing():
    ticket = replace(open_ticket(), status="new", lead=None)
    after = intake.acknowledge(ticket, ROBOT, "We have it.")
    assert replace(after, entries=()) == ticket
    assert [(it.kind, it.author, it.text) for it in after.entries] == [("reply", "desk", "We have it.")]  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "topic"),
    [
        ("An atlas", "An atlas"),
        ("RE: AW: Fwd: [Q-4KX7M2] An atlas [Q-4KX7M2]", "An atlas"),
        ("Re[2]: An atlas", "An atlas"),
        ("Regarding: an atlas", "Regarding: an atlas"),
        ("Re:", ""),
    ],
)
def test_a_topic_is_the_subject_without_what_answering_puts_before_it(subject, topic):
    assert intake.clean_subject(subject) == topic


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (Attached("a.PDF", "application/pdf", b"x"), ""),
        (Attached("", "image/png", b"x"), ""),
        (Attached("a.exe", "application/pdf", b"x"), "a file (.exe) was not kept: its kind is not in attachments.types of library.md"),
        (Attached("", "application/x-odd", b"x"), "a file (of no known kind) was not kept: its kind is not in attachments.types of library.md"),
        (Attached("a.pdf/../x y", "application/pdf", b"x"), "a file (of no known kind) was not kept: its kind is not in attachments.types of library.md"),
        (Attached("a.pdf", "application/pdf", b"x" * (1024 * 1024 + 1)), "a file (.pdf) was not kept: it is larger than 1 MB"),
    ],
)  # fmt: skip
def test_files_of_allowed_kinds_and_size_are_kept(file, why):
    assert intake.explain_refusal(file, Attachments(megabytes=1)) == why


def test_small_pictures_in_a_text_are_ornaments():
    assert intake.is_ornament(Attached("logo.png", "image/png", b"x", shown=True))
    assert intake.is_ornament(Attached("empty.pdf", "application/pdf", b""))
    assert not intake.is_ornament(Attached("shot.bmp", "image/bmp", b"x" * 900, shown=True))
    assert not intake.is_ornament(Attached("scan.png", "image/png", b"x"))


def png(width, height):
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height)


@pytest.mark.parametrize(
    ("data", "pixels"),
    [
        (png(640, 480), 640 * 480),
        (b"GIF89a" + struct.pack("<HH", 1, 1), 1),
        (b"\xff\xd8\xff\xe0\x00\x04JF\xff\xc0\x00\x11\x08" + struct.pack(">HH", 20, 30), 600),
        (b"\xff\xd8 damaged", 0),
        (b"GIF8", 0),
        (b"BM", 0),
    ],
)
def test_pixels_of_a_picture_are_counted(data, pixels):
    assert intake.count_pixels(data) == pixels


def test_small_screenshot_in_a_text_is_kept_and_an_icon_is_not():
    assert not intake.is_ornament(Attached("", "image/png", png(300, 120), shown=True))
    assert intake.is_ornament(Attached("", "image/png", png(32, 32) + b"x" * 9000, shown=True))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.PDF", "application/pdf"), ("a.jpeg", "image/jpeg"), ("a.docx", "application/octet-stream"), ("a", "application/octet-stream")],
)  # fmt: skip
def test_a_files_ending_says_its_kind(name, kind):
    assert intake.guess_kind(name) == kind


def test_an_attached_file_is_a_note():
    edit = intake.note_file(open_ticket(), actor(), LETTER.files[0], "The page.")
    assert told(edit) == ({}, [("note", "ann", {"attachment": "FEDCBA9876543210 application/pdf 2 KB"}, "The page.")])  # fmt: skip


def test_automatic_answers_are_counted_up_to_a_limit_for_one_day():
    today = date(2026, 11, 5)
    first = intake.count_answer({"2026-11-04": {"a": 9}}, today, "a", 2)
    assert first == {"2026-11-05": {"a": 1}}
    second = intake.count_answer(first, today, "a", 2)
    assert second == {"2026-11-05": {"a": 2}}
    assert intake.count_answer(second, today, "a", 2) is None
    assert intake.count_answer(second, today, "b", 2) == {"2026-11-05": {"a": 2, "b": 1}}


def test_damaged_counts_allow_no_answer_and_a_damaged_day_begins_anew():
    today = date(2026, 11, 5)
    assert intake.count_answer({"2026-11-05": {"a": "many"}}, today, "a", 2) is None
    assert intake.count_answer({"2026-11-05": ["a"]}, today, "a", 2) == {"2026-11-05": {"a": 1}}


def test_files_are_kept_or_refused_with_reasons_and_ornaments_pass_silently():
    scan = Attached("scan.pdf", "application/pdf", b"x" * 9)
    odd = Attached("run.exe", "application/octet-stream", b"x")
    empty = Attached("empty.exe", "application/octet-stream", b"")
    kept, why = intake.choose_files((scan, odd, empty), Attachments())
    assert kept == (scan,)
    assert why == (
        "a file (.exe) was not kept: its kind is not in attachments.types of library.md",
    )


def test_first_files_are_kept_as_long_as_they_fit_together():
    rules = Attachments(megabytes=2, message_megabytes=3)
    one, two, three = (Attached(f"{it}.pdf", "application/pdf", bytes(2 << 20)) for it in "abc")
    small, program = Attached("d.pdf", "application/pdf", b"%PDF"), Attached("e.exe", "x/x", b"MZ")
    kept, refused = intake.choose_files((one, two, three, small, program), rules)
    assert kept == (one, small)
    assert [it[:32] for it in refused] == ["a file (.pdf) was not kept: with"] * 2 + [
        "a file (.exe) was not kept: its "
    ]
    assert intake.count_lost((one, two, three, small, program), rules) == Lost(large=2, kinds=1)
    message = MailMessage(attachments=(one, two), segments=(Segment("own", "é"),))
    assert intake.measure(message) == (4 << 20) + 2
    assert "larger than 3 MB" in intake.explain_size(message, rules)[0]
    assert intake.explain_size(replace(message, attachments=(one,)), rules) == ()
