"""The frame of verbs that look at the whole library: its sound part, and what is to be mended."""

import os
from dataclasses import replace
from pathlib import Path

from deskbook.library.adapters import lookup
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import PARTS, Loaded
from deskbook.library.rules import references


def sound(loaded: Loaded) -> tuple[Loaded, tuple[Finding, ...]]:
    """The library without the tickets that have to be mended first, and what is wrong with them."""
    findings = tuple(it for it in loaded.findings if it.path.startswith("tickets/"))
    bad = {it.path for it in findings}
    tickets = {
        name: ticket
        for name, ticket in loaded.library.tickets.items()
        if loaded.ticket(name).path not in bad
    }
    return replace(loaded, library=replace(loaded.library, tickets=tickets)), findings


def refuse_unknown(loaded: Loaded, key: str, kind: str, name: str) -> None:
    """Raise a `DeskError` where no record of a kind has this id, or its file gives none.

    Args:
        loaded: the library.
        key: what the name stands for, as the message calls it.
        kind: the word for the record: service, staff, problem, …
        name: the id that was given.
    """
    part = PARTS[kind]
    known = getattr(loaded.library, part)
    unread = tuple(it for it in loaded.findings if it.path == f"knowledge/{part}/{name}.md")
    if name not in known and unread:
        raise DeskError(lookup.unreadable(unread))
    references.refuse_unknown(key, kind, name, known)


def named(root: Path, path: Path) -> str:
    """A file or folder of the library that a person named, as findings write it.

    Raises:
        DeskError: it is not there, or not in the library.
    """
    whole = Path(os.path.normpath(path.absolute()))
    if not whole.exists() and not whole.is_symlink():
        raise DeskError(f"{path} is not there")
    if not whole.is_relative_to(root):
        raise DeskError(f"{path} does not belong to the library in {root}")
    return whole.relative_to(root).as_posix()


def belongs(path: str, at: str) -> bool:
    """Whether a file is the one that was named, or lies below the folder that was."""
    return at in (".", path) or path.startswith(f"{at}/")
