"""An mbox as rows: each conversation one, with what was written later on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from deskbook.library.formats.text import clean_text, write_time
from deskbook.library.model.finding import DeskError
from deskbook.library.model.vocabulary import PATRON
from deskbook.mail.formats import message as mail_message
from deskbook.mail.model.mail import MailMessage
from deskbook.transfer.model.mapping import Reject, Row, Said

COLUMNS: Final = ("message_id", "subject", "opened", "name", "email", "text")

_NEVER: Final = datetime.min.replace(tzinfo=UTC)
_START: Final = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n")
_QUOTED_FROM: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


@dataclass(slots=True)
class _Thread:
    """A conversation that is being put together: its messages with the lines they begin on."""

    line: int
    messages: list[tuple[int, MailMessage]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def read_messages(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The messages of an mbox, each with the line it begins on."""
    starts = [it.span() for it in _START.finditer(data)]
    ends = [*(start for start, _ in starts), len(data)][1:]
    line, seen = 1, 0
    for (start, begin), end in zip(starts, ends, strict=True):
        line += data.count(b"\n", seen, start)
        seen = start
        yield line, _QUOTED_FROM.sub(rb"\1", data[begin:end])


def read_rows(name: str, data: bytes, own: Mapping[str, str]) -> Iterator[Row | Reject]:
    """The conversations of an mbox, in the order in which they began.

    Args:
        name: the file, for messages.
        data: what it holds.
        own: the library's own addresses in lower case, and the handle of who writes from each.

    Raises:
        DeskError: it is no mbox.
    """
    if not _START.match(data):
        raise DeskError(f"{name} is no mbox: its first line does not begin with `From `")
    read: list[tuple[int, MailMessage]] = []
    for line, raw in read_messages(data):
        message, findings = mail_message.parse(raw, f"{name}:{line}")
        if message is None or message.came is None:
            told = "; ".join(it.message for it in findings)
            why = "it does not say when it was written" if message else told
            yield Reject(line, line, why, "")
        else:
            read.append((line, message))
    read.sort(key=lambda it: (it[1].came or _NEVER, it[0]))
    yield from (_row(thread, own) for thread in _threads(read))


def _threads(read: Iterable[tuple[int, MailMessage]]) -> list[_Thread]:
    """Return the conversations of messages that are sorted by time."""
    threads: list[_Thread] = []
    by_id: dict[str, _Thread] = {}
    for line, message in read:
        known = next((by_id[it] for it in message.references if it in by_id), None)
        thread = known or _Thread(line)
        if known is None:
            threads.append(thread)
        if message.message_id:
            by_id[message.message_id] = thread
        if _is_automatic(message):
            thread.left.append(f"line {line}: an automatic message")
        else:
            thread.messages.append((line, message))
    return threads


def _row(thread: _Thread, own: Mapping[str, str]) -> Row | Reject:
    if not thread.messages:
        return Reject(thread.line, thread.line, "an automatic message, and no question", "")
    (line, first), *others = thread.messages
    last = (others[-1] if others else thread.messages[0])[0]
    sender = first.reply_to or first.sender
    if sender is None or sender.base in own:
        return Reject(line, last, "it begins with a message of ours: the question is missing", "")
    cells = {
        "message_id": first.message_id,
        "subject": first.subject,
        "opened": write_time(first.came) if first.came else "",
        "name": sender.name,
        "email": sender.email,
        "text": clean_text(first.text),
    }
    said = tuple(_said(it, own) for _, it in others)
    left = [*thread.left, *(it for number, one in thread.messages for it in _files(number, one))]
    return Row(line, last, cells, "", tuple(it for it in said if it.text), tuple(left))


def _said(message: MailMessage, own: Mapping[str, str]) -> Said:
    assert message.came
    sender = message.sender.base if message.sender else ""
    return Said(message.came, own.get(sender, PATRON), clean_text(message.text))


def _files(line: int, message: MailMessage) -> Iterator[str]:
    for it in message.attachments:
        yield f"line {line}: the attached file {it.name or 'without a name'}"


def _is_automatic(message: MailMessage) -> bool:
    """Return true where a program wrote it (RFC 3834), or a list passed it on."""
    told = message.header("auto-submitted").strip().lower()
    passed = message.header("precedence").strip().lower()
    return told not in ("", "no") or passed in ("bulk", "junk", "list")
