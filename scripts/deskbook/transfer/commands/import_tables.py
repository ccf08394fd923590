"""`desk import KIND` and `import csv`: import tables and exports of other systems by a mapping."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from deskbook.library.adapters import exports
from deskbook.library.model.finding import UnreadableError
from deskbook.library.model.library import Library
from deskbook.library.model.outcome import Notice, Progress, ignore
from deskbook.transfer.adapters import files
from deskbook.transfer.commands import import_tickets
from deskbook.transfer.commands.import_tickets import Table
from deskbook.transfer.formats import csv_file, json_exports, mapped_row, mapping_file, mbox_file
from deskbook.transfer.model.mapping import CsvMapping
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
        needed = mapped_row.list_needed(plan)
        return _read_table(file, plan, needed, needed), plan

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
        table = _READERS.get(kind, _csv)(file, settled, library)
        return table, mapped_row.fit(settled, table.columns)

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
    path: Path, plan: CsvMapping, wanted: tuple[str, ...], needed: tuple[str, ...]
) -> Table:
    """A CSV file, read as the mapping says or as it looks like.

    Args:
        path: the file.
        plan: says how it is written, or leaves that to us.
        wanted: the columns by which the delimiter is guessed.
        needed: those of them that have to be there.

    Raises:
        DeskError: columns that are needed are not there.
    """
    guess = None if plan.encoding else files.guess_encoding(path)
    encoding = guess.encoding if guess else plan.encoding or "utf-8"
    head = files.read_head(path, encoding)
    delimiter = plan.delimiter or csv_file.guess_delimiter(head, wanted)
    csv_file.refuse_missing(csv_file.read_header(head, delimiter), needed)
    return Table(
        name=path.name,
        columns=tuple(csv_file.read_header(head, delimiter)),
        rows=lambda: csv_file.read_rows(files.read_lines(path, encoding), delimiter),
        header=csv_file.read_header_text(head, delimiter),
        notices=_guessed(path.name, guess) if guess and guess.line else (),
    )


def _guessed(name: str, guess: csv_file.Guess) -> tuple[Notice]:
    message = (
        f"{name}:{guess.line}: byte {guess.byte:#04x} is not UTF-8, so the table is read "
        f"as {guess.encoding} (Windows); look at the accents below, or write `encoding:` into "
        "the mapping file"
    )
    return (Notice("table.encoding", message),)


def _csv(path: Path, plan: CsvMapping, _library: Library) -> Table:
    """A table, of which only what no ticket can do without has to be there."""
    return _read_table(
        path, plan, mapped_row.list_needed(plan), mapped_row.list_indispensable(plan)
    )


def _github(path: Path, _plan: CsvMapping, library: Library) -> Table:
    staff = {it.github.lower(): it.handle for it in library.staff.values() if it.github}
    text = exports.read_text(path)
    return Table(
        path.name, json_exports.COLUMNS, lambda: json_exports.read_issues(path.name, text, staff)
    )


def _mbox(path: Path, _plan: CsvMapping, library: Library) -> Table:
    own, data = importing.list_own_addresses(library), path.read_bytes()
    return Table(path.name, mbox_file.COLUMNS, lambda: mbox_file.read_rows(path.name, data, own))


_READERS: Final[dict[str, Callable[[Path, CsvMapping, Library], Table]]] = {
    "github": _github,
    "mbox": _mbox,
}
"""The readers of exports that are no table."""
