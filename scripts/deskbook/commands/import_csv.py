"""`desk import csv`: questions from another system's table, printed first, written on `--apply`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from deskbook.adapters import carry_out, chance, console, csv_source, files, lookup, repo
from deskbook.commands import desk, intake
from deskbook.formats import csv_file, mapped_row, mapping_file
from deskbook.model.finding import DeskError
from deskbook.model.library import Library
from deskbook.model.mapping import CsvMapping, Delimiter, Encoding, Reject, Row
from deskbook.model.plan import CreateTicket, Plan
from deskbook.model.privacy import Found
from deskbook.model.ticket import Ticket
from deskbook.rules import importing, redact_plan
from deskbook.rules.importing import Spread
from deskbook.rules.lifecycle import Hand
from deskbook.rules.opening_hours import Calendar
from deskbook.rules.redact import Gate
from deskbook.views import import_plan
from deskbook.views.import_plan import Tally

BATCH: Final = 1000
"""Tickets that are held in memory at a time while they are written."""


@dataclass(frozen=True, slots=True)
class _Import:
    """Everything that the rows of one table are read with."""

    path: Path
    encoding: Encoding
    delimiter: Delimiter
    mapping: CsvMapping
    library: Library
    calendar: Calendar
    spread: Spread
    hand: Hand
    gate: Gate
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Made:
    """The ticket of a row, and the personal data that was found in the row's texts."""

    line: int
    ticket: Ticket
    found: tuple[Found, ...]


def csv(
    root: Path,
    path: Path,
    mapping: Path,
    *,
    rejects: Path | None,
    apply: bool,
    me: str | None,
    commit: bool,
) -> int:
    """Show what a table's rows become; with `apply` write them, all in one commit.

    Args:
        root: the library.
        path: the table.
        mapping: the mapping file.
        rejects: where to write the rows that do not fit.
        apply: whether to write tickets.
        me: who imports.
        commit: whether to keep the tickets in a commit.
    """
    hand = desk.hand(root, me)
    with files.locked(root):
        it = _prepared(root, path, mapping, hand)
        tally, unfit, personal = _planned(it)
        console.echo(import_plan.plan(it.mapping.source, tally, unfit, it.calendar.zone))
        for line in (*(import_plan.reject(path.name, reject) for reject in unfit), *personal):
            console.complain(line)
        if rejects and unfit:
            csv_source.write_rejects(rejects, _header(it), unfit)
        if apply and tally.new:
            _write(root, it, commit=commit)
    console.echo("\n" + import_plan.outcome(tally, it.mapping.source, applied=apply))
    return 1 if unfit else 0


def _prepared(root: Path, path: Path, mapping: Path, hand: Hand) -> _Import:
    reading = mapping_file.parse(mapping.name, mapping.read_bytes())
    if reading.filed is None or reading.findings:
        raise DeskError(lookup.unreadable(reading.findings))
    plan, library = reading.filed.record, repo.load_knowledge(root).library
    importing.refuse_unknown(plan, library)
    encoding = plan.encoding or _guessed(path)
    needed, head = mapped_row.needed(plan), csv_source.head(path, encoding)
    if plan.delimiter:
        csv_file.refuse_missing(csv_file.header(head, plan.delimiter), needed)
    calendar = Calendar(library.profile)
    return _Import(
        path=path,
        encoding=encoding,
        delimiter=plan.delimiter or csv_file.guess_delimiter(head, needed),
        mapping=plan,
        library=library,
        calendar=calendar,
        spread=Spread(calendar, hand.now),
        hand=hand,
        gate=intake.gate(root),
        known=_known(root),
    )


def _guessed(path: Path) -> Encoding:
    guess = csv_source.guess_encoding(path)
    if guess.line:
        console.complain(
            f"{path.name}:{guess.line}: byte {guess.byte:#04x} is not UTF-8, so the table is read "
            f"as {guess.encoding} (Windows); look at the accents below, or write `encoding:` into "
            "the mapping file"
        )
    return guess.encoding


def _known(root: Path) -> frozenset[str]:
    """The keys of all rows that were imported before.

    Raises:
        DeskError: a ticket cannot be read, so nobody knows which row it came from.
    """
    tickets = repo.load_tickets(root)
    if unread := tickets.unread():
        raise DeskError(lookup.unreadable(unread))
    links = (link for filed in tickets.filed for link in filed.record.links)
    return frozenset(link for link in links if mapped_row.KEY.fullmatch(link))


def _planned(it: _Import) -> tuple[Tally, tuple[Reject, ...], tuple[str, ...]]:
    tally, unfit, personal = Tally(), list[Reject](), list[str]()
    for found in _outcomes(it, lambda: "Q-000000"):
        if isinstance(found, _Made):
            tally.add(found.ticket, it.calendar.zone)
            personal += import_plan.personal(it.path.name, found.line, found.found)
        elif found is None:
            tally.known += 1
        else:
            unfit.append(found)
    return tally, tuple(unfit), tuple(personal)


def _write(root: Path, it: _Import, *, commit: bool) -> None:
    """Write the tickets in batches, then keep them in one commit."""
    taken = lookup.ticket_ids(root)

    def name() -> str:
        taken.add(made := chance.ticket_id(taken))
        return made

    tickets = (found.ticket for found in _outcomes(it, name) if isinstance(found, _Made))
    written: list[str] = []
    while batch := tuple(CreateTicket(ticket) for ticket in islice(tickets, BATCH)):
        written += carry_out.apply(root, Plan("", batch), commit=False)
    if commit:
        message = f"Import {it.mapping.source}: {len(written)} tickets, by {it.hand.author}"
        carry_out.keep(root, written, message)


def _outcomes(it: _Import, name: Callable[[], str]) -> Iterator[_Made | Reject | None]:
    """For each row its ticket, why it does not fit, or none where it was imported before."""
    seen: dict[str, int] = {}
    for row in csv_file.rows(csv_source.lines(it.path, it.encoding), it.delimiter):
        yield row if isinstance(row, Reject) else _outcome(it, row, seen, name)


def _outcome(
    it: _Import, row: Row, seen: dict[str, int], name: Callable[[], str]
) -> _Made | Reject | None:
    draft = mapped_row.draft(row, it.mapping, it.calendar.zone)
    if isinstance(draft, Reject):
        return draft
    if draft.key in seen:
        what = ", ".join(it.mapping.id) or "all of its cells"
        why = f"it is the same row as line {seen[draft.key]} ({what})"
        return Reject(row.line, row.last, why, row.raw)
    seen[draft.key] = row.line
    if draft.key in it.known:
        return None
    try:
        made = importing.ticket(draft, it.mapping, it.library, it.spread, name(), it.hand)
    except DeskError as error:
        return Reject(row.line, row.last, str(error), row.raw)
    return _Made(row.line, *redact_plan.of_ticket(made, it.gate))


def _header(it: _Import) -> str:
    return csv_file.header_text(csv_source.head(it.path, it.encoding), it.delimiter)
