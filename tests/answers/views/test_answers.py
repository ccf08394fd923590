"""What is said of answers: lists, reasons and numbers."""

from datetime import date

import pytest
from tests import care_world

from deskbook.answers.model.outcomes import AnswersListed, UseCounted
from deskbook.answers.model.usage import Rate, Reason, Statistics
from deskbook.answers.views import answers
from deskbook.library.model.records import Answer
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import Ink

TODAY = date(2026, 11, 16)
LIBRARY = care_world.loaded(
    answers__a="---\ntitle: How?\nstate: published\n---\n\nSo.\n",
    resources__late="---\nname: History Full Text\nvendor: V\n---\n",
    problems__slow="---\ntitle: Issues come late\nstate: fixed\nstarted: 2026-09-20\nlead: ann\n---\n",
).library


def test_a_review_that_is_late_is_alarming():
    found = (Answer(slug="a", title="How?", state="published"),)
    outcome = AnswersListed(answers=found, reviews={"a": date(2026, 11, 15)}, today=TODAY)
    assert answers.list_answers(outcome, Screen(80, Ink(colour=True))) == (
        "published  \x1b[1ma\x1b[0m  \x1b[31;1mSun 15 Nov!\x1b[0m  How?\n1 answer."
    )


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason("review", date(2026, 11, 15)), "its review was due Sun 15 Nov"),
        (Reason("review", TODAY), "its review is due today"),
        (Reason("resource", TODAY, ("late",)), "History Full Text changed Mon 16 Nov, after its review"),
        (Reason("fact", TODAY, ("fee",)), "{fact.fee}, which it states, changed Mon 16 Nov, after its review"),
        (Reason("fixed", TODAY, ("slow",)), "a problem was fixed Mon 16 Nov, of which it may still tell: Issues come late"),
        (Reason("original", TODAY, ("a",)), "what it translates has changed since: How?"),
        (Reason("contradicted", TODAY, ("Q-AAAAAA", "Q-BBBBBB")),
         "it did not settle Q-AAAAAA, Q-BBBBBB: opened again, or answered otherwise"),
        (Reason("waiting", TODAY), "it waits for a reviewer: `desk answer publish` it, or mend it"),
        (Reason("unused", date(2025, 11, 1)),
         "no ticket has used it in a year (since Sat 1 Nov 2025): is it still asked for, or found?"),
    ],
)  # fmt: skip
def test_each_reason_in_words(reason, said):
    assert answers.describe_reason(LIBRARY, reason, TODAY) == said


def test_numbers_where_nothing_was_resolved():
    nothing = Statistics(TODAY, TODAY, Rate(0, 0, 0, 0), (), (), ())
    assert (
        answers.describe_use(UseCounted(statistics=nothing, today=TODAY), Screen())
        == """\
Answers from Mon 16 Nov to Mon 16 Nov

  0 tickets resolved; an answer settled or could have settled 0
  0 of these have an answer
    0 known: the answer was there before
    0 new: an answer was learnt from them
  0 have none: `desk distill` proposes from them"""
    )


def test_services_with_their_share_and_what_was_learnt():
    found = Statistics(
        TODAY, TODAY, Rate(4, 3, 2, 1), (("reference", Rate(4, 3, 2, 1)),), (), ("a", "b")
    )
    assert answers.describe_use(UseCounted(statistics=found, today=TODAY), Screen()).split("\n\n")[
        2:
    ] == [
        "By service\n  reference     2 of    3 (67 %), 1 new",
        "Published and not used: a, b",
    ]
