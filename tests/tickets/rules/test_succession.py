from datetime import date

import pytest
from tests.hands import NOW, TODAY, actor, open_ticket, resolved_ticket, ticket, told

from deskbook.library.model.finding import DeskError
from deskbook.tickets.rules.lifecycle import apply, successor
from deskbook.tickets.rules.resolution import reopen
from deskbook.tickets.rules.succession import merge, split

OLD = open_ticket(
    patron="p-11111111",
    contributors=("cem",),
    department="history",
    labels=("late", "new"),
    promised=TODAY,
    question="Where?",
)
SURVIVOR = open_ticket(
    id="Q-BBBBBB",
    lead="ben",
    patron="p-11111111",
    department="maths",
    labels=("late",),
    promised=date(2026, 11, 9),
)


def test_the_old_ticket_is_resolved_as_a_duplicate_that_says_where_it_went_on():
    ended, _ = merge(OLD, SURVIVOR, actor(), "A title\n\nWhere?")
    assert told(ended) == (
        {
            "status": "resolved",
            "resolved": NOW,
            "resolution": "duplicate",
            "links": ("Q-BBBBBB",),
            "promised": None,
        },
        [
            (
                "resolve",
                "ann",
                {
                    "status": "open -> resolved",
                    "resolved": "-> 2026-11-05T15:00:00Z",
                    "resolution": "-> duplicate",
                    "links": "-> Q-BBBBBB",
                    "promised": "2026-11-05 ->",
                    "merged_into": "Q-BBBBBB",
                },
                "",
            )
        ],
    )


def test_the_survivor_takes_people_labels_the_nearest_promise_and_what_it_lacks():
    _, kept = merge(OLD, SURVIVOR, actor(), "A title\n\nWhere?")
    assert told(kept) == (
        {
            "contributors": ("ann", "cem"),
            "promised": TODAY,
            "labels": ("late", "new"),
            "links": ("Q-AAAAAA",),
        },
        [
            (
                "link",
                "ann",
                {
                    "contributors": "-> ann, cem",
                    "promised": "2026-11-09 -> 2026-11-05",
                    "labels": "late -> late, new",
                    "links": "-> Q-AAAAAA",
                    "merged_from": "Q-AAAAAA",
                },
                "A title\n\nWhere?",
            )
        ],
    )


def test_a_new_ticket_merged_into_a_new_one_is_closed_by_who_merged_them():
    ended, kept = merge(ticket(contributors=("ann",)), ticket(id="Q-BBBBBB"), actor(), "")
    assert ended.fields["lead"] == "ann"
    assert ended.fields["contributors"] == ()
    assert kept.fields == {"contributors": ("ann",), "links": ("Q-AAAAAA",)}


@pytest.mark.parametrize(
    ("old", "survivor", "message"),
    [
        (OLD, OLD, "Q-AAAAAA cannot be merged into itself"),
        (
            resolved_ticket(),
            SURVIVOR,
            "Q-AAAAAA is resolved (answered): `desk link Q-AAAAAA Q-BBBBBB` says that they belong "
            "together",
        ),
        (
            OLD,
            resolved_ticket(id="Q-BBBBBB"),
            "Q-BBBBBB is resolved (answered): `desk reopen` it first, so that the question is "
            "answered",
        ),
        (
            OLD,
            open_ticket(id="Q-BBBBBB", patron="p-22222222"),
            "two patrons asked, p-11111111 in Q-AAAAAA and p-22222222 in Q-BBBBBB: each has to hear "
            "from us, so give both the same `desk edit --problem`, or link them; --force merges "
            "them if it was one person after all",
        ),
    ],
)
def test_tickets_that_cannot_be_merged(old, survivor, message):
    with pytest.raises(DeskError) as refused:
        merge(old, survivor, actor(), "")
    assert str(refused.value) == message


def test_two_pseudonyms_of_one_person_are_merged_by_force():
    other = open_ticket(id="Q-BBBBBB", patron="p-22222222")
    _, kept = merge(OLD, other, actor(), "", force=True)
    assert "patron" not in kept.fields


def test_an_old_id_leads_to_its_successor_until_it_is_reopened():
    merged = apply(OLD, merge(OLD, SURVIVOR, actor(), "")[0])
    reopened = apply(merged, reopen(merged, actor()))
    found = [successor(it) for it in (OLD, resolved_ticket(), merged, reopened)]
    assert found == [None, None, "Q-BBBBBB", None]


def test_a_second_question_gets_a_ticket_of_its_own_with_the_same_lead():
    first = open_ticket(
        patron="p-11111111", course="HIST 210", resource="atlas", links=("Q-CCCCCC",)
    )
    edit, second = split(
        first,
        actor("ben"),
        name="Q-BBBBBB",
        asked=NOW,
        question="And the printer?",
        fields={"service": "circulation"},
    )
    assert told(edit) == (
        {"links": ("Q-CCCCCC", "Q-BBBBBB")},
        [
            (
                "link",
                "ben",
                {"links": "Q-CCCCCC -> Q-CCCCCC, Q-BBBBBB", "split_to": "Q-BBBBBB"},
                "",
            )
        ],
    )
    assert second == open_ticket(
        id="Q-BBBBBB",
        title="And the printer?",
        service="circulation",
        opened=NOW,
        patron="p-11111111",
        course="HIST 210",
        links=("Q-AAAAAA",),
        question="And the printer?",
        entries=second.entries,
    )
    assert [dict(item.data) for item in second.entries] == [
        {
            "links": "-> Q-AAAAAA",
            "lead": "-> ann",
            "status": "new -> open",
            "split_from": "Q-AAAAAA",
        }
    ]


@pytest.mark.parametrize("first", [ticket(), resolved_ticket()])
def test_what_is_split_from_a_ticket_that_nobody_works_on_is_new(first):
    _, second = split(first, actor(), name="Q-BBBBBB", asked=NOW, question="Why?", fields={})
    assert (second.status, second.lead) == ("new", None)
