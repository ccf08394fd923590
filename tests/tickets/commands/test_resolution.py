"""`desk resolve` and `desk reopen`"""

import json

from tests import worlds

TITLE = "2026 issues of a history journal are missing from the aggregator"


def test_a_ticket_about_a_resource_wants_a_cause(library, desk, overdue_ticket):
    outcome = desk("resolve", overdue_ticket)
    assert outcome == worlds.Outcome(
        0,
        f"Q-4KX7M2 resolved as answered: {TITLE}\n  status: open -> resolved\n"
        "  resolved: -> 2026-11-05T15:00:00Z\n  resolution: -> answered\n"
        "  promised: 2026-11-04 ->\n",
        "Q-4KX7M2 is about history-full-text: say what was wrong with it, "
        "`desk edit Q-4KX7M2 --cause …`\n",
    )
    assert desk("edit", overdue_ticket, "--cause", "content-delayed").code == 0


def test_a_last_reply_an_answer_and_a_cause(library, desk, overdue_ticket):
    outcome = desk(
        *("resolve", overdue_ticket, "The issues are there now.", "--as", "answered"),
        *("--answer", "missing-issue", "--cause", "content-delayed"),
        given="this is not read\n",
    )
    assert outcome.err == ""
    assert worlds.timeline(library, overdue_ticket).endswith("""\
### 2026-11-05T15:00:00Z reply @history-liaison

- promised: 2026-11-04 ->

The issues are there now.

### 2026-11-05T15:00:01Z resolve @history-liaison

- status: open -> resolved
- resolved: -> 2026-11-05T15:00:01Z
- resolution: -> answered
- answer: -> missing-issue
- cause: -> content-delayed
""")


def test_an_unknown_answer_is_refused_with_the_nearest(library, desk, overdue_ticket):
    assert desk("resolve", overdue_ticket, "--answer", "missing-issues").err == (
        'desk: answer: no answer is called "missing-issues": did you mean missing-issue?\n'
    )


def test_a_pipe_is_not_sent_to_the_patron_unasked(library, desk, new_ticket):
    desk("resolve", new_ticket, given="the rest of a script\n")
    assert "the rest" not in worlds.ticket_text(library, new_ticket)
    desk("reopen", new_ticket, "--file", "-", given="Not yet.\n")
    assert worlds.timeline(library, new_ticket).endswith("""\
### 2026-11-05T15:00:02Z reopen @history-liaison

- status: resolved -> open
- resolved: 2026-11-05T15:00:01Z ->
- resolution: answered ->

Not yet.
""")


def test_json_of_an_ending_has_the_state_before_and_after_and_notices(
    git_library, desk, overdue_ticket
):
    content = json.loads(desk("resolve", overdue_ticket, "It is there.", "--json").out)
    (change,) = content["changes"]
    assert (change["before"]["status"], change["after"]["status"]) == ("open", "resolved")
    assert [it["code"] for it in content["notices"]] == ["ticket.cause"]
