"""Counts for surveys: facts projected by a definition set, each explainable, sampled or in full."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from deskbook.calendar.model import Period
from deskbook.calendar.rules import periods
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Profile
from deskbook.reports.model.facts import Fact
from deskbook.reports.model.survey import COUNTED, Clause, Counts, DefinitionSet, Verdict

WEEKS: Final = 52
"""Weeks of a year, to which sampled ones are extrapolated (ARL Statistics, instructions)."""

DEFAULT: Final = "acrl-2022"


def merge(own: DefinitionSet, base: DefinitionSet) -> DefinitionSet:
    """A library's own set on top of the one it is based on."""
    return replace(
        own,
        year_ends_before=own.year_ends_before or base.year_ends_before,
        clauses=(*own.clauses, *base.clauses),
        lines=(*own.lines, *base.lines),
        apply=tuple(dict.fromkeys((*own.apply, *base.apply))),
    )


def decide(fact: Fact, definitions: DefinitionSet) -> Verdict:
    """Decide what a contact counts as: by the first clause that applies; none leaves it open.

    One contact is one transaction, however long it took and however often people wrote (C2, C3).
    """
    passed, unchecked = list[tuple[Clause, str]](), list[Clause]()
    for clause in definitions.clauses:
        why = next(_unmet(fact, clause), "")
        if why:
            passed.append((clause, why))
        elif clause.status == "check" and clause.rule not in definitions.apply:
            unchecked.append(clause)
        else:
            return Verdict(fact, clause.counts_as, clause, tuple(passed), tuple(unchecked))
    return Verdict(fact, "unclassified", None, tuple(passed), tuple(unchecked))


def _unmet(fact: Fact, clause: Clause) -> Iterator[str]:
    """The conditions of a clause that a contact does not meet."""
    activity = fact.activity or "none"
    if clause.activity and activity not in clause.activity:
        yield f"its activity is {activity}"
    if clause.channel and fact.channel not in clause.channel:
        yield f"it came by {fact.channel}"
    if clause.service and fact.service not in clause.service:
        yield f"its service is {fact.service}"
    if clause.labels and not {*clause.labels} & {*fact.labels}:
        yield f"it has no label {' or '.join(clause.labels)}"
    if clause.about_resource not in (None, fact.resource is not None):
        yield "it is about a resource" if fact.resource else "it is about no resource"
    if clause.handed_on not in (None, bool(fact.accepted)):
        yield (
            "a colleague accepted it" if fact.accepted else "no colleague accepted a handoff of it"
        )


def find_year(profile: Profile, year: int, ends_before: str | None) -> Period:
    """The reporting year that ends in a calendar year, or the one before if that ends too late.

    C11: surveys ask for the most recent twelve months that end before 1 October.
    """
    found = periods.find_containing("year", date(year, 1, 1), profile)
    if ends_before is None:
        return found
    month, day = (int(part) for part in ends_before.split("-"))
    return found if found.last < date(year, month, day) else periods.find_compared(found, profile)


def count_year(
    facts: Iterable[Fact],
    definitions: DefinitionSet,
    year: Period,
    today: date,
    weeks: Sequence[str] = (),
) -> Counts:
    """The counts of a reporting year, in full or from some of its weeks.

    Raises:
        DeskError: a week does not lie in the year, or is not one.
    """
    sampled = [_week(text, year) for text in dict.fromkeys(weeks)]
    counted = Counter(
        decide(fact, definitions).counted
        for fact in facts
        if year.holds(fact.day) and (not sampled or any(it.holds(fact.day) for it in sampled))
    )
    return Counts(
        definitions=definitions,
        year=year,
        is_over=year.last < today,
        weeks=tuple(it.name for it in sampled),
        factor=Fraction(WEEKS, len(sampled)) if sampled else Fraction(1),
        counted=tuple((kind, counted[kind]) for kind in COUNTED),
    )


def _week(text: str, year: Period) -> Period:
    try:
        number, _, week = text.partition("-W")
        first = date.fromisocalendar(int(number), int(week), 1)
        last = date.fromisocalendar(int(number), int(week), 7)
    except ValueError:
        raise DeskError(f'"{text}" is not a week: write it like {year.first:%G-W%V}') from None
    if not (year.holds(first) and year.holds(last)):
        raise DeskError(f"{text} does not lie in the year from {year.first} to {year.last}")
    return Period("week", text, first, last)
