"""Import the rows of another system's export as tickets: plan, show, and write them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import carry_out, chance, files, git, lookup, repo
from deskbook.library.commands import identify
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import UnreadableError, describe_failure
from deskbook.library.model.library import Library
from deskbook.library.model.outcome import Notice, Progress
from deskbook.library.model.plan import CreateTicket, Plan
from deskbook.library.model.ticket import Ticket
from deskbook.patrons.adapters.vault import keyring, place, store
from deskbook.patrons.adapters.vault import lookup as patron_lookup
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import Given, Message, Patron
from deskbook.patrons.rules import patrons as rules
from deskbook.privacy.commands import write_gate
from deskbook.privacy.model.privacy import Found
from deskbook.privacy.rules import known, plan
from deskbook.privacy.rules.redact import Gate
from deskbook.transfer.adapters import files as transfer_files
from deskbook.transfer.formats import mapped_row
from deskbook.transfer.model.mapping import NOBODY, CsvMapping, Reject, Row
from deskbook.transfer.model.outcomes import ImportPlan, TableImported
from deskbook.transfer.rules import importing
from deskbook.transfer.rules.importing import Spread, Tally


class Askers:
    """The patrons that an import has met so far, on top of those in the vault."""

    def __init__(self, vault: Sealed | None, now: datetime) -> None:
        """Begin; without a vault nobody is known yet."""
        self.vault, self.now = vault, now
        self.taken = set(keyring.names(vault)) if vault else set()
        self.met: dict[str, str] = {}
        self.records: dict[str, Patron] = {}

    def of(self, given: Given) -> Patron | None:
        """The record of who asked, with what the row adds; none where it does not say.

        A name alone does not say who it is: each such row gets a record of its own.

        Raises:
            DeskError: address, card and phone belong to different patrons.
        """
        if given == NOBODY:
            return None
        own = rules.list_handles(replace(given, names=()))
        found = patron_lookup.find(self.vault, own) if self.vault and own else {}
        found |= {it: [self.met[it]] for it in own if it in self.met}
        name = rules.choose(replace(given, names=()), found) if own else None
        record = rules.add_details(self._record(name), given) if name else self._new(given)
        self.records[record.pseudonym] = record
        self.met |= dict.fromkeys(own, record.pseudonym)
        return record

    def _record(self, name: str) -> Patron:
        if name in self.records or self.vault is None:
            return self.records[name]
        return store.patron(self.vault, name)

    def _new(self, given: Given) -> Patron:
        name = next(it for it in iter(chance.pseudonym, "") if it not in self.taken)
        self.taken.add(name)
        return rules.begin_record(name, given, self.now)


BATCH: Final = 1000
"""Tickets that are held in memory at a time while they are written."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file: its columns and rows, its header for rejects, how it is read, and remarks on it."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Row | Reject]]
    header: str = ""
    read_as: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Import:
    """Everything that the rows of one table are read with.

    `unkept` are files of tickets that a run before wrote, and was killed before it committed them.
    """

    table: Table
    mapping: CsvMapping
    library: Library
    calendar: Calendar
    spread: Spread
    actor: Actor
    gate: Gate
    known: frozenset[str]
    unkept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """The ticket of a row, the personal data found in its texts, who asked, and what is left out.

    `strange` are words that no table of the mapping has.
    """

    line: int
    ticket: Ticket
    found: tuple[Found, ...]
    asker: Patron | None
    left: tuple[str, ...]
    strange: tuple[tuple[str, str, str], ...]


def take_over(
    root: Path,
    read: Callable[[Library], tuple[Table, CsvMapping]],
    *,
    rejects: Path | None,
    apply: bool,
    me: str | None,
    commit: bool,
    progress: Progress,
) -> TableImported:
    """Find what rows become; with `apply` write them, all in one commit.

    Args:
        root: the library.
        read: opens the table and gives the mapping, for a library.
        rejects: where to write the rows that do not fit.
        apply: whether to write tickets.
        me: who imports.
        commit: whether to keep the tickets in a commit.
        progress: receives the plan before anything is written.
    """
    actor = identify(root, me)
    with files.locked(root):
        it = _prepared(root, read, actor)
        plan = _plan(root, it)
        progress(plan)
        if rejects and plan.rows.unfit:
            transfer_files.write_rejects(rejects, it.table.header, plan.rows.unfit)
        written = _write(root, it, commit=commit) if apply and (plan.new or it.unkept) else ()
    return TableImported(
        source=it.mapping.source,
        new=plan.new,
        known=plan.known,
        applied=apply,
        rows=plan.rows,
        paths=tuple(written),
        notices=plan.notices,
    )


def _prepared(
    root: Path, read: Callable[[Library], tuple[Table, CsvMapping]], actor: Actor
) -> _Import:
    library = repo.load_knowledge(root).library
    table, mapping = read(library)
    importing.refuse_unknown(mapping, library)
    calendar = Calendar(library.profile)
    known = _known(root)
    return _Import(
        table=table,
        mapping=mapping,
        library=library,
        calendar=calendar,
        spread=Spread(calendar, actor.now),
        actor=actor,
        gate=write_gate.load_gate(root),
        known=frozenset(known),
        unkept=_unkept(root, known, mapping.source),
    )


def _known(root: Path) -> dict[str, str]:
    """The keys of all rows that were imported before, and the files of their tickets.

    Raises:
        DeskError: a ticket cannot be read, so nobody knows which row it came from.
    """
    tickets = repo.load_tickets(root)
    if unread := tickets.unread():
        raise UnreadableError(unread)
    links = ((link, filed.path) for filed in tickets.filed for link in filed.record.links)
    return {link: path for link, path in links if mapped_row.KEY.fullmatch(link)}


def _unkept(root: Path, known: Mapping[str, str], source: str) -> tuple[str, ...]:
    """The tickets of a table that stand in no commit."""
    mine = {path for link, path in known.items() if link.startswith(f"import:{source}/")}
    if not mine or not git.is_clone(root):
        return ()
    return tuple(path for path in git.new_files(root, "tickets") if path in mine)


def _plan(root: Path, it: _Import) -> ImportPlan:
    tally = Tally(it.table.name)
    may_be_known = it.mapping.patron and place.is_known(root)
    with place.open_vault(root) if may_be_known else nullcontext() as vault:
        for found in _outcomes(it, lambda: "Q-000000", Askers(vault, it.actor.now)):
            if isinstance(found, _Made):
                tally.add(found.ticket, it.calendar.zone)
                tally.remark(found.line, found.found, found.left, found.strange)
            elif found is None:
                tally.known += 1
            else:
                tally.unfit.append(found)
    table = it.table
    return tally.plan(it.mapping, table.columns, table.read_as, it.calendar.zone, table.notices)


def _write(root: Path, it: _Import, *, commit: bool) -> list[str]:
    """Write the tickets in batches, then keep them in one commit; who asked goes to the vault.

    Return the paths of their files.
    """
    taken = lookup.ticket_ids(root)

    def name() -> str:
        taken.add(made := chance.ticket_id(taken))
        return made

    written: list[str] = list(it.unkept)
    with place.open_or_begin(root) if it.mapping.patron else nullcontext() as vault:
        askers = Askers(vault, it.actor.now)
        outcomes = _outcomes(it, name, askers)
        tickets = (_kept(found, vault) for found in outcomes if isinstance(found, _Made))
        while batch := tuple(CreateTicket(ticket) for ticket in islice(tickets, BATCH)):
            written += [it.path for it in carry_out.apply(root, Plan("", batch), commit=False)]
        if vault:
            place.keep_in_git(vault)
    if commit:
        message = f"Import {it.mapping.source}: {len(written)} tickets, by {it.actor.author}"
        carry_out.keep(root, written, message)
    return written


def _kept(made: _Made, vault: Sealed | None) -> Ticket:
    """The ticket, after its patron and their texts as they came were put into the vault."""
    if vault and made.asker:
        store.put(vault, made.asker)
        for it in made.found:
            if any(hit.confidence == "sure" for hit in it.hits):
                letter = Message(
                    id=chance.entry_id(),
                    ticket=made.ticket.id,
                    came=made.ticket.opened,
                    text=it.text,
                )
                store.keep(vault, made.asker.pseudonym, letter)
    return made.ticket


def _outcomes(
    it: _Import, name: Callable[[], str], askers: Askers
) -> Iterator[_Made | Reject | None]:
    """For each row its ticket, why it does not fit, or none where it was imported before."""
    seen: dict[str, int] = {}
    for row in it.table.rows():
        yield row if isinstance(row, Reject) else _outcome(it, row, seen, name, askers)


def _outcome(
    it: _Import, row: Row, seen: dict[str, int], name: Callable[[], str], askers: Askers
) -> _Made | Reject | None:
    draft = mapped_row.read_row(row, it.mapping, it.calendar.zone)
    if isinstance(draft, Reject):
        return draft
    if draft.key in seen:
        what = ", ".join(it.mapping.id) or "all of its cells"
        why = f"it is the same row as line {seen[draft.key]} ({what})"
        return Reject(row.line, row.last, why, row.raw)
    seen[draft.key] = row.line
    if draft.key in it.known:
        return None
    ids = known.identifiers(draft.asker) if draft.asker != NOBODY else it.gate.known
    try:
        made = importing.make_ticket(draft, it.mapping, it.library, it.spread, name(), it.actor)
        if asker := askers.of(draft.asker):
            made = replace(made, patron=asker.pseudonym)
        clean, found = plan.guard_ticket(made, replace(it.gate, known=ids))
    except OSError:
        raise
    except Exception as error:  # no row may stop the others
        return Reject(row.line, row.last, describe_failure("reading it", error), row.raw)
    strange = tuple(mapped_row.list_strange(row, it.mapping))
    return _Made(row.line, clean, found, asker, row.left, strange)
