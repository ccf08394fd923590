"""Finding tickets by words, and what may help with a question, in this process."""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks import library
from benchmarks.measure import Line, in_turns, seconds
from deskbook.search.adapters.index import nearest, search, store
from deskbook.search.formats import parse_query
from deskbook.search.model import Order
from deskbook.tickets.rules.selection import Selection

ROUNDS: Final = 5
MOST: Final = 0.05
"""Seconds that a search may take."""

QUERIES: Final = {
    "a common word": ("embargo",),
    "two words": ("census", "tables"),
    "a phrase": ("full text",),
    "a beginning": ("numis*",),
}
QUESTION: Final = (
    "The database says licence limit reached when I sign in from my office, and I need the article "
    "for a class on Monday. It worked last week in the reading room."
)


def lines() -> Iterator[Line]:
    """Searches beside `rg`, which reads every file; suggestions beside the search of their words."""
    for size in library.SIZES:
        root = library.made(size)
        store.using(root, lambda it: it.execute("SELECT 1").fetchone())
        with closing(sqlite3.connect(root / store.FILE)) as connection:
            if shutil.which("rg") is None:
                print("search is not compared: rg is not installed (Debian package ripgrep)")
            else:
                yield from _searches(connection, root, size)
            yield _suggestion(connection, size)


def _searches(connection: sqlite3.Connection, root: Path, size: int) -> Iterator[Line]:
    for kind, words in QUERIES.items():
        orders: tuple[Order, ...] = ("best", "newest")
        for order in orders:
            query = parse_query(words, ())
            selection = Selection(statuses=frozenset())

            def ours() -> float:
                return seconds(lambda: search.found(connection, query, selection, order, 10))  # noqa: B023

            ours()  # both find what they read in the machine's memory
            mine, peer = in_turns(
                ours, _rg(root, words[0]), ROUNDS if size < max(library.SIZES) else 3
            )
            yield Line(
                f"search: {kind}, the {order} 10",
                size,
                mine,
                "rg --files-with-matches",
                peer,
                "under 50 ms" if size == max(library.SIZES) else "",
                mine < MOST if size == max(library.SIZES) else None,
            )


def _rg(root: Path, words: str) -> Callable[[], float]:
    pattern = rf"\b{words.removesuffix('*')}" + ("" if words.endswith("*") else r"\b")
    command = ["rg", "--ignore-case", "--files-with-matches", pattern, "tickets"]

    def run() -> None:
        subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)

    return lambda: seconds(run)


def _suggestion(connection: sqlite3.Connection, size: int) -> Line:
    def ours() -> float:
        return seconds(lambda: nearest.near(connection, QUESTION, nearest.COLUMNS))

    def theirs() -> float:
        query = parse_query(("licence", "limit", "office"), ())
        selection = Selection(statuses=frozenset())
        return seconds(lambda: search.found(connection, query, selection, "best", 10))

    ours()
    pairs = [(ours(), theirs()) for _ in range(ROUNDS)]
    return Line(
        "suggest: the texts nearest to a question",
        size,
        median(it for it, _ in pairs),
        "`desk search` for three of its words",
        median(it for _, it in pairs),
    )
