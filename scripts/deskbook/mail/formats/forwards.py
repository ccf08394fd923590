"""Heads of messages that somebody passed on, in the text of the message that passes them on.

Programs write a head in the language of whoever forwards, with the sender in it (`Von: Pat <…>`).
The order of its fields differs by program, some quote it, and some put a value below its name.
"""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.mail.formats import address_list
from deskbook.mail.model.mail import Address
from deskbook.mail.model.words import table

_MARKS: Final = re.compile(
    r"^(?:[ \t]*[>|])*[ \t]*|[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff*]"
)
_COLON: Final = r"[ \t]?[:\uff1a\ufe55]"
_SENDER: Final = re.compile(rf"(?:{table.make_pattern('sender')}){_COLON}(.*)", re.IGNORECASE)
_OTHER: Final = re.compile(
    rf"(?:{table.make_pattern('sent', 'to', 'copy', 'subject')}){_COLON}", re.IGNORECASE
)
_RULE: Final = re.compile(
    r"[ \t>]*[-_=\u2013\u2014]{2,}[ \t]*(.*?)[ \t]*[-_=\u2013\u2014]{2,}[ \t]*"
)
_ANSWER: Final = re.compile(
    rf"[ \t]*{table.make_pattern('answers')}[ \t]?(?:\[\d+\]|\(\d+\))?[ \t]?[:\uff1a]",
    re.IGNORECASE,
)
_FORWARD: Final = re.compile(
    rf"[ \t]*{table.make_pattern('forwards')}[ \t]?[:\uff1a]", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"[^\s<>\[\]()\"]+@[^\s<>\[\]()\",;:]+")
_NEAR: Final = 6
"""Lines above and below the sender in which another field of the head is."""

_LONGEST: Final = 500
_MOST: Final = 5000
"""Characters of a line, and lines of a text, that are read."""


def find_origins(text: str, subject: str) -> tuple[Address, ...]:
    """Return the senders that the heads in a text name, the outermost first, each once.

    An answer quotes in the same way. So where the subject is that of an answer, the text has to
    say in words that a message is passed on.

    Args:
        text: the whole text of the message.
        subject: its subject.
    """
    raw = text.split("\n")[:_MOST]
    passes_on = bool(_FORWARD.match(subject))  # `VS:` is an answer in one language only
    if _ANSWER.match(subject) and not passes_on and not any(map(_is_announced, raw)):
        return ()
    lines = list(map(_bare, raw))
    found = tuple(dict.fromkeys(_senders(lines)))
    return found or (tuple(_attributed(lines)) if passes_on else ())


def _attributed(lines: list[str]) -> Iterator[Address]:
    """The sender in the first line such as `On Monday, Pat <pat@people.example> wrote:`.

    Outlook for Mac passes messages on with such a line in place of a head.
    """
    for line in lines:
        if "@" in line and line.endswith((":", "\uff1a")):
            words = line.rstrip(":\uff1a ")
            found = _ADDRESS.search(words)
            if found and table.fits(words, "wrote"):
                yield from address_list.parse(found[0])
                return


def _senders(lines: list[str]) -> Iterator[Address]:
    for number, line in enumerate(lines):
        found = _SENDER.fullmatch(line)
        if not found or not _is_in_head(lines, number):
            continue
        value = found[1].strip() or _next(lines, number)
        if address := next(iter(address_list.parse(value)), None):
            yield address


def _is_in_head(lines: list[str], number: int) -> bool:
    """Whether another field of a message's head is near a line."""
    near = [*lines[max(number - _NEAR, 0) : number], *lines[number + 1 : number + 1 + _NEAR]]
    return any(_OTHER.match(line) for line in near)


def _next(lines: list[str], number: int) -> str:
    """The value of a field that is below its name."""
    return next((line for line in lines[number + 1 : number + 3] if line), "")


def _is_announced(line: str) -> bool:
    """Whether a line says that a message is passed on: a rule with words in it, or the words."""
    short = line[:_LONGEST]
    ruled = _RULE.fullmatch(short)
    words = ruled[1] if ruled else _bare(short).rstrip(":\uff1a ")
    return bool(words) and table.fits(words, "forwarded")


def _bare(line: str) -> str:
    """A line without marks of quotation, bold type and the direction of writing."""
    return _MARKS.sub("", line[:_LONGEST].replace("\xa0", " ")).strip()
