"""`desk import csv`: questions from another system's table, by a mapping file."""

from pathlib import Path

from deskbook.library.adapters import console, lookup
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.transfer.adapters import csv_source
from deskbook.transfer.commands import import_tickets
from deskbook.transfer.commands.import_tickets import Table
from deskbook.transfer.formats import csv_file, mapped_row, mapping_file
from deskbook.transfer.model.mapping import CsvMapping, Encoding


def csv(
    root: Path,
    path: Path,
    mapping: Path,
    *,
    rejects: Path | None,
    apply: bool,
    me: str | None,
    commit: bool,
) -> int:
    """Show what a table's rows become; with `apply` write them, all in one commit."""
    plan = read_mapping(mapping)

    def read(_library: Library) -> tuple[Table, CsvMapping]:
        needed = mapped_row.needed(plan)
        return table(path, plan, needed, needed), plan

    return import_tickets.take_over(root, read, rejects=rejects, apply=apply, me=me, commit=commit)


def read_mapping(path: Path) -> CsvMapping:
    """A mapping file.

    Raises:
        DeskError: with everything that has to be mended in it.
    """
    reading = mapping_file.parse(path.name, path.read_bytes())
    if reading.filed is None or reading.findings:
        raise DeskError(lookup.unreadable(reading.findings))
    return reading.filed.record


def table(path: Path, plan: CsvMapping, wanted: tuple[str, ...], needed: tuple[str, ...]) -> Table:
    """A CSV file, read as the mapping says or as it looks like.

    Args:
        path: the file.
        plan: says how it is written, or leaves that to us.
        wanted: the columns by which the delimiter is guessed.
        needed: those of them that have to be there.

    Raises:
        DeskError: columns that are needed are not there.
    """
    encoding = plan.encoding or _guessed(path)
    head = csv_source.head(path, encoding)
    delimiter = plan.delimiter or csv_file.likeliest(head, wanted)
    csv_file.refuse_missing(csv_file.header(head, delimiter), needed)
    return Table(
        name=path.name,
        columns=tuple(csv_file.header(head, delimiter)),
        rows=lambda: csv_file.rows(csv_source.lines(path, encoding), delimiter),
        header=csv_file.header_text(head, delimiter),
    )


def _guessed(path: Path) -> Encoding:
    guess = csv_source.guess_encoding(path)
    if guess.line:
        console.complain(
            f"{path.name}:{guess.line}: byte {guess.byte:#04x} is not UTF-8, so the table is read "
            f"as {guess.encoding} (Windows); look at the accents below, or write `encoding:` into "
            "the mapping file"
        )
    return guess.encoding
