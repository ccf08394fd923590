from datetime import date

import pytest
from tests.rules.hands import actor, open_ticket, resolved_ticket, ticket, told

from deskbook.library.model.finding import DeskError
from deskbook.tickets.rules.waits import resume, wait

DAY = date(2026, 11, 12)


def test_waiting_on_a_vendor_keeps_the_case_and_the_day():
    assert told(
        wait(open_ticket(), actor(), "vendor", case="00482-119", until=DAY, text="Mail.")
    ) == (
        {
            "status": "waiting",
            "waiting_on": "vendor",
            "vendor_case": "00482-119",
            "promised": DAY,
        },
        [
            (
                "wait",
                "ann",
                {
                    "status": "open -> waiting",
                    "waiting_on": "-> vendor",
                    "vendor_case": "-> 00482-119",
                    "promised": "-> 2026-11-12",
                },
                "Mail.",
            )
        ],
    )


def test_whoever_lets_a_new_ticket_wait_leads_it():
    edit = wait(ticket(), actor(), "patron")
    assert edit.fields == {"lead": "ann", "status": "waiting", "waiting_on": "patron"}
    assert [entry.kind for entry in edit.entries] == ["accept", "wait"]


def test_a_waiting_ticket_may_wait_on_somebody_else_or_longer():
    held = open_ticket(status="waiting", waiting_on="patron", promised=DAY)
    assert wait(held, actor(), "colleague").fields == {"waiting_on": "colleague"}
    assert wait(held, actor(), "patron", text="Asked again.").fields == {}


@pytest.mark.parametrize(
    ("held", "on", "options", "message"),
    [
        (
            open_ticket(status="waiting", waiting_on="patron"),
            "patron",
            {},
            "Q-AAAAAA waits on the patron already: say what is new with --until, a text, or "
            "`desk resume Q-AAAAAA` when what it waited for has come",
        ),
        (
            open_ticket(),
            "patron",
            {"case": "1"},
            "a case number belongs to waiting on a vendor, not on a patron",
        ),
        (
            open_ticket(),
            "vendor",
            {"until": date(2026, 11, 1)},
            "2026-11-01 is over (today is 2026-11-05): give a day that is to come",
        ),
        (
            resolved_ticket(),
            "vendor",
            {},
            "Q-AAAAAA is resolved (answered): `desk reopen` it first",
        ),
    ],
)
def test_waiting_that_makes_no_sense(held, on, options, message):
    with pytest.raises(DeskError) as refused:
        wait(held, actor(), on, **options)
    assert str(refused.value) == message


def test_a_ticket_goes_on_when_what_it_waited_for_has_come():
    held = open_ticket(status="waiting", waiting_on="vendor", promised=DAY)
    assert told(resume(held, actor(), "They mended it.")) == (
        {"status": "open", "waiting_on": None},
        [
            (
                "status",
                "ann",
                {"status": "waiting -> open", "waiting_on": "vendor ->"},
                "They mended it.",
            )
        ],
    )


@pytest.mark.parametrize(
    ("held", "message"),
    [
        (open_ticket(), "Q-AAAAAA does not wait on anybody: it is open"),
        (resolved_ticket(), "Q-AAAAAA is resolved (answered): `desk reopen` it"),
    ],
)
def test_what_does_not_wait_cannot_go_on(held, message):
    with pytest.raises(DeskError) as refused:
        resume(held, actor())
    assert str(refused.value) == message
