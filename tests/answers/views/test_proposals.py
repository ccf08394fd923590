"""The page of proposals: what it says of each kind, and that text stays text."""

from datetime import date

from tests.care_world import loaded, ticket

from deskbook.answers.model.proposal import Draft, Merging, Proposals, Wording
from deskbook.answers.views import proposals
from deskbook.library.model.records import Answer

LIBRARY = loaded(
    ticket("Q-AAAAAA", title="A <b>film</b>"),
    ticket("Q-BBBBBB", title="Films"),
    answers__a="---\ntitle: How do I *renew*?\nstate: published\n---\n",
    answers__b="---\ntitle: Renewing?\nstate: draft\n---\n",
).library
TODAY = date(2026, 11, 16)


def test_every_kind_of_proposal_has_its_part_and_its_way_out():
    draft = Answer(
        slug="film", title="Where is a [film]?", state="draft", body="On the shelf.\n\nMore."
    )
    found = Proposals(
        date(2026, 11, 1),
        1,
        (Draft(draft, ("Q-AAAAAA",)),),
        (Wording("a", "renew `it`?", "Q-BBBBBB", 0.3, linked=False),),
        (Merging("a", "b", 0.6123),),
        (),
    )
    assert proposals.headline(found) == "Distilled from tickets: 1 draft, 1 wording, 1 merging"
    assert (
        proposals.summarise(LIBRARY, found, TODAY)
        == r"""From 1 ticket resolved since Sun 1 Nov.

## New answers

### Where is a \[film\]?

`knowledge/answers/film.md`, from

- Q-AAAAAA: A \<b\>film\</b\>

> On the shelf.

## Wordings that answers lack

- `a` (How do I \*renew\*?): "renew \`it\`?"; Q-BBBBBB looks as if it could have been answered with it: `desk edit Q-BBBBBB --answer a`

## Answers that may be one

- `b` (Renewing?) into `a` (How do I \*renew\*?), alike by 0.61: its wordings are taken over; carry over by hand what its text has more. If they are two, `desk distill --apart a b`"""
    )


def test_nothing_at_all_is_said_too():
    unwritten = (("Q-AAAAAA", "Q-BBBBBB"),)
    nothing = Proposals(date(2026, 11, 1), 0, (), (), (), unwritten)
    assert proposals.headline(nothing) == "Distilled from tickets: nothing"
    assert proposals.summarise(LIBRARY, nothing, TODAY).endswith(
        "- Q-AAAAAA: A \\<b\\>film\\</b\\> (and Q-BBBBBB)"
    )
    assert "no ticket resolved" in proposals.summarise(LIBRARY, nothing, TODAY)


def test_what_is_left_for_the_next_time_is_counted():
    draft = Draft(Answer(slug="film", title="A film?", state="draft", body="Here."), ("Q-AAAAAA",))
    pages = [
        proposals.summarise(
            LIBRARY, Proposals(date(2026, 11, 1), 9, (draft,), (), (), (), left), TODAY
        ).rpartition("\n\n")[2]
        for left in ((2, 3), (1, 0), (0, 1))
    ]
    said = "Left for the next time (`--most` says how many at once):"
    assert pages == [
        f"{said} 2 groups of questions and 3 single questions.",
        f"{said} 1 group of questions.",
        f"{said} 1 single question.",
    ]


def test_of_many_questions_without_a_reply_some_are_shown():
    many = (("Q-AAAAAA",),) * (proposals.UNWRITTEN + 2)
    page = proposals.summarise(LIBRARY, Proposals(date(2026, 11, 1), 0, (), (), (), many), TODAY)
    assert page.count("- Q-AAAAAA: ") == proposals.UNWRITTEN
    assert page.endswith("\n\nAnd 2 more questions.")
