import pytest
from tests.rules.hands import NOW, TODAY, actor, open_ticket, resolved_ticket, ticket, told

from deskbook.library.model.finding import DeskError
from deskbook.tickets.rules.resolution import lacks_cause, reopen, resolve


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
