"""`desk holidays`: propose a year's public holidays, to be reviewed by a person and pinned."""

from collections.abc import Sequence
from pathlib import Path

from deskbook.calendar.formats import moment
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.adapters import holiday_lists
from deskbook.care.model.outcomes import HolidaysPinned
from deskbook.care.rules import days_off
from deskbook.library.adapters import carry_out, clock, files, lookup, repo
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan, SetFields


def holidays(
    root: Path, *, year: int | None, left_out: Sequence[str], apply: bool, commit: bool
) -> HolidaysPinned:
    """Find the days that would be pinned; with `apply` pin them.

    Args:
        root: the library.
        year: by default the next one.
        left_out: days of the list on which the library opens all the same.
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
        found = holiday_lists.of_year(profile.country, profile.subdivision, wanted)
        except_for = {moment.day(text, today) for text in left_out}
        new = days_off.new_holidays(profile.holidays, found, except_for)
        written = Written()
        if new and apply:
            fields = {"holidays": days_off.holiday_items((*profile.holidays, *new))}
            plan = Plan(
                f"Pin the holidays of {wanted}", (SetFields(filed.path, fields, filed.digest),)
            )
            written = Written(changes=carry_out.apply(root, plan, commit=commit))
    return HolidaysPinned(
        year=wanted, pinned=profile.holidays, new=new, applied=apply, written=written
    )
