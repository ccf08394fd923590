"""Made-up years of questions with terms, weekdays, unsteady days, and bursts put into them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Final

from deskbook.library.model.records import Hours, Profile, Term
from deskbook.reports.model.signal import Asked, Key, Kind

FIRST: Final = date(2023, 6, 1)
LAST: Final = date(2026, 5, 31)
MEASURED: Final = date(2025, 6, 1)
"""From here to the last day, a year, alarms are counted; the two years before are the past."""

A_DAY: Final = 40
"""Questions of an average day of the year."""

BURSTS: Final = 52
"""Bursts in the measured year."""

SIZES: Final = (4, 20)
SPANS: Final = (1, 5)
"""Questions of a burst, and days over which they come: each number is as likely as another."""

WEEK: Final = (1.35, 1.35, 1.3, 1.2, 0.95, 0.35, 0.5)
"""How the days of a week compare, from Monday."""

IN_TERM, BETWEEN, BEGINNING, FINALS = 1.2, 0.45, 1.6, 1.5

SERVICES: Final = ("reference", "circulation", "interlibrary-loan", "e-resources", "instruction",
                   "special-collections")  # fmt: skip
CAUSES: Final = ("proxy-config", "content-missing", "content-delayed", "platform-outage",
                 "licence-or-payment", "user-credentials", "activation", "browser-or-device",
                 "knowledge-base-holdings", "unknown")  # fmt: skip
DEPARTMENTS: Final = tuple(f"department-{number}" for number in range(1, 19))
RESOURCES: Final = tuple(f"resource-{number}" for number in range(1, 61))
VENDORS: Final = tuple(f"vendor-{number}" for number in range(1, 13))
TOPICS: Final = {it: tuple(f"{it}-topic-{n}" for n in range(1, 41)) for it in SERVICES}


def terms() -> tuple[Term, ...]:
    """A fall and a spring term of each year."""
    found = []
    for year in range(FIRST.year - 1, LAST.year + 1):
        found.append(Term(name=f"Spring {year}", start=date(year, 1, 20), end=date(year, 5, 15)))
        found.append(Term(name=f"Fall {year}", start=date(year, 8, 28), end=date(year, 12, 18)))
    return tuple(found)


PROFILE: Final = Profile(
    name="Benchmark College",
    timezone="UTC",
    week=(Hours(days=("mon", "tue", "wed", "thu", "fri", "sat", "sun"), hours="08:00-20:00"),),
    terms=terms(),
)


@dataclass(frozen=True)
class Burst:
    """A fault: on what, from when, and the tickets that it brought."""

    key: Key
    first: date
    last: date
    tickets: frozenset[str]


def _falling(names: Sequence[str], lot: Random, power: float) -> list[float]:
    """Weights that fall as ranks do (Zipf), for names in a random order, added up."""
    ranks = [float(rank) ** -power for rank in range(1, len(names) + 1)]
    lot.shuffle(ranks)
    return list(accumulate(ranks))


class World:
    """One library's habits, made of a seed: what is asked how often, and how that swings."""

    def __init__(self, seed: int) -> None:
        self.lot = Random(f"questions {seed}")
        self._resources = _falling(RESOURCES, self.lot, 1.0)
        self._causes = _falling(CAUSES, self.lot, 0.8)
        self._departments = _falling(DEPARTMENTS, self.lot, 0.6)
        self._topics = {it: _falling(TOPICS[it], self.lot, 0.9) for it in SERVICES}
        self._vendors = {it: self.lot.choice(VENDORS) for it in RESOURCES}
        # Topics of one term only, and of its beginning or its end: a season of their own.
        self._seasons = {
            topic: self.lot.choice((None, None, "Fall", "Spring", "between", "beginning", "finals"))
            for topics in TOPICS.values()
            for topic in topics
        }
        self._number = 0

    def years(self) -> list[Asked]:
        """All questions from the first to the last day, without any burst."""
        found = []
        for number in range((LAST - FIRST).days + 1):
            day = FIRST + timedelta(days=number)
            seasons = _seasons(day)
            level = _level(day, seasons) * self.lot.gammavariate(20, 1 / 20)
            volume = sum(1 for _ in range(400) if self.lot.random() < A_DAY * level / 400)
            found += [self._question(day, seasons) for _ in range(volume)]
        return found

    def with_bursts(self, questions: Sequence[Asked]) -> tuple[list[Asked], list[Burst]]:
        """The same questions with a year's bursts among them, and the bursts."""
        found, bursts = list(questions), []
        days = (LAST - MEASURED).days - SPANS[1]
        for number in range(BURSTS):
            first = MEASURED + timedelta(days=number * days // BURSTS + self.lot.randrange(5))
            size, span = self.lot.randint(*SIZES), self.lot.randint(*SPANS)
            key, made = self._fault()
            on = sorted(first + timedelta(days=self.lot.randrange(span)) for _ in range(size))
            asked = [self._made(day, _seasons(day), made) for day in on]
            found += asked
            bursts.append(Burst(key, on[0], on[-1], frozenset(it.ticket for it in asked)))
        return sorted(found, key=lambda it: it.day), bursts

    def _fault(self) -> tuple[Key, dict[Kind, str]]:
        """What a burst is about: any resource with any cause, any topic, whether rare or not."""
        lot = self.lot
        kind = lot.choice(("resource", "topic", "department", "vendor"))
        if kind == "resource":
            made: dict[Kind, str] = {"resource": lot.choice(RESOURCES), "cause": lot.choice(CAUSES)}
        elif kind == "topic":
            service = lot.choice(SERVICES)
            made = {"service": service, "topic": lot.choice(TOPICS[service])}
        elif kind == "department":
            made = {"department": lot.choice(DEPARTMENTS), "service": lot.choice(SERVICES)}
        else:
            made = {"vendor": lot.choice(sorted(set(self._vendors.values())))}
        return tuple(made.items()), made

    def _question(self, day: date, seasons: frozenset[str]) -> Asked:
        return self._made(day, seasons, {})

    def _made(self, day: date, seasons: frozenset[str], fixed: dict[Kind, str]) -> Asked:
        """One question; what is fixed about it is, and the rest as this library's habits go."""
        lot, values = self.lot, dict(fixed)
        if "service" not in values:
            weights = (30, 28, 14, 18, 6, 4) if "resource" not in values else (1, 0, 0, 9, 0, 0)
            values["service"] = (
                "e-resources" if "vendor" in values else lot.choices(SERVICES, weights)[0]
            )
        if values["service"] == "e-resources" and "resource" not in values:
            of_vendor = [it for it in RESOURCES if self._vendors[it] == values.get("vendor")]
            values["resource"] = (
                lot.choice(of_vendor)
                if of_vendor
                else lot.choices(RESOURCES, cum_weights=self._resources)[0]
            )
        if "resource" in values:
            values["vendor"] = self._vendors[values["resource"]]
            if "cause" not in values and lot.random() < 0.7:
                values["cause"] = lot.choices(CAUSES, cum_weights=self._causes)[0]
        if "department" not in values and lot.random() < 0.5:
            values["department"] = lot.choices(DEPARTMENTS, cum_weights=self._departments)[0]
        if "topic" not in values:
            values["topic"] = self._topic(values["service"], seasons)
        self._number += 1
        return Asked(f"Q-{self._number:06}", day, values["service"], tuple(_keys(values)))

    def _topic(self, service: str, seasons: frozenset[str]) -> str:
        """A topic of a service; out of its season one in four questions about it stays."""
        while True:
            topic = self.lot.choices(TOPICS[service], cum_weights=self._topics[service])[0]
            season = self._seasons[topic]
            if season is None or season in seasons or self.lot.random() < 0.25:
                return topic


def _keys(values: dict[Kind, str]) -> list[Key]:
    """The keys of a question, as `reports.rules.signals.signals` makes them of a ticket."""
    alone: tuple[Kind, ...] = ("resource", "vendor", "cause", "department", "service")
    pairs: tuple[tuple[Kind, Kind], ...] = (
        ("resource", "cause"), ("department", "service"), ("service", "topic"),
    )  # fmt: skip
    found: list[Key] = [((kind, values[kind]),) for kind in alone if kind in values]
    return found + [
        ((one, values[one]), (other, values[other]))
        for one, other in pairs
        if one in values and other in values
    ]


def _seasons(day: date) -> frozenset[str]:
    term = next((it for it in PROFILE.terms if it.start <= day <= it.end), None)
    if term is None:
        return frozenset({"between"})
    found = {term.name.split()[0]}
    if (day - term.start).days < 14:
        found.add("beginning")
    if (term.end - day).days < 14:
        found.add("finals")
    return frozenset(found)


def _level(day: date, seasons: frozenset[str]) -> float:
    level = BETWEEN if "between" in seasons else IN_TERM
    level = BEGINNING if "beginning" in seasons else FINALS if "finals" in seasons else level
    return level * WEEK[day.weekday()]
