"""Part of a library from its index: the tickets that a command needs, without their texts.

Rules get the same fields and entries as from the files. A text that they should not need is an
`AttributeError`, never an empty one; the whole ticket is read from its file when it is asked for.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from deskbook.library.adapters import lookup, repo
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Filed, Loaded, leave_out_damaged
from deskbook.search.adapters.index import rows, store
from deskbook.search.adapters.index.rows import Outline
from deskbook.search.adapters.index.schema import FIELDS
from deskbook.search.adapters.index.tickets import list_findings

Span = tuple[datetime, datetime]
"""From one moment to another, both included."""


@dataclass(frozen=True, slots=True)
class Part:
    """The tickets that a command needs: those for which one of these holds, and perhaps others.

    With `questions` they have what was asked too; texts of entries are in the files alone.

    Args:
        is_open: it is not resolved.
        opened: it was asked in this time.
        resolved: it was resolved in this time.
        has: it has one of these, as a field or a data line of an entry; see `rows.RARE`.
        names: it is one of these.
        since: its last entry is of this moment or later.
        every: all are.
        questions: the text of each question is needed.
        unsettled: its patron may not have a letter, and its last entry is of this moment or later.
    """

    is_open: bool = False
    opened: Span | None = None
    resolved: Span | None = None
    has: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    since: datetime | None = None
    every: bool = False
    questions: bool = False
    unsettled: datetime | None = None


OPEN: Final = Part(is_open=True)
EVERY: Final = Part(every=True)


def load(root: Path, known: Loaded, part: Part) -> tuple[Loaded, tuple[Finding, ...]]:
    """Return a library with part of its tickets, but for damaged ones, and the findings of those.

    A small library, or one where no index can be kept, is read whole.

    Args:
        root: the library's root.
        known: everything but the tickets.
        part: the tickets that are needed.
    """
    return leave_out_damaged(load_readable(root, known, part))


def load_readable(root: Path, known: Loaded, part: Part) -> Loaded:
    """Return the same with damaged tickets as far as they can be read."""
    use = store.using(root, lambda it: _held(it, part)) if store.is_worth_it(root) else None
    if use is None:
        return repo.add_tickets(root, known)
    outlines, findings = use
    return Loaded(
        replace(known.library, tickets={it.id: it for it in outlines}),
        _Files(root, {it.path: it.path for it in outlines}, known.filed),
        tuple(sorted((*known.findings, *findings))),
        _Files(root, {it.id: it.path for it in outlines}),
    )


def _held(connection: sqlite3.Connection, part: Part) -> tuple[list[Outline], tuple[Finding, ...]]:
    """The outlines of tickets in the order of their files, and all findings."""
    numbers, given = _numbers(part)
    columns = (*FIELDS, "question") if part.questions else FIELDS
    query = (
        f"SELECT entries, NULL, {', '.join(columns)}, path FROM ticket "
        f"JOIN history USING (number) WHERE number IN ({numbers})"
    )
    found = sorted(connection.execute(query, given), key=itemgetter(-1))
    return list(map(rows.abridger(columns), found)), tuple(list_findings(connection))


def _numbers(part: Part) -> tuple[str, list[int | str]]:
    """The numbers of the tickets of a part, as SQL, and the values in it."""
    terms, given = ["SELECT NULL"], list[int | str]()
    if part.every:
        terms.append("SELECT number FROM ticket")
    if part.is_open:
        terms.append("SELECT number FROM ticket WHERE status <> 'resolved'")
    if part.opened:
        terms.append("SELECT number FROM ticket WHERE number BETWEEN ? AND ?")
        given += rows.span(*part.opened)
    if part.resolved:
        terms.append("SELECT number FROM ticket WHERE resolved BETWEEN ? AND ?")
        given += (int(it.timestamp()) for it in part.resolved)
    if part.has:
        if unknown := set(part.has) - rows.RARE:
            raise ValueError(f"no index of {', '.join(sorted(unknown))}")
        terms.append(f"SELECT number FROM rare WHERE key IN ({_marks(part.has)})")
        given += part.has
    if part.names:
        terms.append(f"SELECT ticket FROM file WHERE id IN ({_marks(part.names)})")
        given += part.names
    if part.since:
        terms.append("SELECT number FROM ticket WHERE last >= ?")
        given.append(int(part.since.timestamp()))
    if part.unsettled:
        terms.append(rows.UNSETTLED_SINCE)
        given += [rows.UNSETTLED, int(part.unsettled.timestamp())]
    return " UNION ".join(terms), given


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


class _Files(Mapping[str, Filed[Any]]):
    """Whole tickets with their files, by some key; each is read when it is asked for."""

    def __init__(
        self, root: Path, paths: Mapping[str, str], known: Mapping[str, Filed[Any]] | None = None
    ) -> None:
        self._root, self._paths = root, paths
        self._read = dict(known or {})

    def __getitem__(self, name: str) -> Filed[Any]:
        if name not in self._read:
            reading = lookup.read(self._root, self._paths[name])
            if reading.filed is None:
                raise DeskError(f"{self._paths[name]} has changed meanwhile: try again")
            self._read[name] = reading.filed
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._read, **self._paths})

    def __len__(self) -> int:
        return len({**self._read, **self._paths})
