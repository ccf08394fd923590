"""Checks of fields in texts, and facts that share a name."""

from datetime import date

from tests import care_world

from deskbook.answers.rules import text_fact_checks, text_facts

TODAY = date(2026, 11, 16)

LIBRARY = """\
---
name: Hill College Library
timezone: America/New_York
country: US
ask_url: https://library.example/ask
week:
  - {days: [mon, tue, wed, thu], hours: "08:00-22:00"}
  - {days: [fri], hours: "08:30-18:00"}
  - {days: [sat], hours: "10:00-12:00"}
  - {days: [sat], hours: "13:00-17:00"}
other_hours:
  - {from: 2026-11-20, to: 2026-11-20, hours: "08:30-18:00", name: Just another Friday}
  - {from: 2026-11-25, to: 2026-11-25, hours: "08:00-17:00", name: Before Thanksgiving}
  - {from: 2026-12-11, to: 2026-12-17, hours: "08:00-24:00", name: Finals}
  - {from: 2026-12-19, to: 2026-12-23, days: [mon, tue, wed], hours: "09:00-17:00", name: Winter break}
  - {from: 2026-12-19, to: 2026-12-23, days: [sat, sun], hours: closed, name: Winter break}
  - {from: 2026-12-24, to: 2027-01-01, hours: closed}
  - {from: 2027-01-02, to: 2027-01-18, days: [mon, tue, wed, thu, fri], hours: "09:00-17:00", name: Winter break}
  - {from: 2027-01-02, to: 2027-01-18, days: [sat, sun], hours: closed, name: Winter break}
  - {from: 2027-05-07, to: 2027-05-13, hours: "00:00-24:00", name: Finals}
  - {from: 2026-10-12, to: 2026-10-13, hours: "09:00-17:00", name: Fall break}
  - {from: 2026-09-01, to: 2026-09-01, hours: closed, name: Week}
holidays:
  - {day: 2026-11-26, name: Thanksgiving}
  - {day: 2026-11-27, name: The day after Thanksgiving}
  - {day: 2026-12-25, name: Christmas Day}
facts:
  - {name: printing, value: "10 cents,  or *less*"}
---

Write to {library.ask} or {service.e-resources.email}.
"""

SERVICE = """\
---
name: E-resources
team: [ann, bob]
head: head
email: e@library.example
promise: {first_reply: 4h, news_every: 1d, accept_within: 1d}
facts:
  - {name: loan-student, value: 28 days}
---

{service.e-resources.promise} {fact.loan-student}
"""


def test_what_is_wrong_with_fields_is_said_with_its_line_and_what_to_write():
    answer = """\
---
title: When are you open?
state: draft
---


Open {hours.week.table}.

{hours.tuesdy} {library.ask-email} {fact.loan-elephant}
{storeroom.of.mine} {hours.friday} \\{hours.tuesdy}
"""
    again = "---\nname: Again\nteam: [ann]\nhead: head\npromise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\nfacts:\n  - {name: printing, value: dear}\n---\n"
    world = care_world.loaded(
        library=LIBRARY, services__e_resources=SERVICE, services__again=again, answers__a=answer
    )
    assert [
        f"{it.path.removeprefix('knowledge/')}:{it.line} {it.rule}: {it.message}"
        for it in sorted(text_fact_checks.findings(world, TODAY))
    ] == [
        "answers/a.md:7 text.table: {hours.week.table} is a table: put it on a line of its own, or write "
        "{hours.week}, which is a sentence",
        "answers/a.md:9 text.field: {fact.loan-elephant} is not a field: write {fact.loan-student}",
        "answers/a.md:9 text.field: {hours.tuesdy} is not a field: write {hours.tuesday}",
        "answers/a.md:9 text.field: {library.ask-email} has nothing to say: library.md gives no ask_email",
        "answers/a.md:10 text.field: {storeroom.of.mine} is not a field: there are such as "
        "{fact.loan-student}, {hours.before-thanksgiving}, {library.ask}, {service.again.first-reply}; a backslash before the brace lets it stand",
        "library.md:27 facts.name: another fact is called printing too: texts could not tell them apart",
        "services/again.md:6 facts.name: another fact is called printing too: texts could not tell them apart",
    ]


def test_a_fact_that_nobody_wrote_down_is_to_be_written_down():
    bare = care_world.loaded().library
    known = text_facts.collect(bare, TODAY)
    assert list(text_fact_checks.find_unknown("{fact.x}", bare, known)) == [
        "{fact.x} is not a field: write it down under facts: of a service (e-resources) or of library.md"
    ]
