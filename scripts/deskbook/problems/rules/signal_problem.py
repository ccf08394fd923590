"""A suspected problem from a signal: the signal that is meant, its name, and its questions."""

from collections.abc import Container
from difflib import get_close_matches
from typing import Final

from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.reports.model.signal import VOLUME, Key, Scan, Signal, typed

SHOWN: Final = 8


def find_signal(found: Scan, text: str) -> Signal:
    """Return the signal of a key as typed, be it the first or one of the same questions.

    Raises:
        DeskError: there is none of it now, or it is about all questions together.
    """
    known = {typed(key): it for it in list_signals(found) for key in (*it.also, it.seen.key)}
    if text not in known:
        near = get_close_matches(text, known, n=1)
        hint = f"did you mean {near[0]}?" if near else _there_are(found)
        raise DeskError(f'there is no signal "{text}" on {found.day}: {hint}')
    if known[text].seen.key == VOLUME:
        raise DeskError("a change in all questions is no one fault: look for what they share")
    return known[text]


def list_signals(found: Scan) -> tuple[Signal, ...]:
    """Return everything that a scan found."""
    return (*found.headline, *found.watch)


def _there_are(found: Scan) -> str:
    keys = [typed(it.seen.key) for it in list_signals(found) if it.seen.key != VOLUME]
    return f"there are {', '.join(keys[:SHOWN])}" if keys else "nothing stands out"


def choose_slug(key: Key, taken: Container[str]) -> str:
    """Return a name for the problem that no other has."""
    letters = "".join(
        it if it.isascii() and it.isalnum() else " " for _, v in key for it in f"{v} "
    )
    name = "-".join(letters.casefold().split()) or "signal"
    number = 1
    while (f"{name}-{number}" if number > 1 else name) in taken:
        number += 1
    return f"{name}-{number}" if number > 1 else name


def find_resource(key: Key) -> str | None:
    """Return the resource at fault, where the key names one."""
    return dict(key).get("resource")


def unattached(signal: Signal, library: Library) -> tuple[str, ...]:
    """Return the questions of a signal that belong to no problem yet.

    Raises:
        DeskError: all of them belong to one.
    """
    found = tuple(it for it in signal.tickets if library.tickets[it].problem is None)
    if not found:
        raise DeskError(
            f"all its questions belong to a problem: `desk problem fix {signal.problem}` ends it"
            if signal.problem
            else "all its questions belong to problems already"
        )
    return found
