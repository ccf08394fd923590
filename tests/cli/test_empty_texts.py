"""No option that reads a text takes an empty one, and characters that nobody sees are left out."""

import click
import pytest
from tests import worlds
from tests.cli.test_command import COMMANDS, value_for

EMPTY = {"nothing": "", "blanks": " \t\r\n\n ", "zero width": "\u200b", "a BOM": "\ufeff \u2060\n"}


def reads_text(it):
    return isinstance(it.type, click.File) and "b" not in it.type.mode


READING = {
    f"{name} {it.opts[0]}": (command, it)
    for name, command in COMMANDS.items()
    for it in command.params
    if reads_text(it)
}


def line(name, library, *option):
    """A command line with every argument but the text, and with one option."""
    words = [*name.split()]
    for it in COMMANDS[name].params:
        if isinstance(it, click.Argument) and it.name not in ("words", "body"):
            words.append(value_for(it.type, library))
        elif it.required and not isinstance(it, click.Argument):
            words += [it.opts[0], value_for(it.type, library)]
    return [*words, *option]


def test_there_are_commands_that_read_a_text():
    assert {"note --file", "reply --file", "resolve --file", "edit --question"} <= set(READING)


@pytest.mark.parametrize("text", EMPTY.values(), ids=EMPTY)
@pytest.mark.parametrize("name", READING)
def test_an_empty_pipe_empties_nothing(git_library, desk, name, text):
    before = worlds.git(git_library, "rev-parse", "HEAD")
    words = line(name.rpartition(" ")[0], git_library, READING[name][1].opts[0], "-")
    outcome = desk(*words, given=text)
    assert (outcome.code, outcome.out) == (2, ""), outcome.err
    assert "the text is empty, so nothing was done" in outcome.err
    assert worlds.git(git_library, "rev-parse", "HEAD") == before
    assert worlds.git(git_library, "status", "--porcelain") == ""


@pytest.mark.parametrize("text", EMPTY.values(), ids=EMPTY)
def test_a_question_is_never_emptied(git_library, desk, overdue_ticket, text):
    before = worlds.ticket_text(git_library, overdue_ticket)
    outcome = desk("edit", overdue_ticket, "--question", "-", given=text)
    assert outcome.code == 2
    assert worlds.ticket_text(git_library, overdue_ticket) == before


def test_what_nobody_sees_is_left_out_of_every_option(git_library, desk):
    name = worlds.made(
        desk(
            "new",
            "May\u200b I\ufeff renew? \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "-sreference",
            "-cemail",
            "-tA\u2060 book",
            "--course",
            "HI\u00adST 110",
        )
    )
    text = worlds.ticket_text(git_library, name)
    assert "May I renew? \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\n" in text
    assert "title: A book\n" in text
    assert "course: HIST 110\n" in text
