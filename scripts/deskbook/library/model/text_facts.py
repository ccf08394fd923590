"""Facts that texts may name and have filled in: hours, promises and contacts, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from deskbook.library.model.vocabulary import Weekday

Spans = tuple[str, ...]
"""The hours of a day as the library writes them (`08:00-22:00`); none where it is closed."""

WeekRow = tuple[tuple[Weekday, ...], Spans]
"""Days of the week in a row with the same hours."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Text that stands as it is: a name, an address, a loan period; `others` by language."""

    text: str
    others: Mapping[str, str] = field(default_factory=dict)

    def said_in(self, language: str) -> str:
        """The text in a language, or as it is."""
        return self.others.get(language, self.text)


@dataclass(frozen=True, slots=True)
class Working:
    """A span of working time: `4h`, `2d`; `every` where it is said how often, not how long."""

    span: str
    every: bool = False


@dataclass(frozen=True, slots=True)
class Promised:
    """Promises of a service: time to the first reply, and the longest time without news."""

    first_reply: str
    news_every: str


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours of one day."""

    day: date
    hours: Spans


@dataclass(frozen=True, slots=True)
class WeekHours:
    """Hours by days of the week, from Monday on; `uniform` where they are the same on all days."""

    rows: tuple[WeekRow, ...]
    uniform: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """Days in a row on which other hours hold than usual, and what they are called."""

    first: date
    last: date
    name: str
    hours: WeekHours


@dataclass(frozen=True, slots=True)
class Periods:
    """Days with other hours, the soonest first."""

    found: tuple[Period, ...]

    def named(self, names: Mapping[str, str]) -> "Periods":
        """The same days under other names, such as those of another language."""
        return Periods(tuple(replace(it, name=names.get(it.name, it.name)) for it in self.found))


@dataclass(frozen=True, slots=True)
class Dates:
    """Spans of days, both ends included."""

    spans: tuple[tuple[date, date], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Hours that are shown as a table."""

    of: WeekHours | Periods


Value = Wording | Working | Promised | DayHours | WeekHours | Periods | Dates | Table


@dataclass(frozen=True, slots=True)
class Policy:
    """Every field that texts may name, with its value on one day.

    `country` is the library's, for the way its dates and times are said.
    """

    day: date
    country: str
    values: dict[str, Value]
