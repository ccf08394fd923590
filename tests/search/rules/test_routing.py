"""Where a question may belong, by a vote of the questions nearest to it."""

from dataclasses import replace

import pytest
from tests.hands import open_ticket, resolved_ticket, ticket
from tests.reports.rules.test_facts import WORLD

from deskbook.library.model.records import Department, Resource, Service, ServicePromise
from deskbook.search.model import Guess, Near
from deskbook.search.rules import routing

PROMISE = ServicePromise(first_reply="1d", news_every="1d", accept_within="1d")
LIBRARY = replace(
    WORLD,
    services={
        slug: Service(slug=slug, name=slug, team=("ann",), head="ann", promise=PROMISE)
        for slug in ("reference", "e-resources")
    },
    resources={"mill": Resource(slug="mill", name="Paper Mill", vendor="Ink")},
    departments={"history": Department(slug="history", name="History", liaison="ann")},
)


def near(*fields):
    """Past questions, the nearest first, and an answer that says something alike."""
    made = [
        Near(1 / (n + 1), (), resolved_ticket(id=f"Q-PAST{n:02}", **it))
        for n, it in enumerate(fields)
    ]
    return [Near(2.0, ("an-answer",)), *made]


MILL = {"service": "e-resources", "resource": "mill", "cause": "content-delayed"}


def guesses(text="Where is it?", asked=None, past=(), library=LIBRARY):
    return {it.field: it for it in routing.guesses(text, asked, near(*past), library)}


def test_values_of_the_nearest_questions_are_suggested_with_the_reason():
    found = guesses(asked=ticket(), past=[MILL] * 4)
    assert {it: found[it].value for it in found} == {
        "service": "e-resources", "resource": "mill", "cause": "content-delayed",
    }  # fmt: skip
    votes = sum(1 / (2 + n) for n in range(4))
    assert found["resource"] == Guess(
        "resource", "mill", votes / (votes + 0.15), ("Q-PAST00", "Q-PAST01", "Q-PAST02")
    )


def test_only_the_service_is_suggested_against_a_given_value():
    found = guesses(asked=ticket(resource="other", cause="unknown"), past=[MILL] * 4)
    assert [*found] == ["service"]
    assert guesses(asked=ticket(**MILL), past=[MILL] * 4) == {}


def test_a_ticket_does_not_vote_for_itself():
    assert guesses(asked=ticket(id="Q-PAST01"), past=[MILL] * 2) == {}


def test_new_tickets_do_not_vote():
    unseen = [Near(1.0, (), ticket(id=f"Q-NEW{n:03}", **MILL)) for n in range(4)]
    assert routing.guesses("Where is it?", ticket(), unseen, LIBRARY) == ()


def test_a_department_is_not_named_by_the_name_of_a_resource():
    full_text = Resource(slug="full-text", name="History Full Text", vendor="Ink")
    library = replace(LIBRARY, resources={"full-text": full_text})
    assert [*guesses(text="History Full Text is down", library=library)] == ["resource"]
    assert "department" in guesses(text="I need History Full Text for history", library=library)


def test_one_question_is_no_reason_and_none_even_less():
    assert guesses(past=[MILL]) == {}
    assert guesses() == {}


def test_divided_votes_suggest_nothing():
    other = {**MILL, "resource": "press", "cause": "unknown"}
    found = guesses(past=[MILL, other, other, MILL])
    assert [*found] == ["service"]


def test_questions_that_say_nothing_of_a_resource_speak_against_one():
    assert "resource" in guesses(past=[MILL, MILL, {}])
    assert "resource" not in guesses(past=[{}, {}, {}, MILL, MILL])


def test_a_record_that_is_named_is_suggested_though_nobody_asked_before():
    found = guesses(text="Is the Paper Mill down? I am in history.")
    assert found["resource"].named
    assert found["resource"].through == ()
    assert found["department"].value == "history"
    assert guesses(text="The paper millers of prehistory") == {}


def test_a_cause_needs_a_resource_and_past_faults():
    no_fault = {"service": "e-resources", "cause": "content-delayed"}
    assert "cause" not in guesses(past=[no_fault] * 4)
    assert "cause" in guesses(asked=ticket(resource="mill"), past=[MILL] * 4)
    unresolved = [Near(1.0, (), open_ticket(id=f"Q-0PEN0{n}", **MILL)) for n in range(4)]
    found = routing.guesses("Where is it?", ticket(resource="mill"), unresolved, LIBRARY)
    assert [it.field for it in found] == ["service"]


def test_removed_record_is_not_suggested():
    gone = replace(LIBRARY, resources={}, services={})
    assert guesses(past=[MILL] * 4, library=gone) == {}


@pytest.mark.parametrize(
    ("values", "first"), [("aabbb", "a"), ("abbb", "b"), ("ab" + "b" * 80, "b")]
)
def test_a_nearer_question_counts_more_and_many_outvote_it(values, first):
    past = [Near(1.0, (), ticket(id=f"Q-{n:06}", labels=(it,))) for n, it in enumerate(values)]
    ranked = routing.ranked(past, lambda it: it.labels[0])
    assert ranked[0][0] == first
    assert sum(share for _, share in ranked) < 1
