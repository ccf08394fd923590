"""A name that somebody lets pass passes in its ticket alone, and stands nowhere else."""

import pytest
from tests import worlds

WRITES = {
    "note": ("note", "Q"),
    "reply": ("reply", "Q"),
    "resolve": ("resolve", "Q"),
    "heard": ("heard", "Q"),
    "promise": ("promise", "Q", "fri"),
    "wait": ("wait", "Q", "patron"),
    "new": ("new", "-sreference", "-cemail"),
    "log": ("log", "-sreference", "-cdesk", "-adirectional"),
    "split": ("split", "Q"),
}
TEXTS = {
    "Evan Hansen": "Dear Evan Hansen, it is the score.",
    "Jane Smith": "Prof Jane Smith wants it.",
}


def run(desk, name, ticket, *more, text):
    words = [ticket if it == "Q" else it for it in WRITES[name]]
    return desk(*words, *more, "--file", "-", given=text)


@pytest.mark.slow
@pytest.mark.parametrize("words", [*TEXTS])
@pytest.mark.parametrize("name", [*WRITES])
def test_a_name_passes_in_one_ticket(git_library, desk, overdue_ticket, new_ticket, name, words):
    text = TEXTS[words]
    done = run(desk, name, overdue_ticket, "--allow", words, text=text)
    assert done.code == 0, done.err
    assert words not in (git_library / "knowledge/library.md").read_text()
    kept = worlds.git(git_library, "show", "HEAD")
    assert text in kept
    assert "not_personal" not in kept
    assert desk("gate").code == 0
    assert "personal" not in desk("check").out
    assert desk("reply", new_ticket, text).code == 2


def test_names_of_two_messages_are_remembered_and_the_next_one_is_refused(
    git_library, desk, overdue_ticket
):
    for words, text in TEXTS.items():
        assert desk("reply", overdue_ticket, text, "--allow", words).code == 0
    held = worlds.front(git_library, overdue_ticket)["allowed"]
    assert held.count(",") == 1
    assert desk("reply", overdue_ticket, TEXTS["Evan Hansen"]).code == 2
    assert desk("note", overdue_ticket, "Call 919-555-0123.", "--allow", "919-555-0123").code == 0
    assert "919-555-0123" in (git_library / "knowledge/library.md").read_text()
    assert worlds.front(git_library, overdue_ticket)["allowed"] == held


def test_a_name_comes_along_where_tickets_are_merged(git_library, desk, overdue_ticket, new_ticket):
    assert desk("note", new_ticket, TEXTS["Evan Hansen"], "--allow", "Evan Hansen").code == 0
    assert desk("merge", new_ticket, overdue_ticket, "--force").code == 0
    assert worlds.front(git_library, overdue_ticket)["allowed"]
    assert desk("gate").code == 0


def test_in_a_public_text_a_name_passes_by_the_library(git_library, desk):
    text = "Dear Evan Hansen, it is back."
    line = ("problem", "news", "late-issues", "--file", "-")
    done = desk(*line, "--allow", "Evan Hansen", given=text)
    assert done.code == 0, done.err
    assert desk("gate").code == 0
