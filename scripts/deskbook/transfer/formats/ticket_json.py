"""A ticket as `desk export` writes it in JSON, read back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec

from deskbook.library.formats import ticket_file
from deskbook.library.formats.text import clean_text
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import ticket_path
from deskbook.library.model.ticket import Ticket


def read(item: Mapping[str, Any]) -> Ticket:
    """The ticket of an item; what can be derived (`updated`) is left.

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
