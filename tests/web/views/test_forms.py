"""What the forms of a ticket offer to choose from."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests import site_world

from deskbook.library.model.records import Absence, Answer
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.words import ENGLISH
from deskbook.sites.views.staff.conversation import Reading
from deskbook.web.commands.acts.ticket import list_editable
from deskbook.web.model.acts import DayChoice
from deskbook.web.views import forms

NOW = datetime(2026, 11, 5, 15, tzinfo=UTC)
TICKET = Ticket(
    id="Q-4KX7M2", title="Printing?", status="open", service="e-resources", channel="desk", lead="ann",
    opened=datetime(2026, 11, 2, 14, tzinfo=UTC), question="q", contributors=("bob", "gone"),
    resource="paper-mill", course="HIST 1",
)  # fmt: skip


@pytest.fixture(scope="module")
def by():
    desk = site_world.desk()
    answers = {
        "b": Answer(slug="b", title="Beta?", state="published"),
        "a": Answer(slug="a", title="alpha?", state="published"),
        "c": Answer(slug="c", title="Draft?", state="draft"),
        "d": Answer(slug="d", title="¿Alfa?", state="published", translates="a", language="es"),
    }
    staff = dict(desk.library.staff)
    bob = staff["bob"]
    staff["left"] = replace(bob, handle="left", name="Left", left=date(2026, 11, 4))
    staff["zoe"] = replace(bob, handle="zoe", name="Zoe", left=date(2026, 11, 6))
    staff["away"] = replace(
        bob, handle="away", name="Away", understudy=None, away=(Absence(start=date(2026, 11, 5), end=date(2026, 11, 5)),)
    )  # fmt: skip
    return Reading(replace(desk.library, answers=answers, staff=staff), NOW, desk.zone)


def test_a_form_offers_days_colleagues_answers_and_causes(by):
    days = (
        DayChoice("today", date(2026, 11, 5), True),
        DayChoice("tomorrow", date(2026, 11, 6), False),
    )
    found = forms.make_choices(by, TICKET, days, ENGLISH)
    assert [(it.value, it.label, it.is_open) for it in found.days] == [
        ("2026-11-05", "today, Thu 5 Nov", True),
        ("2026-11-06", "tomorrow, Fri 6 Nov (closed)", False),
    ]
    assert found.first_day == "2026-11-05"
    assert found.answers == (("a", "alpha?"), ("b", "Beta?"), ("d", "¿Alfa?"))
    assert found.helpers == (("bob", "Bob"), ("gone", "gone"))
    assert found.needs_cause
    assert [it for it, _ in found.whom] == ["patron", "vendor", "colleague"]
    assert ("answered", "answered") in found.ends
    assert "unknown" in dict(found.causes)
    assert not forms.make_choices(by, replace(TICKET, resource=None), (), ENGLISH).needs_cause
    handles = [it for it, _ in found.others]
    assert not {"ann", "bob", "left"} & set(handles)


def test_the_team_of_the_service_comes_first_and_who_is_away_last(by):
    found = forms.list_colleagues(by, "e-resources", ENGLISH)
    assert found[0] == ("bob", "Bob")
    assert found[-2:] == (
        ("ann", "Ann CANARY (away until Mon 9 Nov, Bob stands in)"),
        ("away", "Away (away until Thu 5 Nov)"),
    )
    assert len(forms.list_colleagues(by, "nowhere", ENGLISH)) == len(found)


def test_each_field_that_has_one_value_can_be_edited(by):
    found = {it.name: it for it in forms.list_fields(by, TICKET, list_editable())}
    assert (found["title"].value, found["title"].needed, found["title"].offered) == (
        "Printing?",
        True,
        (),
    )
    assert found["course"].label == "Course"
    assert ("paper-mill", "Paper Mill") in found["resource"].offered
    assert ("platform-outage", "platform outage") in found["cause"].offered
    assert not {"labels", "contributors", "status", "lead"} & found.keys()
