"""The commands by which a ticket goes on: what is said, waiting, and its resolution."""

from typing import Any

import click

from deskbook.cli.command import command
from deskbook.cli.options import (
    allow_option,
    converted,
    hand_options,
    optional_text,
    optional_text_input,
    optional_text_options,
    outcome_option,
    root_option,
    text_input,
)
from deskbook.cli.tickets.letters import letter_input, optional_letter_input
from deskbook.library.model.vocabulary import CAUSES, WAITING_ON

ticket = click.argument("ticket")

note = command(
    "tickets.commands.conversation:note",
    ticket,
    text_input("The note"),
    hand_options,
    root_option,
    allow_option,
    help="Write something down for colleagues; the patron never sees it.",
)


def _has_no_answer(values: dict[str, Any]) -> bool:
    """With an answer the text is optional: it comes before what the answer says."""
    return not values["answer"]


reply = command(
    "answers.commands.letters:reply",
    ticket,
    letter_input("The reply to the patron", is_needed=_has_no_answer, shows="letter", warns=True),
    click.option(
        "--answer", metavar="SLUG", help="Send what an answer says; TEXT may come before it."
    ),
    click.option("--wait", type=click.Choice(WAITING_ON), help="And let the ticket wait on them."),
    click.option(
        "--promise", metavar="DAY", help="And promise the next news by then (fri, +3d, 2026-11-12)."
    ),
    hand_options,
    root_option,
    allow_option,
    help="Write to the patron; replying to a new ticket claims it.",
)

heard = command(
    "tickets.commands.conversation:heard",
    ticket,
    letter_input("What the patron said, without names", keeps_comments=True),
    hand_options,
    root_option,
    allow_option,
    help="Add what the patron said; the ticket is open again.",
)


def _promised_day(values: dict[str, Any]) -> None:
    """With `--none` all words are text; else the first is the day."""
    words, day = values.pop("words"), values["day"]
    if values.pop("nothing"):
        words, values["day"] = ((day, *words) if day else words), None
    elif day is None:
        raise click.UsageError("by which day? Write 2026-11-12, tomorrow, fri or +3d, or --none")
    values["text"] = optional_text(
        words, values.pop("file"), editor=values.pop("editor"), about="What was promised"
    )


promise = command(
    "tickets.commands.conversation:promise",
    ticket,
    click.argument("day", required=False),
    optional_text_options,
    click.option("--none", "nothing", is_flag=True, help="Take the promise back."),
    converted(_promised_day),
    hand_options,
    root_option,
    allow_option,
    help="""Promise the DAY on which the patron hears from us next.

    Write it as 2026-11-12, tomorrow, fri (the next one), +3d or +2w.
    """,
)


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
    allow_option,
    help="Let a ticket wait on somebody; our clocks rest.",
)

resume = command(
    "tickets.commands.resolution:resume",
    ticket,
    optional_text_input("What has come"),
    hand_options,
    root_option,
    allow_option,
    help="What a ticket waited for has come: it is open again.",
)


resolve = command(
    "answers.commands.letters:resolve",
    ticket,
    optional_letter_input("The last reply to the patron", "reply", shows="letter", warns=True),
    outcome_option,
    click.option(
        "--answer", metavar="SLUG", help="The answer in knowledge/answers/ that resolved it."
    ),
    click.option(
        "--cause", type=click.Choice(CAUSES), metavar="CAUSE", help="What was found wrong."
    ),
    hand_options,
    root_option,
    allow_option,
    help="End a ticket; TEXT is the last reply to the patron.",
)

reopen = command(
    "tickets.commands.resolution:reopen",
    ticket,
    optional_text_input("Why it is open again"),
    hand_options,
    root_option,
    allow_option,
    help="Go on with a resolved ticket; TEXT says why.",
)
