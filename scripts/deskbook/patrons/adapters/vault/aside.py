"""Messages that a run of mail set aside, sealed in the vault until somebody decides about them.

They are kept as those of a patron are, under a pseudonym that no patron gets, so that rotation,
sharing and the search for a forgotten patron reach them too.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from deskbook.library.adapters import clock
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import ASIDE, RAW, Blob, Message, Patron

_KIND: Final = "message/rfc822"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A message that was set aside: its id, when it came, why, its text and its own bytes."""

    id: str
    came: datetime
    why: str
    text: str
    data: bytes


def count(root: Path) -> int:
    """Return how many messages are set aside, as far as this clone has the vault; no key is needed.

    Raises:
        DeskError: `library.md` names a place for the vault that cannot be one.
    """
    folder = place.folder(root) / "patrons" / ASIDE
    return sum(1 for _ in folder.glob("m-*.age"))


def put(sealed: Sealed, held: Held) -> None:
    """Keep a message; again is no harm. Its bytes come first: what is counted can be read."""
    if not store.has_record(sealed, ASIDE):
        store.put(sealed, Patron(pseudonym=ASIDE, made=clock.now()))
    blob = Blob(id=RAW, message=held.id, ticket="", name="", kind=_KIND, data=held.data)
    store.keep_blob(sealed, ASIDE, blob)
    text = f"{' '.join(held.why.split())}\n{held.text}"
    store.keep(sealed, ASIDE, Message(id=held.id, ticket="", came=held.came, text=text))


def read_all(sealed: Sealed) -> tuple[Held, ...]:
    """Return the messages that are set aside, oldest first, without their bytes."""
    return tuple(_held(it, b"") for it in store.messages(sealed, ASIDE))


def read(sealed: Sealed, prefix: str) -> Held:
    """Return a message by its id or the beginning of it.

    Raises:
        DeskError: none or several have it.
    """
    found = [it for it in store.messages(sealed, ASIDE) if it.id.startswith(prefix.upper())]
    if len(found) != 1:
        known = ", ".join(it.id for it in found) or "`desk mail aside` lists them"
        number = "several messages are" if found else "no message is"
        raise DeskError(f"{prefix}: {number} set aside under this id: {known}")
    blobs = store.blobs(sealed, ASIDE, found[0].id, RAW)
    return _held(found[0], blobs[0].data if blobs else b"")


def drop(sealed: Sealed, *ids: str) -> None:
    """Delete messages that somebody decided about."""
    store.drop_messages(sealed, ASIDE, ids)


def list_older(sealed: Sealed, before: datetime) -> list[str]:
    """Return the ids of the messages that came before a time."""
    return [it.id for it in store.messages(sealed, ASIDE) if it.came < before]


def _held(message: Message, data: bytes) -> Held:
    why, _, text = message.text.partition("\n")
    return Held(id=message.id, came=message.came, why=why, text=text, data=data)
