"""`desk attachment show`: the files of a ticket, from the vault."""

import os
from collections.abc import Sequence
from pathlib import Path

from deskbook.library.adapters import console
from deskbook.library.model.finding import DeskError
from deskbook.mail.views import mail as view
from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.model.patron import RAW, Blob
from deskbook.tickets.commands import change


def show(root: Path, ticket: str, key: str | None, to: Path | None) -> int:
    """List the files of a ticket, or write one of them out for its reader alone.

    Args:
        root: the library.
        ticket: its id or the beginning of it.
        key: a file's key or the beginning of it.
        to: where to write it, a new file; by default its key with its ending, here.

    Raises:
        DeskError: the vault cannot be opened here, or there is no such file.
    """
    record = change.current(root, ticket).record
    found = _files(root, record.id, record.patron)
    if key is None:
        console.echo(view.files(record.id, found))
        return 0
    chosen = _one(found, key, record.id)
    path = to or Path(view.file_name(chosen))
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise DeskError(f"{path} is there already: name another with --to") from None
    with os.fdopen(handle, "wb") as stream:
        stream.write(chosen.data)
    console.echo(f"{path}: {view.file(chosen)}. It is a patron's: delete it when you have read it.")
    return 0


def _files(root: Path, ticket: str, patron: str | None) -> list[Blob]:
    """What the vault keeps of a ticket, the messages themselves left out."""
    if patron is None:
        return []
    with place.opened(root) as vault:
        found = store.blobs(vault, patron)
    return [it for it in found if it.ticket == ticket and it.id != RAW]


def _one(found: Sequence[Blob], key: str, ticket: str) -> Blob:
    fitting = {it.id: it for it in found if it.id.startswith(key.upper())}
    if len(fitting) != 1:
        keys = ", ".join(sorted({it.id for it in found})) or "none"
        raise DeskError(
            f"{key} is not one file of {ticket} that this vault has: its files are {keys}"
        )
    return next(iter(fitting.values()))
