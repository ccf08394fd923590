"""`desk away` and `desk holidays`: absences of colleagues, and days on which nobody works."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.calendar.formats import parse_day
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.adapters import list_holidays
from deskbook.care.formats import read_absences
from deskbook.care.model.outcomes import AbsencesAdded, HolidaysPinned
from deskbook.care.rules import days_off
from deskbook.library.adapters import carry_out, clock, files, lookup, repo
from deskbook.library.commands import identify
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Filed
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan, SetFields
from deskbook.library.model.records import Absence, Staff
from deskbook.library.rules.references import refuse_missing
from deskbook.privacy.commands import write_gate

AHEAD: Final = timedelta(days=400)
"""The time from today for which a calendar is read."""


def add(
    root: Path,
    handle: str | None,
    first: str,
    last: str | None,
    *,
    understudy: str | None,
    reason: str,
    me: str | None,
    commit: bool,
) -> AbsencesAdded:
    """Write an absence into a colleague's file."""
    actor = identify(root, me)
    with files.locked(root):
        filed = _staff(root, handle or actor.author, understudy)
        start = parse_day(first, actor.today())
        end = parse_day(last, start) if last else start
        absence = Absence(start=start, end=end, understudy=understudy, reason=reason)
        days_off.refuse_impossible(filed.record, absence)
        new = days_off.new_absences(filed.record, [absence])
        name = filed.record.handle
        written = _write(root, filed, new, f"{name} is away from {start} to {end}", commit)
    return AbsencesAdded(handle=name, absences=new, today=actor.today(), written=written)


def import_(
    root: Path, file: bytes, handle: str | None, *, apply: bool, me: str | None, commit: bool
) -> AbsencesAdded:
    """Read absences from an iCalendar file; with `apply` write them, else only show them."""
    actor = identify(root, me)
    with files.locked(root):
        filed = _staff(root, handle or actor.author, None)
        today, name = actor.today(), filed.record.handle
        found = read_absences(file, ZoneInfo(actor.zone), today, today + AHEAD)
        new = days_off.new_absences(filed.record, found.absences)
        written = Written()
        if apply:
            written = _write(root, filed, new, f"{name}: absences from a calendar", commit)
    return AbsencesAdded(
        handle=name,
        absences=new,
        today=today,
        applied=apply,
        left=found.left,
        written=written,
    )


def holidays(
    root: Path,
    *,
    year: int | None,
    left_out: Sequence[str],
    also: Sequence[str],
    apply: bool,
    commit: bool,
) -> HolidaysPinned:
    """Find the days that would be pinned; with `apply` pin them.

    Args:
        root: the library.
        year: by default the next one.
        left_out: days of the list on which the library opens all the same.
        also: doubtful days of the list on which it closes.
        apply: whether to write them.
        commit: whether to keep them in a commit.
    """
    with files.locked(root):
        filed = repo.load_knowledge(root).filed[lookup.PROFILE]
        profile = filed.record
        if profile.country is None:
            raise DeskError("library.md does not say its country: write one such as country: US")
        today = Calendar(profile).day_of(clock.now())
        wanted = year or today.year + 1
        found = list_holidays(profile.country, profile.subdivision, wanted)
        except_for = {parse_day(text, today) for text in left_out}
        listed = days_off.new_holidays(profile.holidays, found, except_for)
        closed = {parse_day(text, today) for text in also}
        why = days_off.find_doubtful(found)
        doubtful = tuple((it, why[it.day]) for it in listed if it.day in why.keys() - closed)
        new = tuple(it for it in listed if it.day not in why or it.day in closed)
        written = Written()
        if new and apply:
            fields = {"holidays": days_off.holiday_items((*profile.holidays, *new))}
            plan = Plan(
                f"Pin the holidays of {wanted}", (SetFields(filed.path, fields, filed.digest),)
            )
            written = Written(changes=carry_out.apply(root, plan, commit=commit))
    return HolidaysPinned(
        year=wanted,
        pinned=profile.holidays,
        new=new,
        doubtful=doubtful,
        applied=apply,
        written=written,
    )


def _staff(root: Path, handle: str, understudy: str | None) -> Filed[Staff]:
    """The file of who is away.

    Raises:
        DeskError: they, or who is to stand in, have none.
    """
    loaded = repo.load_knowledge(root)
    for name in filter(None, (handle, understudy)):
        refuse_missing(loaded, "who is away", "staff", name)
    return loaded.filed[f"knowledge/staff/{handle}.md"]


def _write(
    root: Path, filed: Filed[Staff], new: tuple[Absence, ...], message: str, commit: bool
) -> Written:
    """Write new absences into a file, beside those it has."""
    if not new:
        return Written()
    fields = {"away": days_off.absence_items((*filed.record.away, *new))}
    plan = Plan(message, (SetFields(filed.path, fields, filed.digest),))
    return write_gate.write(root, plan, commit=commit).written
