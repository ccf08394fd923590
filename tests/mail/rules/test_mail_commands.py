"""Permission for commands by mail: a table of senders, proofs and ties."""

from dataclasses import replace
from datetime import date

import pytest

from deskbook.library.model.records import Staff
from deskbook.mail.model.disposition import Nature, Thread
from deskbook.mail.model.mail_command import COMMAND_VERBS, MailCommand
from deskbook.mail.rules.mail_commands import explain_fault, explain_refusal

ANN = Staff(handle="ann", name="Ann", services=("maps",))
DAY = date(2026, 11, 5)
PERSON, MACHINE = Nature("person", answerable=True), Nature("auto-reply", answerable=False)
TOKEN, SUBJECT, NOTHING = (Thread("Q-AAAAAA", "token"), Thread("Q-AAAAAA", "subject"), Thread(None, "nothing"))  # fmt: skip


@pytest.mark.parametrize(
    ("staff", "nature", "thread", "holder", "failed", "passed", "expected"),
    [
        (ANN, PERSON, TOKEN, "", False, True, ""),
        (ANN, PERSON, NOTHING, "ann", False, False, ""),
        (ANN, PERSON, NOTHING, "ann", False, True, ""),
        (None, PERSON, TOKEN, "ann", False, True, "their sender is no colleague"),
        (replace(ANN, left=date(2026, 11, 4)), PERSON, TOKEN, "ann", False, True, "ann has left"),
        (replace(ANN, left=DAY), PERSON, TOKEN, "ann", False, True, ""),
        (ANN, MACHINE, TOKEN, "ann", False, True, "a machine sent them"),
        (ANN, PERSON, TOKEN, "", False, False, "their sender is not proven"),
        (ANN, PERSON, TOKEN, "ben", False, False, "their sender is not proven"),
        (ANN, PERSON, TOKEN, "ann", True, False, "their sender is not proven"),
        (ANN, PERSON, SUBJECT, "", False, True, "they are not in an answer to a mail of ours"),
        (ANN, PERSON, NOTHING, "", False, True, "they are not in an answer to a mail of ours"),
        (ANN, PERSON, NOTHING, "ben", False, True, "they are not in an answer to a mail of ours"),
    ],
)
def test_command_needs_a_proven_colleague_who_answers_a_mail_of_ours(
    staff, nature, thread, holder, failed, passed, expected
):
    found = explain_refusal(
        staff, nature, thread, holder=holder, failed=failed, passed=passed, today=DAY
    )
    assert found == expected


@pytest.mark.parametrize("verb", COMMAND_VERBS)
def test_command_that_lacks_something_is_answered_with_its_use(verb):
    use = COMMAND_VERBS[verb]
    whole = MailCommand(verb=verb, ticket="Q-AAAAAA", argument="fri", text="Yes")
    assert explain_fault(whole) == ""
    assert f"write #{verb} Q-…" in explain_fault(replace(whole, ticket=""))
    assert bool(explain_fault(replace(whole, argument=""))) == (use.argument == "all")
    assert bool(explain_fault(replace(whole, text=""))) == (use.text == "all")
    cut = explain_fault(replace(whole, is_cut=True))
    assert ("may not be whole" in cut) == (verb in ("reply", "resolve"))
