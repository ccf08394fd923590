"""What one row of a title list says of an item: dates, volumes and issues, embargo, depth, edition.

An item is inside of a coverage only if no bound of the row excludes it.
"""

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from deskbook.eresources.model.coverage import Citation, Holding
from deskbook.eresources.model.diagnosis import ListedBy, Says, Source
from deskbook.eresources.rules.embargo import closes_on, find_window, opens_on

LONG: Final = timedelta(days=100)
"""A range of time longer than this contains several issues: a year, but no season."""

_DISTANT: Final = timedelta(days=366)
"""The distance from which a date and a number on two sides of a bound contradict each other."""

_NUMBERS: Final = re.compile(r"(\d{1,6})[a-z]?(?:\s?[-/&]\s?(\d{1,6})[a-z]?)?", re.IGNORECASE)
_GAP_WORDS: Final = re.compile(
    r"\b(?:no|not|without|except|excluding|excludes?|missing|lacks?|lacking|gaps?|incomplete|"
    r"unavailable|omitted|fehlt|ohne|sauf|manque|falta|sin)\b",
    re.IGNORECASE,
)


class _Side(NamedTuple):
    """The side of a coverage on which a bound places an item: -1 before, 0 inside, 1 after."""

    side: int
    why: str = ""


def judge_row(by: ListedBy, holding: Holding, citation: Citation, today: date) -> Source:
    """Return the statement of one row of a list about an item on a day."""
    if holding.depth == "abstracts":
        return Source(holding, by, "abstracts", why="the list has abstracts only")
    if holding.is_book:
        return _judge_book(by, holding, citation, today)
    dated, numbered = _by_date(holding, citation), _by_number(holding, citation)
    if why := _contradiction(holding, citation, dated, numbered):
        return Source(holding, by, "unsure", why=why)
    outside = next((it for it in (dated, numbered) if it.side), None)
    if outside:
        return Source(holding, by, "outside", why=outside.why)
    if citation.first is None or citation.last is None:
        return Source(holding, by, *_undated(holding, citation))
    source = judge_time(by, holding, citation.first, citation.last, today)
    return _with_doubt(source, citation) if source.says == "covers" else source


def judge_time(by: ListedBy, holding: Holding, first: date, last: date, today: date) -> Source:
    """Return the statement of a row's embargo and of the calendar about a time of publication."""
    window = find_window(holding.embargo, today)
    due = opens_on(holding.embargo, last)
    if last >= today:
        if first > today or last - first <= LONG:
            return Source(holding, by, "future", due)
        return Source(holding, by, "part", due, "part of that time is still to come")
    opened = window.holds(first), window.holds(last)
    if all(opened):
        return Source(holding, by, "future" if due and due >= today else "covers", due)
    if any(opened):
        return Source(holding, by, "part", due, "only part of that time is open")
    if window.end is not None and first >= window.end:
        return Source(holding, by, "embargoed", due)
    return Source(holding, by, "closed", closes_on(holding.embargo, last))


def _by_date(holding: Holding, citation: Citation) -> _Side:
    if citation.first is None or citation.last is None:
        return _Side(0)
    if holding.first and citation.last < holding.first:
        return _Side(-1, f"the list begins with {holding.first.isoformat()}")
    if holding.last and citation.first > holding.last:
        return _Side(1, f"the list ends with {holding.last.isoformat()}")
    return _Side(0)


def _by_number(holding: Holding, citation: Citation) -> _Side:
    volume = _range(citation.volume)
    if volume is None:
        return _Side(0)
    first, last = _range(holding.first_volume), _range(holding.last_volume)
    issue = _range(citation.issue)
    first_issue, last_issue = _range(holding.first_issue), _range(holding.last_issue)
    if first and (
        volume[1] < first[0]
        or (issue and first_issue and volume == first and issue[1] < first_issue[0])
    ):
        return _Side(
            -1, f"the list begins with {_named(holding.first_volume, holding.first_issue)}"
        )
    if last and (
        volume[0] > last[1]
        or (issue and last_issue and volume == last and issue[0] > last_issue[1])
    ):
        return _Side(1, f"the list ends with {_named(holding.last_volume, holding.last_issue)}")
    return _Side(0)


def _named(volume: str, issue: str) -> str:
    return f"volume {volume}, issue {issue}" if issue else f"volume {volume}"


def _contradiction(holding: Holding, citation: Citation, dated: _Side, numbered: _Side) -> str:
    """Return why a date and a number cannot both be right; nothing where they can."""
    if citation.first is None or citation.last is None or _range(citation.volume) is None:
        return ""
    far = _distant(holding, citation)
    if dated.side == numbered.side or (not far and dated.side != -numbered.side):
        return ""
    if dated.side and not numbered.side and not _has_number(holding, dated.side):
        return ""
    if numbered.side and not dated.side and not _has_date(holding, numbered.side):
        return ""
    one = dated.why or "its date is within the coverage"
    other = numbered.why or f"volume {citation.volume} is within the coverage"
    return f"its date and its volume contradict each other: {one}, {other}"


def _distant(holding: Holding, citation: Citation) -> bool:
    """Return whether a date is more than a year from each bound of a coverage."""
    assert citation.first and citation.last
    bounds = [it for it in (holding.first, holding.last) if it]
    return all(citation.first - it > _DISTANT or it - citation.last > _DISTANT for it in bounds)


def _has_number(holding: Holding, side: int) -> bool:
    return _range(holding.first_volume if side < 0 else holding.last_volume) is not None


def _has_date(holding: Holding, side: int) -> bool:
    return (holding.first if side < 0 else holding.last) is not None


def _range(text: str) -> tuple[int, int] | None:
    """The numbers of a volume or an issue, `24` or `1-2`; none where they are no numbers."""
    found = _NUMBERS.fullmatch(text.strip())
    return (int(found[1]), int(found[2] or found[1])) if found else None


def _undated(holding: Holding, citation: Citation) -> tuple[Says, None, str]:
    """The statement of a row about an item without a date that its volume does not exclude."""
    if not citation.volume:
        return "unsure", None, "the item has neither a date nor a volume"
    if _range(citation.volume) is None:
        return "unsure", None, f"volume {citation.volume} is no number to compare"
    first, last = _range(holding.first_volume), _range(holding.last_volume)
    if first is None and last is None:
        return "unsure", None, "the list names no volumes: its date decides"
    if (first is None and holding.first) or (last is None and holding.last):
        return "unsure", None, "the list names no volume at one end: its date decides"
    if holding.embargo:
        return "unsure", None, "the title has an embargo: its date decides"
    return "covers", None, ""


def _with_doubt(source: Source, citation: Citation) -> Source:
    """A row that covers an item, or the reason why depth or notes leave it open."""
    holding = source.holding
    if holding.depth == "selected articles":
        why = "the list has selected articles only: whether this one is among them is not in it"
        return Source(holding, source.by, "unsure", source.day, why)
    if holding.notes and _GAP_WORDS.search(holding.notes) and _names(holding.notes, citation):
        why = f"the list notes: {holding.notes}"
        return Source(holding, source.by, "unsure", source.day, why)
    return source


def _names(notes: str, citation: Citation) -> bool:
    """Return whether notes name the year or the volume of an item."""
    numbers = set(re.findall(r"\d+", notes))
    years = {str(it.year) for it in (citation.first, citation.last) if it}
    return bool(numbers & (years | {citation.volume}))


def _judge_book(by: ListedBy, holding: Holding, citation: Citation, today: date) -> Source:
    """Return the statement of a monograph's row: edition and volume, then dates and embargo."""
    wanted, listed = _range(citation.edition), _range(holding.edition.removesuffix("."))
    if wanted and listed and wanted != listed:
        return Source(holding, by, "outside", why=f"the list has edition {holding.edition}")
    volume, has = _range(citation.volume), _range(holding.book_volume)
    if volume and has and volume != has:
        return Source(holding, by, "outside", why=f"the list has volume {holding.book_volume}")
    published = holding.online or holding.printed
    if published is None:
        return Source(holding, by, "covers")
    days = [it for it in (holding.online, holding.printed) if it]
    if (
        not wanted
        and citation.first
        and citation.last
        and not any(citation.first - _DISTANT < it < citation.last + _DISTANT for it in days)
    ):
        why = f"the list has the edition of {published.year}"
        return Source(holding, by, "unsure", why=why)
    return judge_time(by, holding, published, published, today)
