"""`desk import KIND` and `import csv`: import tables and exports of other systems by a mapping."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from deskbook.library.adapters import exports
from deskbook.library.formats.table import layout
from deskbook.library.formats.table.file import Given
from deskbook.library.formats.table.parts import BadRow
from deskbook.library.model.finding import UnreadableError
from deskbook.library.model.library import Library
from deskbook.library.model.outcome import Progress, ignore
from deskbook.transfer.commands import import_tickets
from deskbook.transfer.commands.import_tickets import Table
from deskbook.transfer.formats import (
    json_exports,
    mapped_columns,
    mapped_readings,
    mapping_file,
    mbox_file,
)
from deskbook.transfer.model.mapping import CsvMapping, Reject, Row
from deskbook.transfer.model.outcomes import MappingFound, TableImported
from deskbook.transfer.rules import importing

MAPPINGS: Final = Path(__file__).parent.parent / "imports"


def csv(
    root: Path,
    file: Path,
    mapping: Path,
    *,
    rejects: Path | None,
    apply: bool,
    me: str | None,
    commit: bool,
    progress: Progress = ignore,
) -> TableImported:
    """Find what a table's rows become; with `apply` write them, all in one commit.

    `import_tickets.take_over` describes what all importers are given.
    """
    plan = _read_mapping(mapping)

    def read(_library: Library) -> tuple[Table, CsvMapping]:
        return _read_table(file, plan, mapped_columns.list_needed(plan), fit=False)

    return import_tickets.take_over(
        root, read, rejects=rejects, apply=apply, me=me, commit=commit, progress=progress
    )


def export(
    root: Path,
    kind: str,
    file: Path,
    *,
    mapping: Path | None,
    service: str | None,
    rejects: Path | None,
    apply: bool,
    me: str | None,
    commit: bool,
    progress: Progress = ignore,
) -> TableImported:
    """Find what an export of a system that we know becomes; with `apply` write it, in one commit.

    The `kind` names a mapping that comes with Deskbook, in whose place another file may be given;
    the `service` is that of its questions, where the mapping names none.
    """
    plan = _read_mapping(mapping or MAPPINGS / f"{kind}.yml")

    def read(library: Library) -> tuple[Table, CsvMapping]:
        settled = importing.add_service(plan, service, library)
        return _READERS.get(kind, _csv)(file, settled, library)

    return import_tickets.take_over(
        root, read, rejects=rejects, apply=apply, me=me, commit=commit, progress=progress
    )


def find_mapping(kind: str) -> MappingFound:
    """Find a mapping that comes with Deskbook, to be changed and given with `--map`."""
    text = (MAPPINGS / f"{kind}.yml").read_text(encoding="utf-8")
    return MappingFound(kind=kind, text=text.rstrip("\n"))


def _read_mapping(path: Path) -> CsvMapping:
    """A mapping file.

    Raises:
        DeskError: with everything that has to be mended in it.
    """
    reading = mapping_file.parse(path.name, path.read_bytes())
    if reading.filed is None or reading.findings:
        raise UnreadableError(reading.findings)
    return reading.filed.record


def _read_table(
    path: Path, plan: CsvMapping, needed: Sequence[str], *, fit: bool
) -> tuple[Table, CsvMapping]:
    """A table, and the mapping with the formats of its columns of times.

    Args:
        path: the file.
        plan: names its columns, and may say how it is written.
        needed: the columns that have to be there.
        fit: whether to do without the other columns of the mapping where they are not there.

    Raises:
        DeskError: columns are not there, or two readings fit.
    """
    delimiter = "\t" if plan.delimiter == "tab" else plan.delimiter
    wanted = mapped_columns.list_needed(plan)
    found = exports.open_table(path, wanted, Given(plan.encoding, delimiter))
    columns = found.layout.columns
    layout.refuse_missing(columns, needed)
    plan = mapped_columns.fit(plan, columns) if fit else plan

    def rows() -> Iterator[Row | Reject]:
        for it in found.rows():
            if isinstance(it, BadRow):
                yield Reject(it.line, it.last, it.why, it.raw)
            else:
                cells = dict(zip(columns, it.cells, strict=True))
                yield Row(it.line, it.last, cells, it.raw)

    decided = mapped_readings.choose(path.name, rows(), plan)
    table = Table(
        name=path.name,
        columns=columns,
        rows=rows,
        header=found.layout.head,
        read_as=(found.describe(), *decided.reasons),
        notices=tuple(it for _, it in found.notices if it.code != "table.delimiter"),
    )
    return table, decided.mapping


def _csv(path: Path, plan: CsvMapping, _library: Library) -> tuple[Table, CsvMapping]:
    """A table, of which only what no ticket can do without has to be there."""
    return _read_table(path, plan, mapped_columns.list_indispensable(plan), fit=True)


def _github(path: Path, plan: CsvMapping, library: Library) -> tuple[Table, CsvMapping]:
    staff = {it.github.lower(): it.handle for it in library.staff.values() if it.github}
    text = exports.read_text(path)
    table = Table(
        path.name, json_exports.COLUMNS, lambda: json_exports.read_issues(path.name, text, staff)
    )
    return table, mapped_columns.fit(plan, table.columns)


def _mbox(path: Path, plan: CsvMapping, library: Library) -> tuple[Table, CsvMapping]:
    own, data = importing.list_own_addresses(library), path.read_bytes()
    table = Table(path.name, mbox_file.COLUMNS, lambda: mbox_file.read_rows(path.name, data, own))
    return table, mapped_columns.fit(plan, table.columns)


_READERS: Final[dict[str, Callable[[Path, CsvMapping, Library], tuple[Table, CsvMapping]]]] = {
    "github": _github,
    "mbox": _mbox,
}
"""The readers of exports that are no table."""
