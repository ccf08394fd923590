"""The aggregate queries, each written once as an Ibis expression that any engine's SQL is made of.

What engines do not agree on is not used: no `median` and no quantile (each has its own), no
averages of floating point, no difference of times. Percentiles are nearest-rank over a numbered
window, shares are left as two whole numbers; so all results are whole numbers and texts, and the
same on every engine.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, Final

import ibis
from ibis import _

from deskbook.library.adapters import installation
from deskbook.library.model.finding import DeskError
from deskbook.transfer.formats import data_set

Expression = Any
"""A table of Ibis, which has no types of its own to check."""


@dataclass(frozen=True, slots=True)
class Query:
    """A named question: `keys` are columns that rows are by, the first of the others a number."""

    name: str
    title: str
    keys: tuple[str, ...]
    made: Callable[[Expression], Expression]


def facts(name: str = "facts") -> Expression:
    """The shared rows as a table of that name."""
    return ibis.table(data_set.list_columns(), name=name)


def sql(query: Query, dialect: str) -> str:
    """A query in an engine's own SQL."""
    return str(ibis.to_sql(query.made(facts()), dialect=dialect))


def _counted(keys: Sequence[str]) -> Callable[[Expression], Expression]:
    return lambda rows: rows.group_by(list(keys)).aggregate(
        questions=_.count(), libraries=_.library.nunique()
    )


def _timed(key: str, value: str) -> Callable[[Expression], Expression]:
    """The time that half, and four in five, took at most: nearest rank of classes, in minutes."""

    def made(rows: Expression) -> Expression:
        known = rows.filter(rows[value].notnull())
        group = ibis.window(group_by=key)
        numbered = known.select(
            key,
            "library",
            value=known[value],
            place=ibis.row_number().over(ibis.window(group_by=key, order_by=value)),
            number=known.count().over(group),
        )

        def at(hundredths: int) -> Expression:
            wanted = (numbered.number * hundredths + 99) // 100 - 1
            return ibis.cases((numbered.place == wanted, numbered.value)).max()

        return numbered.group_by(key).aggregate(
            questions=numbered.count(),
            libraries=numbered.library.nunique(),
            half_within=at(50),
            four_in_five_within=at(80),
        )

    return made


def _waited(rows: Expression) -> Expression:
    waiting = rows.filter((rows.waited_vendor > 0) & rows.vendor.notnull())
    return _timed("vendor", "waited_vendor")(waiting)


def _number(condition: Expression) -> Expression:
    return ibis.cases((condition, 1), else_=0).sum()


def _shares(rows: Expression) -> Expression:
    known = rows.filter(rows.on_the_spot.notnull())
    return known.group_by("service").aggregate(
        questions=known.count(),
        libraries=known.library.nunique(),
        on_the_spot=_number(known.on_the_spot),
        with_an_answer=_number(known.has_answer),
        reopened=_number(known.reopened > 0),
    )


def _whom(rows: Expression) -> Expression:
    """How many questions waited on whom: of those of which that is known."""
    known = rows.filter(rows.waited_us.notnull() & rows.waited_vendor.notnull())
    return known.group_by("service").aggregate(
        questions=known.count(),
        us=_number(known.waited_us > 0),
        colleague=_number(known.waited_colleague > 0),
        patron=_number(known.waited_patron > 0),
        vendor=_number(known.waited_vendor > 0),
    )


def _query(name: str, title: str, keys: Sequence[str], made: Any = None) -> Query:
    return Query(name, title, tuple(keys), made or _counted(keys))


QUERIES: Final[Mapping[str, Query]] = {
    it.name: it
    for it in (
        _query("months", "Questions by month", ["year", "month"]),
        _query("services", "Questions by service", ["service"]),
        _query("channels", "Questions by channel", ["channel"]),
        _query("groups", "Questions by kind of reader", ["patron_group"]),
        _query("hours", "Questions by weekday and hour", ["weekday", "hour"]),
        _query("faults", "Faults by vendor and cause", ["vendor", "cause"]),
        _query("first-reply", "Minutes to the first reply", ["service"],
               _timed("service", "first_reply")),
        _query("resolution", "Minutes to the end", ["service"],
               _timed("service", "resolution_time")),
        _query("vendors", "Minutes that questions waited for a vendor", ["vendor"], _waited),
        _query("shares", "On the spot, with an answer, reopened", ["service"], _shares),
        _query("waiting", "Questions that waited, by on whom", ["service"], _whom),
    )
}  # fmt: skip
"""All of them, by name. None of them can be by a person: no row has a place for one."""


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
            found = base.sql(sql(query, "duckdb"))
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
            f"Spark is not installed here: {installation.command_for('consortium')} "
            "(it needs Java 17 as well)"
        ) from error
    quiet = SparkSession.builder.appName("deskbook").config("spark.ui.showConsoleProgress", "false")
    session = quiet.getOrCreate()
    try:
        session.sparkContext.setLogLevel("ERROR")
        parts = [session.read.parquet(str(it / "facts")) for it in folders]
        reduce(DataFrame.unionByName, parts).createOrReplaceTempView("facts")

        def ask(query: Query) -> Answer:
            found = session.sql(sql(query, "pyspark"))
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
