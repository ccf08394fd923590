"""The items of a JSON file, each with its line, and tickets as `desk export` writes them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import msgspec

from deskbook.library.formats import ticket_file
from deskbook.library.formats.text import clean_text
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import ticket_path
from deskbook.library.model.ticket import Ticket

_BETWEEN: Final = re.compile(r"[\s,\[\]]*")
_DECODER: Final = json.JSONDecoder()


def read_items(name: str, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of one list, of several lists one after the other, or of lines of JSON.

    Raises:
        DeskError: at some place there is no JSON, or what stands there is no object.
    """
    at = _skip(text, 0)
    while at < len(text):
        line = text.count("\n", 0, at) + 1
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as error:
            raise DeskError(f"{name}:{line}: this is no JSON ({error}): export it again") from None
        if not isinstance(value, dict):
            raise DeskError(f"{name}:{line}: a list of objects is meant, as the export makes it")
        yield line, value
        at = _skip(text, end)


def _skip(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def read_ticket(item: Mapping[str, Any]) -> Ticket:
    """Return the ticket of an item; what can be derived (`updated`) is left.

    Raises:
        DeskError: it holds what no ticket can; the message says what.
    """
    known = {key: value for key, value in item.items() if key != "updated"}
    extra = set(known) - set(Ticket.__dataclass_fields__)
    if extra:
        raise DeskError(f"a ticket has no {' and no '.join(sorted(extra))}")
    try:
        ticket = _cleaned(msgspec.convert(known, Ticket, strict=True))
        text = ticket_file.write(ticket)
    except (msgspec.ValidationError, DeskError) as error:
        raise DeskError(str(error)) from None
    path = ticket_path(ticket)
    reading = ticket_file.parse(path, text.encode())
    if reading.findings or reading.filed is None:
        raise DeskError("; ".join(it.message for it in reading.findings))
    return reading.filed.record


def _cleaned(ticket: Ticket) -> Ticket:
    """Texts as files hold them, whatever edited them meanwhile."""
    entries = tuple(replace(it, text=clean_text(it.text)) for it in ticket.entries)
    return replace(ticket, question=clean_text(ticket.question), entries=entries)
