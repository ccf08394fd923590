"""The verb that says where a question may belong."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deskbook.cli.options import hand_options, root_option

if TYPE_CHECKING:
    from deskbook.tickets.model import TicketChanged


@click.command()
@click.argument("tickets", metavar="[TICKET]...", nargs=-1)
@click.option(
    "--accept",
    multiple=True,
    type=click.Choice(["all", "service", "resource", "cause", "department"]),
    help="Set what is suggested.",
)
@click.option("--json", is_flag=True, help="For other programs.")
@hand_options
@root_option
def route(
    tickets: tuple[str, ...],
    accept: tuple[str, ...],
    json: bool,
    me: str | None,
    commit: bool,
    root: Path,
) -> "TicketChanged | int":
    """Suggest service, resource, cause and department of TICKETS from past questions like them.

    Without a TICKET it is about all that nobody leads yet. Nothing is set unless you accept it.
    """
    from deskbook.search.commands import route as verbs

    if not accept:
        return verbs.route(root, tickets, json=json)
    if len(tickets) != 1:
        raise click.UsageError("accept for one ticket at a time: desk route TICKET --accept all")
    return verbs.accept(root, tickets[0], accept, me=me, commit=commit)
