"""Bursts among questions: how many are found, how soon, and how often an alarm is a false one.

Everyone may raise six false alarms a year on questions without bursts, and gets the threshold that
does so. Then a burst a week is put among the same questions.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log, sqrt
from statistics import median
from typing import Final

from benchmarks import questions
from benchmarks.measure import Line, Note
from benchmarks.questions import MEASURED, PROFILE, Burst, World
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.periods import Seasons
from deskbook.library.rules import statistics
from deskbook.reports.model.signal import Asked, Key, Seen, Signal
from deskbook.reports.rules.signals import signals
from deskbook.reports.rules.signals.false_alarms import Alarms
from deskbook.reports.rules.signals.series import FEW, Series, Track

SEEDS: Final = (1, 2, 3, 4)
"""Libraries that are measured, each with habits of its own."""

LATE: Final = 7
"""Days after a burst's last question within which it counts as found."""

TELLING: Final = 3
"""So many questions of a burst, and a third of an alarm's, make the alarm a true one."""

WEEKS: Final = 8
"""Weeks that the peers' mean and deviation are taken of."""

Score = float
"""How surprising something is; what is compared with a threshold, higher being rarer."""

Scored = tuple[date, Score, Signal]
Detector = Callable[[Series, date], Iterator[tuple[Score, Seen]]]

A_YEAR: Final = 6
"""False alarms in a year that everyone may raise."""

SEASONS: Final = Seasons(PROFILE, Calendar(PROFILE))


@dataclass(frozen=True)
class Outcome:
    """What one way of looking found in all libraries, at its own threshold."""

    false_a_year: float
    found: int
    bursts: int
    true: int
    raised: int
    delays: tuple[int, ...]

    @property
    def recall(self) -> float:
        return self.found / self.bursts

    @property
    def precision(self) -> float:
        return self.true / self.raised if self.raised else 0.0


def ours(series: Series, day: date) -> Iterator[tuple[Score, Seen]]:
    """The product's scan; the score is the chance, corrected for all comparisons."""
    tests = signals.count_comparisons(series, day)
    for it in signals.seen(series, SEASONS, day):
        yield -log(max(it.chance * tests, 1e-300)), it


def deviations(series: Series, day: date) -> Iterator[tuple[Score, Seen]]:
    """Mean and standard deviation of a key's counts in as long windows of the last weeks."""
    for window, key, count, before in _windows(series, day):
        mean = sum(before) / len(before)
        spread = sqrt(sum((it - mean) ** 2 for it in before) / (len(before) - 1))
        if count > mean:
            yield (count - mean) / max(spread, 0.5), _seen(key, window, count, mean)


def flat(series: Series, day: date) -> Iterator[tuple[Score, Seen]]:
    """A Poisson test of a key's count against its mean rate since the beginning."""
    for length in signals.WINDOWS:
        window = (day.toordinal() - length + 1, day.toordinal())
        days = window[0] - series.first
        for key, count in series.counts(window).items():
            mean = series.track(key).within((series.first, window[0] - 1)) / days * length
            mean = max(mean, 0.5 / days * length)
            if count > mean:
                chance = statistics.chance_of_more(count, mean, mean)
                yield -log(max(chance, 1e-300)), _seen(key, window, count, mean)


def _windows(
    series: Series, day: date
) -> Iterator[tuple[tuple[int, int], Key, int, Sequence[int]]]:
    for length in signals.WINDOWS:
        window = (day.toordinal() - length + 1, day.toordinal())
        for key, count in series.counts(window).items():
            track: Track = series.track(key)
            before = [
                track.within((last - length + 1, last))
                for last in range(window[0] - 1, window[0] - 7 * WEEKS, -length)
            ]
            yield window, key, count, before


def _seen(key: Key, window: tuple[int, int], count: int, mean: float) -> Seen:
    first, last = (date.fromordinal(it) for it in window)
    return Seen(key, first, last, count, mean, 1.0)


DETECTORS: Final[dict[str, Detector]] = {
    "desk signals": ours,
    "mean + k standard deviations": deviations,
    "flat Poisson": flat,
}


def scored(series: Series, detector: Detector, lowest: Score) -> list[Scored]:
    """Every day's findings of a year from a score on, the same questions only once a day."""
    found = []
    for number in range((questions.LAST - MEASURED).days + 1):
        day = MEASURED + timedelta(days=number)
        best: dict[Key, tuple[Score, Seen]] = {}
        for score, it in detector(series, day):
            if score >= lowest and (it.key not in best or score > best[it.key][0]):
                best[it.key] = (score, it)
        kept: list[Scored] = []
        for score, it in sorted(best.values(), key=lambda pair: -pair[0]):
            asked = series.asked(it.key, it.first, it.last) if it.key[0][0] != "volume" else ()
            names = {one.ticket for one in asked}
            if not any(_are_same(names, set(other.tickets)) for _, _, other in kept):
                kept.append((day, score, Signal(it, tuple(sorted(names)), it.first)))
        found += kept
    return found


def _are_same(names: set[str], others: set[str]) -> bool:
    return bool(names and others) and len(names & others) >= signals.SAME * min(
        len(names), len(others)
    )


def alarms(found: Iterable[Scored], threshold: Score) -> list[tuple[date, Signal]]:
    """What is raised at a threshold; the same thing on the next days is no new alarm."""
    raised = Alarms()
    return [(day, it) for day, score, it in found if score >= threshold and raised.is_new(it, day)]


def threshold(found: Sequence[Sequence[Scored]], false_alarms: int) -> Score:
    """The lowest score at which so many false alarms are raised in all these years at most."""
    scores = sorted({score for year in found for _, score, _ in year})
    low, high = 0, len(scores)
    while low < high:
        middle = (low + high) // 2
        if sum(len(alarms(year, scores[middle])) for year in found) <= false_alarms:
            high = middle
        else:
            low = middle + 1
    return scores[low] if low < len(scores) else float("inf")


def outcome(
    detector: Detector, clean: Sequence[Series], hit: Sequence[tuple[Series, list[Burst]]],
    lowest: Score,
) -> Outcome:  # fmt: skip
    """Set the threshold on questions without bursts, and count on those with them."""
    quiet = [scored(it, detector, lowest) for it in clean]
    at = threshold(quiet, A_YEAR * len(clean))
    false = sum(len(alarms(it, at)) for it in quiet) / len(clean)
    found = true = raised = bursts = 0
    delays: list[int] = []
    for series, put in hit:
        days = [(day, it) for day, score, it in scored(series, detector, lowest) if score >= at]
        first = {number: _first(days, burst) for number, burst in enumerate(put)}
        late = [(day - put[number].first).days for number, day in first.items() if day]
        episodes = alarms([(day, at, it) for day, it in days], at)
        bursts += len(put)
        found += len(late)
        delays += late
        raised += len(episodes)
        true += sum(any(_tells(it, burst) for burst in put) for _, it in episodes)
    return Outcome(false, found, bursts, true, raised, tuple(delays))


def _first(days: Iterable[tuple[date, Signal]], burst: Burst) -> date | None:
    until = burst.last + timedelta(days=LATE)
    return next((day for day, it in days if day <= until and _tells(it, burst)), None)


def _tells(signal: Signal, burst: Burst) -> bool:
    """Whether an alarm is about a burst."""
    shared = len(burst.tickets.intersection(signal.tickets))
    return shared >= TELLING and 3 * shared >= len(signal.tickets)


LOWEST: Final = {"desk signals": 0.0, "mean + k standard deviations": 3.0, "flat Poisson": 5.0}
"""Scores below these are not kept; every threshold turns out to be far above."""


def lines() -> Iterator[Line | Note]:
    """Recall, precision and delay of each, and ours beside both peers'."""
    worlds = [World(seed) for seed in SEEDS]
    clean: list[list[Asked]] = [it.years() for it in worlds]
    hit = [world.with_bursts(asked) for world, asked in zip(worlds, clean, strict=True)]
    quiet = [Series(it) for it in clean]
    loud = [(Series(asked), bursts) for asked, bursts in hit]
    found = {
        name: outcome(detector, quiet, loud, LOWEST[name]) for name, detector in DETECTORS.items()
    }
    mine, *peers = found
    size = sum(len(it) for it in clean)
    for what, wanted in (("recall", 0.80), ("precision", 0.85)):
        for peer in peers:
            value = getattr(found[mine], what)
            yield Line(
                f"bursts of {questions.SIZES[0]} to {questions.SIZES[1]} questions: {what}", size, value,
                f"{peer}", getattr(found[peer], what), f"at least {wanted:.0%}", value >= wanted,
                unit="%",
            )  # fmt: skip
    yield Note("\n".join(_table(found, worlds, quiet, loud)))


def _table(
    found: dict[str, Outcome], worlds: Sequence[World], quiet: Sequence[Series],
    loud: Sequence[tuple[Series, list[Burst]]],
) -> Iterator[str]:  # fmt: skip
    days = (questions.LAST - questions.FIRST).days + 1
    yield "## Bursts\n"
    yield (
        f"{len(worlds)} made-up libraries (`benchmarks/questions.py`), {questions.A_DAY} questions on an "
        f"average day, {days // 365} years with two terms each, of which the last is measured; topics with "
        f"seasons, weekdays, days that are unsteady by themselves. {questions.BURSTS} bursts in it, each of "
        f"{questions.SIZES[0]} to {questions.SIZES[1]} questions within {questions.SPANS[0]} to "
        f"{questions.SPANS[1]} days, on any resource with any cause, any topic of a service, any department at "
        f"any service, or any vendor, be it rare or common. Each way of looking gets the threshold at which it "
        f"raises at most {A_YEAR} alarms a year on the same questions without bursts. A burst is found "
        f"if an alarm names at least {TELLING} of its questions, which are a third of the alarm's or more, up "
        f"to {LATE} days after its last. Alarms about the same questions or keys within two weeks are one.\n"
    )
    yield "| | false alarms a year without bursts | recall | precision | median delay in days | found the same day |"
    yield "|---|--:|--:|--:|--:|--:|"
    for name, it in found.items():
        same = sum(1 for delay in it.delays if delay == 0)
        yield (
            f"| {name} | {it.false_a_year:.1f} | {it.recall:.0%} | {it.precision:.0%} | "
            f"{median(it.delays or (0,)):g} | {same / max(1, it.found):.0%} |"
        )
    yield "\nRecall of `desk signals` by the size of the burst, at the threshold as it is shipped:\n"
    yield from _by_size(quiet, loud)


def _by_size(quiet: Sequence[Series], loud: Sequence[tuple[Series, list[Burst]]]) -> Iterator[str]:
    """What the product finds as it is shipped: its threshold is not tuned on these questions."""
    at = -log(signals.LEVEL)
    false = sum(len(alarms(scored(it, ours, at), at)) for it in quiet) / len(quiet)
    sizes: Counter[int] = Counter()
    hits: Counter[int] = Counter()
    for series, bursts in loud:
        days = [(day, it) for day, _, it in scored(series, ours, at)]
        for burst in bursts:
            band = (len(burst.tickets) - FEW) // 4
            sizes[band] += 1
            hits[band] += _first(days, burst) is not None
    bands = sorted(sizes)
    heads = [f"from {FEW + 4 * it}" for it in bands]
    yield f"| {' | '.join(heads)} | all |"
    yield "|" + "--:|" * (len(bands) + 1)
    shares = [f"{hits[it] / sizes[it]:.0%}" for it in bands]
    yield f"| {' | '.join(shares)} | {sum(hits.values()) / sum(sizes.values()):.0%} |"
    yield f"\nIt raised {false:.1f} false alarms a year without bursts."
