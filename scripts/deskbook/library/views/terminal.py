"""Text for a terminal: plain lines, optional ANSI styles, no control characters."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from deskbook.library.model.ticket import Ticket

if TYPE_CHECKING:
    from deskbook.library.model.plan import TicketEdit

_STEERING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LIST_ITEM: Final = re.compile(r"\s*(?:[-*+>]|\d+[.)])\s+|\s+")


@dataclass(frozen=True, slots=True)
class Ink:
    """Styles of words; without `colour` they stay plain."""

    colour: bool = False

    def bold(self, text: str) -> str:
        """Return text in bold: the subject of a line."""
        return self._set("1", text)

    def faint(self, text: str) -> str:
        """Return faint text: less important words."""
        return self._set("2", text)

    def alarming(self, text: str) -> str:
        """Return text in the colour of alarms: something is late."""
        return self._set("31;1", text)

    def public(self, text: str) -> str:
        """Return text in the colour of what the patron sees."""
        return self._set("36", text)

    def _set(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def safe(text: str) -> str:
    """Text without characters that steer a terminal or turn its writing round."""
    return text if text.isprintable() else _STEERING.sub("\ufffd", text.expandtabs(4))


def cells(text: str) -> int:
    """The columns that a line takes: wide characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut_line(text: str, columns: int) -> str:
    """A line cut to that many columns, with an ellipsis where it was cut."""
    if cells(text) <= columns:
        return text
    if text.isascii():  # nearly every title, and a list has thousands
        return text[: max(columns - 1, 0)] + "\N{HORIZONTAL ELLIPSIS}"
    kept = sum(used < columns for used in accumulate(map(_cell, text)))
    return text[:kept] + "\N{HORIZONTAL ELLIPSIS}"


def pad(text: str, columns: int) -> str:
    """A line filled with spaces to that many columns."""
    return text + " " * (columns - cells(text))


def pad_all(column: Sequence[str]) -> list[str]:
    """Lines filled with spaces to the columns of the widest."""
    if "".join(column).isascii():
        widest = max(map(len, column))
        return [text.ljust(widest) for text in column]
    widest = max(map(cells, column))
    return [pad(text, widest) for text in column]


def wrap(text: str, columns: int, indent: str = "") -> str:
    """Text with every line broken at spaces to fit; items of lists hang below their sign."""
    lines = (_wrapped_line(line, columns - len(indent)) for line in safe(text).split("\n"))
    return "\n".join((indent + line).rstrip() for parts in lines for line in parts)


def _wrapped_line(line: str, columns: int) -> Iterator[str]:
    sign = _LIST_ITEM.match(line)
    hang = " " * min(len(sign.group()) if sign else 0, columns // 3)
    held = ""
    for word in re.findall(r"^\s+|\S+\s*", line):
        if held.strip() and cells(held + word.rstrip()) > columns:
            yield held.rstrip()
            held = hang
        held += word
    yield held.rstrip()


def describe_edit(ticket: Ticket, edit: "TicketEdit", verb: str) -> str:
    """Return what a command did to a ticket: one line, and one for each field that changed."""
    lines = [f"{ticket.id} {verb}: {safe(ticket.title)}"]
    for entry in edit.entries:
        lines += [f"  {key}: {safe(value)}" for key, value in entry.data if key in edit.fields]
    return "\n".join(lines)


def describe_creation(ticket: Ticket, verb: str) -> str:
    """A ticket that has just been made, in one line: where it stands shows what was sticky."""
    who = f" by {ticket.lead}" if ticket.lead else ""
    facts = (ticket.status + who, ticket.service, ticket.channel, ticket.activity)
    return f"{ticket.id} {verb} ({', '.join(filter(None, facts))}): {safe(ticket.title)}"


_SIGNS: Final = re.compile(r"[\\`*_\[\]<>&|~]")


def escape_markdown(text: str) -> str:
    """Return text that Markdown shows as it is, without control characters."""
    return _SIGNS.sub(r"\\\g<0>", safe(text))
