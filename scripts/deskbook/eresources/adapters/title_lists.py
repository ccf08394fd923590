"""A cache of title lists: the KBART files of resources, loaded into `.desk/holdings.sqlite`.

A list is loaded again when its file has another size or time, and the whole when it
is damaged or of another version; readers wait while one process loads.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import fields
from datetime import date
from itertools import count
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from deskbook.eresources.formats import identifiers, kbart, kbart_row
from deskbook.eresources.formats.title_words import make_initials, other_names, split_title
from deskbook.eresources.model.coverage import Holding
from deskbook.eresources.model.diagnosis import ListedBy, TitleList
from deskbook.library.adapters import files
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.records import Resource
from deskbook.library.model.records.names import is_private

VERSION: Final = 7
"""Raised when what is kept, or how a file is read, changes."""

BATCH: Final = 10_000
"""Names of titles that are written at once."""

_NAMES: Final = tuple(item.name for item in fields(Holding))
_VALUES: Final = attrgetter(*_NAMES)
_DATES: Final = tuple(map(_NAMES.index, ("first", "last", "printed", "online")))
_EMBARGO: Final = _NAMES.index("embargo")
_SCHEMA: Final = f"""
create table lists (resource text, by text, path text, stamp text, rows integer,
                    primary key (resource, by));
create table holdings (id integer primary key, by text,
                       {", ".join(f"{name} blob" for name in _NAMES)});
create table names (key text, initials text, how text, holding integer);
create table findings (resource text, by text, path text, line integer, rule text, message text,
                       severity text);
create virtual table titles using fts5 (key, content=names, tokenize='unicode61');
pragma user_version = {VERSION};
"""

_INDEXES: Final = {
    "by_print": "holdings (print_id)",
    "by_online": "holdings (online_id)",
    "by_title_id": "holdings (resource, title_id) where title_id != ''",
    "by_preceding": "holdings (resource, preceding) where preceding != ''",
    "by_resource": "holdings (resource, by)",
    "by_key": "names (key, how)",
    "by_initials": "names (initials, key, how)",
    "by_holding": "names (holding)",
}
"""What is looked for; made after the rows, which takes half the time."""

Listed = tuple[ListedBy, Holding]


def load_title_lists(root: Path, resources: Iterable[Resource]) -> tuple[TitleList, ...]:
    """Load every list that is new or has changed, forget those that are named no more.

    Raises:
        DeskError: a resource names a file that is not there.
    """
    named = {
        (it.slug, by): path
        for it in resources
        for by, path in (("vendor", it.kbart), ("ours", it.holdings))
        if path
    }
    with closing(open_base(root)) as base, base:
        base.execute("begin immediate")
        loaded = {(it[0], it[1]): it[2:] for it in base.execute("select * from lists")}
        changed = [
            (*key, path, stamp)
            for key, path in named.items()
            if loaded.get(key, ())[:2] != (path, stamp := _stamp(root, *key, path))
        ]
        for resource, by in [*(loaded.keys() - named.keys()), *((it[0], it[1]) for it in changed)]:
            base.execute(
                "delete from names where holding in "
                "(select id from holdings where resource = ? and by = ?)",
                (resource, by),
            )
            for table in ("lists", "holdings", "findings"):
                base.execute(f"delete from {table} where resource = ? and by = ?", (resource, by))
        for name in _INDEXES if changed else ():
            base.execute(f"drop index if exists {name}")
        for resource, by, path, stamp in changed:
            _fill(base, root, resource, by, path, stamp)
        for name, what in _INDEXES.items():
            base.execute(f"create index if not exists {name} on {what}")
        if changed or loaded.keys() - named.keys():
            base.execute("insert into titles (titles) values ('rebuild')")
        return tuple(_lists(base))


def title_list_exists(root: Path, path: str) -> bool:
    """Return whether a list is a file of the library."""
    try:
        return not is_private(path) and files.inside(root, path).is_file()
    except DeskError:
        return False


def find_by_number(root: Path, numbers: Sequence[str]) -> tuple[Listed, ...]:
    """Return the rows with one of these ISSNs or ISBNs, in print or online."""
    forms = [form for number in numbers for form in identifiers.list_forms(number)]
    marks = ", ".join("?" * len(forms))
    return _found(root, f"print_id in ({marks}) or online_id in ({marks})", [*forms, *forms])


def find_renamed(root: Path, row: Holding) -> tuple[Listed, ...]:
    """Return the rows of the titles that a row's title was before, and that it became."""
    before, after = row.preceding or None, row.title_id or None
    condition = "resource = ? and (title_id = ? or preceding = ?)"  # null equals nothing
    return _found(root, condition, [row.resource, before, after])


def find_by_key(root: Path, keys: Sequence[str], limit: int = 200) -> tuple[Listed, ...]:
    """Return the rows whose title, or another name of it, has one of these keys."""
    marks = ", ".join("?" * len(keys))
    condition = f"id in (select holding from names where key in ({marks}) limit ?)"
    return _found(root, condition, [*keys, limit])


def find_by_title(root: Path, title: str, limit: int = 200) -> tuple[Listed, ...]:
    """Return the rows of a title; where there is none, those that have all of its words."""
    words = split_title(title)
    if not words:
        return ()
    if exact := find_by_key(root, [" ".join(words)], limit):
        return exact
    asked = " ".join(f'"{word}"*' for word in words)
    condition = (
        "id in (select holding from names where rowid in "
        "(select rowid from titles where titles match ? limit ?))"
    )
    return _found(root, condition, [asked, limit])


def open_base(root: Path) -> sqlite3.Connection:
    """Return the cache, made anew where it is missing, damaged or of another version."""
    path = root / ".desk" / "holdings.sqlite"
    path.parent.mkdir(exist_ok=True)
    version = _version(path)
    if version == VERSION:
        return _connected(path)
    if version != 0:
        with files.locked(root):
            for name in ("", "-wal", "-shm"):
                Path(f"{path}{name}").unlink(missing_ok=True)
    base = _connected(path)
    base.execute("begin immediate")
    if base.execute("pragma user_version").fetchone()[0] != VERSION:
        base.execute("commit")
        base.executescript(f"begin immediate; {_SCHEMA} commit;")
    else:
        base.execute("commit")
    return base


def _version(path: Path) -> int | None:
    """Return the version of the cache, 0 where it is new, none where it is damaged."""
    try:
        with closing(sqlite3.connect(path, timeout=120)) as base:
            version: int = base.execute("pragma user_version").fetchone()[0]
            return version
    except sqlite3.DatabaseError:
        return None


def _connected(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=120, isolation_level=None)
    base.execute("pragma journal_mode = wal")
    base.execute("pragma synchronous = off")  # a cache: after a crash it is made anew
    base.execute("pragma cache_size = -32768")
    return base


def _stamp(root: Path, resource: str, by: str, path: str) -> str:
    file = files.inside(root, path)
    field = f"knowledge/resources/{resource}.md: {'kbart' if by == 'vendor' else 'holdings'}"
    if is_private(path):
        raise DeskError(f"{field} names {path}, which is a file of Git or Deskbook")
    try:
        found = file.stat()
    except FileNotFoundError:
        raise DeskError(f"{field} names {path}, and there is no such file") from None
    return f"{found.st_size} {found.st_mtime_ns}"


def _fill(
    base: sqlite3.Connection, root: Path, resource: str, by: str, path: str, stamp: str
) -> None:
    findings: list[Finding] = []
    file = files.inside(root, path)
    names: list[tuple[str, str, str, int]] = []
    before = base.execute("select coalesce(max(id), 0) from holdings").fetchone()[0]
    numbers = count(before + 1)

    def rows() -> Iterator[tuple[Any, ...]]:
        for it in kbart.read(path, lambda: file.open("rb"), resource):
            if isinstance(it, Finding):
                findings.append(it)
                continue
            number = next(numbers)
            names.extend(_names(it, number))
            if len(names) >= BATCH:
                _insert_names(base, names)
            yield (number, by, *_stored(it))

    marks = ", ".join("?" * (len(_NAMES) + 2))
    number = base.executemany(f"insert into holdings values ({marks})", rows()).rowcount
    _insert_names(base, names)
    base.executemany(
        "insert into findings values (?, ?, ?, ?, ?, ?, ?)",
        [(resource, by, it.path, it.line, it.rule, it.message, it.severity) for it in findings],
    )
    base.execute(
        "insert into lists values (?, ?, ?, ?, ?)", (resource, by, path, stamp, max(0, number))
    )


def _names(it: Holding, number: int) -> Iterator[tuple[str, str, str, int]]:
    """All names of a title, with the first letters of their words."""
    words = split_title(it.title)
    yield " ".join(words), make_initials(words), "same", number
    for how, name in other_names(it.title, it.notes):
        other = split_title(name)
        if other != words:
            yield " ".join(other), make_initials(other), how, number


def _insert_names(base: sqlite3.Connection, names: list[tuple[str, str, str, int]]) -> None:
    base.executemany("insert into names values (?, ?, ?, ?)", names)
    names.clear()


def _stored(it: Holding) -> list[Any]:
    values = list(_VALUES(it))
    for at in _DATES:
        if values[at]:
            values[at] = values[at].isoformat()
    values[_EMBARGO] = ";".join(map(str, it.embargo))
    return values


def _lists(base: sqlite3.Connection) -> Iterator[TitleList]:
    for resource, by, path, _, rows in base.execute(
        "select * from lists order by resource, by desc"
    ).fetchall():
        found = base.execute(
            "select path, line, rule, message, severity from findings "
            "where resource = ? and by = ? order by line",
            (resource, by),
        )
        yield TitleList(resource, by, path, rows, tuple(Finding(*it) for it in found))


def _found(root: Path, condition: str, values: Sequence[Any]) -> tuple[Listed, ...]:
    with closing(open_base(root)) as base:
        rows = base.execute(
            f"select by, {', '.join(_NAMES)} from holdings where {condition}", values
        )
        found = {(it[0], it[1], it[2]): (it[0], _holding(it[1:])) for it in rows}
    return tuple(it for _, it in sorted(found.items()))


def _holding(row: Sequence[Any]) -> Holding:
    values = dict(zip(_NAMES, row, strict=True))
    for name in ("first", "last", "printed", "online"):
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    values["embargo"] = kbart_row.parse_embargo(values["embargo"])
    return Holding(**values)
