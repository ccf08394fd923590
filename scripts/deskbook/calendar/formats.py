"""Times and days as people type them, to times in UTC and days."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from deskbook.library.model.finding import DeskError

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AGO = re.compile(r"(\d{1,4}) ?(m|min|h|d)(?: ago)?")
_CLOCK = re.compile(r"(?:(.+?)[ T])?(\d{1,2}):(\d\d)")
_STEP = re.compile(r"([+-])(\d{1,4})([dw])")


def parse_moment(text: str, now: datetime, zone: str) -> datetime:
    """Return a time that is over, in UTC and whole seconds.

    Takes `15:10` (today at the library), `yesterday 15:10`, `2026-11-02 15:10`, `20m`, `2h ago`,
    and a time with its zone such as `2026-11-02T14:14:00Z`.

    Raises:
        DeskError: it cannot be read, or is still to come.
    """
    try:
        found = _moment(" ".join(text.lower().split()), now, ZoneInfo(zone))
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise DeskError(
            f'"{text}" is not a time: write 15:10, "yesterday 15:10", "2026-11-02 15:10" or 20m'
        )
    if found > now:
        raise DeskError(f'"{text}" is still to come: give the time when it happened')
    return found


def _moment(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    if found := _AGO.fullmatch(text):
        number, unit = int(found.group(1)), found.group(2)[0]
        return now - number * {"m": timedelta(minutes=1), "h": timedelta(hours=1)}.get(
            unit, timedelta(days=1)
        )
    if found := _CLOCK.fullmatch(text):
        today = now.astimezone(zone).date()
        on = _day(found.group(1), today, ahead=False) if found.group(1) else today
        hour, minute = int(found.group(2)), int(found.group(3))
        if on is None or hour > 23 or minute > 59:
            return None
        return datetime.combine(on, time(hour, minute), zone).astimezone(UTC)
    if len(text) < 12:
        return None
    whole = datetime.fromisoformat(text.upper())
    local = whole if whole.tzinfo else whole.replace(tzinfo=zone)
    return local.astimezone(UTC).replace(microsecond=0)


def parse_day(text: str, today: date) -> date:
    """Return a day to come: `2026-11-12`, `today`, `tomorrow`, `fri` (the next one), `+3d`, `+2w`.

    Raises:
        DeskError: it cannot be read.
    """
    found = _day(text.lower().strip(), today, ahead=True)
    if found is None:
        raise DeskError(f'"{text}" is not a day: write 2026-11-12, tomorrow, fri, +3d or +2w')
    return found


def parse_past_day(text: str, today: date) -> date:
    """Return a past day or today: `2026-11-12`, `yesterday`, `fri` (the last one), `-3d`.

    Raises:
        DeskError: it cannot be read.
    """
    found = _day(text.lower().strip(), today, ahead=False)
    if found is None:
        raise DeskError(f'"{text}" is not a day: write 2026-11-12, today, yesterday, fri or -3d')
    return found


def parse_days(text: str, today: date) -> tuple[date | None, date | None]:
    """Return both ends of a span: `2026-11-01..2026-11-12`, `-7d..`, `..yesterday`, `2026-10`.

    Raises:
        DeskError: it cannot be read, or ends before it begins.
    """
    begin, dots, end = text.lower().strip().partition("..")
    if not dots:
        end = begin
    first, last = _edge(begin, today, first=True), _edge(end, today, first=False)
    if (begin and first is None) or (end and last is None) or not (begin or end):
        raise DeskError(
            f'"{text}" is not a span of days: write 2026-11-01..2026-11-12, 2026-10, -7d.. or '
            "..yesterday"
        )
    if first and last and last < first:
        raise DeskError(f'"{text}" ends before it begins')
    return first, last


def _edge(text: str, today: date, *, first: bool) -> date | None:
    if found := re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", text):
        year, month = int(found.group(1)), int(found.group(2) or (1 if first else 12))
        if not 1 <= year <= 9998:
            return None
        if first:
            return date(year, month, 1)
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return _day(text, today, ahead=False)


def _day(text: str, today: date, *, ahead: bool) -> date | None:
    near = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if text in near:
        return today + timedelta(days=near[text])
    if text[:3] in _WEEKDAYS and re.fullmatch(r"[a-z]{3}(?:s|nes|rs|ur)?(?:day)?", text):
        distance = (_WEEKDAYS.index(text[:3]) - today.weekday()) % 7 or 7
        return today + timedelta(days=distance if ahead else distance - 7 or -7)
    if found := _STEP.fullmatch(text):
        step = timedelta(days=int(found.group(2)) * (7 if found.group(3) == "w" else 1))
        return today + step if found.group(1) == "+" else today - step
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None
