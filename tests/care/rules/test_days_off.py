"""Absences that are added to a file."""

from datetime import date

import pytest
from tests.care_world import loaded

from deskbook.care.rules import days_off
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Absence, Holiday

LAST = date(2026, 11, 30)


def test_absences_are_added_once():
    staff = loaded(
        staff__ann="---\nname: Ann\naway: [{from: 2026-11-03, to: 2026-11-10}]\n---\n"
    ).library.staff["ann"]
    known = Absence(start=date(2026, 11, 4), end=date(2026, 11, 10))
    new = Absence(start=date(2026, 11, 9), end=date(2026, 11, 11), understudy="bob", reason="leave")
    assert days_off.new_absences(staff, [known, new]) == (new,)
    assert days_off.absence_items((new, *staff.away)) == (
        {"from": date(2026, 11, 3), "to": date(2026, 11, 10)},
        {
            "from": date(2026, 11, 9),
            "to": date(2026, 11, 11),
            "understudy": "bob",
            "reason": "leave",
        },
    )
    days_off.refuse_impossible(staff, new)
    with pytest.raises(DeskError, match="ends on 2026-11-01, before it begins on 2026-11-02"):
        days_off.refuse_impossible(staff, Absence(start=date(2026, 11, 2), end=date(2026, 11, 1)))
    with pytest.raises(DeskError, match="ann cannot stand in for themselves"):
        days_off.refuse_impossible(staff, Absence(start=LAST, end=LAST, understudy="ann"))


def test_days_observed_elsewhere_and_days_on_which_libraries_open_are_doubtful():
    names = {
        date(2027, 6, 18): "Juneteenth (observed)",
        date(2027, 6, 19): "Juneteenth",
        date(2027, 9, 6): "Labor Day",
        date(2027, 11, 11): "Veterans Day",
        date(2027, 12, 31): "New Year's Day (observed)",
    }
    found = [Holiday(day=day, name=name) for day, name in names.items()]
    assert days_off.find_doubtful(found) == {
        date(2027, 6, 18): "the holiday is on 2027-06-19",
        date(2027, 6, 19): "it is observed on 2027-06-18",
        date(2027, 11, 11): "many libraries are open",
    }
    assert days_off.find_doubtful([]) == {}
