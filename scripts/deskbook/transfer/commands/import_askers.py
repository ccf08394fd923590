"""The patrons who asked, row by row of an import: from the vault, or from a row before."""

from dataclasses import replace
from datetime import datetime

from deskbook.library.adapters import chance
from deskbook.patrons.adapters.vault import keyring, lookup, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import Given, Patron
from deskbook.patrons.rules import patrons as rules
from deskbook.transfer.model.mapping import NOBODY


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
        own = rules.handles(replace(given, names=()))
        found = lookup.found(self.vault, own) if self.vault and own else {}
        found |= {it: [self.met[it]] for it in own if it in self.met}
        name = rules.chosen(replace(given, names=()), found) if own else None
        record = rules.added(self._record(name), given) if name else self._new(given)
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
        return rules.begun(name, given, self.now)
