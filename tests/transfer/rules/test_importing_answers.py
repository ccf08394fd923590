"""FAQs to answers"""

from dataclasses import replace
from datetime import date

from deskbook.library.model.records import Answer
from deskbook.transfer.model.mapping import Faq, Reject
from deskbook.transfer.rules import importing_answers as rules
from deskbook.transfer.rules.importing_answers import Standing

TODAY = date(2026, 11, 5)
FAQ = Faq(
    line=2,
    id="10-1",
    question="How?",
    text="So.",
    topics=("Loans & Fines", "loans fines", "!"),
    links=(("A [b]", "https://l.example/<x>"), ("", "https://l.example/y")),
    updated=date(2024, 3, 5),
)


def test_each_faq_is_new_or_known_or_does_not_fit():
    broken, known, other = Reject(1, 1, "no answer", ""), replace(FAQ, question="Where?"), FAQ
    there = {
        "where": Answer(slug="where", title="Where?", state="draft"),
        "how": Answer(slug="how", title="How then?", state="draft"),
    }
    faqs = [broken, known, other, replace(FAQ, id="10-2", line=7)]
    taken = [made for _, made in rules.take_answers(faqs, Standing(), there, TODAY)]
    assert taken[:2] == [broken, None]
    why = "how is an answer of ours with another title: rename one of them"
    assert taken[2] == Reject(2, 2, why, "")
    assert (taken[3].slug, taken[3].title) == ("how-10-2", "How?")


def test_a_draft_has_no_reviewer():
    assert rules.make_answer(FAQ, "how", Standing(), TODAY) == Answer(
        slug="how",
        title="How?",
        state="draft",
        topics=("loans-fines",),
        body="So.\n\n* [A \\[b\\]](<https://l.example/%3Cx%3E>)\n* [https://l.example/y](<https://l.example/y>)",
    )


def test_one_that_is_published_was_reviewed_when_it_was_last_changed():
    it = rules.make_answer(FAQ, "how", Standing("reference-head", "reference"), TODAY)
    assert (it.state, it.reviewed, it.reviewed_by, it.review_every, it.services) == (
        "published",
        date(2024, 3, 5),
        "reference-head",
        "1y",
        ("reference",),
    )


def test_names_are_made_of_the_question_and_of_the_id_where_they_are_taken():
    long = "Where can I find the very long list of all the journals that the library has?"
    assert rules.make_slug("How do I renew?", "1", ()) == "how-do-i-renew"
    assert rules.make_slug("How do I renew?", "A 1", ("how-do-i-renew",)) == "how-do-i-renew-a-1"
    assert rules.make_slug("How do I renew?", "", ("how-do-i-renew",)) == "how-do-i-renew-1"
    assert (
        rules.make_slug(long, "1", ())
        == "where-can-i-find-the-very-long-list-of-all-the-journals-that"
    )
    assert rules.make_slug("図書館?", "7", ()) == "question"
