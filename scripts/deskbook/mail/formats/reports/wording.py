"""Statements of delivery reports in plain words: kind, code, recipients, ids of messages."""

import re
from collections.abc import Collection, Iterable
from html import unescape
from typing import Final

from deskbook.mail.formats import address_list
from deskbook.mail.formats.reports import fields
from deskbook.mail.model.report import Permanence, ReportKind
from deskbook.mail.model.words import reports

LONGEST: Final = 200_000
"""Characters of a text in which ids are looked for."""

_HUMAN: Final = 20_000
_ID: Final = re.compile(
    r"message[-_ ]?id\"?(?:,\s{0,9}\"value\")?[*\s]{0,4}[:=][\s\"'>*|]{0,40}"
    r"(?:<([^<>\s]{3,900})>|([^\s<>\"',;]{1,400}@[\w.-]{1,200}))",
    re.IGNORECASE,
)
_OURS: Final = re.compile(
    r"\bQ-[0-9A-Z]{6}\.[0-9A-Z]{8}\.[0-9A-Z]{16}@[\w.-]{1,200}", re.IGNORECASE
)
_HEADER: Final = re.compile(
    r"[>\s|]{0,6}(?:Received|Return-Path|Message-ID|From|To|Subject|Date|MIME-Version"
    r"|DKIM-Signature|Content-Type|X-[\w-]{2,40}|Reply-To|Delivered-To)[ \t]?:.*",
    re.IGNORECASE,
)
_RETURNED: Final = re.compile(
    r"[-=\s>*_#]{0,40}(?:(?:this is )?a copy of (?:the|your) (?:message|e-?mail)"
    r"|below this line is a copy|(?:the )?header of the original|original message\b"
    r"|your (?:original )?message (?:follows|reads|was)|message (?:header|text) follows"
    r"|returned message|unsent message|message headers? follow|original mail|headers? follow"
    r"|forwarded message|received message|start of returned message"
    r"|urspr\u00fcngliche nachricht|message d'origine|mensaje original).{0,80}",
    re.IGNORECASE,
)
_TELLING: Final = re.compile(
    r"[>\s*]{0,8}(?:diagnos|reason|error|status|response|remote|<<< |said).{0,180}\d", re.IGNORECASE
)
_ADDRESS: Final = re.compile(
    r"[^\s<>\"'(),:;=\[\]|*\\\u3000-\u303f\uff00-\uff1f]{1,64}@[\w][\w.-]{1,200}\w"
)
_PEOPLE: Final = re.compile(r"[>\s|]{0,6}(To|From)[ \t]?:(.{1,500})", re.IGNORECASE)
_ROBOT: Final = re.compile(
    r"(?:mailer-?daemon|post-?master|mail-?daemon|mdaemon|no-?reply|abuse|bounces?)(?:[+-].*)?@.*",
    re.IGNORECASE,
)


def find_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of messages in some texts, each once, ours first."""
    found: list[str] = []
    ours: list[str] = []
    for text in texts:
        plain = unescape(text[:LONGEST]) if "&" in text else text[:LONGEST]
        ours += _OURS.findall(plain)
        found += (it[1] or it[2] for it in _ID.finditer(plain))
    return tuple(dict.fromkeys((*ours, *found)))


def cut_returned(text: str) -> str:
    """Return the part of a report that is the server's own: what it returns is left out."""
    lines = text[:_HUMAN].split("\n")
    for number, line in enumerate(lines):
        near = lines[number : number + 3]
        is_head = len(near) == 3 and all(map(_HEADER.fullmatch, near))
        if number and (_RETURNED.fullmatch(line[:200].strip()) or is_head):
            return "\n".join(lines[:number])
    return "\n".join(lines)


def read_people(text: str) -> tuple[list[str], list[str]]:
    """Return who wrote the message that a text returns, and to whom, as its header says."""
    found: dict[str, list[str]] = {"from": [], "to": []}
    for line in text[:_HUMAN].split("\n"):
        if it := _PEOPLE.fullmatch(line[:600].rstrip()):
            found[it[1].lower()] += (one.email for one in address_list.parse(it[2]))
    return found["from"], found["to"]


def list_telling(text: str) -> str:
    """Return the lines of a text that give a reason or a code, wherever they are."""
    return "\n".join(it for it in text[:_HUMAN].split("\n") if _TELLING.match(it[:200]))


def classify(subject: str, text: str) -> ReportKind | None:
    """Return what a report says in words; none where it uses none that are known."""
    words = f"{subject}\n{text}".casefold()
    is_final = _has(words, reports.list_parts(reports.FINAL))
    if _has(words, reports.list_delays()) and not is_final:
        return "delayed"
    if _has(words, reports.list_failures()) or is_final:
        return "failed"
    if _has(words, reports.list_parts(reports.ARRIVED)) and not fields.find_status("", text):
        return "arrived"
    return None


def has_failed_subject(subject: str) -> bool:
    """Whether a subject begins as those of reports do."""
    begin = subject.casefold().lstrip(" *[({!-")[:80]
    return any(begin.startswith(it) for it in reports.list_failures()) or begin.startswith(
        ("dsn:", "ndn:", "ndr:", "delivery status", "delivery report", "delivery notification",
         "warning: could not", "warning: message", "mail delivery", "error sending")
    )  # fmt: skip


def judge_permanence(status: str, why: str) -> Permanence:
    """Return whether a failure is for good, by its code, and else by the server's words.

    A full mailbox (x.2.2) is emptied, and an expired attempt (x.4.7, Exchange's 5.4.3xx) is begun
    again, whatever the first digit of the code.
    """
    if re.fullmatch(r"[45]\.(?:2\.2|4\.7|4\.3\d\d)", status) or status in ("452", "552"):
        return "temporary"
    words = why.casefold()
    is_vague = not status or status.endswith(".0.0") or len(status) == 3
    if is_vague and _has(words, reports.list_parts(reports.TEMPORARY)):
        return "temporary"
    if status:
        return "temporary" if status.startswith("4") else "permanent"
    return "permanent" if _has(words, reports.list_parts(reports.PERMANENT)) else "unknown"


def find_recipients(text: str, others: Collection[str], likely: Collection[str]) -> list[str]:
    """Return the addresses that a report's own words name.

    Args:
        text: the words.
        others: addresses that it is not about: ours, and that of the report's sender.
        likely: addresses that our message went to; if the words name one of them, it is that.
    """
    found = list[str]()
    for line in text.split("\n")[:400]:
        if "message-id" in line.lower():
            continue
        for it in _ADDRESS.findall(line[:1000]):
            email = address_list.read_address(it)
            if email and email not in others and not _ROBOT.fullmatch(email):
                found.append(email)
    return [it for it in found if it in likely] or found


def _has(words: str, parts: Iterable[str]) -> bool:
    return any(it in words for it in parts)
