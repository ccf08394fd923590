"""Addresses that mail did not reach, marked in their patron's record in the vault."""

from collections.abc import Iterable
from pathlib import Path

from deskbook.library.adapters import lookup
from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.rules import patrons


def mark(root: Path, ticket: str, emails: Iterable[str]) -> None:
    """Mark addresses of a ticket's patron as failed.

    Nothing more is sent there until somebody says that the address is right.
    """
    name = lookup.read_ticket(root, ticket).record.patron
    if name is None or not place.can_be_opened(root):
        return
    with place.open_vault(root) as vault:
        if not store.has_record(vault, name):
            return
        before = store.patron(vault, name)
        record = patrons.mark_failed(before, emails)
        if record != before:
            store.put(vault, record)
            place.keep_in_git(vault)
