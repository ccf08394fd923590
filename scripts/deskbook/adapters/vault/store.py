"""The records of a vault.

    recipients.txt              whom keyring and index are sealed for
    salt.age, index/3f.age      what patrons are found by, with their pseudonyms
    keys/4x.age                 the keys of the patrons whose pseudonyms end so
    patrons/p-…/patron.age      a record, sealed for its patron's own key
    patrons/p-…/m-….age         a message, sealed for the same

To forget a patron is to drop one key: what was sealed for it opens no more, in no backup and in no
old commit, as soon as the keys that the keyring was sealed for are destroyed as well (`rotate`).
"""

import shutil
from collections.abc import Iterable

from deskbook.adapters.vault import keyring, lookup
from deskbook.adapters.vault.sealed import Sealed, damaged
from deskbook.formats import vault_file
from deskbook.model.finding import DeskError
from deskbook.model.patron import Message, Patron
from deskbook.rules import patrons as rules


class UnknownPatronError(DeskError):
    """The vault has no such patron."""


def has(sealed: Sealed, name: str) -> bool:
    """Whether a patron is in the vault."""
    return keyring.key_of(sealed, name) is not None


def has_files(sealed: Sealed, name: str) -> bool:
    """Whether there is anything of a patron, opened or not."""
    return (sealed.folder / "patrons" / name).is_dir()


def patron(sealed: Sealed, name: str) -> Patron:
    """A patron's record.

    Raises:
        UnknownPatronError: there is none of that pseudonym.
        DeskError: it is damaged.
    """
    key = keyring.key_of(sealed, name)
    if key is None:
        raise UnknownPatronError(
            f"{name} is not in this vault: they were forgotten, or belong to another one"
        )
    path = _record(name)
    found = sealed.read(path, lambda data: vault_file.read(Patron, data), [key])
    if found.pseudonym != name:
        raise damaged(path, f"it is the record of {found.pseudonym}")
    return found


def messages(sealed: Sealed, name: str) -> list[Message]:
    """A patron's messages, oldest first."""
    key = keyring.key_of(sealed, name)
    if key is None:
        return []
    found = [
        sealed.read(path, lambda data: vault_file.read(Message, data), [key])
        for path in sealed_messages(sealed, name)
    ]
    return sorted(found, key=lambda message: (message.came, message.id))


def sealed_messages(sealed: Sealed, name: str) -> list[str]:
    """The files of a patron's messages, opened or not."""
    folder = sealed.folder / "patrons" / name
    return sorted(f"patrons/{name}/{it.name}" for it in folder.glob("m-*.age"))


def put(sealed: Sealed, record: Patron) -> None:
    """Keep a record: its key first, then the record, then what it is found by."""
    name = record.pseudonym
    known = sealed.has(_record(name)) and keyring.key_of(sealed, name) is not None
    before = rules.handles(patron(sealed, name)) if known else ()
    key = keyring.key_for(sealed, name)
    sealed.write(_record(name), vault_file.write(record), key)
    now = rules.handles(record)
    lookup.change(sealed, name, now, set(before) - set(now))


def keep(sealed: Sealed, name: str, message: Message) -> None:
    """Keep a message of a patron that is in the vault."""
    patron(sealed, name)
    key = keyring.key_for(sealed, name)
    sealed.write(f"patrons/{name}/m-{message.id}.age", vault_file.write(message), key)


def drop_messages(sealed: Sealed, name: str, ids: Iterable[str]) -> None:
    """Delete messages of a patron."""
    for message in ids:
        (sealed.folder / f"patrons/{name}/m-{message}.age").unlink(missing_ok=True)


def forget(sealed: Sealed, name: str) -> None:
    """Drop a patron's key, their files and all that they are found by; again is no harm."""
    lookup.drop(sealed, name)
    shutil.rmtree(sealed.folder / "patrons" / name, ignore_errors=True)
    keyring.drop(sealed, name)


def rebuild_index(sealed: Sealed) -> None:
    """Make the index anew from the records."""
    lookup.rebuild(
        sealed,
        {name: rules.handles(patron(sealed, name)) for name in keyring.names(sealed)},
    )


def _record(name: str) -> str:
    return f"patrons/{name}/patron.age"
