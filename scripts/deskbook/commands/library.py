"""The frame of verbs that look at the whole library: its sound part, and what is to be mended."""

from dataclasses import replace

from deskbook.adapters import console
from deskbook.model.finding import Finding
from deskbook.model.library import Loaded


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


def complain(damaged: tuple[Finding, ...]) -> int:
    """Name the tickets that have to be mended; the exit code is 1 if there are any."""
    for finding in damaged:
        console.complain(f"{finding.path}:{finding.line}: {finding.message}")
    if damaged:
        console.complain("desk: these tickets are looked after again once they are mended")
    return 1 if damaged else 0
