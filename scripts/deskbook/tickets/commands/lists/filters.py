"""What `desk list` is narrowed by, from what was typed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from deskbook.calendar.formats import moment
from deskbook.library.adapters import console, knowledge
from deskbook.library.formats.convert import from_text
from deskbook.library.model.finding import DeskError
from deskbook.library.model.ticket import Ticket
from deskbook.library.rules import references
from deskbook.tickets.rules.selection import ANY, NONE, Days

OPEN_ENDED = ("course", "item", "links", "symptom", "vendor_case")
"""Fields whose values may hold a comma."""


def wanted(root: Path, fields: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Wanted values by field; a name that nothing has is said.

    Raises:
        DeskError: a value does not fit its field.
    """
    return {key: frozenset(_values(root, key, typed)) for key, typed in fields.items()}


def spans(days: Mapping[str, str], today: date) -> dict[str, Days]:
    """Spans of days by the time that lies in them.

    Raises:
        DeskError: a span cannot be read.
    """
    return {key: Days(*moment.days(typed, today)) for key, typed in days.items()}


def _values(root: Path, key: str, typed: Sequence[str]) -> Iterator[str]:
    """Wanted values of a field; a comma or another option of the name gives an alternative."""
    for text in typed:
        for part in [text] if key in OPEN_ENDED else text.split(","):
            yield from _value(root, key, part.strip())


def _value(root: Path, key: str, text: str) -> Iterator[str]:
    if text in (ANY, NONE):
        yield text
        return
    if key in ("read", "minutes") and (span := re.fullmatch(r"(\d{1,4})-(\d{1,4})", text)):
        yield from map(str, range(int(span.group(1)), int(span.group(2)) + 1))
        return
    value = str(from_text(Ticket, key, text))
    for _, kind, name in references.named({key: value}):
        try:
            references.refuse_unknown(key, kind, name, knowledge.names(root, kind))
        except DeskError as error:
            console.complain(f"desk: {error}")
    yield value
