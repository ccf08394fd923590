import pytest
from tests.rules.hands import actor, open_ticket, resolved_ticket, ticket, told

from deskbook.library.model.finding import DeskError
from deskbook.tickets.rules.lead import claim, release
from deskbook.tickets.rules.lifecycle import applied

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
    led = applied(ticket(), claim(ticket(), actor("ben")))
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
