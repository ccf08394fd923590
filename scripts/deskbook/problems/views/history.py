"""The history of a known problem, from its first day on: for pages, feeds and other systems."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from deskbook.library.model.public import PublicProblem, PublicState

STATES: Final[dict[PublicState, str]] = {
    "suspected": "We are looking into it",
    "confirmed": "Confirmed",
    "monitoring": "Mended, and watched",
    "fixed": "Fixed",
}

SEEN: Final = "First seen"


@dataclass(frozen=True, slots=True)
class Event:
    """One day of a problem's history: what it became, in a word or two, and what was said of it.

    `language` is that of what was said.
    """

    day: date
    label: str
    says: str = ""
    language: str = ""


def list_events(problem: PublicProblem) -> Iterator[Event]:
    """Yield the days of a problem of which something is known, the first one first."""
    yield Event(problem.started, SEEN, language=problem.language)
    for it in problem.news:
        yield Event(it.day, STATES[it.state] if it.state else "", it.says, it.language)
    if problem.fixed:
        yield Event(problem.fixed, STATES["fixed"], language=problem.language)
