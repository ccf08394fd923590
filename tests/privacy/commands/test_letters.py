"""Words to patrons are kept as typed or not at all; doubtful words are asked about first."""

import re
import sys

import click
import pytest
from tests import worlds
from tests.cli.test_command import COMMANDS

from deskbook.library.model import ticket_fields

TEXT = "Write to registrar@ridgeway.example.\n\nOr call 315-555-0100."
NAMED = "Prof Jane Smith needs a book"
LETTERS = {
    "reply": ("reply", "Q"),
    "resolve": ("resolve", "Q"),
    "problem news": ("problem", "news", "late-issues"),
    "problem fix": ("problem", "fix", "late-issues", "--apply"),
    "problem open": ("problem", "open", "slow", "--title", "Slow"),
    "answer new": ("answer", "new", "where", "--title", "Where?"),
}
"""Commands whose text reaches a patron, with what they need besides it."""
NOTES = {
    "note": ("note", "Q"),
    "heard": ("heard", "Q"),
    "promise": ("promise", "Q", "fri"),
    "wait": ("wait", "Q", "patron"),
    "new": ("new", "-sreference", "-cemail"),
    "log": ("log", "-sreference", "-cdesk", "-adirectional"),
    "split": ("split", "Q"),
    "handover sign": ("handover", "sign"),
}
"""Commands whose text is for colleagues, or the patron's own."""


def line(words, ticket):
    return [ticket if it == "Q" else it for it in words]


@pytest.fixture
def ticket(git_library, desk, overdue_ticket):
    desk("problem", "attach", "late-issues", overdue_ticket)
    return overdue_ticket


def state(root):
    return worlds.git(root, "rev-parse", "HEAD"), worlds.git(root, "status", "--porcelain")


def takes_text(command):
    return {"words", "texts"} & {it.name for it in command.params} and any(
        it.name == "file" for it in command.params
    )


WRITING = [
    name
    for name, it in COMMANDS.items()
    if takes_text(it) and "commit" in {param.name for param in it.params}
]


@pytest.mark.parametrize("name", WRITING)
def test_every_command_that_writes_a_text_takes_allow(name):
    assert "allow" in {it.name for it in COMMANDS[name].params}


@pytest.mark.parametrize("name", [*LETTERS])
def test_a_message_is_kept_as_typed_or_nothing_is_written(git_library, desk, ticket, name):
    words, before = line(LETTERS[name], ticket), state(git_library)
    told = desk(*words, "--file", "-", given=TEXT)
    assert (told.code, told.out) == (2, "")
    assert "line 1: an e-mail address: 'registrar@ridgeway.example'" in told.err
    assert "line 3: a phone number: '315-555-0100'" in told.err
    half = desk(*words, "--allow", "315-555-0100", "--file", "-", given=TEXT)
    assert half.code == 2
    assert state(git_library) == before
    allow = re.search(r"run it again with (.*)", told.err)[1].split()
    done = desk(*words, *allow, "--file", "-", given=TEXT)
    assert done.code == 0, done.err
    kept = worlds.git(git_library, "show", "HEAD")
    lines = [" ".join(TEXT.split())] if name == "problem news" else TEXT.split("\n")
    assert all(it in kept for it in lines)
    assert "[e-mail]" not in kept
    assert "not_personal: [registrar@ridgeway.example, 315-555-0100]" in kept
    assert worlds.git(git_library, "log", "--format=%h", f"{before[0].strip()}..").count("\n") == 1
    assert desk("gate").code == 0


@pytest.mark.parametrize("name", [*LETTERS, *NOTES])
def test_no_commit_has_doubtful_words_that_nobody_allowed(git_library, desk, ticket, name):
    words, before = line({**LETTERS, **NOTES}[name], ticket), state(git_library)
    told = desk(*words, "--file", "-", given=NAMED)
    assert (told.code, told.out) == (2, "")
    assert ": a person's name: 'Jane Smith'" in told.err
    assert state(git_library) == before
    assert desk(*words, "--allow", "Jane Smith", "--file", "-", given=NAMED).code == 0
    assert NAMED in worlds.git(git_library, "show", "HEAD")


@pytest.mark.parametrize(
    "field",
    [it for it in ticket_fields.find_options("edit") if it.is_text and it.pattern is None],
    ids=lambda it: it.name,
)
def test_a_field_with_doubtful_words_is_refused(git_library, desk, ticket, field):
    before = state(git_library)
    told = desk("edit", ticket, f"--{field.name.replace('_', '-')}", NAMED)
    assert told.code == 2
    assert "'Jane Smith'" in told.err
    assert state(git_library) == before


def test_a_name_after_dear_in_a_later_line_of_news_is_found(git_library, desk):
    text = "It is back.\nDear Todd Miller,\nplease try again."
    told = desk("problem", "news", "late-issues", "--file", "-", given=text)
    assert told.code == 2
    assert "line 2: a person's name: 'Todd Miller'" in told.err


def test_doubtful_words_that_a_file_has_already_are_not_asked_again(git_library, desk, ticket):
    assert desk("note", ticket, NAMED, "--allow", "Jane Smith").code == 0
    path = git_library / "knowledge/library.md"
    path.write_text(re.sub(r"not_personal:.*\n", "", path.read_text()))
    assert desk("edit", ticket, "--title", "For Prof Jane Smith").code == 0


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ("keep\n", NAMED),
        ("replace\n", "Prof [name] needs a book"),
        ("edit\n", "Somebody needs a book"),
        ("stop\n", ""),
    ],
)
def test_at_a_terminal_the_person_is_asked(git_library, ticket, monkeypatch, answers, kept):
    from deskbook.cli import asking
    from deskbook.cli.main import call

    before = state(git_library)
    monkeypatch.setattr(asking, "can_ask", lambda: True)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: answers.strip())
    monkeypatch.setattr(click, "edit", lambda text: text.replace("Prof Jane Smith", "Somebody"))
    code = call(["note", ticket, NAMED])
    assert code == (0 if kept else 2)
    if kept:
        assert kept in worlds.git(git_library, "show", "HEAD")
    else:
        assert state(git_library) == before


def test_nobody_is_asked_where_input_is_piped_or_closed(monkeypatch):
    from deskbook.cli import asking

    assert not asking.can_ask()
    monkeypatch.setattr(sys, "stdin", None)
    assert not asking.can_ask()


def test_a_name_in_a_label_is_asked_about(git_library, desk, ticket):
    before = state(git_library)
    told = desk("edit", ticket, "--label", "jane-smith-thesis")
    assert told.code == 2
    assert "a person's name: 'jane-smith'" in told.err
    assert state(git_library) == before
    assert desk("edit", ticket, "--label", "jane-smith-thesis", "--allow", "jane-smith").code == 0
    assert desk("edit", ticket, "--label", "late-issues").code == 0
    assert "may stand here" not in desk("check").out
