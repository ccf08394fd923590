"""One row of a table, read by a mapping: typed values, or why it does not fit."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from deskbook.library.formats.convert import from_text
from deskbook.library.formats.table import numbers
from deskbook.library.formats.text import clean_text, one_line
from deskbook.library.model import ticket_fields
from deskbook.library.model.fields import specs
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import CROCKFORD, IMPORT_KEY, SLUG
from deskbook.patrons.model.patron import Given
from deskbook.transfer.formats import mapped_times
from deskbook.transfer.formats.mapped_times import shorten
from deskbook.transfer.model.mapping import (
    NOBODY,
    Asker,
    CsvMapping,
    Draft,
    FieldRule,
    Reject,
    Row,
    Sorting,
    Unfinished,
)

KEY: Final = re.compile(IMPORT_KEY)

_SEPARATORS: Final = re.compile(r"[,;|]")
_NO_SLUG: Final = re.compile(r"[^a-z0-9]+")


def read_row(row: Row, mapping: CsvMapping, zone: ZoneInfo) -> Draft | Reject:
    """Read a row as a draft; the reason names everything that does not fit."""
    reasons: list[str] = []
    question, reply, note = (
        _text(row, column, reasons) if column else ""
        for column in (mapping.question, mapping.reply, mapping.note)
    )
    opened = mapped_times.read_moment(row, mapping.opened, zone, reasons)
    resolved = None
    if mapping.resolved and row.cells[mapping.resolved.column].strip():
        resolved = mapped_times.read_moment(row, mapping.resolved, zone, reasons)
    fields = dict(_fields(row, mapping, reasons))
    fields |= _sorted(row, mapping, fields, reasons)
    if not question and not fields.get("title"):
        fields["title"] = mapping.unwritten
        if not mapping.unwritten:
            reasons.insert(0, f"{mapping.question} is empty")
    reasons = reasons or _missing(fields)
    if reasons or opened is None:
        return Reject(row.line, row.last, "; ".join(reasons), row.raw)
    return Draft(
        line=row.line,
        last=row.last,
        raw=row.raw,
        key=make_key(row, mapping),
        question=question,
        reply=reply,
        opened=opened,
        resolved=resolved,
        fields=fields,
        said=row.said,
        note=note,
        asker=_asker(row, mapping.patron),
        is_open=_is_open(row, mapping.unfinished),
    )


def _missing(fields: Mapping[str, object]) -> list[str]:
    """Return the first required field, besides the title, to which a mapping gives no value."""
    required = (it.key for it in ticket_fields.find_imported() if it.required and it.key != "title")
    return [f"the mapping gives it no {key}" for key in required if not fields.get(key)][:1]


def list_strange(row: Row, mapping: CsvMapping) -> Iterator[tuple[str, str, str]]:
    """Words of a row that are in no table: the column, the word, and what it is taken as."""
    for rule in mapping.fields:
        if rule.column and rule.table and rule.otherwise is not None and not _is_list(rule):
            text = row.cells[rule.column].strip()
            if text and all(it.word.casefold() != text.casefold() for it in rule.table):
                yield rule.column, text, rule.otherwise


def make_key(row: Row, mapping: CsvMapping) -> str:
    """The link by which a row is known again, whatever the order of the table's rows is."""
    names = mapping.id or tuple(row.cells)
    told = "\x1f".join(f"{name}\x1e{row.cells[name].strip()}" for name in names)
    number = int.from_bytes(hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()[:10])
    digits = "".join(CROCKFORD[number >> 5 * place & 31] for place in reversed(range(16)))
    return f"import:{mapping.source}/{digits}"


def _text(row: Row, column: str, reasons: list[str]) -> str:
    try:
        return clean_text(row.cells[column])
    except DeskError as error:
        reasons.append(f"{column}: {error}")
        return ""


def _asker(row: Row, asker: Asker | None) -> Given:
    """The patron as far as the row says; what is no address is left out."""
    if asker is None:
        return NOBODY
    said = {
        name: clean_text(row.cells[column]) if (column := getattr(asker, name)) else ""
        for name in specs(Asker)
    }
    emails = [it for it in _SEPARATORS.split(said["email"]) if "@" in it]
    return Given(
        names=_values(said["name"]),
        emails=tuple(it.strip() for it in emails),
        phones=_values(said["phone"]),
        cards=_values(said["card"]),
    )


def _values(text: str) -> tuple[str, ...]:
    return (one_line(text),) if text else ()


def _is_open(row: Row, unfinished: Unfinished | None) -> bool:
    if unfinished is None:
        return False
    text = row.cells[unfinished.column].strip().casefold()
    return text in {word.casefold() for word in unfinished.words}


def _fields(row: Row, mapping: CsvMapping, reasons: list[str]) -> Iterator[tuple[str, FieldValue]]:
    for rule in mapping.fields:
        try:
            yield rule.name, _field(row, rule)
        except DeskError as error:
            reasons.append(f"{rule.column}: {error}" if rule.column else str(error))


def _field(row: Row, rule: FieldRule) -> FieldValue:
    is_list = _is_list(rule)
    if rule.column is None:
        texts = [rule.value or ""]
    elif is_list:
        cell = row.cells[rule.column]
        parts = cell.split() if rule.parted else _SEPARATORS.split(cell)
        texts = [_word(rule, part) for part in parts]
    else:
        texts = [_word(rule, row.cells[rule.column])]
    values = [from_text(Ticket, rule.name, one_line(text)) for text in texts if text.strip()]
    if is_list:
        return tuple(dict.fromkeys(values))
    return values[0] if values else None


def _is_list(rule: FieldRule) -> bool:
    return specs(Ticket)[rule.name].many


def _word(rule: FieldRule, cell: str) -> str:
    """The value of a cell; a label that is not in the table is written as labels are."""
    text = cell.strip()
    for word in rule.table:
        if word.word.casefold() == text.casefold():
            return word.value
    if rule.otherwise is not None and (rule.table or not text):
        return rule.otherwise
    spec = specs(Ticket)[rule.name]
    if spec.pattern == SLUG:
        return _NO_SLUG.sub("-", text.lower()).strip("-")
    return numbers.normalise(text, rule.decimal)


def _sorted(
    row: Row, mapping: CsvMapping, fields: Mapping[str, FieldValue], reasons: list[str]
) -> dict[str, FieldValue]:
    """The fields of a row's topic, which go before its other fields; labels come together."""
    topics = mapping.topics
    if topics is None:
        return {}
    text = row.cells[topics.column].strip()
    named = (it for it in topics.table if it.word.casefold() == text.casefold())
    found: Sorting | None = next(named, topics.otherwise)
    if found is None:
        reasons.append(f'{topics.column} "{shorten(text)}" is not in the table of topics')
        return {}
    values: dict[str, Any] = {
        name: value for name in specs(Sorting) if (value := getattr(found, name))
    }
    for name, value in values.items():
        if isinstance(value, tuple):
            before: Any = fields.get(name) or ()
            values[name] = tuple(dict.fromkeys((*before, *value)))
    return values
