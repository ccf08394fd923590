from datetime import date

import pytest
from tests.hands import NOW, TODAY, actor, open_ticket, resolved_ticket, ticket, told

from deskbook.library.model.finding import DeskError
from deskbook.tickets.rules.resolution import lacks_cause, reopen, resolve, resume, wait


def test_a_resolved_ticket_waits_on_nobody_and_promises_nothing():
    held = open_ticket(
        status="waiting", waiting_on="vendor", promised=TODAY, offered_to="ben", answer="old"
    )
    edit = resolve(held, actor(), "answered", answer="late-issue", cause="content-delayed")
    assert told(edit) == (
        {
            "status": "resolved",
            "resolved": NOW,
            "resolution": "answered",
            "answer": "late-issue",
            "cause": "content-delayed",
            "waiting_on": None,
            "offered_to": None,
            "promised": None,
        },
        [
            (
                "resolve",
                "ann",
                {
                    "status": "waiting -> resolved",
                    "resolved": "-> 2026-11-05T15:00:00Z",
                    "resolution": "-> answered",
                    "answer": "old -> late-issue",
                    "cause": "-> content-delayed",
                    "waiting_on": "vendor ->",
                    "offered_to": "ben ->",
                    "promised": "2026-11-05 ->",
                },
                "",
            )
        ],
    )


def test_a_new_ticket_is_claimed_answered_and_resolved_in_one_go():
    edit = resolve(ticket(answer="kept"), actor(), "referred", reply="Ask the registrar.")
    assert [(item.kind, item.text) for item in edit.entries] == [
        ("accept", ""),
        ("reply", "Ask the registrar."),
        ("resolve", ""),
    ]
    assert edit.fields == {
        "lead": "ann",
        "status": "resolved",
        "resolved": edit.entries[-1].time,
        "resolution": "referred",
    }


def test_a_resolved_ticket_is_not_resolved_again():
    with pytest.raises(DeskError) as refused:
        resolve(resolved_ticket(), actor(), "answered")
    assert str(refused.value) == (
        "Q-AAAAAA is resolved (answered): nothing to do; `desk edit Q-AAAAAA` mends its fields"
    )


def test_a_cause_is_missed_only_where_a_resource_was_at_fault():
    shown = [
        lacks_cause(open_ticket(resource=resource, cause=cause))
        for resource, cause in [(None, None), ("r", None), ("r", "unknown")]
    ]
    assert shown == [False, True, False]


def test_reopening_takes_the_end_back():
    assert told(reopen(resolved_ticket(), actor("ben"), "It broke again.")) == (
        {"status": "open", "resolved": None, "resolution": None},
        [
            (
                "reopen",
                "ben",
                {
                    "status": "resolved -> open",
                    "resolved": "2026-11-05T15:00:00Z ->",
                    "resolution": "answered ->",
                },
                "It broke again.",
            )
        ],
    )


def test_a_reopened_ticket_without_a_lead_is_new():
    assert reopen(resolved_ticket(lead=None), actor()).fields["status"] == "new"


def test_only_a_resolved_ticket_is_reopened():
    with pytest.raises(DeskError, match=r"^Q-AAAAAA is not resolved: it is new$"):
        reopen(ticket(), actor())


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
