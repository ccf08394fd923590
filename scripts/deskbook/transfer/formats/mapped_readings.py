"""The readings of whole columns: the formats of times, and the decimal marks of numbers.

All cells of a column are looked at before any row is read. Where two readings fit, nothing is
imported, and the message has both readings and the lines to write into the mapping.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from deskbook.library.formats.table.dates import DateColumn, Doubt, date_part
from deskbook.library.formats.table.numbers import NumberColumn, NumberDoubt
from deskbook.library.model.fields import item, specs
from deskbook.library.model.finding import DeskError
from deskbook.library.model.ticket import Ticket
from deskbook.transfer.formats.mapped_times import COMMON, join_cells
from deskbook.transfer.model.mapping import CsvMapping, FieldRule, Moment, Reject, Row


@dataclass(frozen=True, slots=True)
class Decided:
    """A mapping with the readings of its columns, and why where a cell had to decide."""

    mapping: CsvMapping
    reasons: tuple[str, ...]


def choose(name: str, rows: Iterable[Row | Reject], mapping: CsvMapping) -> Decided:
    """Choose the readings of columns by all of their cells.

    Args:
        name: the table, for messages.
        rows: all of its rows.
        mapping: names the columns, and may name the formats that they can have.

    Raises:
        DeskError: two readings fit a column, or each fits only some of its cells.
    """
    moments = {key: it for key in ("opened", "resolved") if (it := getattr(mapping, key))}
    dates = {key: DateColumn(it.formats or COMMON) for key, it in moments.items()}
    counted = {it.name: NumberColumn() for it in mapping.fields if _is_open_number(it)}
    rules = {it.name: it.column for it in mapping.fields if it.name in counted}
    for row in rows:
        if isinstance(row, Row):
            for key, it in moments.items():
                dates[key].add(row.line, join_cells(row, it))
            for key, column in rules.items():
                counted[key].add(row.line, row.cells[column or ""].strip())
    doubts = [*_doubt_dates(moments, dates), *_doubt_numbers(mapping, counted)]
    if doubts:
        raise DeskError("\n".join([f"{name}: nothing was imported", *doubts, _ADVICE]))
    reasons = (
        f"{moments[key].column}: {form}, as line {line} ({text}) decides"
        for key, column in dates.items()
        for form, line, text in column.choose().decided
    )
    fields = (
        replace(it, decimal=counted[it.name].choose()[0]) if it.name in counted else it
        for it in mapping.fields
    )
    times = {key: replace(it, formats=_formats(it, dates[key])) for key, it in moments.items()}
    return Decided(replace(mapping, fields=tuple(fields), **times), tuple(reasons))


_ADVICE = (
    "`desk import map KIND > ours.yml` prints a mapping that comes with Deskbook; give yours with "
    "`--map ours.yml`"
)


def _is_open_number(rule: FieldRule) -> bool:
    return bool(rule.column) and not rule.decimal and item(specs(Ticket)[rule.name].type) is int


def _formats(moment: Moment, column: DateColumn) -> tuple[str, ...]:
    """The formats that remain; of the usual ones, those that read a cell."""
    used = column.list_used()
    return tuple(it for it in column.choose().formats if moment.formats or it in used)


def _doubt_dates(moments: dict[str, Moment], columns: dict[str, DateColumn]) -> Iterator[str]:
    for key, moment in moments.items():
        if doubt := columns[key].choose().doubt:
            formats = _formats(moment, columns[key])
            against = doubt.against
            yield (_describe_both if against else _describe_open)(key, moment, formats, doubt)


def _describe_open(key: str, moment: Moment, formats: tuple[str, ...], doubt: Doubt) -> str:
    return "\n".join(
        (
            f"line {doubt.line}: {moment.column} {doubt.text} is {_days(doubt)}, and no row of the "
            "column decides. Write one of these lines into the mapping",
            *_lines(key, moment, formats, doubt),
        )
    )


def _describe_both(_key: str, moment: Moment, _formats: tuple[str, ...], doubt: Doubt) -> str:
    (first, a), (second, b) = doubt.against
    return (
        f"line {first}: {moment.column} {a} and line {second}: {b} have different formats, and "
        f"line {doubt.line}: {doubt.text} may be {_days(doubt)}: split the table, or write all its "
        "times in one way"
    )


def _lines(key: str, moment: Moment, formats: tuple[str, ...], doubt: Doubt) -> Iterator[str]:
    """For each reading the line of the mapping that chooses it."""
    for form in doubt.formats:
        wrong = {date_part(it) for it in doubt.formats if it != form}
        kept = (it for it in formats if date_part(it) not in wrong)
        time = f", time: {moment.time}" if moment.time else ""
        written = ", ".join(f'"{it}"' for it in kept)
        yield f"  {key}: {{column: {moment.column}{time}, formats: [{written}]}}"


def _days(doubt: Doubt) -> str:
    return " or ".join(map(_day, doubt.readings))


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _doubt_numbers(mapping: CsvMapping, columns: dict[str, NumberColumn]) -> Iterator[str]:
    for rule in mapping.fields:
        doubt = columns[rule.name].choose()[1] if rule.name in columns else None
        if doubt:
            yield _describe_number(rule, doubt)


def _describe_number(rule: FieldRule, doubt: NumberDoubt) -> str:
    head = f"  - {{field: {rule.name}, column: {rule.column}, decimal: "
    return "\n".join(
        (
            f"line {doubt.line}: {rule.column} {doubt.text} is {' or '.join(doubt.readings)}, and "
            "no row of the column decides. Write one of these lines under `fields`",
            f'{head}"."}}',
            f'{head}","}}',
        )
    )
