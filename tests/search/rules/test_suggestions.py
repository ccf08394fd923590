"""Which answers and tickets may help: votes of what is near, and reasons that can be checked."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hands import ticket

from deskbook.library.model.records import Answer
from deskbook.search.model import Near, Neighbours, SuggestedAnswer, SuggestedTicket
from deskbook.search.rules import suggestions
from deskbook.search.rules.suggestions import Question, fuse

RANKINGS = st.lists(
    st.tuples(st.sampled_from([0.3, 1.0]), st.lists(st.sampled_from("abcdef"), unique=True)),
    max_size=4,
)


def test_what_stands_high_in_several_rankings_stands_highest():
    both = [(1.0, ["a", "b", "c"]), (1.0, ["c", "b", "d"])]
    assert fuse(both) == {
        "a": 1 / 10,
        "b": 1 / 11 + 1 / 11,
        "c": 1 / 12 + 1 / 10,
        "d": 1 / 12,
    }
    assert list(fuse(both)) == ["c", "b", "a", "d"]


def test_a_ranking_of_little_weight_orders_what_others_do_not_know():
    assert list(fuse([(1.0, ["a", "b"]), (0.3, ["c", "b"])])) == ["b", "a", "c"]
    assert fuse([]) == {}


@given(RANKINGS)
def test_nothing_is_lost_and_the_highest_comes_first(rankings):
    found = fuse(rankings)
    assert set(found) == {thing for _, ranked in rankings for thing in ranked}
    assert list(found.values()) == sorted(found.values(), reverse=True)


TODAY = date(2026, 11, 5)
ZONE = ZoneInfo("America/New_York")

PAY = Answer(
    slug="asks-to-pay",
    title="Why does a database ask me to pay?",
    state="published",
    also_asked=("paywall on jstor article",),
    resources=("history-full-text",),
    reviewed=date(2025, 9, 1),
    review_every="1y",
    body="Sign in first.",
)
HOURS = Answer(slug="hours", title="When are you open?", state="published", audience="staff")
KNOWN = {it.slug: it for it in (PAY, HOURS)}


def resolved(name, **fields):
    given = {
        "status": "resolved", "lead": "ann", "resolution": "answered",
        "resolved": datetime(2026, 11, 3, 2, tzinfo=UTC), **fields,
    }  # fmt: skip
    return ticket(id=name, **given)


PAID = resolved(
    "Q-PAYS00", title="Paywall on an article", answer="asks-to-pay", resource="history-full-text"
)
OTHER = resolved("Q-0PEN00", title="Closed early on a snow day")


def neighbours(*near, **rarity):
    words = rarity or {"paywall": 5.0, "article": 2.0}
    return Neighbours(near, {it: it for it in words}, words)


def test_an_answer_is_suggested_with_every_reason():
    asking = ticket(id="Q-MYSE1F", resource="history-full-text", cause=None)
    found = neighbours(
        Near(0.1, ("asks-to-pay",), wording="paywall on jstor article"),
        Near(0.09, ("asks-to-pay",), PAID),
        Near(0.08, ("asks-to-pay",), asking),
    )
    question = Question("paywall article", asking)
    assert suggestions.answers(question, found, KNOWN, TODAY) == (
        SuggestedAnswer(
            name="asks-to-pay",
            title="Why does a database ask me to pay?",
            shared=("paywall", "article"),
            same=("resource",),
            day=date(2025, 9, 1),
            audience="public",
            wording="paywall on jstor article",
            through=("Q-PAYS00",),
            due=True,
        ),
    )


@pytest.mark.parametrize(
    ("today", "due"),
    [(date(2026, 8, 31), False), (date(2026, 9, 1), True), (date(2026, 9, 2), True)],
)
def test_answer_is_due_from_the_day_of_its_review_on(today, due):
    found = neighbours(Near(0.1, ("asks-to-pay",), wording="paywall on jstor article"))
    (answer,) = suggestions.answers(Question("paywall article"), found, KNOWN, today)
    assert answer.due is due


def test_many_votes_that_are_less_near_outvote_the_nearest_one():
    found = neighbours(
        Near(0.1, ("hours",), wording="When are you open?"),
        *(Near(0.05, ("asks-to-pay",), resolved(f"Q-PAYS0{at}")) for at in range(9)),
        open=1.0,
        pay=1.0,
    )
    suggested = suggestions.answers(Question("open, pay"), found, KNOWN, TODAY)
    assert [it.name for it in suggested] == ["asks-to-pay", "hours"]
    assert [it.wording for it in suggested] == [None, None]


def test_unlikely_and_removed_answers_are_not_suggested():
    far = [Near(0.05, ("asks-to-pay",), resolved(f"Q-PAYS{at}")) for at in range(10, 40)]
    few = neighbours(*far, Near(0.01, ("hours",), wording="When are you open?"), open=1.0, pay=1.0)
    assert [it.name for it in suggestions.answers(Question(""), few, KNOWN, TODAY)] == [
        "asks-to-pay"
    ]
    little = neighbours(Near(0.1, ("hours",), wording="open"), open=1.0, laptop=5.0)
    assert suggestions.answers(Question(""), little, KNOWN, TODAY) == ()
    assert suggestions.answers(Question(""), few, {}, TODAY) == ()


def test_tickets_come_by_nearness_and_those_about_the_same_come_forward():
    asking = ticket(id="Q-MYSE1F", resource="history-full-text", cause="proxy")
    same = resolved("Q-SAME00", resource="history-full-text", cause="proxy")
    found = neighbours(
        Near(0.1, (), asking),
        Near(0.09, (), resolved("Q-0THER0", resource="atlas")),
        Near(0.08, ("hours",), wording="open"),
        Near(0.07, (), same),
        Near(0.06, (), ticket(id="Q-0PEN11")),
        Near(0.06, (), resolved("Q-DVP000", resolution="duplicate")),
    )
    assert [it.id for it in suggestions.tickets(Question("", asking), found)] == [
        "Q-SAME00",
        "Q-0THER0",
    ]
    assert [it.id for it in suggestions.tickets(Question(""), found)] == ["Q-0THER0", "Q-SAME00"]


def test_a_ticket_is_suggested_with_its_reasons_by_the_librarys_own_day():
    question = Question("paywall article", ticket(resource="history-full-text"))
    assert suggestions.explained(question, neighbours(), [PAID, OTHER], ZONE) == (
        SuggestedTicket(
            name="Q-PAYS00",
            title="Paywall on an article",
            shared=("paywall", "article"),
            same=("resource",),
            day=date(2026, 11, 2),
            answer="asks-to-pay",
        ),
    )


def test_a_misspelt_word_counts_as_the_one_that_was_meant():
    found = neighbours(pawyall=9.0, paywll=9.0, article=2.0)
    (suggested,) = suggestions.explained(Question(""), found, [PAID], ZONE)
    assert suggested.shared == ("paywll", "article")


def test_a_ticket_that_says_nothing_of_its_end_or_subject_is_suggested_all_the_same():
    plain = resolved("Q-PA1N00", title="paywall", resolved=None)
    question = Question("paywall", ticket(resource=None))
    (suggested,) = suggestions.explained(question, neighbours(paywall=1.0), [plain], ZONE)
    assert (suggested.day, suggested.same, suggested.answer) == (None, (), None)


def test_texts_alike_in_meaning_need_no_word_in_common():
    other = resolved("Q-F1ATS0", title="Flats")
    near = (
        Near(0.1, ("hours",), wording="opening", likeness=0.62),
        Near(0.1, (), other, likeness=0.5),
    )
    found = neighbours(*near, Near(0.01, ("asks-to-pay",), wording="fees", likeness=0.49), door=1.0)
    (answer,) = suggestions.answers(Question("door"), found, KNOWN, TODAY)
    (one,) = suggestions.explained(Question("door"), found, [other, PAID], ZONE)
    assert (answer.name, answer.meant, answer.shared) == ("hours", True, ())
    assert (one.name, one.meant, one.shared) == ("Q-F1ATS0", True, ())
    silent = Neighbours(near, {}, {})
    assert [it.name for it in suggestions.answers(Question("?"), silent, KNOWN, TODAY)] == ["hours"]
