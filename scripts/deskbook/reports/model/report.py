"""A report before it has words: figures, changes, and advice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from deskbook.calendar.model import Period
from deskbook.reports.model.facts import Group, Whom
from deskbook.reports.model.need import Needs
from deskbook.reports.model.signal import Scan


@dataclass(frozen=True, slots=True)
class Change:
    """The number of questions about something, now and in the time before.

    `chance` is the probability of a difference as large as this or larger, had nothing changed.
    """

    name: str
    now: int
    before: int
    chance: float


@dataclass(frozen=True, slots=True)
class Times:
    """The time that something took for one group: working time, of `number` questions.

    Half took `median` or less, four in five `most` or less; `low` to `high` is the 95 % interval of
    the median, none where there are too few questions for one.
    """

    name: str
    number: int
    median: timedelta
    most: timedelta
    interval: tuple[timedelta, timedelta] | None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, with the 95 % interval of its share."""

    part: int
    whole: int
    interval: tuple[float, float] | None


AdviceKind = Literal["rise", "fall", "slow", "vendor", "no-answer", "unclassified"]


@dataclass(frozen=True, slots=True)
class Advice:
    """Something that stands out: about what, which service owns it, and the figures.

    `group` and `name` say what it is about; `problem` a known problem it belongs to.
    """

    kind: AdviceKind
    group: Group
    name: str
    owner: str
    number: int
    before: int = 0
    problem: str = ""
    span: timedelta | None = None
    promise: str = ""
    tickets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report on one period.

    `names` are the words for ids, by group and id; `day` an opening day's usual length; `months`
    and `week` (weekday and hour) count the year and the month up to the period's end; `signals` are
    those of the end of a week, `needs` what nothing met in a longer time.
    """

    library: str
    period: Period
    before: Period
    today: date
    is_over: bool
    day: timedelta
    total: int
    total_before: int
    open_now: int
    services: tuple[Change, ...]
    resources: tuple[Change, ...]
    causes: tuple[Change, ...]
    departments: tuple[Change, ...]
    channels: tuple[Change, ...]
    first_reply: tuple[Times, ...]
    resolution: tuple[Times, ...]
    waited: tuple[tuple[Whom, timedelta], ...]
    reopened: Share
    answered: Share
    on_the_spot: Share
    months: tuple[tuple[str, int], ...]
    week: Mapping[tuple[int, int], int]
    advice: tuple[Advice, ...]
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    signals: Scan | None = None
    needs: Needs | None = None


@dataclass(frozen=True, slots=True)
class PublicList:
    """Counts by name that the public may see; `rest` are the questions of all other names together.

    `left_out` are the months that are not counted in it, because each number in them is too small.
    """

    by: Group
    rows: tuple[tuple[str, int], ...]
    rest: int
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFigures:
    """The figures of a month or reporting year that is over, as the public may see them.

    It has no place for a ticket, a person or a cause. A number that is none is suppressed;
    `lists` are counts by group, `months` those of a year, `usual` how many full hours first replies
    of a service took (half of them, four in five), without how many.
    """

    library: str
    period: Period
    min_cell: int
    day: timedelta
    total: int | None
    lists: tuple[PublicList, ...]
    months: tuple[tuple[str, int | None], ...]
    usual: tuple[tuple[str, timedelta, timedelta], ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """The measures of one group's questions: how many, how long, and on whom they waited.

    `reopened` is of those that were resolved once; `waited` is working time in all.
    """

    name: str
    number: int
    first_reply: Times | None
    resolution: Times | None
    reopened: Share
    waited: tuple[tuple[Whom, timedelta], ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The measures of a period by one kind of group."""

    by: Group
    period: Period
    groups: tuple[Measured, ...]
