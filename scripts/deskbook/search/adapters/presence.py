"""The time zone of a library and the colleagues who are not here, which every list needs."""

import re
import sqlite3
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from deskbook.library.adapters import lookup
from deskbook.library.model.finding import DeskError
from deskbook.search.adapters.index import changes, store

Make = Callable[[str], str]
"""Makes the text of a path; a `DeskError` of it is passed on, and nothing is remembered."""


def recall(root: Path, paths: Iterable[str], make: Make) -> dict[str, str] | None:
    """The text that `make` gives for each of these files; none where there is no index.

    Args:
        root: the library's root.
        paths: files relative to it; they are looked at each time.
        make: called for those that changed or that were read too soon after they did.
    """
    wanted = list(paths)
    return store.using(root, lambda it: _of(it, root, wanted, make), files=False)


def _of(connection: sqlite3.Connection, root: Path, paths: list[str], make: Make) -> dict[str, str]:
    rows = connection.execute("SELECT path, stamp, racy, value FROM memo")
    known = {path: (stamp, racy, value) for path, stamp, racy, value in rows}
    clock, found, new = 0, dict[str, str](), []
    for path in paths:
        seen = (root / path).stat()
        stamp, racy, value = known.get(path, (None, True, ""))
        if racy or stamp != changes.stamp(seen):
            clock = clock or changes.clock(root)
            value = make(path)
            new.append((path, changes.stamp(seen), changes.is_racy(seen, clock), value))
        found[path] = value
    if new:
        connection.executemany("REPLACE INTO memo VALUES (?, ?, ?, ?)", new)
    return found


_ZONE: Final = re.compile(r"^timezone: *([A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*) *$", re.MULTILINE)


def timezone(root: Path) -> str:
    """The library's time zone.

    Raises:
        DeskError: `library.md` cannot be read, or its time zone is unknown here.
    """

    def made(path: str) -> str:
        if (zone := _plain_zone(_head(root / path))) is not None:
            return zone
        from deskbook.library.adapters import knowledge  # noqa: PLC0415 - loads YAML

        return knowledge.profile(root).timezone

    return _remembered(root, [lookup.PROFILE], made)[lookup.PROFILE]


def _head(path: Path) -> str:
    """The front matter of a record; empty where the file is not one of ours."""
    if path.is_symlink():
        return ""
    return path.read_bytes().decode(errors="replace").replace("\r", "").partition("\n---\n")[0]


def _plain_zone(head: str) -> str | None:
    """The time zone in a front matter, if it is known here and plain enough to need no YAML."""
    match _ZONE.findall(head):
        case [zone]:
            try:
                return ZoneInfo(zone).key
            except (ZoneInfoNotFoundError, ValueError, OSError):
                return None
        case _:
            return None


def missing(root: Path, handles: AbstractSet[str], day: date) -> set[str]:
    """Those of these colleagues who are not here on a day; nobody unknown is here.

    One whose file has to be mended is taken to be here.
    """
    paths = {f"knowledge/staff/{handle}.md": handle for handle in sorted(handles)}
    there = [path for path in paths if (root / path).is_file()]

    def made(path: str) -> str:
        return _absences(root, paths[path])

    absences = _remembered(root, there, made)
    gone = {paths[path] for path in paths if path not in absences}
    return gone | {paths[path] for path, spans in absences.items() if _holds(spans, day)}


def _remembered(root: Path, paths: list[str], make: Make) -> dict[str, str]:
    found = recall(root, paths, make) if store.is_worth_it(root) else None
    return {path: make(path) for path in paths} if found is None else found


def _absences(root: Path, handle: str) -> str:
    """When a colleague is not here: day to day `2026-11-02..2026-11-13`, or after `>2027-06-30`."""
    head = _head(root / f"knowledge/staff/{handle}.md")
    if head and not any(key in head for key in ("away", "left", "\\")):
        return ""  # nothing to read: neither of the keys, nor an escape that could spell one
    from deskbook.library.adapters import knowledge  # noqa: PLC0415 - loads YAML
    from deskbook.library.model.records import Staff  # noqa: PLC0415 - as above

    try:
        staff = knowledge.record(root, Staff, handle)
    except DeskError:
        return ""
    spans = [f"{it.start}..{it.end}" for it in staff.away]
    if staff.left is not None:
        spans.append(f">{staff.left}")
    return " ".join(spans)


def _holds(spans: str, day: date) -> bool:
    """Whether a day lies in one of the spans; days as text are in order as they are written."""
    at = day.isoformat()
    for span in spans.split():
        first, dots, last = span.partition("..")
        if first <= at <= last if dots else at > first[1:]:
            return True
    return False
