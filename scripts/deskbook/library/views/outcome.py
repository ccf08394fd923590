"""Words that all outcomes share: remarks, replaced texts, findings, damaged tickets."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from deskbook.library.model.finding import Finding
from deskbook.library.model.outcome import Outcome, Replaced, Written
from deskbook.library.views.terminal import Ink, safe

UNCUT = 10_000
"""Columns enough for any line."""


@dataclass(frozen=True, slots=True)
class Screen:
    """The place where words are shown: the columns of a line, and styles."""

    columns: int = UNCUT
    ink: Ink = field(default_factory=Ink)


@dataclass(frozen=True, slots=True)
class Said:
    """Words for standard output, and words for standard error."""

    out: str = ""
    err: str = ""


def remarks(outcome: Outcome) -> str:
    """Return what an outcome says besides its result: lines for standard error."""
    lines = [notice.message for notice in outcome.notices]
    lines += list_replaced(outcome.written)
    lines += findings(outcome.findings)
    lines += list_left_out(outcome)
    return "\n".join(lines)


def steps(outcome: Outcome) -> Iterator[str]:
    """Yield the steps that usually follow, one a line."""
    for step in outcome.next:
        yield step.message


def findings(items: tuple[Finding, ...]) -> Iterator[str]:
    """Yield findings with their places, one a line."""
    for item in items:
        yield f"{item.path}:{item.line}: {item.message}"


def list_left_out(outcome: Outcome) -> Iterator[str]:
    """Yield what was left out of a result until it is mended, with a closing line."""
    if outcome.damaged:
        yield from findings(outcome.damaged)
        yield "desk: these tickets are looked after again once they are mended"
    if outcome.unread:
        yield from findings(outcome.unread)
        yield "desk: these files are left out of the list until they are mended"


def list_replaced(written: Written) -> Iterator[str]:
    """Yield what the gate replaced and what it left for the person to decide, if anything."""
    sure, doubtful = _named(written, sure=True), _named(written, sure=False)
    if sure:
        yield "Replaced before it was kept: " + "; ".join(sure) + "."
    if doubtful:
        yield "Kept, but is it somebody's? " + "; ".join(doubtful) + "."
    if written.as_typed:
        yield f"The reply goes out as you typed it: the vault keeps it with {written.vault}."
    elif sure:
        yield (
            f"The vault keeps the text as it came with {written.vault}."
            if written.vault
            else "The text as it came is kept nowhere: only the vault may keep it, with a patron."
        )
        yield ('What is nobody\'s may stay: `desk allow "…"` lets it pass from then on.')


def _named(written: Written, *, sure: bool) -> list[str]:
    return list(dict.fromkeys(_words(it) for it in written.replaced if it.sure == sure))


def _words(it: Replaced) -> str:
    return f'{it.name} "{safe(" ".join(it.text.split()))}"'
