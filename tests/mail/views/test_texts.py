"""Texts that mail brings into tickets and the vault, and our automatic answer."""

from datetime import UTC, datetime

import pytest
from tests.hands import NOW

from deskbook.library.model.records import Profile
from deskbook.mail.model.disposition import Nature
from deskbook.mail.model.mail import Address, MailMessage, Report, Segment
from deskbook.mail.views import texts

LIBRARY = Profile(name="Hill Library", timezone="America/New_York", week=())


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (datetime(2026, 11, 5, 20, tzinfo=UTC), " You hear from us by 15:00 today."),
        (datetime(2026, 11, 9, 15, tzinfo=UTC), " You hear from us by Monday 9 November, 10:00."),
        (None, ""),
    ],
)
def test_a_patron_is_told_that_we_have_the_question_and_when_they_hear_from_us(due, said):
    text = texts.acknowledge(LIBRARY, "Q-AAAAAA", due, NOW)
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
    assert texts.describe_machine(Nature(kind, answerable=False), message) == said


def test_a_message_as_it_came_has_its_people_and_everything_in_it():
    message = MailMessage(
        sender=Address("q@x.example", "Quill"),
        to=(Address("a@x.example"), Address("b@x.example", "Bo")),
        subject="An atlas",
        segments=(Segment("own", "words"), Segment("signature", "-- \nQuill")),
    )
    assert texts.write_original(message) == (
        "From: Quill <q@x.example>\nTo: <a@x.example>, Bo <b@x.example>\nSubject: An atlas\n\nwords\n-- \nQuill"
    )
    assert texts.write_original(MailMessage()) == "Subject: \n\n"


def test_refused_reply_is_noted_with_the_answer_of_the_server():
    assert texts.describe_refusal("550 no").endswith("does not have it: 550 no")
