"""Mail in words."""

from datetime import UTC, datetime

import pytest
from tests.rules.hands import NOW

from deskbook.library.model.records import Profile
from deskbook.mail.model.disposition import KeptFile, Nature, Outcome, Parcel
from deskbook.mail.model.mail import Address, MailMessage, Report, Segment
from deskbook.mail.views import mail
from deskbook.patrons.model.patron import Blob

LIBRARY = Profile(name="Hill Library", timezone="America/New_York", week=())


def test_what_became_of_a_message_is_said_without_whose_it_is():
    assert mail.outcome("7", Outcome("heard", "Q-AAAAAA", "by token"), applied=True) == "7: is in Q-AAAAAA (by token)"  # fmt: skip
    assert mail.outcome("7\x1b", Outcome("new"), applied=False) == "7\ufffd: would open a ticket"


def test_a_run_is_summed_up():
    several = [Outcome("aside"), Outcome("new"), Outcome("new")]
    assert mail.summary(several, "INBOX", applied=True) == "3 messages in INBOX: 2 new, 1 aside."
    assert mail.summary(several[:1], "INBOX", applied=False) == (
        "1 message in INBOX: 1 aside. Nothing was written or moved: `desk mail fetch --apply` does it."
    )
    assert mail.summary([], "INBOX", applied=True) == "No mail waits in INBOX."


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (datetime(2026, 11, 5, 20, tzinfo=UTC), " You hear from us by 15:00 today."),
        (datetime(2026, 11, 9, 15, tzinfo=UTC), " You hear from us by Monday 9 November, 10:00."),
        (None, ""),
    ],
)
def test_a_patron_is_told_that_we_have_the_question_and_when_they_hear_from_us(due, said):
    text = mail.acknowledgement(LIBRARY, "Q-AAAAAA", due, NOW)
    assert text.startswith("Thank you for writing to Hill Library.")
    assert f"the number Q-AAAAAA.{said} If" in text


@pytest.mark.parametrize(
    ("kind", "reports", "said"),
    [
        ("bounce", (Report("failed", "5.1.1", "q@x", "550 unknown"),), "A mail server could not deliver our message to the patron: failed 5.1.1: 550 unknown."),
        ("delay", (Report("delayed"),), "A mail server has not delivered our message yet and goes on trying: delayed."),
        ("bounce", (), "A mail server could not deliver our message to the patron.\n\nwords"),
        ("auto-reply", (), "An automatic reply came.\n\nwords"),
        ("receipt", (Report("delivered"),), "A mail server or program reports that our message arrived.\n\nwords"),
    ],
)  # fmt: skip
def test_what_a_machine_said_is_told_in_a_sentence(kind, reports, said):
    message = MailMessage(reports=reports, segments=(Segment("own", "words"),))
    assert mail.machine(Nature(kind, answerable=False), message) == said


def test_a_message_as_it_came_has_its_people_and_everything_in_it():
    message = MailMessage(
        sender=Address("q@x.example", "Quill"),
        to=(Address("a@x.example"), Address("b@x.example", "Bo")),
        subject="An atlas",
        segments=(Segment("own", "words"), Segment("signature", "-- \nQuill")),
    )
    assert mail.as_it_came(message) == (
        "From: Quill <q@x.example>\nTo: <a@x.example>, Bo <b@x.example>\nSubject: An atlas\n\nwords\n-- \nQuill"
    )
    assert mail.as_it_came(MailMessage()) == "Subject: \n\n"


def test_a_reply_that_waits_or_went_is_named_without_its_patron():
    held = Parcel("Q-AAAAAA", "00000001", None, "the vault has no address")
    assert mail.parcel(held, "", done="") == "Q-AAAAAA ^00000001: cannot be sent: the vault has no address"  # fmt: skip
    ready = Parcel("Q-AAAAAA", "00000001", None)
    assert mail.parcel(ready, "a\x1b\n\nb\n", done="") == "Q-AAAAAA ^00000001: waits to be sent\n\n  | a\ufffd\n  |\n  | b"  # fmt: skip
    assert mail.parcel(ready, "550\n no", done="refused") == "Q-AAAAAA ^00000001: refused (550 no)"
    assert mail.parcel(ready, "", done="sent") == "Q-AAAAAA ^00000001: sent"


def test_what_went_out_is_summed_up():
    assert mail.waiting(1, 2).startswith("1 reply and 2 digests wait. Nothing was sent")
    assert mail.sent(2, 0, 1) == "Sent 2 replies and 1 digest."
    assert mail.sent(0, 1, 0) == "Sent 0 replies and 0 digests; 1 reply could not be sent."
    assert mail.refused("550 no").endswith("does not have it: 550 no")


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("Scan.PDF", "KEY.pdf", "Scan.PDF, application/pdf, 2 KB"),
        ("", "KEY", "application/pdf, 2 KB"),
        ("../../x", "KEY", "../../x, application/pdf, 2 KB"),
        ("a.p/d", "KEY", "a.p/d, application/pdf, 2 KB"),
    ],
)
def test_a_file_is_written_under_its_key_whatever_it_was_called(name, written, said):
    blob = Blob(id="KEY", message="M", ticket="Q-AAAAAA", name=name, kind="application/pdf", data=b"x" * 2000)  # fmt: skip
    assert (mail.file_name(blob), mail.file(blob)) == (written, said)
    assert mail.files("Q-AAAAAA", [blob]) == f"KEY  {said}"
    assert mail.files("Q-AAAAAA", []) == "Q-AAAAAA has no files in the vault."
    kept = KeptFile("KEY", "application/pdf", 10)
    assert (
        mail.attached("Q-AAAAAA", kept) == "Q-AAAAAA: KEY is in the vault (application/pdf, 1 KB)"
    )
