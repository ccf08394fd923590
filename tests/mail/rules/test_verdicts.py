"""Verdicts on the answers of mail servers, by step, code and words."""

import pytest

from deskbook.mail.model.verdict import ServerAnswer, Verdict
from deskbook.mail.rules import verdicts

STOP, ACCOUNT = Verdict("stop", "server"), Verdict("stop", "account")
PLAIN = [
    ("connect", 0, STOP), ("connect", 421, STOP), ("connect", 554, STOP),
    ("mail", 0, STOP), ("mail", 421, STOP), ("mail", 450, STOP), ("mail", 451, STOP),
    ("mail", 452, STOP), ("mail", 550, ACCOUNT), ("mail", 553, ACCOUNT), ("mail", 554, ACCOUNT),
    ("mail", 552, Verdict("refuse", "message")),
    ("rcpt", 0, STOP), ("rcpt", 421, STOP),
    *(("rcpt", code, Verdict("defer", "recipient")) for code in (450, 451, 452)),
    *(("rcpt", code, Verdict("refuse", "recipient")) for code in (550, 551, 552, 553, 554)),
    ("data", 0, STOP), ("data", 421, STOP),
    *(("data", code, Verdict("defer", "message")) for code in (450, 451, 452)),
    *(("data", code, Verdict("refuse", "message")) for code in (550, 552, 554)),
    *((stage, code, ACCOUNT) for stage in ("mail", "rcpt", "data") for code in (530, 535)),
]  # fmt: skip

OF_ACCOUNT = [
    "5.2.252 SendAsDenied; ask@library.example not allowed to send as ask+q@library.example",
    "5.7.60 SMTP; Client does not have permissions to send as this sender",
    "5.7.1 Unable to relay",
    "5.7.1 <quill@people.example>: Relay access denied",
    "5.7.64 TenantAttribution; Relay Access Denied",
    "5.4.5 Daily user sending limit exceeded",
    "5.1.8 Access denied, bad outbound sender",
    "5.7.1 Sender address rejected: not owned by user ask",
    "Authentication required",
    "must issue a STARTTLS command first, log in required",
    "5.7.705 Access denied, tenant has exceeded threshold",
]


@pytest.mark.parametrize(("stage", "code", "verdict"), PLAIN)
def test_verdict_by_step_and_code(stage, code, verdict):
    assert verdicts.judge(ServerAnswer(stage, code, "no")) == verdict


@pytest.mark.parametrize("stage", ["mail", "rcpt", "data"])
@pytest.mark.parametrize("words", OF_ACCOUNT)
def test_no_letter_fails_by_what_is_wrong_with_our_account(stage, words):
    assert verdicts.judge(ServerAnswer(stage, 550, words)) == ACCOUNT


@pytest.mark.parametrize("words", OF_ACCOUNT)
def test_what_is_temporary_is_never_about_our_account(words):
    assert not verdicts.is_about_account(ServerAnswer("rcpt", 451, words))


@pytest.mark.parametrize(
    ("code", "words", "bad"),
    [
        (550, "5.1.1 no such user", True),
        (550, "5.2.1 mailbox disabled", True),
        (550, "User unknown", True),
        (553, "unknown", True),
        (550, "5.7.1 message looks like spam", False),
        (552, "5.2.2 mailbox full", False),
        (554, "no", False),
        (450, "4.1.1 try later", False),
    ],
)
def test_an_address_is_bad_where_the_server_says_so_of_it(code, words, bad):
    assert verdicts.is_recipient_bad(ServerAnswer("rcpt", code, words)) == bad
    assert not verdicts.is_recipient_bad(ServerAnswer("data", code, words))


def test_message_that_is_too_large_for_the_server_fails_alone():
    answer = ServerAnswer("mail", 554, "5.3.4 too big")
    assert verdicts.judge(answer) == Verdict("refuse", "message")
    assert str(answer) == "554 5.3.4 too big"
    assert str(ServerAnswer("data", 0, "the connection broke")) == "the connection broke"
