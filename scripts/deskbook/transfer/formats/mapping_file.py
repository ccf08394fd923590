"""The mapping file of an import: YAML to how a table's columns become tickets."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from deskbook.library.formats import yaml_file
from deskbook.library.formats.convert import from_text
from deskbook.library.formats.table.encoding import is_text_encoding
from deskbook.library.formats.text import Reading
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Filed
from deskbook.library.model.ticket import Ticket
from deskbook.transfer.model.mapping import CsvMapping, FieldRule

PROBE: Final = datetime(2026, 11, 2, 14, 14, tzinfo=UTC)
"""A time to try formats on."""

YEAR: Final = ("%Y", "%y")


def parse(path: str, data: bytes) -> Reading[CsvMapping]:
    """Read a mapping file; everything wrong with it is a finding with its line."""
    reading = yaml_file.parse(CsvMapping, "mapping", path, data)
    if reading.filed is None:
        return reading
    more = (
        *_encoding(reading.filed),
        *_formats(reading.filed),
        *_rules(reading.filed),
        *_new(reading.filed),
    )
    return Reading(reading.filed, (*reading.findings, *more))


def _encoding(read: Filed[CsvMapping]) -> Iterator[Finding]:
    name = read.record.encoding
    if name and not is_text_encoding(name):
        message = f'encoding "{name}" is not known: write one such as utf-8, cp1251 or shift_jis'
        yield yaml_file.finding(read, "encoding", "mapping.encoding", message)


def _formats(read: Filed[CsvMapping]) -> Iterator[Finding]:
    for place, moment in (("opened", read.record.opened), ("resolved", read.record.resolved)):
        for number, text in enumerate(moment.formats if moment else ()):
            if not _is_format(text):
                yield yaml_file.finding(
                    read,
                    f"{place}.formats.{number}",
                    "mapping.formats",
                    f'formats "{text}" is not a way to write a time with its year: write one such '
                    "as %d.%m.%Y %H:%M, %m/%d/%Y or %Y",
                )


def _is_format(text: str) -> bool:
    if not any(code in text for code in YEAR):
        return False
    try:
        datetime.strptime(PROBE.strftime(text), text)  # noqa: DTZ007 - only whether it can be read
    except ValueError:
        return False
    return True


def _rules(read: Filed[CsvMapping]) -> Iterator[Finding]:
    """Each field comes from one place, and what it becomes is a value that it can have."""
    seen: dict[str, int] = {}
    for number, rule in enumerate(read.record.fields):
        place = f"fields.{number}"
        if rule.name in seen:
            message = f"{rule.name} comes from two places: keep one of them"
            yield yaml_file.finding(read, f"{place}.field", "mapping.fields", message)
        seen[rule.name] = number
        if (rule.value is None) == (rule.column is None):
            message = f"{rule.name} needs either a column or a value, and not both"
            yield yaml_file.finding(read, place, "mapping.fields", message)
        for where, text in _values(rule):
            try:
                from_text(Ticket, rule.name, text)
            except DeskError as error:
                yield yaml_file.finding(read, f"{place}.{where}", "mapping.fields", str(error))


def _values(rule: FieldRule) -> Iterator[tuple[str, str]]:
    """The values that a rule itself gives, each with its place in the rule."""
    for key, text in (("value", rule.value), ("otherwise", rule.otherwise)):
        if text:
            yield key, text
    for number, word in enumerate(rule.table):
        yield f"table.{number}.to", word.value


def _new(read: Filed[CsvMapping]) -> Iterator[Finding]:
    """Tickets that are new have neither a lead nor a reply, and were not resolved."""
    if read.record.status == "new":
        named = [it for it in ("reply", "resolved", "lead") if getattr(read.record, it) is not None]
        places = dict(zip(named, named, strict=True))
        for number, rule in enumerate(read.record.fields):
            if rule.name in ("lead", "resolution"):
                places[rule.name] = f"fields.{number}.field"
        for name, place in places.items():
            message = f"tickets that are new have no {name}: leave it out, or status: resolved"
            yield yaml_file.finding(read, place, f"mapping.{name}", message)
