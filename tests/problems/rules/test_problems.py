"""Known problems: what more becomes of one, as its file tells it."""

from datetime import date

import pytest

from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Problem, ProblemNews
from deskbook.problems.rules import problems


def problem(state="suspected", news=()):
    return Problem(
        slug="late", title="Late", state=state, started=date(2026, 10, 1), lead="ann", news=news
    )


def test_news_is_told_in_the_order_of_its_days_and_the_last_state_is_that_of_the_problem():
    known = (
        ProblemNews(day=date(2026, 10, 9), state="monitoring"),
        ProblemNews(day=date(2026, 10, 2), says="Seen twice."),
    )
    told = ProblemNews(day=date(2026, 10, 5), state="confirmed", says="The vendor agrees.")
    assert problems.add_news(problem("monitoring", known), told) == {
        "state": "monitoring",
        "news": (
            {"day": date(2026, 10, 2), "says": "Seen twice."},
            {"day": date(2026, 10, 5), "state": "confirmed", "says": "The vendor agrees."},
            {"day": date(2026, 10, 9), "state": "monitoring"},
        ),
    }


def test_what_changes_no_state_leaves_the_problem_in_its_own():
    told = ProblemNews(day=date(2026, 10, 5), says="We wait.")
    assert problems.add_news(problem("confirmed"), told)["state"] == "confirmed"


@pytest.mark.parametrize(
    ("given", "told", "said"),
    [
        (
            problem("fixed"),
            ProblemNews(day=date(2026, 10, 5), says="Again."),
            "late is fixed: open another problem where it came back",
        ),
        (
            problem("confirmed"),
            ProblemNews(day=date(2026, 10, 5), state="confirmed"),
            "tell what happened, in one line that patrons may read, or --state",
        ),
        (
            problem(),
            ProblemNews(day=date(2026, 9, 5), says="Early."),
            "late started on 2026-10-01, after 2026-09-05",
        ),
    ],
)
def test_what_cannot_be_told_is_refused(given, told, said):
    with pytest.raises(DeskError, match=f"^{said}$"):
        problems.add_news(given, told)
