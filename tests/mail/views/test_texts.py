"""Texts that mail brings into tickets and the vault, and our automatic answer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.hands import NOW

from deskbook.library.model.records import Profile
from deskbook.mail.model.disposition import Nature
from deskbook.mail.model.mail import Address, MailMessage, Segment
from deskbook.mail.model.report import DeliveryReport
from deskbook.mail.views import texts

LIBRARY = Profile(name="Hill Library", timezone="America/New_York", week=())


@pytest.mark.parametrize(
    ("country", "due", "said"),
    [
        ("US", datetime(2026, 11, 5, 20, tzinfo=UTC), "3 pm today"),
        ("US", datetime(2026, 12, 2, 3, tzinfo=UTC), "10 pm on Tuesday, December 1"),
        ("US", datetime(2026, 11, 9, 14, 30, tzinfo=UTC), "9:30 am on Monday, November 9"),
        ("US", datetime(2027, 1, 4, 17, tzinfo=UTC), "noon on Monday, January 4, 2027"),
        ("GB", datetime(2026, 11, 9, 15, tzinfo=UTC), "10:00 on Monday, 9 November"),
        ("DE", datetime(2026, 11, 9, 15, tzinfo=UTC), "10:00 on Monday, 9 November"),
        (None, datetime(2026, 11, 9, 15, tzinfo=UTC), "10:00 on Monday, 9 November"),
        ("US", None, ""),
    ],
)
def test_patron_hears_by_when_we_answer_as_times_are_said_at_the_place(country, due, said):
    text = texts.acknowledge(replace(LIBRARY, country=country), "Q-AAAAAA", due, NOW)
    assert text.startswith("Thank you for writing to Hill Library.")
    by = f" You will hear from us by {said}." if said else ""
    assert f"the number Q-AAAAAA.{by} If" in text


@pytest.mark.parametrize(
    ("kind", "report", "said"),
    [
        ("bounce", DeliveryReport(kind="failed", permanence="permanent", status="5.1.1", why="550 unknown."), "A mail server could not deliver our message to the patron (for good): 5.1.1: 550 unknown."),
        ("bounce", DeliveryReport(kind="failed", permanence="temporary", why="full"), "A mail server could not deliver our message to the patron (it may be taken another time): full."),
        ("bounce", DeliveryReport(kind="failed", is_stated=False), "A mail server reports something about our message, and it is not clear what: the patron may not have it (perhaps for good)."),
        ("delay", DeliveryReport(kind="delayed"), "A mail server has not delivered our message yet and goes on trying."),
        ("complaint", DeliveryReport(kind="complaint"), "A mail service reports that our message was marked as spam."),
        ("receipt", DeliveryReport(kind="arrived"), "A mail server or program reports that our message arrived."),
        ("auto-reply", None, "An automatic reply came.\n\nwords"),
    ],
)  # fmt: skip
def test_report_of_a_machine_is_described_in_a_sentence(kind, report, said):
    message = MailMessage(report=report, segments=(Segment("own", "words"),))
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
    assert texts.describe_refusal("550 no", is_address_bad=False).endswith("have it: 550 no")
    bad = texts.describe_refusal("550 no", is_address_bad=True)
    assert bad.endswith(f"does not have it: 550 no\n\n{texts.BAD_ADDRESS}")


def test_deferred_reply_is_noted_with_the_next_try_in_local_time():
    until = datetime(2026, 11, 5, 15, 15, tzinfo=UTC)
    assert texts.describe_deferral("451 later", until, "America/New_York") == (
        "The mail server did not accept our reply yet: 451 later. The next try is at 2026-11-05 "
        "10:15."
    )


def test_a_reply_that_waits_for_an_address_goes_back_to_its_author():
    told = texts.describe_return("ann", "unknown", "desk-1")
    assert told.startswith("@ann: this reply has not reached its patron. desk-1, which sends the ")
    assert "`desk join` there" in told
