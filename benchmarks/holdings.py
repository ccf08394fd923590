"""Title lists of a million rows: loaded once, then asked by ISSN and by words."""

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Final

from benchmarks.library import DATA
from benchmarks.measure import Line, in_turns, process, seconds
from benchmarks.words import NOUNS
from deskbook.eresources.adapters.title_lists import find_by_number, find_by_title
from deskbook.eresources.adapters.title_search import find_mentions
from deskbook.eresources.formats.kbart_row import COLUMNS

ROWS: Final = 1_000_000
SPEED: Final = 30_000
"""Rows per CPU second."""

MEMORY: Final = 150
"""Megabytes at most."""

LOAD: Final = "load a title list (KBART; generated rows)"
PATH: Final = "knowledge/holdings/generated.txt"

OURS: Final = f"""
from pathlib import Path
from deskbook.eresources.adapters.title_lists import load_title_lists
from deskbook.library.model.records import Resource
named = Resource(slug="generated", name="Generated", vendor="Nobody", kbart="{PATH}")
assert load_title_lists(Path("."), [named])[0].rows == {ROWS}
"""
PEER: Final = f"""
import csv
by_issn, by_title = {{}}, {{}}
with open("{PATH}", encoding="utf-8", newline="") as stream:
    for row in csv.DictReader(stream, delimiter="\\t"):
        by_issn[row["print_identifier"]] = by_issn[row["online_identifier"]] = row
        by_title.setdefault(row["publication_title"].casefold(), []).append(row)
assert len(by_title) == {ROWS}
"""
READ: Final = f"""
from pathlib import Path
from deskbook.library.adapters.exports import open_table
table = open_table(Path("{PATH}"), ["publication_title"])
assert sum(1 for _ in table.rows()) == {ROWS}
"""
PLAIN: Final = f"""
import csv
with open("{PATH}", encoding="utf-8", newline="") as stream:
    assert sum(1 for _ in csv.reader(stream, delimiter="\\t")) == {ROWS} + 1
"""


def lines() -> Iterator[Line]:
    """Loading beside the shortest program that makes such a list findable at all, then look-ups."""
    root = made()
    for old in (root / ".desk").glob("holdings.sqlite*"):
        old.unlink()
    runs = [process(root, sys.executable, "-c", it) for it in (OURS, PEER)]
    yield Line(
        LOAD,
        ROWS,
        runs[0].seconds,
        f"csv.DictReader into dicts, kept in memory ({runs[1].memory >> 20:,} MB) and gone at the end",
        runs[1].seconds,
        f"{SPEED:,} rows per CPU second (here {ROWS / runs[0].cpu:,.0f}) and {MEMORY} MB",
        ROWS / runs[0].cpu >= SPEED and runs[0].memory <= MEMORY << 20,
        runs[0].memory,
    )
    runs = [process(root, sys.executable, "-c", it) for it in (READ, PLAIN)]
    yield Line(
        "read a table: encoding, delimiter, header, rows with their lines",
        ROWS,
        runs[0].seconds,
        "csv.reader, told encoding and delimiter, without lines",
        runs[1].seconds,
        memory=runs[0].memory,
    )
    number = issn(654_321)
    written = f"{number[:4]}-{number[4:]}"
    yield _asked(root, "ISSN", 10, written, lambda: find_by_number(root, [number]))
    words = "journal generated 654321"
    shape = words.replace(" ", ".*")
    yield _asked(root, "words of a title", 100, shape, lambda: find_by_title(root, words))
    title = row(654_321).split("\t")[0]
    mail = f"Dear library, where is the June 2026 issue of {title} (vol. 24, no. 2)? Regards"
    yield _asked(root, "a title in a mail", 100, title, lambda: find_mentions(root, mail))


def _asked(
    root: Path, by: str, wanted: int, shape: str, ours: Callable[[], Sequence[object]]
) -> Line:
    """A look-up in this process, beside what finds the same line of the file without loading it."""

    def look() -> None:
        assert len(ours()) == 1

    peer = ("grep", "-i", "-m", "1", shape, PATH)
    mine, theirs = in_turns(lambda: seconds(look), lambda: process(root, *peer).seconds)
    budget = f"under {wanted} ms"
    return Line(
        f"look up by {by}", ROWS, mine, "grep -i -m 1", theirs, budget, mine * 1000 < wanted
    )


def made() -> Path:
    """A library with nothing but a generated list of a million rows, made once and kept."""
    root = DATA / f"holdings-{ROWS}"
    path = root / PATH
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        begun = path.with_suffix(".new")
        with begun.open("w", encoding="utf-8", newline="") as stream:
            stream.write("\t".join(COLUMNS) + "\n")
            stream.writelines(row(number) for number in range(ROWS))
        begun.rename(path)
    return root


def row(number: int) -> str:
    """One generated serial; its title and its notes say so."""
    kind = ("Annals", "Journal", "Review", "Quarterly", "Archive")[number % 5]
    print_id, online_id = issn(number), issn(ROWS + number)
    embargo = ("", "", "", "P1Y", "P12M", "R10Y;P30D", "P180D")[number % 7]
    cells = {
        "publication_title": f"{kind} of Generated {NOUNS[number % len(NOUNS)]} {number:06}",
        "print_identifier": f"{print_id[:4]}-{print_id[4:]}",
        "online_identifier": f"{online_id[:4]}-{online_id[4:]}",
        "date_first_issue_online": f"{1950 + number % 70}-0{number % 9 + 1}",
        "num_first_vol_online": "1",
        "num_first_issue_online": "1",
        "date_last_issue_online": "" if number % 3 else f"{2020 + number % 6}",
        "title_url": f"https://generated.example/{number}",
        "title_id": f"g{number}",
        "embargo_info": embargo,
        "coverage_depth": "fulltext",
        "notes": "generated",
        "publisher_name": "Nobody",
        "publication_type": "serial",
    }
    return "\t".join(cells.get(name, "") for name in COLUMNS) + "\n"


def issn(number: int) -> str:
    """The ISSN of a number, without its hyphen and with the check digit that ISO 3297 asks for."""
    digits = f"{number:07}"
    rest = -sum(int(digit) * weight for digit, weight in zip(digits, count(8, -1))) % 11
    return digits + ("X" if rest == 10 else str(rest))
