"""The records of a vault.

    recipients.txt              whom keyring and index are sealed for
    salt.age, index/3f.age      what patrons are found by, with their pseudonyms
    keys/4x.age                 the keys of the patrons whose pseudonyms end so
    patrons/p-…/patron.age      a record, sealed for its patron's own key
    patrons/p-…/m-….age         a message, sealed for the same
    patrons/p-…/b-…-….age       a file that came with that message, or the message as it came

To forget a patron is to drop one key: what was sealed for it opens no more, in no backup and in no
old commit, as soon as the keys that the keyring was sealed for are destroyed as well (`rotate`).
"""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from deskbook.library.adapters import disk
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import keyring, lookup, seal
from deskbook.patrons.adapters.vault.sealed_files import Sealed, make_damage_error
from deskbook.patrons.formats import read_record, write_record
from deskbook.patrons.model.patron import Blob, Message, Patron
from deskbook.patrons.rules import patrons as rules

_NEW: Final = ".new"
"""Ends the name of the folder with what of a patron is sealed for a new key."""

_GONE: Final = ".gone"
"""Ends the name of the folder of a patron who is being forgotten."""


class UnknownPatronError(DeskError):
    """The vault has no such patron."""


def has(sealed: Sealed, name: str) -> bool:
    """Return whether a patron is in the vault."""
    return keyring.key_of(sealed, name) is not None


def has_files(sealed: Sealed, name: str) -> bool:
    """Return whether there is anything of a patron, opened or not."""
    return (sealed.folder / "patrons" / name).is_dir()


def has_record(sealed: Sealed, name: str) -> bool:
    """Return whether there is a patron's record; a writer that was killed may have left less."""
    return has(sealed, name) and sealed.has(_record(name))


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
    found = sealed.read(path, lambda data: read_record(Patron, data), [key])
    if found.pseudonym != name:
        raise make_damage_error(path, f"it is the record of {found.pseudonym}")
    return found


def messages(sealed: Sealed, name: str) -> list[Message]:
    """A patron's messages, oldest first."""
    key = keyring.key_of(sealed, name)
    if key is None:
        return []
    found = [
        sealed.read(path, lambda data: read_record(Message, data), [key])
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
    before = rules.list_handles(patron(sealed, name)) if known else ()
    key = keyring.key_for(sealed, name)
    sealed.write(_record(name), write_record(record), key)
    now = rules.list_handles(record)
    lookup.change(sealed, name, now, set(before) - set(now))


def keep(sealed: Sealed, name: str, message: Message) -> None:
    """Keep a message of a patron that is in the vault."""
    patron(sealed, name)
    key = keyring.key_for(sealed, name)
    sealed.write(f"patrons/{name}/m-{message.id}.age", write_record(message), key)


def keep_blob(sealed: Sealed, name: str, blob: Blob) -> None:
    """Keep a file that came with a message of a patron that is in the vault."""
    patron(sealed, name)
    key = keyring.key_for(sealed, name)
    sealed.write(f"patrons/{name}/b-{blob.message}-{blob.id}.age", write_record(blob), key)


def blobs(sealed: Sealed, name: str, message: str = "*", blob: str = "*") -> list[Blob]:
    """The files of a patron: all, those of a message, or those with an id."""
    key = keyring.key_of(sealed, name)
    paths = sorted((sealed.folder / "patrons" / name).glob(f"b-{message}-{blob}.age"))
    return [
        sealed.read(f"patrons/{name}/{it.name}", lambda data: read_record(Blob, data), [key])
        for it in paths
        if key is not None
    ]


def drop_messages(sealed: Sealed, name: str, ids: Iterable[str]) -> None:
    """Delete messages of a patron, with the files that came with them."""
    folder = sealed.folder / "patrons" / name
    for message in ids:
        for path in (folder / f"m-{message}.age", *folder.glob(f"b-{message}-*.age")):
            path.unlink(missing_ok=True)


def copy_ticket(sealed: Sealed, ticket: str, old: str, new: str) -> None:
    """Seal what one patron wrote in a ticket for another one's key too; again is no harm."""
    for message in messages(sealed, old):
        if message.ticket == ticket:
            keep(sealed, new, message)
    for blob in blobs(sealed, old):
        if blob.ticket == ticket:
            keep_blob(sealed, new, blob)


def drop_ticket(sealed: Sealed, ticket: str, name: str) -> None:
    """Delete what a patron wrote in a ticket, with its files."""
    drop_messages(sealed, name, [it.id for it in messages(sealed, name) if it.ticket == ticket])
    for blob in blobs(sealed, name):
        if blob.ticket == ticket:
            path = f"patrons/{name}/b-{blob.message}-{blob.id}.age"
            (sealed.folder / path).unlink(missing_ok=True)


def forget(sealed: Sealed, name: str) -> None:
    """Drop a patron's key, their files and all that they are found by; again is no harm.

    Killed before their folder has its new name, their record still tells whom to forget; killed
    after that, `heal` finishes.
    """
    lookup.drop(sealed, name)
    folder = sealed.folder / "patrons" / name
    if folder.is_dir():
        folder.rename(folder.with_name(f"{name}{_GONE}"))
    _finish_forgetting(sealed, name)


def _finish_forgetting(sealed: Sealed, name: str) -> None:
    keyring.drop(sealed, name)
    shutil.rmtree(sealed.folder / "patrons" / f"{name}{_GONE}", ignore_errors=True)


def rebuild_index(sealed: Sealed) -> None:
    """Make the index anew from the records."""
    lookup.rebuild(
        sealed,
        {
            name: rules.list_handles(patron(sealed, name))
            for name in keyring.names(sealed)
            if sealed.has(_record(name))
        },
    )


def renew(sealed: Sealed, name: str) -> None:
    """Seal what is kept of a patron for a new key.

    All of it is written a second time before the keyring has the new key, and takes the old one's
    place after that: killed at any step, one of the two opens, and `heal` finishes.
    """
    if not sealed.has(_record(name)):
        return
    key, new = seal.new_key(), f"patrons/{name}{_NEW}"
    for message in messages(sealed, name):
        sealed.write(f"{new}/m-{message.id}.age", write_record(message), key)
    for blob in blobs(sealed, name):
        sealed.write(f"{new}/b-{blob.message}-{blob.id}.age", write_record(blob), key)
    sealed.write(f"{new}/patron.age", write_record(patron(sealed, name)), key)
    keyring.change(sealed, name, key)
    _take(sealed, name)


def heal(sealed: Sealed) -> None:
    """Finish what a killed process began.

    That is: to forget a patron, to seal one for a new key, to make the index anew. Half-written
    files of keyring and index go; one of a patron is sealed for their key, and goes with them.

    Raises:
        DeskError: a record that the index needs is damaged.
    """
    for name in ("", keyring.FOLDER, lookup.FOLDER):
        disk.clear(sealed.folder / name)
    for folder in sorted((sealed.folder / "patrons").glob(f"p-*{_GONE}")):
        _finish_forgetting(sealed, folder.name.removesuffix(_GONE))
    for folder in sorted((sealed.folder / "patrons").glob(f"p-*{_NEW}")):
        name = folder.name.removesuffix(_NEW)
        key = keyring.key_of(sealed, name)
        if key and all(
            _opens(sealed, f"patrons/{folder.name}/{it.name}", key) for it in _in(folder)
        ):
            _take(sealed, name)
        else:
            shutil.rmtree(folder)
    if lookup.is_half_made(sealed):
        rebuild_index(sealed)


def _take(sealed: Sealed, name: str) -> None:
    """Let what is sealed for the new key take the place of the old."""
    new = sealed.folder / f"patrons/{name}{_NEW}"
    for path in _in(new):
        path.rename(sealed.folder / "patrons" / name / path.name)
    shutil.rmtree(new)


def _in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.age"))


def _opens(sealed: Sealed, path: str, key: str) -> bool:
    try:
        sealed.read(path, bytes, [key])
    except DeskError:
        return False
    return True


def _record(name: str) -> str:
    return f"patrons/{name}/patron.age"
