"""`desk away` and `desk holidays`: absences of colleagues, and days on which nobody works."""

import json
from types import SimpleNamespace

from tests import worlds


def test_an_absence_is_added_by_hand(git_library, desk):
    outcome = desk(
        "away",
        "add",
        "--from",
        "mon",
        "--to",
        "+4d",
        "--understudy",
        "science-liaison",
        "--reason",
        "leave",
    )
    assert outcome == worlds.Outcome(
        0,
        "history-liaison is away\n  Mon 9 Nov to Fri 13 Nov, science-liaison stands in (leave)\n",
        "",
    )
    assert (
        (git_library / "knowledge/staff/history-liaison.md").read_text()
        == """\
---
name: History liaison
services: [reference]
away:
  - {from: 2026-11-09, to: 2026-11-13, understudy: science-liaison, reason: leave}
understudy: reference-head
---
"""
    )
    assert worlds.git(git_library, "log", "-1", "--format=%s") == (
        "history-liaison is away from 2026-11-09 to 2026-11-13\n"
    )
    again = desk("away", "add", "--from", "2026-11-10", "--handle", "history-liaison")
    assert (
        again.out
        == "Nothing to add for history-liaison: each absence stands there already, or is over.\n"
    )
    single = desk("away", "add", "--from", "mon", "--handle", "eresources")
    assert single.out == "eresources is away\n  Mon 9 Nov\n"
    unknown = desk("away", "add", "--from", "mon", "--handle", "nobody")
    assert (unknown.code, unknown.err[:50]) == (
        2,
        'desk: who is away: no staff is called "nobody": th',
    )


ICS = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//EN
BEGIN:VEVENT
UID:1
SUMMARY:Private
DTSTART;VALUE=DATE:20261116
DTEND;VALUE=DATE:20261118
END:VEVENT
END:VCALENDAR
"""


def test_absences_are_imported_from_a_calendar_after_they_were_shown(library, desk):
    (library / "me.ics").write_text(ICS)
    shown = desk("away", "import", "me.ics", "--handle", "reference-head")
    assert shown.out == (
        "reference-head is away\n  Mon 16 Nov to Tue 17 Nov\n\nNothing was written: --apply writes them.\n"
    )
    path = library / "knowledge/staff/reference-head.md"
    assert "away" not in path.read_text()
    desk("away", "import", "me.ics", "--handle", "reference-head", "--apply")
    assert "away:\n  - {from: 2026-11-16, to: 2026-11-17}\n" in path.read_text()
    assert desk("away", "import", "me.ics", "--handle", "reference-head").out.startswith(
        "Nothing to add"
    )


def test_a_years_holidays_are_shown_and_pinned_only_on_request(git_library, desk):
    shown = desk("holidays", "--except", "2027-10-11", "--except", "2027-02-15")
    assert shown == worlds.Outcome(
        0,
        """\
Holidays of 2027: + to be pinned, ? for you to decide
+ 2027-01-01 Fri  New Year's Day
+ 2027-01-18 Mon  Martin Luther King Jr. Day
+ 2027-05-31 Mon  Memorial Day
? 2027-06-18 Fri  Juneteenth National Independence Day (observed): the holiday is on 2027-06-19
? 2027-06-19 Sat  Juneteenth National Independence Day: it is observed on 2027-06-18
? 2027-07-04 Sun  Independence Day: it is observed on 2027-07-05
? 2027-07-05 Mon  Independence Day (observed): the holiday is on 2027-07-04
+ 2027-09-06 Mon  Labor Day
? 2027-11-11 Thu  Veterans Day: many libraries are open
+ 2027-11-25 Thu  Thanksgiving Day
? 2027-12-24 Fri  Christmas Day (observed): the holiday is on 2027-12-25
? 2027-12-25 Sat  Christmas Day: it is observed on 2027-12-24
+ 2027-12-31 Fri  New Year's Day (observed)

`--also DAY` closes on a day marked with ?, `--except DAY` opens on it.

Nothing was written. Read the list: a library keeps some of these days open, and closes on others.
`--except DAY` leaves a day out, `--apply` pins the rest into knowledge/library.md.
""",
        "",
    )
    assert worlds.git(git_library, "status", "--porcelain") == ""
    desk("holidays", "--except", "2027-10-11", "--except", "2027-02-15", "--apply")
    text = (git_library / "knowledge/library.md").read_text()
    assert (
        "  - {day: 2026-11-26, name: Thanksgiving}\n  - {day: 2027-01-01, name: New Year's Day}\n"
        in text
    )
    assert worlds.git(git_library, "log", "-1", "--format=%s") == "Pin the holidays of 2027\n"
    again = desk("holidays", "--year", "2027")
    assert "? 2027-10-11 Mon  Columbus Day: many libraries are open" in again.out
    assert desk("holidays", "--year", "2027", "--also", "2027-10-11", "--apply").code == 0
    assert (
        "{day: 2027-10-11, name: Columbus Day}"
        in (git_library / "knowledge/library.md").read_text()
    )
    assert "  2027-01-01 Fri  New Year's Day" in again.out


def test_where_all_are_pinned_there_is_nothing_to_do(library, desk):
    desk("holidays", "--apply")
    outcome = desk("holidays", "--apply")
    assert outcome.out.startswith("Holidays of 2027: ? for you to decide\n  2027-01-01 Fri")
    days = [it[2:12] for it in outcome.out.splitlines() if it.startswith("?")]
    words = [word for day in days for word in ("--also", day)]
    desk("holidays", "--apply", *words)
    outcome = desk("holidays")
    assert outcome.out.startswith("Holidays of 2027: all are pinned\n  2027-01-01 Fri")


def test_a_terminal_asks_about_each_doubtful_day(library, desk, monkeypatch):
    terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("deskbook.cli.care.sys", terminal)
    outcome = desk("holidays", "--apply", given="y\n" + "n\n" * 20)
    assert (
        "Close on 2027-02-15 Mon, Washington's Birthday (many libraries are open)? [y/N]"
        in outcome.out
    )
    text = (library / "knowledge/library.md").read_text()
    assert "2027-02-15" in text
    assert "2027-10-11" not in text


def test_a_country_that_is_unknown_or_missing_is_told(library, desk):
    path = library / "knowledge/library.md"
    whole = path.read_text()
    path.write_text(whole.replace("country: US", "country: ZZ"))
    assert desk("holidays").err.startswith("desk: library.md: no holidays are known for ZZ ")
    path.write_text(whole.replace("country: US", "country: JP"))
    assert desk("holidays", "--year", "2100").err == (
        "desk: no holidays of JP are known for 2100: pin the days by hand\n"
    )
    path.write_text(whole.replace("country: US\n", ""))
    assert desk("holidays").err == (
        "desk: library.md does not say its country: write one such as country: US\n"
    )


def test_json_has_the_days_that_were_pinned_before_and_after(git_library, desk):
    (library,) = json.loads(desk("holidays", "--apply", "--json").out)["changes"]
    assert library["path"] == "knowledge/library.md"
    before, after = library["before"]["holidays"], library["after"]["holidays"]
    assert before == [{"day": "2026-11-26", "name": "Thanksgiving"}]
    assert after[:2] == [*before, {"day": "2027-01-01", "name": "New Year's Day"}]


def test_events_that_are_no_absence_are_shown_with_the_reason(library, desk):
    work = "".join(
        f"BEGIN:VEVENT\nUID:w{day}\nDTSTART:202612{day:02}T090000\nDTEND:202612{day:02}T100000\n"
        "END:VEVENT\n"
        for day in range(1, 15)
    )
    damaged = "BEGIN:VEVENT\nUID:bad\nDTSTART;VALUE=DATE:\nEND:VEVENT\n"
    text = ICS.replace("BEGIN:VEVENT", damaged + work + "BEGIN:VEVENT", 1)
    (library / "me.ics").write_text(text)
    shown = desk("away", "import", "me.ics", "--handle", "reference-head").out
    assert shown.startswith(
        "reference-head is away\n  Mon 16 Nov to Tue 17 Nov\n\nLeft out\n  bad: "
    )
    assert "; Sat 12 Dec and 2 more: it is only a part of a day\n" in shown
