"""Verdicts on the answers of mail servers, by step, code and words.

RFC 5321 (4.2.1) and RFC 3463 give the classes. A server states the fault of our account at any
step: Exchange Online answers `5.2.252 SendAsDenied` to MAIL FROM or after DATA, and many answer
`5.7.1 relay denied` to RCPT TO. Such an answer is about every letter, so none of them fails by it.
"""

import re
from typing import Final

from deskbook.mail.model.verdict import Scope, ServerAnswer, Verdict

_STATUS: Final = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_OF_ACCOUNT: Final = frozenset({"5.1.7", "5.1.8", "5.2.252", "5.4.5", "5.7.60", "5.7.64"})
"""Bad sender address or domain, SendAsDenied, daily limit of an account, no right to send as the
sender, relay not allowed."""
_LOGIN_CODES: Final = frozenset({530, 534, 535, 538})
_ACCOUNT_WORDS: Final = re.compile(
    r"send ?as ?denied|not (?:allowed|permitted|authori[sz]ed) to (?:send|relay)|relay"
    r"|authenticat|log ?in (?:required|first)|sender (?:address )?(?:rejected|denied|not owned)"
    r"|not owned by|permissions? to send|sending (?:limit|quota)|tenant|account (?:is |has been )?"
    r"(?:suspended|disabled|blocked)|from address",
    re.IGNORECASE,
)
_BAD_ADDRESS: Final = frozenset(
    {"5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4", "5.5.0"}
)
"""No such mailbox or host, moved, disabled: statuses by which an address itself is wrong."""
_NO_MAILBOX: Final = frozenset({550, 551, 553})


def judge(answer: ServerAnswer) -> Verdict:
    """Return what follows from a server's answer to one letter."""
    if answer.stage == "connect" or answer.code in (0, 421):
        return Verdict("stop", "server")
    if is_about_account(answer):
        return Verdict("stop", "account")
    if answer.stage == "mail":
        too_large = answer.code == 552 or find_status(answer.words).endswith(".3.4")
        return Verdict("refuse", "message") if too_large else _of_sender(answer)
    scope: Scope = "recipient" if answer.stage == "rcpt" else "message"
    return Verdict("defer" if answer.code < 500 else "refuse", scope)


def _of_sender(answer: ServerAnswer) -> Verdict:
    """A server that does not take our sender takes it for no other letter either."""
    return Verdict("stop", "account" if answer.code >= 500 else "server")


def is_about_account(answer: ServerAnswer) -> bool:
    """Return whether an answer is about our account or sender, not about one letter."""
    if answer.code < 500:
        return False
    status = find_status(answer.words)
    return (
        answer.code in _LOGIN_CODES
        or status in _OF_ACCOUNT
        or bool(_ACCOUNT_WORDS.search(answer.words))
    )


def find_status(words: str) -> str:
    """Return the enhanced status in a server's words, such as `5.1.1`; empty where it has none."""
    found = _STATUS.search(words)
    return found[1] if found else ""


def is_address_bad(status: str) -> bool:
    """Return whether a permanent failure says that the address itself is wrong.

    Args:
        status: an enhanced status (`5.1.1`), else the code of SMTP (`550`); may be empty.
    """
    return status in _BAD_ADDRESS or (status.isdecimal() and int(status) in _NO_MAILBOX)


def is_recipient_bad(answer: ServerAnswer) -> bool:
    """Return whether an answer to RCPT TO says that the address itself is wrong."""
    status = find_status(answer.words) or str(answer.code)
    return answer.stage == "rcpt" and answer.code >= 500 and is_address_bad(status)
