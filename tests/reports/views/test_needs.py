"""Unmet needs as a page, for the public, and for programs."""

from dataclasses import replace
from datetime import date

from deskbook.reports.model.need import Need, Needs, PublicNeed, Taken
from deskbook.reports.model.outcomes import PublicNeeds
from deskbook.reports.views import needs

TODAY = date(2026, 11, 6)
NEED = Need(
    key="poster-print",
    words=("poster", "print"),
    common=("poster",),
    kind="answer",
    owner="reference",
    tickets=tuple(f"Q-{n:06}" for n in range(14)),
    patrons=12,
    misses=2,
    last=date(2026, 11, 3),
    examples=("Where can I print a poster?",),
)
FEW = replace(
    NEED, key="need", words=(), common=(), kind="service", owner="gone", tickets=("Q-1", "Q-2"),
    patrons=2, misses=0, examples=(),
)  # fmt: skip
NAMES = {("service", "reference"): "Research help"}
FOUND = Needs(
    date(2026, 1, 1), 20, 18, (NEED, FEW), 2,
    (Taken("need-scores", "Unmet need: scores", "music-liaison", date(2026, 11, 20)),
     Taken("need-maps", "Unmet need: maps", "map-room", None)),
    (("Q-7", "Opening of the [map room](https://odd.example)"),),
)  # fmt: skip


def test_each_need_says_how_many_what_would_meet_it_and_whose_it_is():
    assert (
        needs.describe(FOUND, NAMES, TODAY)
        == """\
# What nothing of ours meets yet

20 questions since Thu 1 Jan met no answer and no service, the newest 18 of which are compared. 2 groups of them ask the same. 2 are like no other.

## poster, print

- 14 questions from 12 patrons, 2 from a search that found nothing; last Tue 3 Nov
- Asked as: “Where can I print a poster?”
- What would meet it: write an answer
- Whose it is: Research help
- These: Q-000000, Q-000001, Q-000002, Q-000003, Q-000004, Q-000005, Q-000006, Q-000007, Q-000008, Q-000009, Q-000010, Q-000011 and 2 more
- `desk answer new --from-need poster-print` begins the answer; `desk needs --take poster-print` makes it your project

## no words in common

- 2 questions; last Tue 3 Nov
- What would meet it: say which service does this, or open one
- Whose it is: gone
- These: Q-1, Q-2
- `desk needs --take need` makes it your project

## Looked for once, and not found

- Opening of the \\[map room\\](https://odd.example) (Q-7)

## Taken on

- Unmet need: scores (`need-scores`): led by music-liaison, next step due Fri 20 Nov
- Unmet need: maps (`need-maps`): led by map-room"""
    )


def test_where_all_is_met_it_says_so():
    nothing = Needs(date(2026, 1, 1), 0, 0, (), 0)
    assert [*needs.parts(nothing, NAMES, TODAY)] == [
        "Every question since Thu 1 Jan met an answer, or is somebody's work."
    ]
    one = Needs(date(2026, 1, 1), 1, 1, (), 0)
    assert [*needs.parts(one, NAMES, TODAY)] == [
        "1 question since Thu 1 Jan met no answer and no service. 0 groups of them ask the same."
    ]


def test_public_edition_names_words_service_and_a_rounded_number():
    shown = PublicNeed(("poster",), 10, "Research help", "answer")
    outcome = PublicNeeds(needs=(shown,), since=date(2026, 1, 1), today=TODAY)
    assert needs.describe_public(outcome) == (
        "# What our patrons ask, and we are working on\n\n"
        "- poster: 10 patrons or more since Thu 1 Jan; Research help is to write an answer"
    )
    assert needs.describe_public(replace(outcome, needs=())).endswith(
        "Nothing was asked by so many that it can be told without telling who asked."
    )


def test_needs_for_other_programs_name_nobody():
    values = needs.values(FOUND)
    assert values["needs"][0] == {
        "key": "poster-print",
        "words": ("poster", "print"),
        "kind": "answer",
        "owner": "reference",
        "questions": 14,
        "patrons": 12,
        "search_misses": 2,
        "last": date(2026, 11, 3),
        "examples": ("Where can I print a poster?",),
        "tickets": NEED.tickets,
    }
    assert values["lone_searches"] == [
        {"ticket": "Q-7", "title": "Opening of the [map room](https://odd.example)"}
    ]
    assert values["taken"] == [
        {"project": "need-scores", "due": date(2026, 11, 20)},
        {"project": "need-maps", "due": None},
    ]
    assert (values["since"], values["unmet"], values["looked_at"], values["single"]) == (
        date(2026, 1, 1), 20, 18, 2,
    )  # fmt: skip
