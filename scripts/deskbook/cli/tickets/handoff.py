"""The commands about who leads a ticket, or a record such as `departments/history`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deskbook.cli.command import command
from deskbook.cli.options import (
    allow_option,
    force_option,
    hand_options,
    handles,
    one_line,
    optional_text_input,
    root_option,
    text_input,
)

if TYPE_CHECKING:
    from deskbook.library.model.outcome import Outcome
    from deskbook.library.model.vocabulary import HandoffMode

ticket = click.argument("ticket")

claim = command(
    "tickets.commands.handoff:claim",
    ticket,
    force_option,
    hand_options,
    root_option,
    help="Lead a ticket that nobody leads.",
)

release = command(
    "tickets.commands.handoff:release",
    ticket,
    text_input("Why you give it back"),
    force_option,
    hand_options,
    root_option,
    allow_option,
    help="Give a ticket back to its service; TEXT says why.",
)


def _handoff(
    root: Path,
    *,
    ticket: str,
    text: str,
    to: str | None,
    mode: "HandoffMode | None",
    withdraw: bool,
    force: bool,
    me: str | None,
    commit: bool,
    **more: str,
) -> "Outcome":
    """Offer a record or a ticket, or take an offer back."""
    from deskbook.care.commands import cover
    from deskbook.tickets.commands import handoff as use_cases

    if cover.is_area(ticket) and to is not None:
        return cover.offer_lead(root, ticket, to, me=me, commit=commit)
    if withdraw:
        return use_cases.withdraw(root, ticket, text, force=force, me=me, commit=commit)
    if to is None:
        raise click.UsageError("to whom? Name the colleague with --to HANDLE")
    if mode is None:
        raise click.UsageError(
            f"is {to} to lead it? --pass makes them the lead, with --retain they only help"
        )
    return use_cases.handoff(
        root, ticket, text, to=to, mode=mode, force=force, me=me, commit=commit, **more
    )


handoff = command(
    _handoff,
    ticket,
    optional_text_input("What you ask of them"),
    click.option("--to", metavar="HANDLE", help="The colleague."),
    handles("to"),
    click.option("--pass", "mode", flag_value="pass", help="They are to become the lead."),
    click.option("--retain", "mode", flag_value="retain", help="They are to help; the lead stays."),
    click.option("--tried", default="", help="What was tried so far."),
    click.option("--promised", default="", metavar="TEXT", help="What the patron was promised."),
    one_line("tried", "promised"),
    click.option("--withdraw", is_flag=True, help="Take the pending offer back."),
    force_option,
    hand_options,
    root_option,
    allow_option,
    help="Offer a ticket to a colleague; until they accept, you lead it.",
)


def _accept(root: Path, *, ticket: str, force: bool, **values: Any) -> "Outcome":
    """Accept a record or a ticket."""
    from deskbook.care.commands import cover
    from deskbook.tickets.commands.handoff import accept as accept_ticket

    if cover.is_area(ticket):
        return cover.accept_lead(root, ticket, me=values["me"], commit=values["commit"])
    return accept_ticket(root, ticket, force=force, **values)


accept = command(
    _accept,
    ticket,
    optional_text_input("What you say to it"),
    force_option,
    hand_options,
    root_option,
    allow_option,
    help="Take what is offered to you: lead the ticket, or help.",
)


def _decline(root: Path, *, ticket: str, force: bool, **values: Any) -> "Outcome":
    """Decline a record or a ticket."""
    from deskbook.care.commands import cover
    from deskbook.tickets.commands.handoff import decline as decline_ticket

    if cover.is_area(ticket):
        why, me, commit = values["text"], values["me"], values["commit"]
        return cover.decline_lead(root, ticket, why, me=me, commit=commit)
    return decline_ticket(root, ticket, force=force, **values)


decline = command(
    _decline,
    ticket,
    text_input("Why you decline"),
    force_option,
    hand_options,
    root_option,
    allow_option,
    help="Leave an offer with who made it; TEXT says why.",
)
