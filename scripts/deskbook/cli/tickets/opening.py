"""The commands that make tickets: from a question, at the desk, from other tickets."""

from pathlib import Path
from typing import Any

import click

from deskbook.cli.command import command
from deskbook.cli.options import (
    allow_option,
    hand_options,
    outcome_option,
    root_option,
    text_input,
)
from deskbook.cli.tickets.fields import ASKING, fields_input, who_options
from deskbook.cli.tickets.letters import letter_input
from deskbook.library.model.outcome import Outcome

_QUESTION = "The question, without names"
at_option = click.option(
    "--at",
    metavar="TIME",
    help="When it was asked: 15:10, 20m, 'yesterday 15:10', '2026-11-02 15:10'.",
)


def _new(root: Path, **values: Any) -> Outcome:
    """Open a ticket, and suggest where it belongs."""
    from deskbook.search.commands import suggest
    from deskbook.tickets.commands import opening

    return opening.new(root, suggest=suggest.route_steps, **values)


new = command(
    _new,
    letter_input(_QUESTION, "question", keeps_comments=True),
    fields_input("new"),
    at_option,
    click.option("--claim", is_flag=True, help="And lead it yourself."),
    hand_options,
    root_option,
    allow_option,
    who_options(ASKING, "patron-"),
    help="""Open a ticket; TEXT is the question, without names.

    Service and channel stay as they were the last time.
    """,
)

log = command(
    "tickets.commands.opening:log",
    text_input(_QUESTION, "question"),
    fields_input("log"),
    at_option,
    outcome_option,
    click.option("--open", "leave_open", is_flag=True, help="Not answered yet: lead it yourself."),
    hand_options,
    root_option,
    allow_option,
    who_options(ASKING, "patron-"),
    help="""Write down what was answered at the desk, in one line.

    Service, channel and activity stay as they were the last time.
    """,
)


def _has_no_entry(values: dict[str, Any]) -> bool:
    """With an entry the text is optional."""
    return not values["entry"]


split = command(
    "tickets.commands.succession:split",
    click.argument("ticket"),
    letter_input(
        "The second question, without names",
        is_needed=_has_no_entry,
        edits=True,
        keeps_comments=True,
    ),
    click.option(
        "--entry", metavar="ENTRY", help="The entry in which it was asked; its text is taken."
    ),
    at_option,
    fields_input("split"),
    hand_options,
    root_option,
    allow_option,
    help="Give a second question (TEXT) a ticket of its own.",
)

merge = command(
    "tickets.commands.succession:merge",
    click.argument("old", metavar="TICKET"),
    click.argument("into", metavar="INTO"),
    click.option("--force", is_flag=True, help="Though two patrons asked."),
    hand_options,
    root_option,
    help="Let one TICKET go on as another; its id leads there.",
)
