"""Issues that should have come, or will come soon, from how often a title comes out."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from deskbook.eresources.model.coverage import Embargo
from deskbook.eresources.model.missing import Issue
from deskbook.eresources.rules.embargo import opens_on
from deskbook.library.model.records import ExpectedTitle

AHEAD: Final = timedelta(days=31)
"""How far ahead issues are predicted."""

MOST: Final = 60
"""Issues of one title that are predicted, at most."""


def predict(
    it: ExpectedTitle, found: Issue, embargo: Sequence[Embargo], today: date
) -> Iterator[Issue]:
    """Yield the issues after the last one that was seen, as far as they are due within a month.

    An issue is due on the last day of its month, or when the embargo on it ends.

    Args:
        it: how often the title comes out, and its last issue.
        found: the title, as the list has it.
        embargo: what the list says of the title.
        today: the day it is.
    """
    year, month = int(it.last[:4]), int(it.last[5:7] or 1)
    for number in range(1, MOST + 1):
        months = year * 12 + month - 1 + it.months * number
        first = date(months // 12, months % 12 + 1, 1)
        last = first.replace(day=monthrange(first.year, first.month)[1])
        due = opens_on(embargo, last)
        if due is None or due > today + AHEAD or it.months < 1:
            return
        volume, issue = count_on(it, number)
        yield Issue(
            resource=found.resource,
            title=found.title,
            key=found.key,
            number=it.number,
            volume=volume,
            issue=issue,
            published=f"{first:%Y-%m}",
            first=first,
            last=last,
            due=due,
            reason=found.reason,
        )


def count_on(it: ExpectedTitle, number: int) -> tuple[str, str]:
    """Return volume and issue so many issues after the last one that was seen."""
    if not it.volume or not it.issue or it.issues < 1:
        return "", ""
    at = int(it.issue) - 1 + number
    return str(int(it.volume) + at // it.issues), str(at % it.issues + 1)
