"""Advice: what a service could look into after a period; signs, no verdicts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from deskbook.calendar.rules.working_time import Span
from deskbook.library.model.library import Library
from deskbook.library.model.vocabulary import LIVE_PROBLEM_STATES
from deskbook.reports.model.facts import Fact, Group
from deskbook.reports.model.report import Advice, Change, Times
from deskbook.reports.rules import measures
from deskbook.reports.rules.suppression import NONE

CHANCE: Final = 0.05
"""All changes of one kind together may look like this by chance once in twenty (Bonferroni)."""

FEW: Final = 5
"""Fewer questions than this are no reason to change anything."""

SHOWN: Final = 5
"""Tickets that are named as examples."""

CHANGING: Final[tuple[Group, ...]] = ("resource", "cause", "service", "department", "channel")
"""The groups that are watched for changes, in the order of the advice."""


def advise(
    library: Library,
    now: Sequence[Fact],
    changed: Mapping[Group, tuple[Change, ...]],
    replies: Sequence[Times],
    day: timedelta,
) -> tuple[Advice, ...]:
    """Return what to talk about, in that order.

    Args:
        library: its services, problems and resources.
        now: the questions of the period.
        changed: what has changed, by group.
        replies: how long first replies took, by service.
        day: an opening day's usual length.
    """
    return (
        *(
            it
            for group in _comparable(changed)
            for it in _moved(library, now, group, changed[group])
        ),
        *_slow(library, now, replies, day),
        *_vendors(now),
        *_without_answer(now),
        *_unclassified(now),
    )


def _comparable(changed: Mapping[Group, tuple[Change, ...]]) -> tuple[Group, ...]:
    """The questions that can be compared: none where no question is known of the time before."""
    return CHANGING if any(it.before for it in changed["service"]) else ()


def _moved(
    library: Library, now: Sequence[Fact], group: Group, found: tuple[Change, ...]
) -> Iterator[Advice]:
    """Groups that have more or fewer questions than chance explains, given how many there are."""
    for it in found:
        if it.chance * len(found) <= CHANCE and max(it.now, it.before) >= FEW:
            of_it = measures.group(now, group).get(it.name, [])
            yield Advice(
                "rise" if it.now > it.before else "fall",
                group,
                it.name,
                it.name if group == "service" else _owner(of_it),
                it.now,
                before=it.before,
                problem=_problem(library, group, it.name),
                tickets=_newest(of_it),
            )


def _problem(library: Library, group: Group, name: str) -> str:
    """A known problem that explains a change: with that resource, and not fixed yet."""
    found = (
        it.slug
        for it in library.problems.values()
        if group == "resource" and it.resource == name and it.state in LIVE_PROBLEM_STATES
    )
    return next(found, "")


def _slow(
    library: Library, now: Sequence[Fact], replies: Sequence[Times], day: timedelta
) -> Iterator[Advice]:
    """Services in which half of the first replies take longer than promised."""
    for it in replies:
        service = library.services.get(it.name)
        if service is None or it.number < FEW:
            continue
        limit = _hours(service.promise.first_reply, day)
        late = [
            fact
            for fact in now
            if fact.service == it.name and fact.first_reply is not None and fact.first_reply > limit
        ]
        if it.median > limit:
            yield Advice(
                "slow",
                "service",
                it.name,
                it.name,
                it.number,
                span=it.median,
                promise=service.promise.first_reply,
                tickets=_newest(late),
            )


def _hours(text: str, day: timedelta) -> timedelta:
    """A promise in opening hours, a day of it as long as a usual one."""
    span = Span.of(text)
    return float(span.amount) * (day if span.unit == "d" else timedelta(hours=1))


def _vendors(now: Sequence[Fact]) -> Iterator[Advice]:
    """The vendor on whom questions waited longest, where that was longer than they waited on us."""
    by_vendor: dict[str, timedelta] = {}
    for fact in now:
        for whom, span in fact.waited:
            if whom == "vendor" and span:
                name = fact.vendor or NONE
                by_vendor[name] = by_vendor.get(name, timedelta()) + span
    ours = dict(measures.measure_waits(now))["us"]
    for name, span in sorted(by_vendor.items(), key=lambda it: (-it[1], it[0]))[:1]:
        of_it = [it for it in now if (it.vendor or NONE) == name and _waited(it)]
        if len(of_it) >= FEW or span > ours:
            yield Advice(
                "vendor", "vendor", name, _owner(of_it), len(of_it),
                span=span, tickets=_newest(of_it),
            )  # fmt: skip


def _waited(fact: Fact) -> bool:
    return dict(fact.waited).get("vendor", timedelta()) > timedelta()


def _without_answer(now: Sequence[Fact]) -> Iterator[Advice]:
    """The service with the most questions that were answered without an answer of ours."""
    lacking = [it for it in now if it.resolution == "answered" and not it.has_answer]
    for name, found in sorted(
        measures.group(lacking, "service").items(), key=lambda it: (-len(it[1]), it[0])
    )[:1]:
        if len(found) >= FEW:
            yield Advice("no-answer", "service", name, name, len(found), tickets=_newest(found))


def _unclassified(now: Sequence[Fact]) -> Iterator[Advice]:
    """Resolved questions that no survey can count, for nobody said what kind of help they were."""
    found = [it for it in now if it.resolved is not None and it.activity is None]
    if len(found) >= FEW:
        yield Advice(
            "unclassified", "activity", NONE, _owner(found), len(found),
            tickets=_newest(found),
        )  # fmt: skip


def _owner(facts: Sequence[Fact]) -> str:
    """The service that most of the questions belong to."""
    counted = Counter(it.service for it in facts)
    return min(counted, key=lambda name: (-counted[name], name), default="")


def _newest(facts: Sequence[Fact]) -> tuple[str, ...]:
    return tuple(it.ticket for it in sorted(facts, key=lambda it: it.opened)[-SHOWN:])
