"""Files and sealed files of a clone that name somebody."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from deskbook.erasure.rules.search import Sought, name_lines
from deskbook.patrons.adapters.vault import keyring, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import Patron
from deskbook.privacy.rules import known

_ELSEWHERE: Final = frozenset({".git", ".venv", "node_modules"})
"""Folders with nothing of the library's own; Git's objects are searched as objects."""


def find_files(root: Path, sought: Sought, vault: Path | None) -> Iterator[str]:
    """Yield each line, file name and sealed file of a clone that names somebody.

    Tickets, knowledge, index, journal, caches, built sites and whatever else is below `root`.

    Args:
        root: the library.
        sought: whom.
        vault: the vault's folder, which `find_sealed` searches.
    """
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(it for it in folders if it not in _ELSEWHERE and here / it != vault)
        for name in sorted(names):
            path = (here / name).relative_to(root).as_posix()
            parts = sought.counts_parts(path)
            if sought.hits(path, parts=parts):
                yield f"{path} (its name)"
            text = (here / name).read_bytes().decode("utf-8", "surrogateescape")
            yield from name_lines(path, sought.lines(text, parts=parts))


def find_sealed(vault: Sealed, sought: Sought) -> Iterator[str]:
    """Yield the sealed records, messages and files of others in the vault that name somebody."""
    for name in keyring.names(vault):
        for what, text in _texts(vault, name):
            if sought.hits(text, parts=False):
                yield f"the vault: {what} of {name}"


def _texts(vault: Sealed, name: str) -> Iterator[tuple[str, str]]:
    if store.has(vault, name):
        yield "the record", _written(store.patron(vault, name))
    for message in store.messages(vault, name):
        yield f"message {message.id} ({message.ticket})", message.text
    for blob in store.blobs(vault, name):
        text = blob.data.decode("utf-8", "surrogateescape")
        yield f"a file with message {blob.message} ({blob.ticket})", f"{blob.name}\n{text}"


def _written(record: Patron) -> str:
    return "\n".join((*(text for _, text in known.identifiers(record)), *record.facts))
