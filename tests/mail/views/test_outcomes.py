"""Outcomes of the commands of mail in words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from deskbook.library.views.outcome import Said, Screen
from deskbook.mail.model.disposition import Disposition, KeptFile
from deskbook.mail.model.health import LetterStep, LetterTested
from deskbook.mail.model.outcomes import (
    DigestFailed,
    FileAttached,
    FilesListed,
    FileWritten,
    MailFetched,
    MailPlanned,
    MailSent,
    MessageTaken,
    ReplyHandled,
    VaultFile,
)
from deskbook.mail.model.outgoing import PublicLetter
from deskbook.mail.views import outcomes

SCREEN = Screen()

READY = ReplyHandled("Q-AAAAAA", "00000001", "ready")
HELD = ReplyHandled("Q-BBBBBB", "00000002", "unsendable", "the vault has no address")
SENT = replace(READY, state="sent")


def taken(fate, ticket="", why="", *, name="7", applied=True):
    return MessageTaken(name, Disposition(fate, ticket, why), applied)


def test_message_is_described_without_its_sender():
    heard = taken("heard", "Q-AAAAAA", "by token")
    assert outcomes.describe_message(heard, SCREEN) == Said("7: is in Q-AAAAAA (by token)")
    planned = taken("new", name="7\x1b", applied=False)
    assert outcomes.describe_message(planned, SCREEN) == Said("7\ufffd: would open a ticket")


def test_message_that_needs_a_person_goes_to_standard_error_and_fails_the_run():
    for fate, words in (
        ("left", "was left where it is"),
        ("unreadable", "cannot be read and was put apart"),
    ):
        message = taken(fate, why="no name")
        assert outcomes.describe_message(message, SCREEN) == Said(err=f"7: {words} (no name)")
        assert not MailFetched(source="INBOX", messages=(message,), applied=True).is_clean
    assert MailFetched(source="INBOX", messages=(taken("aside"),), applied=True).is_clean


def test_fetched_messages_are_counted_by_fate():
    several = (taken("aside"), taken("new"), taken("new"))
    done = MailFetched(source="INBOX", messages=several, applied=True)
    assert outcomes.describe_fetch(done, SCREEN) == "3 messages in INBOX: 2 new, 1 aside."
    planned = replace(done, messages=several[:1], applied=False)
    assert outcomes.describe_fetch(planned, SCREEN) == (
        "1 message in INBOX: 1 aside. Nothing was written or moved: `desk mail fetch --apply` does it."
    )
    assert outcomes.describe_fetch(replace(done, messages=()), SCREEN) == "No mail waits in INBOX."


def test_reply_is_described_without_its_patron():
    held = "Q-BBBBBB ^00000002: cannot be sent: the vault has no address"
    assert outcomes.describe_reply(HELD, SCREEN) == Said(err=held)
    waits = replace(READY, state="waits", why="451\n later")
    assert outcomes.describe_reply(waits, SCREEN) == Said(
        err="Q-AAAAAA ^00000001: waits (451 later)"
    )
    refused = replace(READY, state="refused", why="550\n no")
    assert outcomes.describe_reply(refused, SCREEN) == Said(
        err="Q-AAAAAA ^00000001: refused (550 no)"
    )
    assert outcomes.describe_reply(SENT, SCREEN) == Said("Q-AAAAAA ^00000001: sent")


def test_plan_lists_replies_with_their_letters_and_counts_digests():
    letter = PublicLetter(
        ticket="Q-AAAAAA",
        entry="00000001",
        text="a\x1b\n\nb",
        written=datetime(2026, 11, 5, 15, tzinfo=UTC),
        library="Hill Library",
        service="",
        link="",
        automatic=False,
    )
    plan = MailPlanned(replies=(replace(READY, letter=letter), HELD), digests=3)
    assert not plan.is_clean
    assert (
        outcomes.describe_plan(plan, SCREEN)
        == """\
Q-AAAAAA ^00000001: waits to be sent

  | a\ufffd
  |
  | b
  |
  | --
  | Hill Library
  | Your question has the number Q-AAAAAA. To go on, answer this message.
Q-BBBBBB ^00000002: cannot be sent: the vault has no address
2 replies and 3 digests wait. Nothing was sent: `desk mail send --apply` does it."""
    )
    plan = MailPlanned(replies=(READY,), digests=2)
    assert plan.is_clean
    later = replace(
        plan,
        replies=(replace(READY, state="outbox", until=datetime(2026, 11, 5, 15, 1, tzinfo=UTC)),),
    )
    assert (
        outcomes.describe_plan(later, SCREEN)
        .partition("\n")[0]
        .endswith(" until 2026-11-05 15:01 UTC")
    )
    assert outcomes.describe_plan(plan, SCREEN).startswith(
        "Q-AAAAAA ^00000001: waits to be sent\n1 reply and 2 digests wait. Nothing was sent"
    )


def test_sent_replies_and_digests_are_counted():
    done = MailSent(replies=(SENT, replace(SENT, state="refused", why="no")), digests=1)
    assert not done.is_clean
    assert outcomes.describe_delivery(done, SCREEN) == Said("Sent 1 reply and 1 digest; 1 refused.")
    later = replace(SENT, state="deferred", until=datetime(2026, 11, 5, 15, 15, tzinfo=UTC))
    well = MailSent(replies=(SENT, later, replace(later, state="outbox")), digests=0)
    assert well.is_clean
    assert outcomes.describe_delivery(well, SCREEN) == Said(
        "Sent 1 reply and 0 digests; 1 deferred; 1 in the outbox."
    )
    stopped = MailSent(replies=(), digests=0, stopped="mail: not now: 421")
    assert not stopped.is_clean
    assert outcomes.describe_delivery(stopped, SCREEN) == Said(
        "Sent 0 replies and 0 digests.", "mail: not now: 421"
    )
    left = MailSent(replies=(HELD,), digests=0)
    assert not left.is_clean
    assert outcomes.describe_delivery(left, SCREEN) == Said(
        "Sent 0 replies and 0 digests; 1 could not be sent."
    )
    failed = DigestFailed("ann", "mail: not now: 451")
    assert outcomes.describe_failure(failed, SCREEN) == Said(
        err="digest for ann: mail: not now: 451"
    )


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("Scan.PDF", "KEY.pdf", "Scan.PDF, application/pdf, 2 KB"),
        ("", "KEY", "application/pdf, 2 KB"),
        ("../../x", "KEY", "../../x, application/pdf, 2 KB"),
        ("a.p/d", "KEY", "a.p/d, application/pdf, 2 KB"),
    ],
)
def test_file_is_written_under_its_key_whatever_its_name(name, written, said):
    found = VaultFile("KEY", "application/pdf", 2000, name)
    assert (outcomes.name_file(found), outcomes.describe_file(found)) == (written, said)
    listed = FilesListed(ticket="Q-AAAAAA", files=(found,))
    assert outcomes.list_files(listed, SCREEN) == f"KEY  {said}"
    done = FileWritten(path="a/b", file=found)
    assert outcomes.describe_written(done, SCREEN).startswith(f"a/b: {said}. It is a patron's")


def test_ticket_without_files_and_an_attached_file_are_described():
    none = FilesListed(ticket="Q-AAAAAA", files=())
    assert outcomes.list_files(none, SCREEN) == "Q-AAAAAA has no files in the vault."
    done = FileAttached(ticket="Q-AAAAAA", file=KeptFile("KEY", "application/pdf", 10))
    assert outcomes.describe_attached(done, SCREEN) == (
        "Q-AAAAAA: KEY is in the vault (application/pdf, 1 KB)"
    )


def test_each_step_of_a_test_letter_and_its_end_are_said():
    sent, lost = LetterStep("sent to ask@l.example"), LetterStep("back", "not within 9 s", "look")
    assert outcomes.describe_step(sent, SCREEN) == Said("fine   sent to ask@l.example")
    assert outcomes.describe_step(lost, SCREEN) == Said(
        err="wrong  back: not within 9 s\n         look"
    )
    done = LetterTested(to="ask@l.example", steps=(sent,), back=True)
    assert outcomes.describe_test(done, SCREEN) == "Mail goes out and comes in."
    assert outcomes.describe_test(replace(done, back=False), SCREEN) == (
        "Mail goes out. Whether it arrived, the mailbox of ask@l.example shows."
    )
    failed = replace(done, steps=(sent, lost), back=False)
    assert (done.is_clean, failed.is_clean) == (True, False)
    assert outcomes.describe_test(failed, SCREEN) == "The test letter did not make its whole way."
