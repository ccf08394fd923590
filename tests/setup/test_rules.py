"""Answers of `desk setup` to records, and back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.care_world import loaded

from deskbook.library.model.fields import specs
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.mail_settings import MailServer
from deskbook.library.model.records import Holiday, Hours, Profile
from deskbook.setup import rules
from deskbook.setup.formats.answers import name_services
from deskbook.setup.model import (
    Answers,
    MailAnswer,
    ServiceAnswer,
    SiteAnswer,
    StaffAnswer,
    Ways,
)

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
SERVER = MailServer(host="mail.l.example", user="ask@l.example")
ANSWERS = name_services(
    Answers(
        name="Mill",
        timezone="Europe/Vienna",
        country="AT",
        hours=(Hours(days=("mon",), hours="09:00-17:00"),),
        ask=Ways(email="ask@l.example"),
        staff=(StaffAnswer(handle="jo-desk"), StaffAnswer(handle="kim", name="Kim")),
        services=(ServiceAnswer(name="Research help"), ServiceAnswer(name="Loans", team=("kim",))),
    )
)
EMPTY = Library(profile=Profile(name="Old", timezone="UTC", week=()))


def test_teams_heads_and_names_follow_from_the_other_answers():
    mail = MailAnswer(address="ask@l.example", imap=SERVER)
    found = rules.complete(replace(ANSWERS, mail=mail))
    assert [(it.slug, it.team, it.head) for it in found.services] == [
        ("research-help", ("jo-desk", "kim"), "jo-desk"),
        ("loans", ("kim",), "kim"),
    ]
    assert [it.name for it in found.staff] == ["Jo desk", "Kim"]
    assert found.mail.service == "research-help"
    assert rules.complete(found) == found


def test_records_are_made_and_give_the_same_answers_back():
    mail = MailAnswer(address="ask@l.example", service="loans", imap=SERVER, smtp=SERVER)
    answers = rules.complete(replace(ANSWERS, mail=mail, jobs="cron"))
    found = rules.make_records(answers, EMPTY, (Holiday(day=date(2026, 12, 25), name="C"),), NOW)
    assert found.profile.mail.since == NOW
    assert found.profile.holidays == (Holiday(day=date(2026, 12, 25), name="C"),)
    assert found.staff["kim"].services == ("research-help", "loans")
    library = replace(EMPTY, profile=found.profile, services=found.services, staff=found.staff)
    world = replace(loaded(), library=library)
    assert rules.read_answers(world, "jo-desk", answers.site) == replace(answers, mail=mail)
    later = rules.make_records(answers, library, (), NOW.replace(year=2028))
    assert later == found


def test_what_was_not_asked_stays():
    world = loaded()
    staff = (StaffAnswer(handle="ann", name="Ann"),)
    service = ServiceAnswer(name="E-resources", slug="e-resources", team=("ann",), head="ann")
    answers = rules.complete(replace(ANSWERS, staff=staff, services=(service,)))
    found = rules.make_records(answers, world.library, (), NOW)
    assert found.staff["ann"].understudy == "bob"
    assert found.profile.holidays == world.library.profile.holidays
    before = world.library.profile
    assert set(rules.changed_fields(Profile, before, found.profile)) == {
        "name", "timezone", "country", "ask_email", "week", "scheduler",
    }  # fmt: skip
    assert rules.changed_fields(Profile, found.profile, found.profile) == {}
    assert rules.guess_server("ask@l.example", "imap") == MailServer(
        host="imap.l.example", user="ask@l.example"
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"country": "UK"}, "country: no country has the code UK: write GB"),
        ({"staff": ()}, "staff: nobody works here: write yourself"),
        ({"services": ()}, "services: there is none: write one"),
        ({"staff": ANSWERS.staff * 2}, "staff: jo-desk is there twice: leave one out"),
        ({"services": ANSWERS.services * 2}, "services: loans is there twice: leave one out"),
        (
            {"services": (ServiceAnswer(name="A", slug="a", team=("zoe",), head="zoe"),)},
            "services: A names zoe: add zoe to staff",
        ),
        ({"ask": Ways()}, "ask: patrons find no way to ask: write email, phone, place or form"),
        (
            {"mail": MailAnswer(address="a@b", service="x")},
            "mail.service: x is not in services: write research-help",
        ),
        ({"site": SiteAnswer(url="https://l", publish="rsync")}, "site.to: it is missing"),
        (
            {"site": SiteAnswer(url="https://l", publish="folder", to="www")},
            "site.to: www is not an absolute folder: write it from the first /",
        ),
        ({"site": SiteAnswer(publish="folder", to="/srv")}, "site.url: it is missing"),
        (
            {"site": SiteAnswer(url="https://l", publish="github"), "jobs": "cron"},
            "jobs: GitHub publishes the site, so it starts the jobs: write jobs: github",
        ),
    ],
)
def test_answers_that_do_not_fit_each_other_are_refused_with_what_to_write(changes, said):
    with pytest.raises(DeskError) as error:
        rules.refuse_contradictions(replace(ANSWERS, **changes))
    assert said in str(error.value)
    rules.refuse_contradictions(ANSWERS)


@pytest.mark.parametrize("key", [it.name for it in specs(Answers).values() if it.required])
def test_an_emptied_answer_that_a_library_needs_is_named(key):
    empty = Ways() if key == "ask" else type(getattr(ANSWERS, key))()
    with pytest.raises(DeskError, match=rf"(?m)^  {key}: "):
        rules.refuse_contradictions(replace(ANSWERS, **{key: empty}))


@pytest.mark.parametrize("key", [it.name for it in specs(Ways).values()])
def test_a_way_to_ask_can_be_emptied(key):
    ways = Ways(email="a@l.example", phone="1", place="Here", form="https://l.example/")
    before = rules.make_records(rules.complete(replace(ANSWERS, ask=ways)), EMPTY, (), NOW).profile
    fewer = rules.complete(replace(ANSWERS, ask=replace(ways, **{key: ""})))
    after = rules.make_records(fewer, replace(EMPTY, profile=before), (), NOW).profile
    field = "ask_url" if key == "form" else f"ask_{key}"
    assert rules.changed_fields(Profile, before, after) == {field: ""}
