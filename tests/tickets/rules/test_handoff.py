from dataclasses import replace
from datetime import date

import pytest
from tests.hands import actor, open_ticket, resolved_ticket, ticket, told

from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Absence, Staff
from deskbook.tickets.rules.handoff import (
    accept,
    claim,
    decline,
    find_pending,
    offer,
    recipient_notices,
    release,
    withdraw,
)
from deskbook.tickets.rules.lifecycle import apply

NO_OFFER = "no offer is pending on Q-AAAAAA; {}"


def offered(mode="pass", held=None, to="ben"):
    held = held or open_ticket()
    return apply(held, offer(held, actor(), to, mode))


def test_an_offer_leaves_the_lead_with_the_one_who_makes_it():
    edit = offer(
        open_ticket(),
        actor(),
        "ben",
        "retain",
        tried="KBART file: 2025 -> no embargo",
        promised="by Thursday",
        text="Could you open a case?",
    )
    assert told(edit) == (
        {"offered_to": "ben"},
        [
            (
                "handoff",
                "ann",
                {
                    "offered_to": "-> ben",
                    "to": "ben",
                    "lead": "retain",
                    "tried": "KBART file: 2025 → no embargo",
                    "promised": "by Thursday",
                },
                "Could you open a case?",
            )
        ],
    )


def test_whoever_hands_on_a_new_ticket_leads_it_meanwhile():
    edit = offer(ticket(), actor(), "ben", "pass")
    assert edit.fields == {"lead": "ann", "status": "open", "offered_to": "ben"}


@pytest.mark.parametrize(
    ("held", "author", "to", "mode", "message"),
    [
        (
            open_ticket(offered_to="ben"),
            "ann",
            "cem",
            "pass",
            "Q-AAAAAA is offered to ben, who has not answered yet: take that offer back first with "
            "`desk handoff Q-AAAAAA --withdraw`",
        ),
        (open_ticket(lead="ben"), "ann", "ben", "pass", "ben leads Q-AAAAAA already"),
        (
            ticket(),
            "ann",
            "ann",
            "pass",
            "you cannot offer Q-AAAAAA to yourself: `desk claim` takes one that nobody leads",
        ),
        (
            open_ticket(contributors=("ben",)),
            "ann",
            "ben",
            "retain",
            "ben contributes to Q-AAAAAA already: a `desk note` reaches them, --pass makes them its "
            "lead",
        ),
        (
            open_ticket(contributors=("cem",)),
            "cem",
            "ben",
            "pass",
            "ann leads Q-AAAAAA, so only they can pass it on; the head of the service can with "
            "--force",
        ),
        (
            open_ticket(),
            "cem",
            "ben",
            "retain",
            "you neither lead Q-AAAAAA nor contribute to it: ask ann, who leads it",
        ),
        (
            resolved_ticket(),
            "ann",
            "ben",
            "pass",
            "Q-AAAAAA is resolved (answered): `desk reopen` it first",
        ),
    ],
)
def test_offers_that_make_no_sense(held, author, to, mode, message):
    with pytest.raises(DeskError) as refused:
        offer(held, actor(author), to, mode)
    assert str(refused.value) == message


def test_a_contributor_may_ask_another_for_help_and_a_head_may_pass_on():
    helped = open_ticket(contributors=("cem",))
    assert offer(helped, actor("cem"), "ben", "retain").fields == {"offered_to": "ben"}
    assert offer(helped, actor("dee"), "ben", "pass", force=True).fields == {"offered_to": "ben"}


def test_accepting_what_is_passed_changes_the_lead():
    held = offered("pass", open_ticket(contributors=("ben", "cem")))
    assert told(accept(held, actor("ben"), "Gladly.")) == (
        {"offered_to": None, "lead": "ben", "contributors": ("cem", "ann")},
        [
            (
                "accept",
                "ben",
                {
                    "offered_to": "ben ->",
                    "lead": "ann -> ben",
                    "contributors": "ben, cem -> cem, ann",
                    "offer": "00000000",
                },
                "Gladly.",
            )
        ],
    )


def test_accepting_to_help_leaves_the_lead():
    assert accept(offered("retain"), actor("ben")).fields == {
        "offered_to": None,
        "contributors": ("ben",),
    }


def test_accepting_to_help_twice_over_changes_no_list():
    held = apply(offered("retain"), accept(offered("retain"), actor("ben")))
    again = open_ticket(entries=held.entries[:1], offered_to="ben", contributors=("ben",))
    assert accept(again, actor("ben")).fields == {"offered_to": None}


def test_a_head_accepts_for_the_colleague():
    assert accept(offered("pass"), actor("dee"), force=True).fields["lead"] == "ben"


def test_declining_clears_the_offer_and_says_why():
    assert told(decline(offered(), actor("ben"), "I am away next week.")) == (
        {"offered_to": None},
        [
            (
                "decline",
                "ben",
                {"offered_to": "ben ->", "offer": "00000000"},
                "I am away next week.",
            )
        ],
    )


def test_an_offer_is_taken_back_by_the_lead_its_maker_or_a_head():
    held = apply(
        open_ticket(contributors=("cem",)),
        offer(open_ticket(contributors=("cem",)), actor("cem"), "ben", "retain"),
    )
    edits = [
        withdraw(held, actor("ann")),
        withdraw(held, actor("cem")),
        withdraw(held, actor("dee"), force=True),
    ]
    assert [edit.fields for edit in edits] == [{"offered_to": None}] * 3
    with pytest.raises(DeskError) as refused:
        withdraw(held, actor("dee"))
    assert str(refused.value) == "only ann, who leads Q-AAAAAA, can take the offer back"


@pytest.mark.parametrize(
    ("answer", "held", "message"),
    [
        (accept, offered(), "Q-AAAAAA is offered to ben, so only they can accept; the head of the "
         "service can with --force"),
        (accept, open_ticket(lead="ben"), NO_OFFER.format("ben leads it")),
        (decline, ticket(), NO_OFFER.format("nobody leads it: `desk claim` does")),
        (withdraw, open_ticket(), NO_OFFER.format("ann leads it")),
    ],
)  # fmt: skip
def test_answers_that_make_no_sense(answer, held, message):
    with pytest.raises(DeskError) as refused:
        answer(held, actor("cem"), "")
    assert str(refused.value) == message


def test_an_offer_written_by_hand_is_withdrawn_not_accepted():
    held = open_ticket(offered_to="ben")
    with pytest.raises(DeskError) as refused:
        accept(held, actor("ben"))
    assert str(refused.value) == (
        "Q-AAAAAA is offered to ben, but no handoff in it says whether to lead: "
        "`desk handoff Q-AAAAAA --withdraw`, then offer it again"
    )
    assert told(withdraw(held, actor())) == (
        {"offered_to": None},
        [("decline", "ann", {"offered_to": "ben ->"}, "")],
    )
    with pytest.raises(DeskError):
        withdraw(held, actor("cem"))


def test_the_pending_offer_is_the_last_to_that_colleague():
    once = apply(offered(), withdraw(offered(), actor()))
    twice = apply(once, offer(once, actor(), "ben", "retain"))
    assert find_pending(open_ticket()) is None
    assert find_pending(twice) == twice.entries[-1]


def staff(**fields):
    return Staff(handle="eve", name="Eve", **fields)


def test_an_offer_to_somebody_away_has_a_notice_of_their_understudy():
    away = (Absence(start=date(2026, 11, 2), end=date(2026, 11, 13), understudy="ben"),)
    for colleague, message in (
        (staff(away=away), "eve is away until 2026-11-13; ben stands in"),
        (
            staff(away=(replace(away[0], understudy=None),), understudy="cara"),
            "eve is away until 2026-11-13; cara stands in",
        ),
        (staff(away=(replace(away[0], understudy=None),)), "eve is away until 2026-11-13"),
    ):
        (notice,) = recipient_notices("eve", colleague, date(2026, 11, 13))
        assert (notice.code, notice.message) == ("staff.away", message)
        assert [*recipient_notices("eve", colleague, date(2026, 11, 14))] == []


def test_nobody_who_has_left_is_offered_a_ticket():
    gone = staff(left=date(2026, 11, 3))
    assert [*recipient_notices("eve", gone, date(2026, 11, 3))] == []
    with pytest.raises(DeskError, match=r"^eve left on 2026-11-03: offer it to somebody"):
        [*recipient_notices("eve", gone, date(2026, 11, 4))]


ASK = (
    "ben leads Q-AAAAAA{}: write them a `desk note`, or ask them for a `desk handoff`; the head of "
    "the service can take it over with --force"
)


def test_claiming_a_new_ticket_opens_it():
    assert told(claim(ticket(contributors=("ann", "cem")), actor())) == (
        {"lead": "ann", "status": "open", "contributors": ("cem",)},
        [
            (
                "accept",
                "ann",
                {"lead": "-> ann", "status": "new -> open", "contributors": "ann, cem -> cem"},
                "",
            )
        ],
    )


def test_the_second_to_claim_is_told_who_has_it_and_since_when():
    led = apply(ticket(), claim(ticket(), actor("ben")))
    with pytest.raises(DeskError) as refused:
        claim(led, actor("ann"))
    assert str(refused.value) == ASK.format(" since 2026-11-05")


@pytest.mark.parametrize(
    ("held", "message"),
    [
        (open_ticket(), "you lead Q-AAAAAA already"),
        (open_ticket(lead="ben"), ASK.format("")),
        (
            open_ticket(lead="ben", offered_to="ann"),
            "Q-AAAAAA is offered to you: `desk accept Q-AAAAAA`",
        ),
        (
            resolved_ticket(),
            "Q-AAAAAA is resolved (answered): `desk reopen` it first if there is more to do",
        ),
    ],
)
def test_a_ticket_that_is_led_or_done_cannot_be_claimed(held, message):
    with pytest.raises(DeskError) as refused:
        claim(held, actor())
    assert str(refused.value) == message


def test_a_head_takes_a_ticket_over_and_its_lead_goes_on_helping():
    waiting = open_ticket(lead="ben", status="waiting", waiting_on="vendor", offered_to="cem")
    fields, _ = told(claim(waiting, actor(), force=True))
    assert fields == {"lead": "ann", "offered_to": None, "contributors": ("ben",)}


def test_a_ticket_given_back_is_new_and_says_why():
    held = open_ticket(status="waiting", waiting_on="vendor", contributors=("cem",))
    assert told(release(held, actor(), "Not mine.")) == (
        {"lead": None, "status": "new", "waiting_on": None},
        [
            (
                "status",
                "ann",
                {"lead": "ann ->", "status": "waiting -> new", "waiting_on": "vendor ->"},
                "Not mine.",
            )
        ],
    )


@pytest.mark.parametrize(
    ("held", "message"),
    [
        (ticket(), "nobody leads Q-AAAAAA: there is nothing to give back"),
        (resolved_ticket(), "Q-AAAAAA is resolved (answered): there is nothing to give back"),
        (
            open_ticket(lead="ben"),
            "ben leads Q-AAAAAA, so only they can give it back; the head of the service can with "
            "--force",
        ),
        (
            open_ticket(offered_to="ben"),
            "Q-AAAAAA is offered to ben: wait for their answer, or take the offer back with "
            "`desk handoff Q-AAAAAA --withdraw`",
        ),
    ],
)
def test_what_one_does_not_lead_cannot_be_given_back(held, message):
    with pytest.raises(DeskError) as refused:
        release(held, actor(), "")
    assert str(refused.value) == message


def test_a_head_gives_back_what_another_leads():
    fields, _ = told(release(open_ticket(lead="ben"), actor(), "", force=True))
    assert fields == {"lead": None, "status": "new"}
