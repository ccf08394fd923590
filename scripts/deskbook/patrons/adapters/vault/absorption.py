"""A vault that one clone began by itself, brought into the library's vault."""

from deskbook.patrons.adapters.vault import keyring, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import Patron
from deskbook.patrons.rules import patrons as rules


def absorb(sealed: Sealed, other: Sealed) -> int:
    """Put every patron of another vault into this one, with messages and files; return how many.

    A patron whom both vaults know by one pseudonym gets what either of them says. The other vault
    stays as it is, so this may be done again.

    Raises:
        DeskError: a record of either vault is damaged.
    """
    names = [it for it in keyring.names(other) if store.has_record(other, it)]
    for name in names:
        store.put(sealed, _united(sealed, store.patron(other, name)))
        for message in store.messages(other, name):
            store.keep(sealed, name, message)
        for blob in store.blobs(other, name):
            store.keep_blob(sealed, name, blob)
    return len(names)


def _united(sealed: Sealed, theirs: Patron) -> Patron:
    name = theirs.pseudonym
    if not store.has_record(sealed, name):
        return theirs
    ours = store.patron(sealed, name)
    return rules.merge_records(Patron(pseudonym=name, made=ours.made), ours, theirs)
