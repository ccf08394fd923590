"""A million rows of fifty libraries: the same queries on DuckDB here and on Spark, with one answer.

Spark is not among the packages for development (some 470 MB): where `pyspark` and Java 17 are not
there, its rows are left out. The rows are generated; no library has anything to do with them.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.library import DATA
from benchmarks.measure import Line, seconds
from deskbook.library.model.vocabulary import CAUSES, CHANNELS
from deskbook.transfer.adapters import consortium, files
from deskbook.transfer.adapters.consortium import QUERIES, Answer
from deskbook.transfer.model.data_set import Shared, SharedRow
from deskbook.transfer.rules import data_set

LIBRARIES: Final = 50
ROWS: Final = 20_000
"""Rows of each library."""

SERVICES: Final = ("reference", "e-resources", "circulation", "interlibrary-loan", "instruction")
DEPARTMENTS: Final = ("history", "biology", "nursing", "english", "music", None)
VENDORS: Final = tuple(f"Generated vendor {number}" for number in range(40))
GROUPS: Final = ("student", "graduate", "faculty", "staff", "public", None)


def lines() -> Iterator[Line]:
    """Making one library's data set beside its plain rows, then all queries on both engines."""
    rows = list(generated(0))
    kept: list[SharedRow] = []
    suppressed = seconds(lambda: kept.extend(data_set.alike(rows, 5)))
    target = DATA / "consortium-one"
    written = seconds(lambda: files.write_data_set(target, Shared("library-00", 5, tuple(kept), 0)))
    shutil.rmtree(target)
    yield Line("suppress what is rarer than five alike (k-anonymity)", ROWS, suppressed,
               "writing the same rows as Parquet", written)  # fmt: skip
    folders = made()
    total = LIBRARIES * ROWS
    here: dict[str, Answer] = {}
    ours = seconds(lambda: here.update(_all("duckdb", folders)))
    assert sum(row[2] for row in here["months"][1]) == total
    if find_spec("pyspark") is None:
        print("pyspark is not installed: DuckDB took", f"{ours:.2f} s;", "nothing to compare with")
        return
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    there: dict[str, Answer] = {}
    theirs = seconds(lambda: there.update(_all("spark", folders)))
    same = here == there
    yield Line(
        f"{len(QUERIES)} aggregate queries over {LIBRARIES} libraries, embedded (DuckDB)",
        total,
        ours,
        "the same Ibis expressions on Spark 4 (local, two cores, Java 17), its start included",
        theirs,
        "the same numbers",
        same,
    )


def _all(engine: str, folders: list[Path]) -> dict[str, Answer]:
    with consortium.ENGINES[engine](folders) as ask:
        return {name: ask(query) for name, query in QUERIES.items()}


def made() -> list[Path]:
    """The data sets, made once and kept."""
    root = DATA / f"consortium-{LIBRARIES}-{ROWS}"
    folders = [root / f"library-{number:02}" for number in range(LIBRARIES)]
    for number, folder in enumerate(folders):
        if not folder.exists():
            files.write_data_set(folder, Shared(folder.name, 1, tuple(generated(number)), 0))
    return folders


def generated(library: int) -> Iterator[SharedRow]:
    """Rows as a library's might be: five years, busy terms, mostly short waits and some long ones."""
    chance = Random(library)
    blank = SharedRow(
        library=f"library-{library:02}", year=2021, month=1, term=None, weekday=0, hour=9, service=None, channel=None,
        department=None, patron_group=None, language=None, resource=None, vendor=None, cause=None, activity=None,
        resolution=None, read=None, on_the_spot=False, has_answer=False, known_problem=False, reopened=0, handoffs=0,
        first_reply=None, resolution_time=None, waited_us=0, waited_colleague=0, waited_patron=0, waited_vendor=0,
    )  # fmt: skip
    for _ in range(ROWS):
        access = chance.random() < 0.3
        spot = chance.random() < 0.25
        first = None if spot else int(chance.lognormvariate(4.5, 1.1))
        vendor = chance.choice(VENDORS) if access else None
        yield replace(
            blank,
            year=chance.randint(2021, 2025),
            month=chance.choice((1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9, 9, 10, 10, 11, 11, 12)),
            weekday=chance.choice((0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6)),
            hour=chance.randint(8, 21),
            service="e-resources" if access else chance.choice(SERVICES),
            channel=chance.choice(tuple(CHANNELS)),
            department=chance.choice(DEPARTMENTS),
            patron_group=chance.choice(GROUPS),
            resource=f"resource-{chance.randint(0, 60)}" if access else None,
            vendor=vendor,
            cause=chance.choice(tuple(CAUSES)) if access else None,
            activity=chance.choice(("directional", "reference", "reference", "consultation")),
            resolution="answered" if chance.random() < 0.9 else None,
            read=chance.randint(1, 6),
            on_the_spot=spot,
            has_answer=chance.random() < 0.4,
            reopened=int(chance.random() < 0.03),
            first_reply=first,
            resolution_time=None if first is None else first + int(chance.lognormvariate(6, 1.5)),
            waited_us=first or 0,
            waited_patron=int(chance.lognormvariate(4, 2)) if chance.random() < 0.2 else 0,
            waited_vendor=int(chance.lognormvariate(7, 1)) if vendor and chance.random() < 0.4 else 0,
        )  # fmt: skip
