"""The page of proposals: what it says of each kind, and that text stays text."""

from datetime import date

from tests.care_world import loaded, ticket

from deskbook.model.distilling import Draft, Merging, Proposals, Wording
from deskbook.model.records import Answer
from deskbook.views import distilling

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
    assert distilling.headline(found) == "Distilled from tickets: 1 draft, 1 wording, 1 merging"
    assert (
        distilling.summary(LIBRARY, found, TODAY)
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
    nothing = Proposals(date(2026, 11, 1), 0, (), (), (), (("Q-AAAAAA", "Q-BBBBBB"),))
    assert distilling.headline(nothing) == "Distilled from tickets: nothing"
    assert distilling.summary(LIBRARY, nothing, TODAY).endswith(
        "- Q-AAAAAA: A \\<b\\>film\\</b\\> (and Q-BBBBBB)"
    )
    assert "no ticket resolved" in distilling.summary(LIBRARY, nothing, TODAY)
