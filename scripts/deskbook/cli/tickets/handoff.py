"""The commands about who leads a ticket."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deskbook.cli.command import command
from deskbook.cli.options import (
    force_option,
    hand_options,
    needed_text,
    optional_text,
    optional_text_options,
    root_option,
    text_input,
    text_options,
)

if TYPE_CHECKING:
    from deskbook.library.model.outcome import Outcome
    from deskbook.library.model.vocabulary import HandoffMode

ticket = click.argument("ticket")

claim = command(
    "tickets.commands.lead.claim:claim",
    ticket,
    force_option,
    hand_options,
    root_option,
    help="Lead a ticket that nobody leads.",
)

release = command(
    "tickets.commands.lead.release:release",
    ticket,
    text_input("Why you give it back"),
    force_option,
    hand_options,
    root_option,
    help="Give a ticket back to its service; TEXT says why.",
)


@click.command()
@click.argument("ticket")
@optional_text_options
@click.option("--to", metavar="HANDLE", help="The colleague.")
@click.option("--pass", "mode", flag_value="pass", help="They are to become the lead.")
@click.option("--retain", "mode", flag_value="retain", help="They are to help; the lead stays.")
@click.option("--tried", default="", help="What was tried so far.")
@click.option("--promised", default="", metavar="TEXT", help="What the patron was promised.")
@click.option("--withdraw", is_flag=True, help="Take the pending offer back.")
@force_option
@hand_options
@root_option
def handoff(
    ticket: str,
    words: tuple[str, ...],
    file: Any,
    editor: bool,
    to: str | None,
    mode: "HandoffMode | None",
    tried: str,
    promised: str,
    withdraw: bool,
    force: bool,
    me: str | None,
    commit: bool,
    root: Path,
) -> "Outcome | int":
    """Offer a ticket to a colleague; until they accept, you lead it."""
    from deskbook.care.commands import areas
    from deskbook.library.formats.text import one_line
    from deskbook.tickets.commands.lead import handoff as verbs

    if areas.is_area(ticket) and to is not None:
        return areas.offer(root, ticket, to.removeprefix("@"), me=me, commit=commit)
    text = optional_text(words, file, editor=editor, about="What you ask of them")
    if withdraw:
        return verbs.withdraw(root, ticket, text, force=force, me=me, commit=commit)
    if to is None:
        raise click.UsageError("to whom? Name the colleague with --to HANDLE")
    if mode is None:
        raise click.UsageError(
            f"is {to} to lead it? --pass makes them the lead, with --retain they only help"
        )
    return verbs.handoff(
        root,
        ticket,
        text,
        to=to.removeprefix("@"),
        mode=mode,
        tried=one_line(tried),
        promised=one_line(promised),
        force=force,
        me=me,
        commit=commit,
    )


@click.command()
@click.argument("ticket")
@optional_text_options
@force_option
@hand_options
@root_option
def accept(
    ticket: str,
    words: tuple[str, ...],
    file: Any,
    editor: bool,
    force: bool,
    me: str | None,
    commit: bool,
    root: Path,
) -> "Outcome | int":
    """Take what is offered to you: lead the ticket, or help."""
    from deskbook.care.commands import areas
    from deskbook.tickets.commands.lead.accept import accept as verb

    if areas.is_area(ticket):
        return areas.accept(root, ticket, me=me, commit=commit)
    text = optional_text(words, file, editor=editor, about="What you say to it")
    return verb(root, ticket, text, force=force, me=me, commit=commit)


@click.command()
@click.argument("ticket")
@text_options
@force_option
@hand_options
@root_option
def decline(
    ticket: str,
    words: tuple[str, ...],
    file: Any,
    force: bool,
    me: str | None,
    commit: bool,
    root: Path,
) -> "Outcome | int":
    """Leave an offer with who made it; TEXT says why."""
    from deskbook.care.commands import areas
    from deskbook.tickets.commands.lead.decline import decline as verb

    text = needed_text(words, file, about="Why you decline")
    if areas.is_area(ticket):
        return areas.decline(root, ticket, text, me=me, commit=commit)
    return verb(root, ticket, text, force=force, me=me, commit=commit)
