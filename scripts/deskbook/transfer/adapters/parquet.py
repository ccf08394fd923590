"""Rows to a Parquet data set partitioned by year and month, and tables of a report to files."""

import csv
import tempfile
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

import duckdb

from deskbook.library.model.finding import DeskError
from deskbook.reports.model.report import Table
from deskbook.transfer.formats import data_set
from deskbook.transfer.model.shared_row import Shared

_SQL_TYPES = {"string": "varchar", "int64": "bigint", "boolean": "boolean"}


def write(folder: Path, shared: Shared) -> int:
    """Write a data set with its document, in the place of an older one; return its files' number.

    Raises:
        DeskError: something else is in the folder.
    """
    _refuse_other(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".desk-") as made:
        place = Path(made) / "new"
        (place / "facts").mkdir(parents=True)
        _write(place, Path(made) / "rows.csv", shared)
        (place / data_set.NAME).write_text(data_set.document(shared), encoding="utf-8")
        number = sum(1 for _ in place.rglob("*.parquet"))
        if folder.exists():
            folder.rename(Path(made) / "old")
        place.rename(folder)
    return number


def write_tables(folder: Path, tables: Sequence[Table]) -> tuple[str, ...]:
    """Write tables of a report into a folder, a file each; return their names.

    A column is of numbers where all of its cells are, and a number that nobody may see is null.

    Raises:
        DeskError: the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"{folder} cannot be written to ({error.strerror})") from None
    for table in tables:
        _write_table(folder / f"{table.name}.parquet", table)
    return tuple(f"{it.name}.parquet" for it in tables)


def _write_table(path: Path, table: Table) -> None:
    columns = list(zip(*table.rows, strict=True)) or [() for _ in table.head]
    kinds = [
        "varchar" if any(isinstance(it, str) for it in cells) else "bigint" for cells in columns
    ]
    fields = ", ".join(
        '"{}" {}'.format(name.replace('"', '""'), kind)
        for name, kind in zip(table.head, kinds, strict=True)
    )
    rows = [
        [str(cell) if kind == "varchar" and cell is not None else cell for cell, kind in pairs]
        for pairs in (zip(row, kinds, strict=True) for row in table.rows)
    ]
    new = path.with_name(f".{path.name}.new")
    with duckdb.connect() as base:
        base.execute(f"create table figures ({fields})")
        if rows:
            marks = ", ".join("?" for _ in kinds)
            base.executemany(f"insert into figures values ({marks})", rows)
        target = str(new).replace("'", "''")
        base.execute(f"copy figures to '{target}' (format parquet, compression uncompressed)")
    new.replace(path)


def _refuse_other(folder: Path) -> None:
    if not folder.exists():
        return
    if folder.is_symlink() or not folder.is_dir():
        raise DeskError(f"{folder} is no folder: name a new one")
    names = {it.name for it in folder.iterdir()}
    if names and names != {"facts", data_set.NAME}:
        raise DeskError(f"{folder} holds something else: name a new folder, nothing was touched")
    if names:
        path = folder / data_set.NAME
        data_set.read(str(path), path.read_text(encoding="utf-8"))


def _write(place: Path, rows: Path, shared: Shared) -> None:
    """By way of a CSV file, which DuckDB reads a hundred times faster than single rows."""
    columns = data_set.columns()
    with rows.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(map(astuple, shared.rows))
    types = ", ".join(f"'{name}': '{_SQL_TYPES[kind]}'" for name, kind in columns.items())
    with duckdb.connect() as base:
        base.execute("set preserve_insertion_order = true")
        table = base.sql(
            "select * from read_csv(?, header = false, nullstr = '', auto_detect = false, "
            f"delim = ',', quote = '\"', escape = '\"', columns = {{{types}}})",
            params=[str(rows)],
        )
        if shared.rows:
            target = str(place / "facts").replace("'", "''")
            table.query(
                "rows",
                f"copy rows to '{target}' (format parquet, compression zstd, "
                f"partition_by ({', '.join(data_set.PARTITIONS)}))",
            )
