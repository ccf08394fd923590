"""Reviews of answers: the day of the next one."""

from datetime import date

from tests.care_world import loaded

from deskbook.answers.rules import reviews


def test_reviews_count_months_from_the_last_one():
    answers = loaded(
        answers__a="---\ntitle: A?\nstate: published\nreviewed: 2026-08-31\nreview_every: 6m\n---\n",
        answers__b="---\ntitle: B?\nstate: published\nreviewed: 2024-02-29\nreview_every: 1y\n---\n",
        answers__c="---\ntitle: C?\nstate: published\nreviewed: 2024-02-29\nreview_every: 99999y\n---\n",
    ).library.answers
    days = [reviews.next_review(it) for it in answers.values()]
    assert days == [date(2027, 2, 28), date(2025, 2, 28), date(9999, 2, 28)]
