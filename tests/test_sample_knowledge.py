"""The sample library does not contradict itself: what it states twice, it states alike."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from deskbook.answers.rules import text_fact_checks, text_facts
from deskbook.answers.rules.reviews import next_review
from deskbook.answers.views.text_facts import say
from deskbook.library.adapters import repo
from deskbook.library.model.vocabulary import CAUSES, OPEN_STATUSES, WAITING_ON

ROOT = Path(__file__).parents[1]

LOADED = repo.load_knowledge(ROOT)
LIBRARY = LOADED.library
TODAY = date(2026, 11, 16)
FILLED = text_facts.fill_library(LIBRARY, text_facts.collect(LIBRARY, TODAY), say)

DAYS = {"mon": "Monday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday", "sun": "Sunday"}

IN_WORDS = {
    "4h": "four opening hours",
    "1d": "one day on which the library is open",
    "2d": "two days on which the library is open",
    "3d": "three days on which the library is open",
    "4d": "four days on which the library is open",
    "5d": "five days on which the library is open",
}


def one_line(text: str) -> str:
    return " ".join(text.split())


def clock(written: str) -> str:
    hour, minute = map(int, written.split(":"))
    assert minute == 0
    if hour in (12, 24):
        return "noon" if hour == 12 else "midnight"
    return f"{hour} am" if hour < 12 else f"{hour - 12} pm"


def hours(written: str) -> str:
    return " to ".join(map(clock, written.split("-"))) if "-" in written else written


def test_all_of_it_is_read_without_a_finding():
    assert LOADED.findings == ()


def test_the_answer_on_opening_hours_says_what_library_md_says():
    body = FILLED.answers["opening-hours"].body
    rows = dict(re.findall(r"^\| (.+) \| (.+) \|$", body, flags=re.MULTILINE))
    week = {
        " to ".join(DAYS[day] for day in dict.fromkeys((it.days[0], it.days[-1]))): hours(it.hours)
        for it in LIBRARY.profile.week
    }
    dated = {(it.start, it.end): hours(it.hours) for it in LIBRARY.profile.other_hours}
    assert {day: rows[day] for day in week} == week
    assert {
        date(2026, 11, 25): rows["November 25, The day before Thanksgiving"],
        date(2026, 11, 26): rows["November 26 to 28, Thanksgiving"],
        date(2026, 12, 11): rows["December 11 to 17, Finals"],
        date(2026, 12, 24): rows["December 24 to January 1, 2027, Winter closure"],
    } == {
        date(2026, 11, 25): dated[date(2026, 11, 25), date(2026, 11, 25)],
        date(2026, 11, 26): dated[date(2026, 11, 28), date(2026, 11, 28)],
        date(2026, 12, 11): dated[date(2026, 12, 11), date(2026, 12, 17)],
        date(2026, 12, 24): dated[date(2026, 12, 24), date(2027, 1, 1)],
    }


def test_every_fact_is_used_and_every_field_is_known():
    bodies = [it.body for part in (LIBRARY.answers, LIBRARY.services) for it in part.values()]
    named = {name for body in bodies for name in text_facts.find_fields(body)}
    assert [
        it.name for it in text_facts.list_facts(LIBRARY) if f"fact.{it.name}" not in named
    ] == []
    assert list(text_fact_checks.findings(LOADED, TODAY)) == []


def test_no_price_of_ours_stands_in_a_text_but_only_among_the_facts():
    priced = re.compile(r"\$\d+|\d+ cents")
    assert [slug for slug, it in LIBRARY.answers.items() if priced.search(it.body)] == []
    assert [slug for slug, it in LIBRARY.services.items() if priced.search(it.body)] == []


@pytest.mark.parametrize("slug", sorted(LIBRARY.services))
def test_a_service_promises_in_plain_words_what_its_fields_say(slug):
    service = LIBRARY.services[slug]
    body = one_line(FILLED.services[slug].body)
    assert IN_WORDS[service.promise.first_reply] in body
    often = IN_WORDS[service.promise.news_every]
    assert often in body, f"{slug}: write that patrons hear at least every {often}"


def test_answers_for_patrons_lead_only_to_what_patrons_may_read():
    astray = [
        (slug, target)
        for slug, answer in LIBRARY.answers.items()
        if (answer.state, answer.audience) == ("published", "public")
        for target in re.findall(r"\]\(([a-z-]+)\.md\)", one_line(answer.body))
        if (found := LIBRARY.answers.get(target)) is None
        or (found.state, found.audience) != ("published", "public")
    ]
    assert astray == []


def test_two_answers_are_past_their_review_so_that_staleness_shows():
    stale = [
        slug
        for slug, answer in sorted(LIBRARY.answers.items())
        if (day := next_review(answer)) is not None and day < LIBRARY.profile.now.date()
    ]
    assert stale == ["e-book-download-limits", "historic-newspapers"]


def test_the_labels_of_issues_are_those_of_services_open_statuses_and_causes():
    labels = yaml.safe_load((ROOT / ".github/labels.yml").read_text(encoding="utf-8"))
    assert sorted(it["name"] for it in labels) == sorted(
        [
            *(it.label for it in LIBRARY.services.values()),
            *(f"status: {it}" for it in OPEN_STATUSES - {"waiting"}),
            *(f"waiting: {it}" for it in WAITING_ON),
            *(f"cause: {it}" for it in CAUSES),
        ]
    )
    wrong = [
        it["name"]
        for it in labels
        if set(it) != {"name", "colour", "description", "was"}
        or not re.fullmatch("[0-9a-f]{6}", it["colour"])
        or not 0 < len(it["description"]) <= 100
    ]
    assert wrong == []
