"""Nothing internal gets out: what the public may know is copied field by field."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests import site_world

from deskbook.answers.rules.publication import publish
from deskbook.library.model.public import (
    PublicAnswer,
    PublicLibrary,
    PublicNews,
    PublicProblem,
    PublicResource,
    PublicService,
)
from deskbook.library.model.records import Answer
from deskbook.library.model.text_facts import Period, Periods, WeekHours
from deskbook.library.model.vocabulary import WEEKDAYS

TODAY = date(2026, 11, 5)


def test_a_whole_library_as_the_public_may_know_it():
    assert publish(site_world.library(), TODAY) == PublicLibrary(
        name="Hill College Library",
        timezone="America/New_York",
        welcome="Ask us anything.",
        country="",
        week=WeekHours(((WEEKDAYS[:5], ("09:00-17:00",)), (WEEKDAYS[5:], ()))),
        other_hours=Periods(
            (
                Period(
                    date(2026, 11, 26),
                    date(2026, 11, 26),
                    "Thanksgiving",
                    WeekHours(((("thu",), ()),), uniform=True),
                ),
            )
        ),
        site_url="https://library.example",
        ask_url="https://library.example/ask",
        ask_email="ask@library.example",
        front_sections=("answers", "services", "problems"),
        services={
            "e-resources": PublicService(
                slug="e-resources",
                name="E-resources",
                email="er@library.example",
                first_reply="4h",
                news_every="2d",
                body="Databases that do not open.\n\nMore about it.",
                called="E-resources",
            )
        },
        answers={
            "renew": PublicAnswer(
                slug="renew",
                title="How do I renew a book?",
                short="Sign in and choose Renew.",
                rest="",
                topics=("borrowing", "finding-sources"),
                related=("late-issues",),
                reviewed=date(2026, 9, 1),
            ),
            "late-issues": PublicAnswer(
                slug="late-issues",
                title="Why is the newest issue missing?",
                short="Ask us, and we get it. See [how to renew](renew.md).",
                rest="## Steps\n\n1. Look again.",
                also_asked=("issue not there",),
                services=("e-resources",),
                resources=("paper-mill",),
                topics=("finding-sources",),
                related=("renew",),
                reviewed=date(2026, 9, 1),
                overdue=True,
            ),
        },
        problems={
            "mill-late": PublicProblem(
                slug="mill-late",
                title="Paper Mill is late",
                state="confirmed",
                resource="paper-mill",
                started=date(2026, 10, 12),
                fixed=None,
                banner="Paper Mill is late; we get you any article.",
                body="Ask us for the article.",
                news=(
                    PublicNews(date(2026, 10, 14), "confirmed", "The vendor knows of it."),
                    PublicNews(date(2026, 11, 2), None, "A first part has come."),
                ),
            ),
            "mill-closed": PublicProblem(
                slug="mill-closed",
                title="Paper Mill did not open",
                state="fixed",
                resource="paper-mill",
                started=date(2025, 3, 1),
                fixed=date(2025, 3, 4),
                banner="",
                body="",
            ),
        },
        resources={
            "paper-mill": PublicResource(
                slug="paper-mill",
                name="Paper Mill",
                url="https://mill.example",
                body="Articles about paper.",
            )
        },
    )


def test_no_canary_of_anything_internal_is_in_it():
    assert "CANARY" not in repr(publish(site_world.library(), TODAY))


def test_staff_are_named_only_where_the_library_says_so():
    library = site_world.library(staff__ann="---\nname: Ann\n---\n")
    shown = publish(library, TODAY)
    assert (shown.services["e-resources"].team, shown.answers["late-issues"].reviewed_by) == (
        (),
        "",
    )
    privacy = replace(library.profile.privacy, name_staff=True)
    named = publish(replace(library, profile=replace(library.profile, privacy=privacy)), TODAY)
    assert named.services["e-resources"].team == ("Ann", "Bob")
    assert named.answers["late-issues"].reviewed_by == "Ann"


def test_the_nearest_answers_come_first_and_other_languages_never():
    library = site_world.library(
        answers__same="---\ntitle: Same resource\nstate: published\nresources: [paper-mill]\n---\n",
        answers__es="---\ntitle: En espanol\nstate: published\nresources: [paper-mill]\nlanguage: es\n---\n",
        answers__far="---\ntitle: Same service\nstate: published\nservices: [e-resources]\n---\n",
    )
    shown = publish(library, TODAY)
    assert shown.answers["late-issues"].related == ("same", "renew")
    assert shown.topics == ("borrowing", "finding-sources")


_SHELVED = st.builds(
    Answer,
    slug=st.just("it"),
    state=st.just("published"),
    title=st.sampled_from("abc"),
    services=st.sets(st.sampled_from(("s", "t"))).map(tuple),
    resources=st.sets(st.sampled_from(("r", "q", "p"))).map(tuple),
    topics=st.sets(st.sampled_from(("x", "y", "z"))).map(tuple),
)


@given(st.lists(_SHELVED, max_size=12))
def test_the_nearest_are_those_that_share_most_then_first_in_the_alphabet(answers):
    all_of_them = {str(number): it for number, it in enumerate(answers)}
    shared = {
        slug: sorted(
            (-near, it.title, other)
            for other, it in all_of_them.items()
            if other != slug
            and (
                near := 3 * len({*it.resources} & {*own.resources})
                + 2 * len({*it.topics} & {*own.topics})
                + len({*it.services} & {*own.services})
            )
            > 1
        )[:4]
        for slug, own in all_of_them.items()
    }
    shown = publish(replace(site_world.library(), answers=all_of_them), TODAY)
    assert {slug: list(it.related) for slug, it in shown.answers.items()} == {
        slug: [other for *_, other in found] for slug, found in shared.items()
    }


def test_old_names_lead_to_what_patrons_read_now_and_nowhere_else():
    library = site_world.library(
        answers__a="---\ntitle: A?\nstate: published\nwas: [a-once, renew]\n---\n\nYes.\n",
        answers__b="---\ntitle: B?\nstate: archived\ninstead: a-once\n---\n\nYes.\n",
        answers__c="---\ntitle: C?\nstate: archived\ninstead: b\n---\n\nYes.\n",
        answers__d="---\ntitle: D?\nstate: archived\ninstead: draft\n---\n\nYes.\n",
        answers__e="---\ntitle: E?\nstate: archived\ninstead: a\naudience: staff\n---\n\nYes.\n",
        answers__f="---\ntitle: F?\nstate: archived\ninstead: g\n---\n\nYes.\n",
        answers__g="---\ntitle: G?\nstate: archived\ninstead: f\n---\n\nYes.\n",
        answers__triage="---\ntitle: T?\nstate: published\naudience: staff\nwas: [t-once]\n---\n\nYes.\n",
    )
    assert publish(library, TODAY).moved == {"a-once": "a", "b": "a", "c": "a"}
