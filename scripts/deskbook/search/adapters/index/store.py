"""The index as a file: opened by many, made anew by one, never trusted and never asked about.

Everyone who uses it holds its lock together with the others; who makes it anew holds it alone, so
that no database is ever replaced under somebody's hands.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final, TypeVar

from deskbook.search.adapters.index import refresh, schema

FILE: Final = ".desk/index.sqlite"
LOCK: Final = ".desk/index.lock"
WAIT: Final = 30.0
"""Seconds that a reader waits for another to finish writing."""

_SHARED: Final = ("BEGIN", "SELECT count(*) FROM sqlite_master")
"""Steps that lock together with others: the first reading of a transaction takes the lock."""

_EXCLUSIVE: Final = ("BEGIN EXCLUSIVE",)

PATIENCE: Final = 600.0
"""Seconds that somebody waits for a new index before they do without."""

WORTH: Final = 500
"""Tickets below which reading the files is as quick as any index."""

WEAR: Final = 1_000
"""Texts that are no more which no search minds: a ticket that is read anew leaves its old one."""

_DAMAGED: Final = frozenset(
    {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FORMAT}
)
"""Errors that are mended by making the index anew."""

_NO_PLACE: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
    }
)
"""Errors that say nothing about the index itself: making it anew would not help."""

T = TypeVar("T")
Use = Callable[[sqlite3.Connection], T]


def can_search_text() -> bool:
    """Return whether this Python's SQLite can do what the index needs (FTS5)."""
    with closing(sqlite3.connect(":memory:")) as connection:
        options = {name for (name,) in connection.execute("PRAGMA compile_options")}
    return "ENABLE_FTS5" in options


def is_worth_it(root: Path) -> bool:
    """Return whether a library has an index, or so many tickets that it should have one."""
    if (root / FILE).exists():
        return True
    return sum(1 for _ in zip(range(WORTH), _names(f"{root}/tickets"), strict=False)) == WORTH


def _names(folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _names(entry.path)
                else:
                    yield entry.name
    except OSError:
        return


def is_whole(root: Path) -> bool:
    """Return whether the index, if there is one that can be opened now, has no damage."""
    if not (root / FILE).exists():
        return True
    try:
        with _locked(root, *_SHARED), _connected(root / FILE) as connection:
            return _made_by(connection) is not None and _is_sound(connection)
    except _UnfitError:
        return False
    except OSError:
        return True


def using(root: Path, use: Use[T], *, fresh: bool = False, files: bool = True) -> T | None:
    """What `use` finds in the index once it says what the files say; none where none can be kept.

    An index that is missing, damaged or made by other code is made anew on the way.

    Args:
        root: the library's root.
        use: what to do; it may run twice.
        fresh: look at every file, and at the index itself, before.
        files: whether it matters what stands in the files, and not only how they are named.
    """
    try:
        (root / ".desk").mkdir(exist_ok=True)
        with _locked(root, *_SHARED):
            seen = _identity(root)
            try:
                return _used(root, use, fresh=fresh, files=files, worn=False)
            except _UnfitError:
                pass
        with _locked(root, *_EXCLUSIVE):
            if _identity(root) == seen:
                _make(root)
        with _locked(root, *_SHARED):
            return _used(root, use, fresh=False, files=files, worn=True)
    except (OSError, _UnfitError):
        return None


def using_any(root: Path, use: Use[T]) -> T:
    """As `using`, with an index made for this once where none is worth it or can be kept."""
    found = using(root, lambda connection: (use(connection),)) if is_worth_it(root) else None
    if found is not None:
        return found[0]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.create(connection, "")
        refresh.fill(connection, root)
        return use(connection)


@contextmanager
def looked_at_once() -> Iterator[None]:
    """Look for changes in the files of a library once only, however often its index is used within.

    For a use case that asks for several things and would look for changes before each.
    """
    token = _looked.set(set())
    try:
        yield
    finally:
        _looked.reset(token)


_looked: ContextVar[set[int] | None] = ContextVar("looked", default=None)
"""The indexes that were brought up to date, by their identity."""


class _UnfitError(Exception):
    """The index is missing, damaged or of other code."""


def _used(root: Path, use: Use[T], *, fresh: bool, files: bool, worn: bool) -> T:
    """What `use` finds; a worn index serves where it was made anew a moment ago (`worn`).

    Files that were written in the last seconds are read again at each look, so many processes at
    once can wear an index out while one of them makes it anew.
    """
    with _connected(root / FILE) as connection:
        if _made_by(connection) != schema.code_version():
            raise _UnfitError
        if fresh and not _is_sound(connection):
            raise _UnfitError
        seen, name = _looked.get(), _identity(root)
        if fresh or seen is None or name not in seen:
            refresh.refresh(connection, root, fresh=fresh, files=files)
        if seen is not None and files:
            seen.add(name)
        if not worn and _is_worn(connection, fresh=fresh):
            raise _UnfitError
        return use(connection)


def _is_sound(connection: sqlite3.Connection) -> bool:
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return bool(found == "ok")


def _is_worn(connection: sqlite3.Connection, *, fresh: bool) -> bool:
    """Whether texts that are no more slow down a search: as many as there were at the beginning.

    Who looks at everything anyway does not wait until then.
    """
    rows, made = (int(schema.read(connection, key) or 0) for key in ("serial", "made"))
    return rows > made + WEAR + (made // 4 if fresh else made)


def _made_by(connection: sqlite3.Connection) -> str | None:
    try:
        return schema.read(connection, "code")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # there is no such table
            return None
        raise


def _make(root: Path) -> None:
    """Fill a new index beside the old one, and put it in its place when it is whole."""
    path = root / FILE
    new = path.with_name("index.new")
    new.unlink(missing_ok=True)
    new.touch()
    with _connected(new) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        schema.create(connection, schema.code_version())
        _take_over(connection, path)
        refresh.fill(connection, root)
        connection.execute("PRAGMA journal_mode = WAL")
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    new.replace(path)


def _take_over(connection: sqlite3.Connection, old: Path) -> None:
    """Keep the meanings of an older index, if they can be read: whatever is wrong, they can go."""
    if not old.is_file():
        return
    try:
        with closing(sqlite3.connect(old, timeout=WAIT)) as before:
            known = before.execute("SELECT key, vector FROM meaning").fetchall()
    except sqlite3.DatabaseError:
        return
    connection.executemany("INSERT OR IGNORE INTO meaning VALUES (?, ?)", known)


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection; what goes wrong with it says that the index is unfit, or has no place."""
    if not path.is_file():
        raise _UnfitError
    try:
        with closing(sqlite3.connect(path, timeout=WAIT, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = NORMAL")
            yield connection
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DAMAGED:
            raise _UnfitError from error
        if code in _NO_PLACE:
            raise OSError(str(error)) from error
        raise


def _identity(root: Path) -> int:
    """What tells this index from one that replaced it; 0 where there is none."""
    try:
        found = (root / FILE).stat()
    except FileNotFoundError:
        return 0
    return found.st_ino or getattr(found, "st_birthtime_ns", found.st_ctime_ns)


@contextmanager
def _locked(root: Path, *steps: str) -> Iterator[None]:
    """Lock an empty database beside the index, which serves as the lock on every system.

    The lock of a process that is killed is released, and other threads respect it.

    Raises:
        OSError: the lock cannot be had here, or not in time.
    """
    connection = sqlite3.connect(root / LOCK, timeout=PATIENCE, isolation_level=None)
    with closing(connection):
        try:
            for step in steps:
                connection.execute(step)
        except sqlite3.DatabaseError as error:
            raise OSError(f"{root / LOCK}: {error}") from error
        yield
