"""Statements of delivery reports in fields and in JSON.

Fields are those of RFC 3464 (delivery), RFC 8098 (disposition) and RFC 5965 (feedback), wherever in
a report they are; JSON is what Amazon SES and SNS and services like them send.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from deskbook.mail.formats import address_list
from deskbook.mail.model.report import ReportKind

_FIELD: Final = re.compile(r"[>\s]{0,4}([A-Za-z][A-Za-z-]{1,40})[ \t]?:[ \t]*(.*)")
_CODE: Final = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_REPLY: Final = re.compile(r"(?:^|[\s:;<(\[#])([45]\d\d)(?=[\s:;,.)\]-]|$)")
_TELLING: Final = frozenset({"final-recipient", "action", "disposition", "feedback-type"})
_KINDS: Final[dict[str, ReportKind]] = {
    "failed": "failed",
    "failure": "failed",
    "delayed": "delayed",
    "deferred": "delayed",
    "delivered": "arrived",
    "relayed": "arrived",
    "expanded": "arrived",
}
_JSON_KINDS: Final[dict[str, ReportKind]] = {
    "bounce": "failed",
    "bounced": "failed",
    "failed": "failed",
    "dropped": "failed",
    "rejected": "failed",
    "reject": "failed",
    "renderingfailure": "failed",
    "rendering failure": "failed",
    "hardbounce": "failed",
    "softbounce": "failed",
    "hard_bounce": "failed",
    "soft_bounce": "failed",
    "permanent_fail": "failed",
    "temporary_fail": "failed",
    "deferred": "delayed",
    "deliverydelay": "delayed",
    "delayed": "delayed",
    "delivery": "arrived",
    "delivered": "arrived",
    "complaint": "complaint",
    "complained": "complaint",
    "spamcomplaint": "complaint",
    "spam": "complaint",
    "spamreport": "complaint",
}
_MOST_LINES: Final = 4000
_DEEPEST: Final = 6
_UNKNOWN: Final = frozenset({"", "unknown", "undisclosed"})


@dataclass(frozen=True, slots=True)
class Statement:
    """What a report says of one recipient; `kind` is none where it gives a code alone."""

    kind: ReportKind | None
    status: str = ""
    recipient: str = ""
    why: str = ""
    is_temporary: bool = False
    originals: tuple[str, ...] = ()


def read_statements(text: str) -> Iterator[Statement]:
    """Read the statements in a text: its groups of fields, one for each recipient."""
    for group in _groups(text):
        if _TELLING & group.keys() or ("status" in group and "original-recipient" in group):
            yield _state(group)


def _groups(text: str) -> Iterator[dict[str, str]]:
    """The runs of fields in a text, with folded lines joined; the first of each name counts."""
    group: dict[str, str] = {}
    last = ""
    for line in text.split("\n")[:_MOST_LINES]:
        if last and line[:1] in (" ", "\t") and line.strip() and not _is_field(line):
            group[last] = f"{group[last]} {line.strip()}"[:2000]
        elif found := _FIELD.fullmatch(line[:2000].rstrip()):
            name = found[1].lower()
            if name == "final-recipient" and name in group:  # some leave out the blank line
                yield group
                group = {}
            last = name if group.setdefault(name, found[2].strip()) == found[2].strip() else ""
        elif not line.strip():
            if group:
                yield group
            group, last = {}, ""
    if group:
        yield group


def _is_field(line: str) -> bool:
    found = _FIELD.fullmatch(line[:2000].rstrip())
    return found is not None and found[1].lower() in (*_TELLING, "status", "diagnostic-code")


def _state(group: dict[str, str]) -> Statement:
    recipient = find_address(group.get("final-recipient", "")) or find_address(
        group.get("original-recipient", group.get("original-rcpt-to", ""))
    )
    originals = tuple(re.findall(r"<([^<>\s]{3,900})>", group.get("original-message-id", "")))
    if "feedback-type" in group:
        return Statement("complaint", "", recipient, group["feedback-type"], originals=originals)
    if disposition := group.get("disposition", "").lower():
        state = disposition.rpartition(";")[2].strip()
        bad = state.startswith(("failed", "denied")) or "error" in state
        kind: ReportKind = "failed" if bad else "arrived"
        return Statement(kind, "", recipient, disposition, originals=originals)
    why = group.get("diagnostic-code", "")
    why = (why.partition(";")[2].strip() if ";" in why[:20] else why)[:300]
    status = find_status(group.get("status", ""), why)
    action = group.get("action", "").lower().partition(" ")[0].partition(";")[0]
    return Statement(_KINDS.get(action) or _by_status(status), status, recipient, why)


def find_address(value: str) -> str:
    """Return the address in a field such as `rfc822; <quill@people.example>`; or nothing."""
    bare = value.rpartition(";")[2] if ";" in value else value
    found = address_list.parse(bare.strip())
    return found[0].email if found and found[0].email not in _UNKNOWN else ""


def find_status(status: str, why: str) -> str:
    """Return the code of a statement, the more exact one where there are two.

    Args:
        status: the code that it states, perhaps none, perhaps a general one (`5.0.0`).
        why: the server's words, which may contain another.
    """
    stated, said = _CODE.search(status), _CODE.search(why)
    if stated and not (said and stated[1].endswith(".0.0")):
        return stated[1]
    if said:
        return said[1]
    reply = _REPLY.search(f" {status}") or _REPLY.search(f" {why}")
    return reply[1] if reply else ""


def _by_status(status: str) -> ReportKind | None:
    return {"2": "arrived", "5": "failed"}.get(status[:1])  # type: ignore[return-value]


def read_json(text: str) -> Iterator[Statement]:
    """Read the statements in a text that contains a JSON object of a mail service."""
    decoder, at = json.JSONDecoder(strict=False), 0
    for _ in range(5):
        at = text.find("{", at)
        if at < 0:
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            at += 1
            continue
        yield from _from_object(value, 0)


def _from_object(value: Any, depth: int) -> Iterator[Statement]:
    """The statements in an object, in one within it (`Message` of SNS is text), or in a list."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value[:100]:
            yield from _from_object(each, depth + 1)
    if not isinstance(value, dict):
        return
    if kind := _kind_of(value):
        yield from _from_event(kind, value)
        return
    for each in value.values():
        if isinstance(each, str) and each.lstrip()[:1] == "{":
            yield from read_json(each)
        yield from _from_object(each, depth + 1)


def _kind_of(value: dict[str, Any]) -> ReportKind | None:
    words = (value.get(it) for it in ("notificationType", "eventType", "event", "RecordType"))
    return next(
        (kind for it in words if isinstance(it, str) and (kind := _JSON_KINDS.get(it.lower()))),
        None,
    )


def _from_event(kind: ReportKind, event: dict[str, Any]) -> Iterator[Statement]:
    """One statement for each recipient that an event names, or one that names nobody."""
    flat = list(_pairs(event, 0))
    words = " ".join(
        it for key, it in flat if key in ("bouncetype", "type", "bouncesubtype", "severity")
    ).lower()
    soft = any(it in words for it in ("transient", "temporary", "soft", "mailboxfull", "undeterm"))
    why = next(
        (it for key, it in flat if key in ("diagnosticcode", "reason", "response", "details")), ""
    )[:300]
    status = find_status(next((it for key, it in flat if key in ("status", "code")), ""), why)
    originals = tuple(
        it.strip("<> ") for key, it in flat if key in ("message-id", "messageid", "smtp-id")
    )
    keys = ("emailaddress", "recipient", "email", "rcpt")
    found = [it for key, it in flat if key in keys and "@" in it]
    found = found or [it for key, it in flat if key in ("destination", "to") and "@" in it]
    for recipient in dict.fromkeys(map(find_address, found)) or ("",):
        yield Statement(kind, status, recipient, why, soft, originals)


def _pairs(value: Any, depth: int, key: str = "") -> Iterator[tuple[str, str]]:
    """The texts of an object with their keys; the headers of a message as their own names."""
    if isinstance(value, str | int):
        yield key, str(value)
    elif isinstance(value, list) and depth < _DEEPEST:
        for each in value[:200]:
            yield from _pairs(each, depth + 1, key)
    elif isinstance(value, dict) and depth < _DEEPEST:
        if isinstance(name := value.get("name"), str) and isinstance(value.get("value"), str):
            yield name.lower(), value["value"]
            return
        for name, each in value.items():
            yield from _pairs(each, depth + 1, name.lower())
