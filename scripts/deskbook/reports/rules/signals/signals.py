"""Signals: a scan of what patrons ask for what its own past does not explain.

Each key (a resource, a resource with a cause, a service with a topic, …) is compared with its own
share of the volume in earlier times, by a Poisson scan over the last days that is guarded against
keys that come in bursts by nature (negative binomial). As many keys are looked at, the headline has
to pass a Bonferroni threshold and the watch list a false discovery rate (Benjamini and Hochberg).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.periods import Seasons
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import LIVE_PROBLEM_STATES
from deskbook.library.rules import statistics
from deskbook.library.rules.texts import find_keywords
from deskbook.reports.model.signal import KINDS, VOLUME, Asked, Key, Kind, Scan, Seen, Signal
from deskbook.reports.rules.signals import volume
from deskbook.reports.rules.signals.series import (
    GAP,
    NEEDED,
    Series,
    Tally,
    estimate,
    expect,
    join_tallies,
    list_pasts,
    make_tally,
)

KEPT: Final = timedelta(days=4 * 364)
"""The time before today that is scanned: three years of seasons, and the one that is now."""

PAIRS: Final[tuple[tuple[Kind, Kind], ...]] = (("resource", "cause"), ("department", "service"))
ALONE: Final[tuple[Kind, ...]] = tuple(it for it in KINDS if it not in ("topic", "volume"))


def gather_asked(library: Library, calendar: Calendar, day: date) -> tuple[Asked, ...]:
    """Every question up to a day as the scan sees it, in the order in which they were asked.

    A ticket that went on as another one is no question of its own.
    """
    tickets = sorted(library.tickets.values(), key=lambda it: (it.opened, it.id))
    return tuple(
        Asked(it.id, on, it.service, tuple(find_keys(it, library)), it.problem or "")
        for it in tickets
        if it.resolution != "duplicate" and day - KEPT <= (on := calendar.day_of(it.opened)) <= day
    )


def find_keys(ticket: Ticket, library: Library) -> Iterator[Key]:
    """Each key that a ticket counts for.

    Topics are its labels and the telling words of its title: a word needs nobody to fill it in.
    """
    resource = library.resources.get(ticket.resource or "")
    vendor = resource.vendor if resource else None
    values = {kind: vendor if kind == "vendor" else getattr(ticket, kind) for kind in ALONE}
    for kind in ALONE:
        if value := values[kind]:
            yield ((kind, value),)
    for first, second in PAIRS:
        if (one := values[first]) and (other := values[second]):
            yield ((first, one), (second, other))
    for topic in sorted({*ticket.labels, *find_keywords(ticket.title)}):
        yield (("service", ticket.service), ("topic", topic))


WINDOWS: Final = (1, 3, 7)
"""Lengths of the windows that end today, in days."""

LONGEST: Final = timedelta(days=max(WINDOWS))
"""The time before a day whose questions are looked at one by one."""

LEVEL: Final = 0.05
"""The probability that any comparison of a day raises a false alarm, by Bonferroni's bound.

The bound is not reached, for windows and keys overlap and counts are whole; how many false alarms
there are in a year is measured (`false_alarms`, `benchmarks/bursts.py`).
"""

RATE: Final = 0.1
"""The part of the watch list that may be chance."""

SURELY_NOT: Final = 1.5
"""A count below so many times what is crudely expected is not looked into."""

SAME: Final = 0.5
"""Two keys are one signal if so many of the fewer questions are those of both."""


def tally_month(tickets: Iterable[Ticket], library: Library, calendar: Calendar) -> Tally:
    """Return the days of a month's questions, for scans of later days."""
    return make_tally(
        Asked(it.id, calendar.day_of(it.opened), it.service, tuple(find_keys(it, library)))
        for it in tickets
        if it.resolution != "duplicate"
    )


def scan_library(
    library: Library, calendar: Calendar, day: date, tallies: Iterable[Tally] | None = None
) -> Scan:
    """Find what is unusual among a library's questions at the end of a day.

    Args:
        library: the library.
        calendar: its opening hours.
        day: the day.
        tallies: of the months of `KEPT` until the day; with them the library may be without the
            tickets of before the longest of `WINDOWS`.
    """
    asked, tally = gather_asked(library, calendar, day), None
    if tallies is not None:
        tally = join_tallies(tallies, ((day - KEPT).toordinal(), day.toordinal()))
    series = Series(asked, tally)
    states = {slug: it.state for slug, it in library.problems.items()}
    return scan(series, Seasons(library.profile, calendar), day, states)


def scan(
    series: Series,
    seasons: Seasons,
    day: date,
    problems: Mapping[str, str] | None = None,
) -> Scan:
    """Everything that stands out at the end of a day, the least likely first.

    Args:
        series: all questions.
        seasons: the library's terms and opening days.
        day: the last day that is looked at.
        problems: the state of each known problem.
    """
    window = (day.toordinal(), day.toordinal())
    known = max(0, window[0] - series.first) if series.first else 0
    tests = count_comparisons(series, day)
    found = sorted(seen(series, seasons, day), key=lambda it: (it.chance, -it.count, it.key))
    limit = statistics.discoveries([it.chance for it in found], RATE, tests)
    signals = tuple(_signals(series, [it for it in found if it.chance <= limit], problems or {}))
    alarms = tuple(it for it in signals if it.seen.chance * tests <= LEVEL)
    return Scan(
        day=day,
        questions=series.total.within((series.first, window[1])),
        known_days=known,
        needed=NEEDED + GAP + max(WINDOWS),
        looked_at=tests,
        level=LEVEL,
        rate=RATE,
        headline=alarms,
        watch=signals[len(alarms) :],
    )


def count_comparisons(series: Series, day: date) -> int:
    """Count the comparisons of a day's scan: each key, and the volume both ways, by window."""
    return series.watched(day.toordinal()) * len(WINDOWS) + 2 * len(volume.WINDOWS)


def seen(series: Series, seasons: Seasons, day: date) -> Iterator[Seen]:
    """The likeliest window of each key that has more questions than expected, and the volume's."""
    best: dict[Key, Seen] = {}
    for it in (*shares(series, seasons, day), *volume.compare(series, seasons, day)):
        if it.key not in best or it.chance < best[it.key].chance:
            best[it.key] = it
    yield from best.values()


def shares(series: Series, seasons: Seasons, day: date) -> Iterator[Seen]:
    """Every key and window in which a key has a higher share of the questions than in its pasts."""
    last = day.toordinal()
    for length in WINDOWS:
        window = (last - length + 1, last)
        pasts = list_pasts(series, seasons, window)
        for key, count in series.counts(window).items() if pasts else ():
            track = series.track(key)
            crude = max(estimate(series, track, it, window) for it in pasts)
            if count < SURELY_NOT * crude:
                continue
            expected = max(
                (expect(series, track, it, window) for it in pasts),
                key=lambda it: it.mean,
            )
            chance = statistics.chance_of_more(count, expected.mean, expected.variance)
            yield Seen(key, date.fromordinal(window[0]), day, count, expected.mean, chance)


def _signals(
    series: Series, found: Sequence[Seen], problems: Mapping[str, str]
) -> Iterator[Signal]:
    """The signals found, each with its questions; keys with the same questions are one signal."""
    kept: list[tuple[Signal, frozenset[str]]] = []
    for it in found:
        asked = () if it.key == VOLUME else series.asked(it.key, it.first, it.last)
        names = frozenset(one.ticket for one in asked)
        same = next((n for n, (_, others) in enumerate(kept) if _are_same(names, others)), None)
        if same is None:
            kept.append((_signal(it, asked, problems), names))
        else:
            signal, others = kept[same]
            kept[same] = (replace(signal, also=(*signal.also, it.key)), others)
    yield from (signal for signal, _ in kept)


def _are_same(names: frozenset[str], others: frozenset[str]) -> bool:
    fewer = min(len(names), len(others))
    return fewer > 0 and len(names & others) >= SAME * fewer


def _signal(it: Seen, asked: Sequence[Asked], problems: Mapping[str, str]) -> Signal:
    named = [one.problem for one in asked if problems.get(one.problem) in LIVE_PROBLEM_STATES]
    problem = _commonest(named)
    return Signal(
        seen=it,
        tickets=tuple(one.ticket for one in asked),
        began=asked[0].day if asked else it.first,
        owner=_commonest([one.service for one in asked]),
        problem=problem if 2 * named.count(problem) > len(asked) else "",
    )


def _commonest(names: Iterable[str]) -> str:
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name), default="")
