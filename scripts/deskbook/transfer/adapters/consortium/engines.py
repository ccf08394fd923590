"""The engines that queries run on: DuckDB in this process, or Spark where a consortium has it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import reduce
from pathlib import Path
from typing import Any, Final

from deskbook.library.model.finding import DeskError
from deskbook.transfer.adapters.consortium import queries
from deskbook.transfer.adapters.consortium.queries import Query
from deskbook.transfer.formats import data_set

Answer = tuple[tuple[str, ...], list[tuple[Any, ...]]]
"""The names of the columns, and the rows in order."""

Ask = Callable[[Query], Answer]


@contextmanager
def duckdb(folders: Sequence[Path]) -> Iterator[Ask]:
    """Ask the data sets of these folders, together, in this process.

    Raises:
        DeskError: a file is damaged, or has not the columns that its document says.
    """
    import duckdb as engine  # noqa: PLC0415 - the one engine that is used

    files = [str(it / "facts" / "**" / "*.parquet") for it in folders]
    with engine.connect() as base:
        try:
            rows = base.read_parquet(files, hive_partitioning=True)
            rows.select(*data_set.list_columns()).create("facts")
        except engine.Error as error:
            raise DeskError(f"these rows cannot be read: {str(error).splitlines()[0]}") from error

        def ask(query: Query) -> Answer:
            found = base.sql(queries.sql(query, "duckdb"))
            return _ordered(query, tuple(found.columns), found.fetchall())

        yield ask


@contextmanager
def spark(folders: Sequence[Path]) -> Iterator[Ask]:
    """Ask the same of Spark: of the session that is there, else of a local one.

    Where the master is set otherwise (`spark-submit`, SPARK_REMOTE), that one is used.
    """
    try:
        from pyspark.sql import DataFrame, SparkSession  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise DeskError(
            "Spark is not installed here: pip install 'deskbook[consortium]' (it needs Java 17)"
        ) from error
    quiet = SparkSession.builder.appName("deskbook").config("spark.ui.showConsoleProgress", "false")
    session = quiet.getOrCreate()
    try:
        session.sparkContext.setLogLevel("ERROR")
        parts = [session.read.parquet(str(it / "facts")) for it in folders]
        reduce(DataFrame.unionByName, parts).createOrReplaceTempView("facts")

        def ask(query: Query) -> Answer:
            found = session.sql(queries.sql(query, "pyspark"))
            return _ordered(query, tuple(found.columns), [tuple(it) for it in found.collect()])

        yield ask
    finally:
        session.stop()


ENGINES: Final[dict[str, Callable[[Sequence[Path]], AbstractContextManager[Ask]]]] = {
    "duckdb": duckdb,
    "spark": spark,
}


def _ordered(query: Query, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Answer:
    """Rows by their keys, for engines return them in any order; what was not said comes last."""
    number = len(query.keys)
    return columns, sorted(rows, key=lambda it: [(one is None, one) for one in it[:number]])
