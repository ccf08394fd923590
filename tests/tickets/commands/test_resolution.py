"""`desk resolve` and `desk reopen`"""

import json

import pytest
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
    desk("resolve", new_ticket, "--as", "declined", given="the rest of a script\n")
    assert "the rest" not in worlds.ticket_text(library, new_ticket)
    desk("reopen", new_ticket, "--file", "-", given="Not yet.\n")
    assert worlds.timeline(library, new_ticket).endswith("""\
### 2026-11-05T15:00:02Z reopen @history-liaison

- status: resolved -> open
- resolved: 2026-11-05T15:00:01Z ->
- resolution: declined ->

Not yet.
""")


def test_json_of_an_ending_has_the_state_before_and_after_and_notices(
    git_library, desk, overdue_ticket
):
    content = json.loads(desk("resolve", overdue_ticket, "It is there.", "--json").out)
    (change,) = content["changes"]
    assert (change["before"]["status"], change["after"]["status"]) == ("open", "resolved")
    assert [it["code"] for it in content["notices"]] == ["ticket.cause"]


@pytest.fixture
def asked_by_mail(library, desk, new_ticket):
    """A ticket of the form whose patron has had no reply."""
    return new_ticket


@pytest.mark.parametrize("outcome", ["answered", "referred"])
def test_a_patron_who_was_told_nothing_has_no_answer(library, desk, asked_by_mail, outcome):
    before = worlds.ticket_text(library, asked_by_mail)
    done = desk("resolve", asked_by_mail, "--as", outcome)
    assert (done.code, done.out) == (2, "")
    assert f"is not {outcome}: its patron has had no reply" in done.err
    assert worlds.ticket_text(library, asked_by_mail) == before


def test_an_answer_is_sent_to_a_patron_who_was_told_nothing(library, desk, asked_by_mail):
    done = desk("resolve", asked_by_mail, "--answer", "missing-issue")
    assert done.code == 0
    assert "  | Some publishers hold new issues back." in done.out
    timeline = worlds.timeline(library, asked_by_mail)
    assert "reply @history-liaison\n\n- answer: -> missing-issue\n\nSome publishers" in timeline
    assert worlds.front(library, asked_by_mail)["resolution"] == "answered"


def test_an_answer_is_only_recorded_for_a_patron_who_was_told(library, desk, asked_by_mail):
    desk("reply", asked_by_mail, "The vendor holds it back.")
    assert desk("resolve", asked_by_mail, "--answer", "missing-issue").code == 0
    assert worlds.timeline(library, asked_by_mail).count(" reply @") == 1


def test_what_the_patron_wrote_last_has_to_be_answered(library, desk, asked_by_mail):
    desk("reply", asked_by_mail, "The vendor holds it back.")
    desk("heard", asked_by_mail, "And the issue before?")
    assert desk("resolve", asked_by_mail).code == 2
    assert desk("resolve", asked_by_mail, "That one too.").code == 0


def test_a_question_in_writing_is_not_logged_as_answered(library, desk):
    words = ("log", "Where is my hold?", "-sreference", "-aconsultation", "--patron-email")
    assert desk(*words, "quill@people.example", "-cemail").code == 2
    assert desk(*words, "quill@people.example", "-cdesk").code == 0
