"""The filters of `desk list` and `desk search`, from what was typed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from deskbook.calendar.formats import parse_days
from deskbook.library.adapters import knowledge
from deskbook.library.formats.convert import from_text
from deskbook.library.model.fields import FieldSpec, item, specs
from deskbook.library.model.outcome import Notice
from deskbook.library.model.ticket import Ticket
from deskbook.library.rules import references
from deskbook.tickets.rules.selection import ANY, NONE, Days


def convert_fields(
    root: Path, fields: Mapping[str, Sequence[str]]
) -> tuple[dict[str, frozenset[str]], tuple[Notice, ...]]:
    """Return the wanted values by field, and notices of names that no record has.

    Raises:
        DeskError: a value does not fit its field.
    """
    values = {key: frozenset(_values(key, typed)) for key, typed in fields.items()}
    named = references.list_references(
        {key: tuple(sorted(it - {ANY, NONE})) for key, it in values.items()}
    )
    return values, tuple(it for key, kind, name in named for it in _unknown(root, key, kind, name))


def convert_days(days: Mapping[str, str], today: date) -> dict[str, Days]:
    """Return spans of days by the time that lies in them.

    Raises:
        DeskError: a span cannot be read.
    """
    return {key: Days(*parse_days(typed, today)) for key, typed in days.items()}


def _values(key: str, typed: Sequence[str]) -> Iterator[str]:
    """Wanted values of a field; a comma or another option of the name gives an alternative."""
    for text in typed:
        for part in [text] if _may_have_comma(specs(Ticket)[key]) else text.split(","):
            yield from _value(key, part.strip())


def _may_have_comma(spec: FieldSpec) -> bool:
    return spec.is_text and spec.pattern is None


def _value(key: str, text: str) -> Iterator[str]:
    if text in (ANY, NONE):
        yield text
        return
    if item(specs(Ticket)[key].type) is int and (
        span := re.fullmatch(r"(\d{1,4})-(\d{1,4})", text)
    ):
        yield from map(str, range(int(span.group(1)), int(span.group(2)) + 1))
        return
    yield str(from_text(Ticket, key, text))


def _unknown(root: Path, key: str, kind: str, name: str) -> Iterator[Notice]:
    """Yield a notice where no record of that kind has this id."""
    known = knowledge.list_ids(root, kind)
    if name not in known:
        message = f"desk: {key}: {references.explain_unknown(kind, name, known)}"
        yield Notice("filter.unknown", message)
