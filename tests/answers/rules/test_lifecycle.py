"""States of an answer: who may do what when."""

from datetime import date

import pytest
from tests import care_world
from tests.hands import TODAY, actor

from deskbook.answers.rules import lifecycle, text_facts, translations
from deskbook.answers.views.text_facts import say
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.records import Answer

FACTS = """\
---
name: Hill College Library
timezone: America/New_York
week:
  - {days: [mon], hours: "09:00-17:00"}
facts:
  - {name: loan, value: 28 days}
---
"""

TAKEN = {"handed_in": None, "handed_in_by": None}
WRONG = (Finding("knowledge/answers/a.md", 7, "privacy.email", "an address stands here"),)


def an_answer(state, **fields):
    return Answer(slug="a", title="A?", state=state, **{"body": "Yes.", **fields})


@pytest.mark.parametrize("state", ["draft", "archived"])
def test_a_draft_is_handed_in_whatever_is_still_wrong_with_it(state):
    assert lifecycle.review(an_answer(state, instead="b"), actor(), WRONG) == {
        "state": "review",
        "instead": None,
        "handed_in": TODAY,
        "handed_in_by": actor().author,
    }


def test_whoever_publishes_is_named_with_the_day():
    assert lifecycle.publish(an_answer("review"), actor("bob"), ()) == {
        "state": "published",
        **TAKEN,
        "reviewed": TODAY,
        "reviewed_by": "bob",
        "review_every": "1y",
    }


def test_who_reads_a_translation_says_that_it_has_what_its_original_says_now():
    spanish, original = an_answer("review", translates="b", language="es"), an_answer("published")
    changes = lifecycle.publish(spanish, actor("bob"), (), original)
    assert changes["original"] == translations.make_mark(original)
    again = lifecycle.review(an_answer("published"), actor("bob"), (), original)
    assert again["original"] == changes["original"]


def test_reading_it_again_keeps_its_own_pace():
    assert lifecycle.review(an_answer("published", review_every="6m"), actor("bob"), ()) == {
        "reviewed": TODAY,
        "reviewed_by": "bob",
        "review_every": "6m",
    }


def test_it_is_taken_back_and_another_is_read_instead():
    assert lifecycle.archive(an_answer("published"), "b") == {
        "state": "archived",
        "instead": "b",
        **TAKEN,
    }
    assert lifecycle.archive(an_answer("archived", instead="b"), "c") == {
        "state": "archived",
        "instead": "c",
        **TAKEN,
    }


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: lifecycle.review(an_answer("review"), actor(), ()),
         "a has been handed in: whoever has read it says `desk answer publish a`"),
        (lambda: lifecycle.review(an_answer("published"), actor(), WRONG),
         "a has to be mended first, so you cannot have found it right:\n"
         "  knowledge/answers/a.md:7: an address stands here"),
        (lambda: lifecycle.publish(an_answer("draft"), actor(), ()),
         "a is a draft: `desk answer review a` hands it in, then somebody reads and publishes it"),
        (lambda: lifecycle.publish(an_answer("archived"), actor(), ()),
         "a is archived: `desk answer review a` hands it in, then somebody reads and publishes it"),
        (lambda: lifecycle.publish(an_answer("published"), actor(), ()),
         "a is published: `desk answer review a` says that you have read it again"),
        (lambda: lifecycle.publish(an_answer("review", body=""), actor(), ()),
         "a has no text: write the short answer first, then the steps"),
        (lambda: lifecycle.publish(an_answer("review"), actor(), WRONG),
         "a has to be mended first, so it is not published:\n"
         "  knowledge/answers/a.md:7: an address stands here"),
        (lambda: lifecycle.archive(an_answer("archived"), None), "a is archived already"),
        (lambda: lifecycle.archive(an_answer("archived", instead="b"), "b"), "a is archived already"),
        (lambda: lifecycle.archive(an_answer("draft"), "a"), "a cannot be read instead of itself"),
    ],
)  # fmt: skip
def test_what_does_not_fit_its_state_is_refused_with_what_to_do(act, message):
    with pytest.raises(DeskError) as refused:
        act()
    assert str(refused.value) == message


def test_only_who_works_here_reviews():
    gone = care_world.loaded(staff__gone="---\nname: Gone\nleft: 2026-11-04\n---\n").library
    with pytest.raises(DeskError, match="gone left on 2026-11-04: a colleague has to read it"):
        lifecycle.refuse_absent(gone, actor("gone"))
    lifecycle.refuse_absent(gone, actor("ann"))
    leaving = care_world.loaded(staff__gone="---\nname: Gone\nleft: 2026-11-05\n---\n").library
    lifecycle.refuse_absent(leaving, actor("gone"))


def test_patrons_are_sent_only_what_patrons_may_read():
    read = {"reviewed": TODAY, "reviewed_by": "bob"}
    answers = {
        "open": an_answer("published", **read),
        "unread": an_answer("published", reviewed=TODAY),
        "late": an_answer("review"),
        "old": an_answer("archived", instead="open"),
        "inside": an_answer("published", audience="staff", **read),
    }
    library = care_world.replace(care_world.loaded().library, answers=answers)
    assert lifecycle.find_published(library, "open") is answers["open"]
    said = []
    for slug in ("late", "old", "inside", "unread"):
        with pytest.raises(DeskError) as refused:
            lifecycle.find_published(library, slug)
        said.append(str(refused.value))
    assert said == [
        "late is in review, no published answer",
        "old is archived, no published answer: open is read instead",
        "inside is for staff: write to the patron in your own words",
        "unread names nobody who reviewed it: `desk check` says what it lacks",
    ]


def test_whoever_handed_it_in_does_not_publish_it_where_a_colleague_can():
    library = care_world.loaded().library
    mine = an_answer("review", handed_in=TODAY, handed_in_by="ann")
    with pytest.raises(DeskError, match="ann handed a in: a colleague has to read and publish it"):
        lifecycle.refuse_own(library, mine, actor("ann"))
    lifecycle.refuse_own(library, mine, actor("bob"))
    lifecycle.refuse_own(library, an_answer("review"), actor("ann"))
    gone = care_world.replace(library.staff["bob"], left=date(2026, 11, 4))
    alone = {"ann": library.staff["ann"], "bob": gone}
    lifecycle.refuse_own(care_world.replace(library, staff=alone), mine, actor("ann"))


def test_what_says_published_and_names_no_reviewer_is_in_review_again():
    library = care_world.loaded(
        answers__a="---\ntitle: A?\nstate: published\nreviewed: 2026-11-01\nreviewed_by: bob\n---\n",
        answers__b="---\ntitle: B?\nstate: published\nreviewed: 2026-11-01\n---\n",
        answers__c="---\ntitle: C?\nstate: draft\n---\n",
    ).library
    found, names = lifecycle.withdraw_unreviewed(library)
    assert names == ("b",)
    assert {slug: it.state for slug, it in found.answers.items()} == {
        "a": "published", "b": "review", "c": "draft",
    }  # fmt: skip
    assert lifecycle.withdraw_unreviewed(found) == (found, ())


def test_a_letter_takes_the_short_answer_alone_with_its_facts():
    library = care_world.loaded(library=FACTS).library
    known = text_facts.collect(library, TODAY)

    def short(body):
        return lifecycle.fill_short_answer(an_answer("published", body=body), library, known, say)

    assert short("Keep it {fact.loan}.\n\n## Steps\n\n1. {fact.none}") == "Keep it 28 days."
    for body, message in (
        ("- Keep it", "a has no short answer to send: write to the patron yourself"),
        (
            "Keep it {fact.loam}.",
            "a has to be mended first, so nothing was sent: {fact.loam} is not a field: write {fact.loan}",
        ),
    ):
        with pytest.raises(DeskError) as refused:
            short(body)
        assert str(refused.value) == message


TEXT = """\
---
title: See old.md
---

[One](old.md), [two](old.md#steps "How"), [three](../answers/old.md), [not](older-old.md),
[nor](sold.md), [nor](../services/old.md), old.md, `[code](x.md)`, [four][it].

[it]: old.md
"""


def test_links_of_an_answer_lead_to_the_new_name_and_nothing_else_changes():
    assert lifecycle.rename_links(TEXT, "answers", "old", "new") == (
        """\
---
title: See old.md
---

[One](new.md), [two](new.md#steps "How"), [three](../answers/new.md), [not](older-old.md),
[nor](sold.md), [nor](../services/old.md), old.md, `[code](x.md)`, [four][it].

[it]: new.md
"""
    )


def test_elsewhere_only_what_leads_into_the_folder_of_answers_is_one():
    text = "[One](old.md) [two](../answers/old.md)"
    assert (
        lifecycle.rename_links(text, "services", "old", "new")
        == "[One](old.md) [two](../answers/new.md)"
    )


def test_a_link_on_the_last_line_counts_too():
    assert lifecycle.rename_links("[it]: old.md", "answers", "old", "new") == "[it]: new.md"


def renamed(old, new):
    known = care_world.loaded(
        answers__a="---\ntitle: A?\nstate: draft\nwas: [first]\n---\n",
        answers__b="---\ntitle: B?\nstate: draft\nwas: [b-once]\n---\n",
    )
    return lifecycle.rename(known.library, old, new)


def test_renamed_answer_keeps_every_name_that_it_had():
    assert renamed("a", "c") == {"was": ("first", "a")}
    assert renamed("a", "first") == {"was": ("a",)}


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("No Name", '"No Name" cannot name an answer: write lower case with hyphens'),
        ("b", "there is an answer b already: knowledge/answers/b.md"),
        ("b-once", "b was called b-once: its old links lead there"),
    ],
)
def test_name_that_another_answer_has_or_had_is_refused(new, message):
    with pytest.raises(DeskError) as caught:
        renamed("a", new)
    assert str(caught.value) == message


def test_answers_refer_to_another_one_by_its_new_name():
    answer = Answer(
        slug="a", title="A?", state="draft", apart=("b", "old"), instead="old", translates="b"
    )
    assert lifecycle.rename_references(answer, "old", "new") == {
        "apart": ("b", "new"),
        "instead": "new",
    }
    assert lifecycle.rename_references(answer, "b", "c") == {
        "apart": ("c", "old"),
        "translates": "c",
    }
    assert lifecycle.rename_references(answer, "x", "y") == {}
