"""The commands that resolve a ticket and open it again."""

import click

from deskbook.cli.command import command
from deskbook.cli.options import hand_options, optional_text_input, outcome_option, root_option
from deskbook.library.model.vocabulary import CAUSES

ticket = click.argument("ticket")

resolve = command(
    "tickets.commands.resolve:resolve",
    ticket,
    optional_text_input("The last reply to the patron", "reply"),
    outcome_option,
    click.option(
        "--answer", metavar="SLUG", help="The answer in knowledge/answers/ that resolved it."
    ),
    click.option(
        "--cause", type=click.Choice(CAUSES), metavar="CAUSE", help="What was found wrong."
    ),
    hand_options,
    root_option,
    help="End a ticket; TEXT is the last reply to the patron.",
)

reopen = command(
    "tickets.commands.reopen:reopen",
    ticket,
    optional_text_input("Why it is open again"),
    hand_options,
    root_option,
    help="Go on with a resolved ticket; TEXT says why.",
)
