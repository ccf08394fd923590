"""Fields of policy facts: what they are worth, where they are filled in, and what is wrong with them."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests import care_world
from tests.strategies import texts

from deskbook.answers.rules import text_fact_checks, text_facts
from deskbook.answers.views.text_facts import make_say, say
from deskbook.library.model.text_facts import Policy, Wording
from deskbook.library.model.words import Words

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

INSIDE = "---\nname: Storeroom\nteam: [ann]\nhead: head\nemail: in@library.example\naudience: staff\npromise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n---\n"

WORLD = care_world.loaded(
    library=LIBRARY, services__e_resources=SERVICE, services__storeroom=INSIDE
)

KNOWN = text_facts.collect(WORLD.library, TODAY)


def filled(text: str) -> str:
    return text_facts.fill(text, KNOWN, say)


def test_every_field_has_a_value_in_words():
    assert {name: say(value, KNOWN) for name, value in KNOWN.values.items()} == {
        "library.name": "Hill College Library",
        "library.ask": "https://library.example/ask",
        "hours.monday": "8 am to 10 pm",
        "hours.tuesday": "8 am to 10 pm",
        "hours.wednesday": "8 am to 10 pm",
        "hours.thursday": "8 am to 10 pm",
        "hours.friday": "8:30 am to 6 pm",
        "hours.saturday": "10 am to noon and 1 pm to 5 pm",
        "hours.sunday": "closed",
        "hours.today": "Monday, November 16: 8 am to 10 pm",
        "hours.week": "Monday to Thursday 8 am to 10 pm, Friday 8:30 am to 6 pm and Saturday "
        "10 am to noon and 1 pm to 5 pm, closed Sunday",
        "hours.week.table": "| Day | Open |\n|---|---|\n"
        "| Monday to Thursday | 8 am to 10 pm |\n"
        "| Friday | 8:30 am to 6 pm |\n"
        "| Saturday | 10 am to noon and 1 pm to 5 pm |\n"
        "| Sunday | closed |",
        "hours.other": "November 25, Before Thanksgiving: 8 am to 5 pm; "
        "November 26 to 27, Thanksgiving: closed; "
        "December 11 to 17, Finals: 8 am to midnight; "
        "December 19 to 23, Winter break: Monday to Wednesday 9 am to 5 pm, closed Saturday and Sunday; "
        "December 24 to January 1, 2027: closed; "
        "January 2 to 18, 2027, Winter break: Monday to Friday 9 am to 5 pm, closed Saturday and Sunday",
        "hours.other.table": "| When | Open |\n|---|---|\n"
        "| November 25, Before Thanksgiving | 8 am to 5 pm |\n"
        "| November 26 to 27, Thanksgiving | closed |\n"
        "| December 11 to 17, Finals | 8 am to midnight |\n"
        "| December 19 to 23, Winter break | Monday to Wednesday 9 am to 5 pm, closed Saturday and Sunday |\n"
        "| December 24 to January 1, 2027 | closed |\n"
        "| January 2 to 18, 2027, Winter break | Monday to Friday 9 am to 5 pm, closed Saturday and Sunday |",
        "hours.just-another-friday": "8:30 am to 6 pm",
        "hours.just-another-friday.days": "November 20",
        "hours.before-thanksgiving": "8 am to 5 pm",
        "hours.before-thanksgiving.days": "November 25",
        "hours.finals": "8 am to midnight",
        "hours.finals.days": "December 11 to 17",
        "hours.winter-break": "Monday to Friday 9 am to 5 pm, closed Saturday and Sunday",
        "hours.winter-break.days": "December 19 to 23 and January 2 to 18, 2027",
        "hours.fall-break": "9 am to 5 pm",
        "hours.fall-break.days": "October 12 to 13",
        "hours.week.days": "September 1",
        "service.e-resources.name": "E-resources",
        "service.e-resources.email": "e@library.example",
        "service.e-resources.first-reply": "four opening hours",
        "service.e-resources.news-every": "day on which the library is open",
        "service.e-resources.promise": "We answer within four opening hours. If it takes longer, "
        "you hear from us at least every day on which the library is open.",
        "fact.printing": "10 cents, or *less*",
        "fact.loan-student": "28 days",
    }


@pytest.mark.parametrize(
    ("today", "finals"),
    [
        (date(2026, 12, 17), "8 am to midnight"),
        (date(2026, 12, 18), "all day"),
        (date(2028, 1, 1), "all day"),
    ],
)
def test_a_period_is_the_one_that_is_or_comes_next_else_the_last(today, finals):
    known = text_facts.collect(WORLD.library, today)
    assert text_facts.fill("{hours.finals}", known, say) == finals


def test_a_library_without_other_hours_is_open_as_usual():
    always = "---\nname: Hill\ntimezone: UTC\nweek:\n  - {days: [mon], hours: '09:00-17:00'}\n---\n"
    plain = text_facts.collect(care_world.loaded(library=always).library, TODAY)
    assert say(plain.values["hours.other"], plain) == "as usual"
    assert text_facts.fill("{hours.other.table}", plain, say) == (
        "| When | Open |\n|---|---|\n| The next three months | as usual |"
    )
    assert text_facts.fill("{hours.today}", plain, say) == ("Monday, 16 November: 09:00 to 17:00")


def test_values_come_out_of_markdown_as_they_are():
    assert filled("A page is {fact.printing}.") == "A page is 10 cents, or \\*less\\*."
    assert text_facts.fill("{fact.printing}", KNOWN, say, markdown=False) == ("10 cents, or *less*")


def test_a_table_stands_where_its_field_stands_alone_and_is_a_sentence_elsewhere():
    assert filled("- Hours:\n\n  {hours.other.table}\n").startswith(
        "- Hours:\n\n  | When | Open |\n  |---|---|\n  | November 25"
    )
    assert filled("Open {Hours.Week.Table}.") == f"Open {say(KNOWN.values['hours.week'], KNOWN)}."


def test_addresses_are_filled_in_as_addresses():
    assert filled("[mail](mailto:{service.e-resources.email}) <{library.ask}>") == (
        "[mail](mailto:e@library.example) <https://library.example/ask>"
    )
    assert filled("[mail](mailto:{service.none.email})") == "[mail](mailto:)"


def test_a_field_that_nothing_has_never_shows_its_braces():
    assert filled("Open {hours.weak}.") == "Open please ask us."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\{hours.week}", "{hours.week}"),
        (r"\\{fact.loan-student}", r"\\28 days"),
        (r"\\\{fact.loan-student}", r"\\{fact.loan-student}"),
        ("{ fact.loan-student }", "28 days"),
        ("{author} {.class} {a.b c} {{x}} {1.2}", "{author} {.class} {a.b c} {{x}} {1.2}"),
    ],
)
def test_a_backslash_lets_a_field_stand_and_other_braces_are_no_fields(written, shown):
    assert filled(written) == shown


def test_the_whole_library_is_filled_in_and_titles_are_not():
    answer = "---\ntitle: What is {fact.loan-student}?\nstate: draft\n---\n\n{fact.loan-student}\n"
    problem = (
        "---\ntitle: Slow\nstate: fixed\nstarted: 2026-11-02\nlead: ann\n---\n\n{hours.friday}\n"
    )
    resource = "---\nname: A\nvendor: B\n---\n\nNo field in it.\n"
    world = care_world.loaded(
        library=LIBRARY,
        services__e_resources=SERVICE,
        answers__a=answer,
        problems__slow=problem,
        resources__a=resource,
    ).library
    made = text_facts.fill_library(world, text_facts.collect(world, TODAY), say)
    assert made.profile.body == "Write to https://library.example/ask or e@library.example."
    assert made.services["e-resources"].body.endswith("library is open. 28 days")
    assert (made.answers["a"].title, made.answers["a"].body) == (
        "What is {fact.loan-student}?",
        "28 days",
    )
    assert made.problems["slow"].body == "8:30 am to 6 pm"
    assert made.resources["a"] is world.resources["a"]


@given(texts)
def test_no_text_makes_filling_in_fail_and_none_keeps_a_known_field(text):
    once = filled(text)
    assert text_facts.FIELD.sub("", text) == text or once != text
    assert [it for it in text_facts.FIELD.finditer(once) if it["name"] in KNOWN.values] == [
        it
        for it in text_facts.FIELD.finditer(once)
        if it["name"] in KNOWN.values and text_facts.is_literal(it)
    ]


MARK = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""


@example("2. _b_ c", "1. ")
@given(
    st.text(st.sampled_from(MARK + "aZ9é \n\t"), min_size=1, max_size=12),
    st.sampled_from(["", "See ", "> ", "1. ", "  "]),
)
def test_a_value_is_shown_by_markdown_as_it_is_wherever_it_stands(value, before):
    """CommonMark, by its own words: a backslash before a sign shows the sign; signs without begin things."""
    words = " ".join(value.split())
    shown = text_facts.fill(
        f"{before}{{fact.x}}", Policy(TODAY, "", {"fact.x": Wording(words)}), say
    )
    inner = shown.removeprefix(before)
    assert re.sub(rf"\\([{re.escape(MARK)}])", r"\1", inner) == words
    bare = re.sub(rf"\\[{re.escape(MARK)}]", "\N{BULLET}", inner)
    assert not re.search(r"[\\`*\[\]<>|~&#!{}]|(?<!\w)_|_(?!\w)", bare)
    if before != "See ":
        assert not re.match(r"\d*[.)]|[-+=]", bare)


def test_a_value_is_never_read_for_fields_again():
    known = Policy(TODAY, "", {"fact.x": Wording("{fact.y}"), "fact.y": Wording("secret")})
    for markdown in (True, False):
        made = text_facts.fill("{fact.x}", known, say, markdown=markdown)
        assert "secret" not in made


def test_answers_in_another_language_say_fields_and_facts_as_that_language_does():
    found = care_world.loaded(
        library=LIBRARY.replace(
            "facts:\n",
            "facts:\n  - {name: loan, value: three days}\n  - {name: loan, value: tres días, language: es}\n",
        ),
        answers__a="---\ntitle: A?\nstate: draft\n---\n\n{fact.loan}, {hours.monday}\n",
        answers__b="---\ntitle: B?\nstate: draft\nlanguage: es\n---\n\n{fact.loan}, {hours.monday}\n",
        answers__c="---\ntitle: C?\nstate: draft\nlanguage: fr\n---\n\n{fact.loan}\n",
    ).library
    known = text_facts.collect(found, date(2026, 11, 5))
    spanish = make_say(Words("es", "español", phrases={"{first} to {last}": "{first} a {last}"}))
    filled = text_facts.fill_library(found, known, say, {"es": spanish})
    bodies = {slug: it.body for slug, it in filled.answers.items()}
    assert bodies == {
        "a": "three days, 8 am to 10 pm",
        "b": "tres días, 8\u00a0a.\u00a0m. a 10\u00a0p.\u00a0m.",
        "c": "three days",
    }
    assert list(text_fact_checks.find_doubled(found)) == []
