"""`desk answer list|stats`: list the answers, and count their use."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from deskbook.answers.model.outcomes import AnswersListed, UseCounted
from deskbook.answers.rules import reviews, use
from deskbook.calendar.formats import parse_days
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, repo
from deskbook.library.model.library import leave_out_damaged
from deskbook.library.rules import references

YEAR: Final = timedelta(days=364)
"""What is counted where no days are given: a year of weeks."""


def list_(
    root: Path, *, states: Sequence[str], service: str | None, topic: str | None
) -> AnswersListed:
    """List the answers that fit, by name; archived ones only where they are asked for."""
    library = repo.load_knowledge(root).library
    if service:
        references.refuse_unknown("service", "service", service, library.services)
    found = reviews.select(library, states, service, topic)
    today = Calendar(library.profile).day_of(clock.now())
    return AnswersListed(answers=found, reviews=reviews.next_reviews(found), today=today)


def stats(root: Path, *, days: str | None) -> UseCounted:
    """Count the use of the answers in a span of days, by answer and by service."""
    loaded, damaged = leave_out_damaged(repo.load(root))
    library, calendar = loaded.library, Calendar(loaded.library.profile)
    today = calendar.day_of(clock.now())
    first, last = parse_days(days, today) if days else (None, None)
    last = last or today
    counted = use.count_use(library, calendar, first or last - YEAR, last)
    return UseCounted(statistics=counted, today=today, damaged=damaged)
