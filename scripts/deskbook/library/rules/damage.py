"""Damaged tickets, and files below a folder that somebody named."""

from dataclasses import replace

from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Loaded


def leave_out_damaged(loaded: Loaded) -> tuple[Loaded, tuple[Finding, ...]]:
    """Return the library without tickets that have to be mended first, and their findings."""
    findings = tuple(it for it in loaded.findings if it.path.startswith("tickets/"))
    bad = {it.path for it in findings}
    tickets = {
        name: ticket
        for name, ticket in loaded.library.tickets.items()
        if loaded.ticket(name).path not in bad
    }
    return replace(loaded, library=replace(loaded.library, tickets=tickets)), findings


def is_below(path: str, at: str) -> bool:
    """Whether a file is the one that was named, or lies below the folder that was."""
    return at in (".", path) or path.startswith(f"{at}/")
