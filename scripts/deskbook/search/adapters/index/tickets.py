"""Tickets of a selection: from the index where a library is large, else from its files."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from deskbook.library.adapters import lookup
from deskbook.library.model.fields import specs
from deskbook.library.model.finding import Finding
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import OPEN_STATUSES
from deskbook.search.adapters.index import rows, store
from deskbook.search.adapters.index.rows import Outline
from deskbook.search.adapters.index.schema import LISTED
from deskbook.tickets.rules.selection import ANY, NONE, Selection, matches, sort_tickets

_LISTS: Final = frozenset(name for name, it in specs(Ticket).items() if it.many)
_FINDING: Final = "path, line, rule, message, severity, fixable"


@dataclass(frozen=True, slots=True)
class Found:
    """Tickets that fit as far as the index tells, and what gave no ticket at all.

    `decided`: they fit, there is nothing that the selection still has to look at.
    """

    tickets: tuple[Outline, ...]
    decided: bool
    unread: tuple[Finding, ...]


def outlines(root: Path, selection: Selection, *, fresh: bool = False) -> Found | None:
    """Every ticket that may fit, in the order they were asked; none where there is no index.

    They have what a list shows and the selection asks for; statuses and plain fields are decided.
    """
    return store.using(root, lambda it: _outlines(it, selection), fresh=fresh)


def _outlines(connection: sqlite3.Connection, selection: Selection) -> Found:
    columns = tuple(dict.fromkeys((*LISTED, *selection.fields)))
    where, given = condition(selection)
    query = (
        f"SELECT changed, last, {', '.join(columns)}, path FROM ticket "
        f"WHERE {where} ORDER BY number"
    )
    found = connection.execute(query, given).fetchall()
    return Found(
        tuple(map(rows.outliner(columns), found)),
        not (
            selection.mine
            or selection.words
            or selection.days
            or selection.undelivered
            or _LISTS & set(selection.fields)
        ),
        tuple(unread(connection)),
    )


def unread(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Return the findings in files that gave no ticket, in order."""
    return list_findings(connection, "path NOT IN (SELECT path FROM file WHERE ticket IS NOT NULL)")


def list_findings(connection: sqlite3.Connection, where: str = "1") -> Iterator[Finding]:
    """Yield the findings in files of tickets that meet a condition, in order."""
    query = f"SELECT {_FINDING} FROM finding WHERE {where} ORDER BY path, line, rule, message"
    for path, line, rule, message, severity, fixable in connection.execute(query):
        yield Finding(path, line, rule, message, severity, fixable=bool(fixable))


def condition(selection: Selection) -> tuple[str, list[str]]:
    """A condition that every ticket of the selection meets, and the values in it."""
    terms, given = ["1"], list[str]()
    if selection.statuses:
        terms.append(_one_of("status", sorted(selection.statuses), given))
        if selection.statuses <= OPEN_STATUSES:
            terms.append("status <> 'resolved'")
    if selection.undelivered:
        terms.append(f"number IN ({rows.UNSETTLED_SINCE})")
        given += [rows.UNSETTLED, str(int(selection.undelivered.since.timestamp()))]
    for name, wanted in selection.fields.items():
        if name not in _LISTS:
            terms.append(_field(name, wanted, given))
    return " AND ".join(terms), given


def _field(name: str, wanted: Iterable[str], given: list[str]) -> str:
    terms = []
    if ANY in wanted:
        terms.append(f"{name} IS NOT NULL")
    if NONE in wanted:
        terms.append(f"{name} IS NULL")
    terms.append(_one_of(name, sorted(wanted), given))
    return f"({' OR '.join(terms)})"


def _one_of(name: str, wanted: Iterable[str], given: list[str]) -> str:
    if name not in specs(Ticket):
        raise ValueError(name)
    values = list(wanted)
    given += values
    return f"{name} IN ({', '.join('?' * len(values))})"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Tickets that fit, in the order they were asked, and what is wrong with files that gave none.

    They may be outlines, which `whole` makes whole.
    """

    tickets: tuple[Ticket, ...]
    unread: tuple[Finding, ...]


def find_tickets(root: Path, selection: Selection, *, fresh: bool = False) -> Chosen:
    """The tickets of a selection.

    Args:
        root: the library's root.
        selection: what is asked for.
        fresh: look at every file, also where nothing tells that it changed.
    """
    found = outlines(root, selection, fresh=fresh) if store.is_worth_it(root) else None
    if found is None:
        return _read(root, selection)
    if found.decided:
        return Chosen(found.tickets, found.unread)
    plain = replace(selection, words=(), undelivered=None)
    fit: Sequence[Ticket] = [ticket for ticket in found.tickets if matches(ticket, plain)]
    if selection.words or selection.undelivered:
        fit = [ticket for ticket in read_whole(root, fit) if matches(ticket, selection)]
    return Chosen(tuple(fit), found.unread)


def _read(root: Path, selection: Selection) -> Chosen:
    from deskbook.library.adapters import repo  # noqa: PLC0415 - with an index nothing is loaded whole

    asked = repo.load_tickets(root)
    fit = (it.record for it in asked.filed if matches(it.record, selection))
    return Chosen(tuple(sort_tickets(fit)), asked.unread())


def read_whole(root: Path, some: Iterable[Ticket]) -> list[Ticket]:
    """Tickets with their questions and entries; one whose file went meanwhile is left out."""
    found = []
    for ticket in some:
        if not isinstance(ticket, Outline):
            found.append(ticket)
        elif (reading := lookup.read(root, ticket.path)).filed is not None:
            found.append(reading.filed.record)
    return found
