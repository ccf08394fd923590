"""`desk show`: one ticket, for the eye or for other programs."""

from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.adapters import clock, console, knowledge, repo
from deskbook.rules import succession
from deskbook.views import as_json, ticket_card
from deskbook.views.terminal import Ink


def show(root: Path, ticket: str, *, json: bool) -> int:
    """Show a ticket; one that was merged says where it went on."""
    found = repo.read_ticket(root, ticket).record
    successor = succession.successor(found)
    if json:
        values = as_json.ticket_values(found)
        if successor:
            values["merged_into"] = successor
        console.echo(as_json.envelope("ticket", {"ticket": values}))
        return 0
    console.echo(
        ticket_card.card(
            found,
            clock.now(),
            ZoneInfo(knowledge.profile(root).timezone),
            columns=console.width(),
            ink=Ink(console.colourful()),
            successor=successor,
        )
    )
    return 0
