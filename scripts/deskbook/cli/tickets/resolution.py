"""The commands that interrupt, end and resume a ticket."""

import click

from deskbook.cli.command import command
from deskbook.cli.options import hand_options, optional_text_input, outcome_option, root_option
from deskbook.library.model.vocabulary import CAUSES, WAITING_ON

ticket = click.argument("ticket")

wait = command(
    "tickets.commands.resolution:wait",
    ticket,
    click.argument("on", metavar="patron|vendor|colleague", type=click.Choice(WAITING_ON)),
    optional_text_input("What the ticket waits for"),
    click.option("--vendor-case", "case", metavar="NUMBER", help="The vendor's case number."),
    click.option(
        "--until", metavar="DAY", help="When we ask again and the patron hears from us (fri, +3d)."
    ),
    hand_options,
    root_option,
    help="Let a ticket wait on somebody; our clocks rest.",
)

resume = command(
    "tickets.commands.resolution:resume",
    ticket,
    optional_text_input("What has come"),
    hand_options,
    root_option,
    help="What a ticket waited for has come: it is open again.",
)


resolve = command(
    "tickets.commands.resolution:resolve",
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
    "tickets.commands.resolution:reopen",
    ticket,
    optional_text_input("Why it is open again"),
    hand_options,
    root_option,
    help="Go on with a resolved ticket; TEXT says why.",
)
