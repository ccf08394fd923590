"""The commands about vendors' cases and known problems."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from deskbook.cli.command import command, group
from deskbook.cli.options import (
    allow_option,
    apply_option,
    hand_options,
    one_line,
    root_option,
)
from deskbook.cli.tickets.letters import letter_input, optional_letter_input

if TYPE_CHECKING:
    from deskbook.library.model.outcome import Outcome

STATES: Final = click.Choice(["suspected", "confirmed", "monitoring"])
"""The states of a problem that is not fixed."""

slug_argument = click.argument("slug")

vendor = command(
    "problems.commands.vendor:vendor",
    click.argument("name", default=""),
    click.option("--all", "ended", is_flag=True, help="Cases that wait no longer, too."),
    root_option,
    help="Show the cases that vendors owe us an answer to.",
)

evidence = command(
    "problems.commands.vendor:evidence",
    click.argument("ticket"),
    click.option(
        "--quote",
        "quoted",
        multiple=True,
        metavar="TICKET",
        help="Show the title of another report too; may be given more than once.",
    ),
    root_option,
    help="Print what a vendor needs to see of a case; nothing of a patron is in it. Of other "
    "reports it has the days only.",
)


def _open(
    root: Path, *, slug: str | None, title: str | None, signal: str | None, **values: Any
) -> "Outcome":
    """Open a problem; only a signal gives it a name and a title."""
    from deskbook.problems.commands.problem import open_

    if signal is None and not (slug and title):
        raise click.UsageError(
            "a problem needs a name and a title: desk problem open SLUG --title …"
        )
    return open_(root, slug or "", title or "", signal=signal, **values)


def _attach(root: Path, *, slug: str, tickets: tuple[str, ...], **values: Any) -> "Outcome":
    """Attach tickets, or without any suggest some."""
    from deskbook.problems.commands import problem as use_cases

    if tickets:
        return use_cases.attach(root, slug, tickets, **values)
    return use_cases.suggest(root, slug)


problem = group(
    "Open a known problem, attach tickets to it, and tell all patrons when it is fixed.",
    command(
        _open,
        click.argument("slug", required=False),
        optional_letter_input("What patrons can do meanwhile", "body", keeps_comments=True),
        click.option("--title", help="What patrons notice."),
        click.option(
            "--from-signal",
            "signal",
            metavar="KEY",
            help="Of what `desk signals` shows: its questions, resource, name and title.",
        ),
        click.option("--resource", metavar="RESOURCE", help="The resource at fault."),
        click.option(
            "--state",
            type=STATES,
            default="suspected",
            show_default=True,
            help="How sure we are.",
        ),
        click.option("--public", is_flag=True, help="Show it to patrons."),
        click.option("--banner", default="", help="One public line while it lasts."),
        one_line("title", "banner"),
        click.option(
            "--ticket", "tickets", multiple=True, metavar="Q", help="A ticket that belongs to it."
        ),
        hand_options,
        root_option,
        allow_option,
        name="open",
        help="Write a problem down; TEXT says what patrons can do meanwhile. You lead it.",
    ),
    command(
        _attach,
        slug_argument,
        click.argument("tickets", nargs=-1),
        hand_options,
        root_option,
        help="Attach TICKETS; without any, show which ones may belong to it.",
    ),
    command(
        "problems.commands.problem:news",
        slug_argument,
        optional_letter_input("What happened, in one line"),
        click.option("--state", type=STATES, help="What it is from now on."),
        click.option(
            "--day", metavar="DAY", default="", help="When it happened; by default today."
        ),
        hand_options,
        root_option,
        allow_option,
        help="Write down what became of it; TEXT is one line that patrons read on its page.",
    ),
    command(
        "problems.commands.problem:fix",
        slug_argument,
        letter_input("What the patrons are told"),
        click.option("--resolve", is_flag=True, help="Resolve their tickets with it."),
        apply_option,
        hand_options,
        root_option,
        allow_option,
        help="Mark it fixed and write TEXT once to every patron who asked about it.",
    ),
)
