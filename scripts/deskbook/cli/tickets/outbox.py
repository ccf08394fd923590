"""The commands about letters that did not go out yet, and the correction of those that did."""

import click

from deskbook.cli.command import command, group
from deskbook.cli.options import allow_option, hand_options, root_option
from deskbook.cli.tickets.letters import letter_input

ticket = click.argument("ticket")

undo = command(
    "mail.commands.letters:undo",
    click.argument("ticket", required=False),
    hand_options,
    root_option,
    help="""Take back your last letter while it waits in the outbox.

    What its command changed besides (a claim, a wait, an end) is taken back with it. With TICKET,
    that ticket's last letter.
    """,
)

correct = command(
    "mail.commands.letters:correct",
    ticket,
    letter_input("The correction for the patron", shows="correction"),
    hand_options,
    root_option,
    allow_option,
    help="Write a second letter that corrects the last one that went out.",
)

outbox = group(
    "Letters to patrons that did not go out yet.",
    command(
        "mail.commands.letters:list_outbox",
        root_option,
        name="list",
        help="List the letters that their patrons do not have yet.",
    ),
    command(
        "mail.commands.letters:hold",
        ticket,
        hand_options,
        root_option,
        help="Hold back a ticket's last letter.",
    ),
    command(
        "mail.commands.letters:release",
        ticket,
        hand_options,
        root_option,
        help="Let a letter go out that was held, or send one again that failed.",
    ),
    command(
        "mail.commands.letters:edit",
        ticket,
        letter_input("The letter, in other words", shows="letter"),
        hand_options,
        root_option,
        allow_option,
        help="Write a ticket's last letter anew; the first one never goes out.",
    ),
)
