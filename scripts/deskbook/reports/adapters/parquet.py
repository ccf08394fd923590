"""Parquet files, written by DuckDB, which the extra `analytics` installs."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from deskbook.library.adapters import installation
from deskbook.library.model.finding import DeskError
from deskbook.library.model.table import Table

NEEDED = ("duckdb", "ibis")

_SQL_TYPES = {"string": "varchar", "int64": "bigint", "boolean": "boolean"}


def refuse_missing() -> None:
    """Raise a `DeskError` where the extra is not installed."""
    installation.refuse_missing("analytics", "a table of Parquet", NEEDED)


def write_tables(folder: Path, tables: Sequence[Table]) -> tuple[str, ...]:
    """Write tables of a report into a folder, a file each; return their names.

    A column is of numbers where all of its cells are, and a number that nobody may see is null.

    Raises:
        DeskError: the extra is not installed, or the folder cannot be written to.
    """
    refuse_missing()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"{folder} cannot be written to ({error.strerror})") from None
    for table in tables:
        _write_table(folder / f"{table.name}.parquet", table)
    return tuple(f"{it.name}.parquet" for it in tables)


def write_rows(
    folder: Path, source: Path, columns: Mapping[str, str], partitions: Sequence[str]
) -> None:
    """Write the rows of a CSV file into a folder, partitioned by the values of some columns.

    DuckDB reads a CSV file a hundred times faster than single rows.

    Args:
        folder: the new folder.
        source: rows without a header; an empty cell is null.
        columns: the type of each column: `string`, `int64` or `boolean`.
        partitions: the columns that name the subfolders.
    """
    import duckdb  # noqa: PLC0415 - it is an extra

    types = ", ".join(f"'{name}': '{_SQL_TYPES[kind]}'" for name, kind in columns.items())
    with duckdb.connect() as base:
        base.execute("set preserve_insertion_order = true")
        table = base.sql(
            "select * from read_csv(?, header = false, nullstr = '', auto_detect = false, "
            f"delim = ',', quote = '\"', escape = '\"', columns = {{{types}}})",
            params=[str(source)],
        )
        table.query(
            "rows",
            f"copy rows to '{_quoted(folder)}' (format parquet, compression zstd, "
            f"partition_by ({', '.join(partitions)}))",
        )


def _write_table(path: Path, table: Table) -> None:
    import duckdb  # noqa: PLC0415 - it is an extra

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
        base.execute(f"copy figures to '{_quoted(new)}' (format parquet, compression uncompressed)")
    new.replace(path)


def _quoted(path: Path) -> str:
    """Return a path as it is written between single quotes in SQL."""
    return str(path).replace("'", "''")
