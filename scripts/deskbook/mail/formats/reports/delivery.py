"""Reports of mail servers, recognised by their fields, their JSON, their sender or their words.

flufl.bounce knows the words of many servers; what it does not find is looked for here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Final

from flufl.bounce import all_failures

from deskbook.mail.formats import header, html
from deskbook.mail.formats.charset import decode
from deskbook.mail.formats.parts import Parts, read_content, read_parameter, read_within
from deskbook.mail.formats.reports import fields, wording
from deskbook.mail.formats.reports.fields import Statement
from deskbook.mail.model.mail import Address
from deskbook.mail.model.report import DeliveryReport, Permanence, ReportKind

_DAEMON: Final = re.compile(
    r"(?:mailer-?daemon|mail-?daemon|mdaemon|mmdf|microsoftexchange[0-9a-f]{16,}|bounces?)"
    r"(?:[+.=-].*)?@.*",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    r"(?:post-?master|postoffice|administrator|mail-?admin|admin|daemon|uucp|root|ndr|"
    r"no-?reply|notifications?|system|internet|delivery|amavis.*|mailserver|virus.*)"
    r"(?:[+-].*)?@.*|postmaster.*",
    re.IGNORECASE,
)
_SYSTEM: Final = re.compile(
    r".*(?:mail delivery|delivery (?:sub)?system|mail ?system|system administrator|mailer.?daemon"
    r"|mail administrator|microsoft exchange|internet mail|postmaster).*",
    re.IGNORECASE,
)
_NDR: Final = ("x-failed-recipients", "x-ms-exchange-message-is-ndr", "x-mailer-daemon")
_FIELDS: Final = (
    "final-recipient:", "original-recipient:", "action:", "disposition:", "feedback-type:",
    "diagnostic-code:",
)  # fmt: skip
_READ: Final = 2_000_000
_ORDER: Final[tuple[ReportKind, ...]] = ("complaint", "failed", "delayed", "arrived")


@dataclass(frozen=True, slots=True)
class _Report:
    """A message that may be a report: its texts, and addresses that it is not about."""

    message: Message
    subject: str
    texts: list[str]
    own: str
    others: frozenset[str]
    sent_to: tuple[str, ...]


def read_report(
    message: Message, found: Parts, sender: Address | None, returned: list[Message]
) -> DeliveryReport | None:
    """Read a message as a report of a mail server; none where it is none.

    Args:
        message: the message.
        found: its parts.
        sender: who sent it.
        returned: the messages that it contains.
    """
    report = _gather(message, sender, returned)
    is_formal = found.is_report or any(header.raw(message, it) for it in _NDR)
    events = [it for text in report.texts for it in _read_events(text)]
    if not (is_formal or events or _is_report(report, sender)):
        return None
    statements = events + [it for text in report.texts for it in _read_fields(text)]
    if _is_complaint(report):
        statements.append(Statement("complaint"))
    if not _decisive(statements):
        statements += _read_words(report)
    return _combine(report, statements, returned)


def _gather(message: Message, sender: Address | None, returned: list[Message]) -> _Report:
    outer = list(_leaves(message, 0))
    texts = [text for text, _ in outer]
    own = "\n".join(wording.cut_returned(text) for text, is_shown in outer if is_shown)
    heads = [wording.read_people(text) for text in texts]
    people = (*header.addresses(message, "to", "cc", "return-path"), *filter(None, [sender]))
    others = {email for it in people for email in (it.email, it.base)}
    others |= {email for head in returned for email in _emails(head, "from", "sender")}
    sent_to = [email for head in returned for email in _emails(head, "to", "x-original-to")]
    sent_to += [email for head in heads for email in head[1] if email not in others]
    others |= {email for head in heads for email in head[0] if email not in sent_to}
    return _Report(
        message, header.words(message, "subject"), texts, own, frozenset(others), tuple(sent_to)
    )


def _emails(head: Message, *names: str) -> list[str]:
    return [it.email for it in header.addresses(head, *names)]


def _leaves(part: Message, depth: int) -> Iterator[tuple[str, bool]]:
    """The texts in a message, and whether a reader sees each: not those of a returned message."""
    kind = part.get_content_type()
    payload = read_within(part) if kind.startswith("message/") else part.get_payload()
    if isinstance(payload, list) and part.is_multipart():
        if kind.startswith("message/") and depth:
            yield "\n\n".join(_headers(it) for it in payload if isinstance(it, Message)), False
        for child in payload[:100]:
            if isinstance(child, Message) and depth < 12:
                shown = kind != "message/rfc822"
                yield from ((text, shown and seen) for text, seen in _leaves(child, depth + 1))
        return
    data = read_content(part)
    if kind.startswith(("text/", "message/")) or (len(data) < _READ and b"\0" not in data):
        words = decode(data[:_READ], read_parameter(part, "charset")).replace("\r\n", "\n")
        yield words, False
        if kind.startswith("text/"):
            yield (html.to_text(words) if kind == "text/html" else words), True


def _headers(part: Message) -> str:
    body = part.get_payload()
    head = "\n".join(f"{key}: {value}" for key, value in part.raw_items())
    return f"{head}\n\n{body}" if isinstance(body, str) else head


def _read_events(text: str) -> Iterator[Statement]:
    """The statements of a text that is JSON from its beginning, as mail services send it."""
    if text.lstrip()[:1] == "{":
        yield from fields.read_json(text[: wording.LONGEST])


def _read_fields(text: str) -> Iterator[Statement]:
    small = text[: wording.LONGEST].lower()
    if any(it in small for it in _FIELDS):
        yield from fields.read_statements(text)


def _is_report(report: _Report, sender: Address | None) -> bool:
    """Whether the sender, the return path and the words are those of a mail server."""
    submitted = header.words(report.message, "auto-submitted").lower()
    email, name = (sender.email, sender.name) if sender else ("", "")
    says = wording.classify(report.subject, report.own)
    if _DAEMON.fullmatch(email) or _is_complaint(report):
        return True
    paths = header.raw(report.message, "return-path")
    is_null = bool(paths) and not paths[0].strip().strip("<>").strip()
    is_office = bool(_OFFICE.fullmatch(email) or _SYSTEM.fullmatch(name))
    if is_office and not submitted.startswith("auto-replied"):
        return is_null or says is not None or wording.has_failed_subject(report.subject)
    if is_office or is_null or submitted.startswith("auto-gen"):
        return says is not None and (
            wording.has_failed_subject(report.subject)
            or bool(wording.find_ids([*report.texts]))
            or any(_detect(report.message))
        )
    return wording.has_failed_subject(report.subject) and bool(
        fields.find_status("", report.own) and wording.find_ids(report.texts)
    )


def _is_complaint(report: _Report) -> bool:
    """Whether a report is one of feedback, in the standard form or in that of Hotmail."""
    is_standard = read_parameter(report.message, "report-type").lower() == "feedback-report"
    is_returned = bool(report.sent_to) and report.message.is_multipart()
    return is_standard or (
        is_returned
        and report.subject.lower().startswith(("complaint about message", "abuse report"))
    )


def _decisive(statements: list[Statement]) -> bool:
    return any(it.kind and (it.recipient or it.kind != "failed") for it in statements)


def _read_words(report: _Report) -> Iterator[Statement]:
    """The statements in plain words, with the recipients that flufl.bounce finds first."""
    detected = _detect(report.message)
    named = _emails(report.message, "x-failed-recipients")
    known = {*report.others, *(it.lower() for it in wording.find_ids(report.texts))}
    found = list(dict.fromkeys((*named, *(it for it in detected if it not in known))))
    found = found or wording.find_recipients(report.own, report.others, report.sent_to)[:1]
    found = found or [it for it in report.sent_to if it not in report.others][:1]
    status = fields.find_status("", report.own) or fields.find_status(
        "", "\n".join(map(wording.list_telling, report.texts))
    )
    kind = wording.classify(report.subject, report.own)
    if kind is None and (named or detected or status[:1] in ("4", "5")):
        kind = "failed"
    why = _reason(report.own, status)
    for recipient in found or [""]:
        yield Statement(kind, status, recipient, why)


def _detect(message: Message) -> list[str]:
    """Return the failed recipients that flufl.bounce finds; none where it cannot read it."""
    try:
        found = {it for each in all_failures(message) for it in each}
    except Exception:  # it reads what anybody sends, and no message may stop the run
        return []
    texts = (it.decode("utf-8", "replace") for it in found)
    return sorted({fields.find_address(it) for it in texts} - {""})


def _reason(text: str, status: str) -> str:
    """The line of a report that gives its code, else its first line."""
    lines = [" ".join(it.split()) for it in text.split("\n") if it.strip()]
    with_code = (it for it in lines if status and status in it)
    return next(with_code, lines[0] if lines else "")[:300]


def _combine(
    report: _Report, statements: list[Statement], returned: list[Message]
) -> DeliveryReport:
    """One report of several statements: the worst one decides."""
    kind = next((it for it in _ORDER if any(one.kind == it for one in statements)), None)
    telling = [it for it in statements if it.kind in (kind, None)]
    status = next((it.status for it in telling if it.status), "")
    why = next((it.why for it in telling if it.why), "") or _reason(report.own, status)
    permanence: Permanence = "unknown"
    if kind in ("failed", None):
        soft = any(it.is_temporary for it in telling)
        permanence = wording.judge_permanence(status, f"{why}\n{report.own[:3000]}")
        permanence = "temporary" if soft else permanence
    return DeliveryReport(
        kind=kind or "failed",
        permanence=permanence,
        recipients=tuple(dict.fromkeys(it.recipient for it in telling if it.recipient)),
        status=status,
        why=" ".join(why.split())[:300],
        originals=_originals(report, statements, returned),
        is_stated=kind is not None,
    )


def _originals(
    report: _Report, statements: list[Statement], returned: list[Message]
) -> tuple[str, ...]:
    """The ids of the message that a report is about, without its own."""
    own = header.ids(report.message, "message-id")
    found = (
        *(it for head in returned for it in header.ids(head, "message-id")),
        *(it for one in statements for it in one.originals),
        *wording.find_ids(report.texts),
        *header.ids(report.message, "in-reply-to"),
        *reversed(header.ids(report.message, "references")),
        *(it for head in returned for it in header.ids(head, "references")),
    )
    return tuple(it for it in dict.fromkeys(found) if it not in own)
