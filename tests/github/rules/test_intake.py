"""What an issue asks becomes a ticket; one that began with a fruitless search says so."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import care_world, site_world, strategies

from deskbook.github.model.github import SeenIssue
from deskbook.github.model.mirror import Words
from deskbook.github.rules import intake
from deskbook.library.model.fields import front_specs
from deskbook.library.model.issue_form import GROUPS, QUESTIONS, FormBody
from deskbook.library.model.library import Library
from deskbook.library.model.records import Department, Resource
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import CAUSES, PatronGroup

NOW = datetime(2026, 11, 5, tzinfo=UTC)


def unused(*_):
    raise AssertionError


WORDS = Words(
    issue=unused, comment=unused, title=str, asked=lambda text: ({}, text), said=unused,
    ticket_of=unused, entry_of=unused, is_cut=unused, is_ours=unused,
)  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "title", "labels"),
    [
        ("Not found: hours of the map room", "hours of the map room", ("search-miss",)),
        ("Not found: ", "Where is it?", ("search-miss",)),
        ("The map is not found: help", "The map is not found: help", ()),
        ("", "Where is it?", ()),
    ],
)
def test_a_search_that_found_nothing_is_in_the_labels_and_not_in_the_title(asked, title, labels):
    issue = SeenIssue(
        number=7, title=asked, body="Where is it?", state="open", reason=None, labels=(),
        assignees=(), locked=False, author=None, created=NOW, updated=NOW,
    )  # fmt: skip
    ticket = intake.make_ticket(site_world.library(), WORDS, issue, "hill/desk")
    assert (ticket.title, ticket.labels, ticket.question) == (title, labels, "Where is it?")


LIBRARY = Library(
    profile=care_world.PROFILE,
    resources={
        "hft": Resource(slug="hft", name="History Full Text", vendor="V"),
        "a": Resource(slug="a", name="Twice", vendor="V"),
        "b": Resource(slug="b", name="Twice", vendor="V"),
    },
    departments={"history": Department(slug="history", name="History", liaison="ann")},
)

FULL = {
    "item": "1234-5679, vol. 12",
    "symptom": "The newest issue is not there",
    "resource": "History Full Text",
    "place": "Off campus",
    "link": "https://host.example/x?token=abc",
    "group": "Graduate student",
    "department": "History",
    "error": "404\nNot found",
    "question": "I need it for Friday.",
}


def test_what_a_patron_knows_becomes_fields_and_the_rest_the_question():
    assert intake.read_answers(FormBody(FULL), LIBRARY) == intake.Asked(
        {
            "item": "1234-5679, vol. 12",
            "symptom": "The newest issue is not there",
            "resource": "hft",
            "department": "history",
            "patron_group": "graduate",
        },
        "I need it for Friday.\n\nExact error message:\n\n404\nNot found\n\n"
        "- On or off campus: Off campus\n- Link that failed: https://host.example/x?token=abc",
    )


def test_a_choice_that_names_no_record_or_two_stays_in_the_question():
    chosen = {"resource": "Twice", "department": "Alchemy", "group": "Wizard", "symptom": "Gone"}
    assert intake.read_answers(FormBody(chosen), LIBRARY) == intake.Asked(
        {"symptom": "Gone"},
        "- Database or platform: Twice\n- Who is asking: Wizard\n- Academic department: Alchemy",
    )


def test_where_only_the_symptom_was_written_it_is_the_question_too():
    assert intake.read_answers(FormBody({"symptom": "Gone"}), LIBRARY).question == "Gone"


ANSWERED = {
    it.id: st.sampled_from([*it.options, *CAUSES, "Twice", "History Full Text"])
    | (strategies.texts if it.kind == "text" else strategies.lines).filter(bool)
    for it in QUESTIONS
    if it.kind != "ticks"
}


@given(st.fixed_dictionaries({}, optional=ANSWERED))
def test_no_form_sets_a_cause_or_anything_else_that_staff_find_out(values):
    made = intake.read_answers(FormBody(values), LIBRARY)
    assert made.fields.keys() <= {it.key for it in intake.SET}
    told = (*made.fields.values(), made.question)
    for key, text in values.items():
        slug = {"History Full Text": "hft", "History": "history", **GROUPS}.get(text, text)
        assert any(text in it or slug == it for it in told), key


def test_the_fields_that_a_form_sets_are_the_patrons_to_say():
    assert {it.key for it in intake.SET} < front_specs(Ticket).keys()
    assert "cause" not in intake.SET
    assert not {it.id for it in QUESTIONS} & {"cause", "status", "lead", "resolution"}
    assert not {one for it in QUESTIONS for one in it.options} & set(CAUSES)
    assert tuple(GROUPS.values()) == PatronGroup.__args__
