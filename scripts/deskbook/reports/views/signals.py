"""Signals in words: what happens more often than before, the evidence, and what can be done."""

from collections.abc import Iterator
from datetime import date
from math import floor, log10
from typing import Any, Final

from deskbook.calendar.views import dates
from deskbook.library.views.terminal import safe
from deskbook.reports.model.outcomes import Names
from deskbook.reports.model.signal import (
    KINDS,
    VOLUME,
    FalseAlarms,
    Key,
    Kind,
    Scan,
    Seen,
    Signal,
    typed,
)

SHOWN: Final = 12
"""Questions that are named; the rest are counted."""


def name_key(key: Key, names: Names) -> str:
    """A key in words: `History Full Text, content delayed`."""
    if key == VOLUME:
        return "All questions together"
    return ", ".join(_part(kind, value, names) for kind, value in key)


def _part(kind: Kind, value: str, names: Names) -> str:
    known = names.get((kind, value))
    if known is not None:
        return known
    said = value.replace("-", " ") if kind == "cause" else value
    return KINDS[kind].format(said)


def describe_evidence(it: Signal, today: date) -> str:
    """The numbers: `17 in 3 days against 2.1 expected; first Tue 3 Nov`."""
    span = "a day" if it.seen.days == 1 else f"{it.seen.days} days"
    few = ", which are fewer" if it.seen.fewer else ""
    begun = "since" if it.seen.key == VOLUME else "first"
    return (
        f"{it.seen.count} in {span} against {_expected(it.seen)} expected{few}; "
        f"{begun} {dates.format_day(it.began, today)}"
    )


def _expected(it: Seen) -> str:
    if it.expected < 0.05:
        return "less than 0.1"
    return f"{it.expected:.1f}" if it.expected < 99.5 else f"{it.expected:.0f}"


def list_lines(found: Scan, names: Names) -> list[str]:
    """The headlines that no known problem explains, a line each."""
    return [
        f"{name_key(it.seen.key, names)}: {describe_evidence(it, found.day)}"
        for it in found.headline
        if not it.problem
    ]


def describe_odds(it: Seen) -> str:
    """Return how unlikely it is: `less than once in 20,000 looks`."""
    if it.chance <= 1e-9:
        return "less than once in 1,000,000,000 looks"
    once = 1 / it.chance
    digits = 10 ** max(0, floor(log10(once)) - 1)
    return f"about once in {round(once / digits) * digits:,} looks"


def describe(found: Scan, names: Names) -> str:
    """Everything that a scan found as Markdown."""
    return "\n\n".join(("# Signals: what is asked more often than before", *parts(found, names)))


def parts(found: Scan, names: Names, top: str = "##") -> Iterator[str]:
    """Yield the result of a scan, a piece of Markdown each, with headings from a level on."""
    if found.known_days < found.needed:
        yield (
            "There is nothing to compare with yet: questions are known of "
            f"{found.known_days} days, and {found.needed} are needed."
        )
        return
    yield (
        f"{dates.format_day(found.day, found.day)}: {found.looked_at:,} comparisons over "
        f"{found.questions:,} questions."
    )
    if not found.headline:
        yield "Nothing stands out."
    for number, it in enumerate(found.headline, start=1):
        yield _headline(it, found, names, f"{top} {number}. ")
    if found.watch:
        yield f"{top} To watch: one in {round(1 / found.rate)} of these may be chance"
        yield "\n".join(f"- {_watched(it, found, names)}" for it in found.watch)
    if found.false_alarms:
        yield f"{top} How often this cries wolf"
        yield false_alarms(found.false_alarms)


def _headline(it: Signal, found: Scan, names: Names, heading: str) -> str:
    lines = [
        f"{heading}{safe(name_key(it.seen.key, names))}",
        "",
        f"- {describe_evidence(it, found.day)}",
    ]
    lines.append(f"- By chance: {describe_odds(it.seen)}, and {found.looked_at:,} are made")
    if it.owner:
        lines.append(f"- Whose it is: {names.get(('service', it.owner), it.owner)}")
    if it.tickets:
        lines.append(f"- These: {_tickets(it)}")
    if it.also:
        also = "; ".join(safe(name_key(key, names)) for key in it.also[:SHOWN])
        lines.append(f"- The same questions: {also}")
    return "\n".join((*lines, f"- {_todo(it, names)}"))


def _todo(it: Signal, names: Names) -> str:
    if it.seen.key == VOLUME:
        return (
            "Ask whether the form, the mailbox and the telephone work: `desk list`"
            if it.seen.fewer
            else "Look for what they have in common: `desk list`"
        )
    if it.problem:
        return f"A known problem: {safe(names.get(('problem', it.problem), it.problem))}"
    return f"If it is one fault: `desk problem open --from-signal {typed(it.seen.key)}`"


def _watched(it: Signal, found: Scan, names: Names) -> str:
    tickets = f": {_tickets(it)}" if it.tickets else ""
    return f"{safe(name_key(it.seen.key, names))}: {describe_evidence(it, found.day)}{tickets}"


def _tickets(it: Signal) -> str:
    more = len(it.tickets) - SHOWN
    return ", ".join(it.tickets[:SHOWN]) + (f" and {more} more" if more > 0 else "")


def false_alarms(it: FalseAlarms) -> str:
    """The measured rate: how many alarms questions raised whose subjects were dealt out anew."""
    return (
        f"With the subjects of these questions shuffled ({it.years:.1f} years, seed "
        f"{it.seed}), chance raised {_rate(it.headlines, it.years)} headlines a year and "
        f"{_rate(it.watched, it.years)} entries to watch."
    )


def _rate(number: int, years: float) -> str:
    return f"{number / years:.1f}" if years else "0"


def values(found: Scan) -> dict[str, Any]:
    """A scan for other programs."""
    alarms = found.false_alarms
    return {
        "day": found.day,
        "questions": found.questions,
        "known_days": found.known_days,
        "needed_days": found.needed,
        "comparisons": found.looked_at,
        "level": found.level,
        "false_discovery_rate": found.rate,
        "headline": [_signal(it) for it in found.headline],
        "watch": [_signal(it) for it in found.watch],
        "false_alarms": alarms
        and {
            "years": round(alarms.years, 2),
            "headlines": alarms.headlines,
            "watched": alarms.watched,
            "seed": alarms.seed,
        },
    }


def _signal(it: Signal) -> dict[str, Any]:
    return {
        "key": typed(it.seen.key),
        "from": it.seen.first,
        "to": it.seen.last,
        "count": it.seen.count,
        "expected": round(it.seen.expected, 2),
        "chance": float(f"{it.seen.chance:.3g}"),
        "fewer": it.seen.fewer,
        "began": it.began,
        "owner": it.owner,
        "problem": it.problem,
        "also": [typed(key) for key in it.also],
        "tickets": it.tickets,
    }
