"""`desk patron`: who asks; their record in the vault, shown, mended, handed out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.library.adapters import chance, clock, files, knowledge, repo
from deskbook.library.formats.convert import from_text
from deskbook.library.model.finding import DeskError
from deskbook.library.model.ticket import Ticket
from deskbook.patrons.adapters.vault import keyring, lookup, place, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.outcomes import (
    ConsentNoted,
    PatronAdded,
    PatronExported,
    PatronFound,
    PatronsFound,
    PatronShown,
)
from deskbook.patrons.model.patron import Consent, Given, Patron
from deskbook.patrons.rules import patrons as rules

NOBODY = Given()


def find_described(
    root: Path, given: Given, values: Mapping[str, object] | None = None
) -> Patron | None:
    """The record of the patron that was described, with what was said of them; not yet written.

    Args:
        root: the library.
        given: what was said of who asks; nothing gives nobody.
        values: fields of a ticket, where `patron` may name the pseudonym.

    Raises:
        DeskError: several patrons fit, or the one that was named is not in the vault.
    """
    if given == NOBODY:
        return None
    name = (values or {}).get("patron")
    with place.open_or_begin(root) as vault:
        if name is None:
            name = rules.choose(given, lookup.find(vault, rules.list_handles(given)))
        if name is None:
            return rules.begin_record(_new_name(vault), given, clock.now())
        return rules.add_details(store.patron(vault, str(name)), given)


def make_unnamed() -> Patron:
    """A new patron of whom nothing is known yet."""
    return rules.begin_record(chance.pseudonym(), NOBODY, clock.now())


def add(root: Path, who: Given) -> PatronAdded:
    """Find the patron or begin a new record."""
    with files.locked(root):  # two who add one person at once make one record
        record = find_described(root, who)
        if record is None:
            raise DeskError("who is it? Give at least one of --email, --card, --phone and --name")
        with place.open_or_begin(root) as vault:
            known = store.has(vault, record.pseudonym)
            store.put(vault, record)
            place.keep_in_git(vault)
    return PatronAdded(pseudonym=record.pseudonym, known=known)


def edit(
    root: Path, name: str, who: Given, *, drop: tuple[str, ...], hold: str | None
) -> PatronShown:
    """Add to a patron's record, take values out of it, put it on hold or release it.

    An address that mail did not reach counts as right again where it is given.
    """
    with place.open_vault(root) as vault:
        before = store.patron(vault, name)
        record = rules.drop_values(rules.add_details(before, who), drop)
        record = rules.trust_emails(record, who.emails)
        record = record if hold is None else replace(record, hold=hold)
        if record == before:
            raise DeskError(f"{name}'s record says so already: nothing was changed")
        store.put(vault, record)
        place.keep_in_git(vault)
    return PatronShown(pseudonym=name, record=record)


def show(root: Path, name: str) -> PatronShown:
    """Return a patron's record and their tickets."""
    with place.open_vault(root) as vault:
        record, messages = store.patron(vault, name), store.messages(vault, name)
    return PatronShown(
        pseudonym=name,
        record=record,
        messages=tuple(messages),
        tickets=list_tickets(root, name),
    )


def find(root: Path, text: str) -> PatronsFound:
    """Find the patrons that have an address, a number or a name."""
    with place.open_vault(root) as vault:
        found = lookup.find(vault, rules.list_searched(text))
        names = sorted({name for each in found.values() for name in each})
        records = [store.patron(vault, name) for name in names]
    patrons = (
        PatronFound(it.pseudonym, tuple(one.id for one in list_tickets(root, it.pseudonym)), it)
        for it in records
    )
    return PatronsFound(patrons=tuple(patrons))


def consent(
    root: Path, name: str, what: Consent, *, day: str | None, withdrawn: bool
) -> ConsentNoted:
    """Write down what a patron agreed to and when, or that they took it back."""
    with place.open_vault(root) as vault:
        given = None if withdrawn else _day(root, day)
        record = rules.set_consent(store.patron(vault, name), what, given)
        store.put(vault, record)
        place.keep_in_git(vault)
    return ConsentNoted(pseudonym=name, consent=what, day=given)


def export(root: Path, name: str) -> PatronExported:
    """Return everything that the library holds of a patron."""
    with place.open_vault(root) as vault:
        record, messages = store.patron(vault, name), store.messages(vault, name)
        blobs = store.blobs(vault, name)
    return PatronExported(
        pseudonym=name,
        record=record,
        messages=tuple(messages),
        tickets=list_tickets(root, name),
        files=tuple(blobs),
        profile=knowledge.profile(root),
        now=clock.now(),
    )


def list_tickets(root: Path, name: str) -> tuple[Ticket, ...]:
    """The tickets of a patron, oldest first."""
    found = (it.record for it in repo.load_tickets(root).filed if it.record.patron == name)
    return tuple(sorted(found, key=lambda ticket: (ticket.opened, ticket.id)))


def _day(root: Path, day: str | None) -> date:
    """The day that was given, or today at the library."""
    if day:
        given: date = from_text(Ticket, "promised", day)
        return given
    return clock.now().astimezone(ZoneInfo(knowledge.profile(root).timezone)).date()


def _new_name(vault: Sealed) -> str:
    """A pseudonym that no other patron of the vault has."""
    taken = set(keyring.names(vault))
    return next(name for name in iter(chance.pseudonym, "") if name not in taken)
