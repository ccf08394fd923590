"""`desk show`: one ticket, for the eye or for other programs."""

from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.adapters import clock, console, knowledge, repo
from deskbook.commands import standing_in
from deskbook.model.ticket import Ticket
from deskbook.rules import succession
from deskbook.views import as_json, coverage, ticket_card
from deskbook.views.terminal import Ink


def show(root: Path, ticket: str, *, json: bool) -> int:
    """Show a ticket as far as it can be read; one that was merged says where it went on."""
    reading = repo.look_up(root, ticket)
    for finding in reading.findings:
        console.complain(f"{finding.path}:{finding.line}: {finding.message}")
    if reading.filed is not None:
        _show(root, reading.filed.record, json=json)
    return 1 if reading.findings else 0


def _show(root: Path, found: Ticket, *, json: bool) -> None:
    successor = succession.successor(found)
    if json:
        values = as_json.ticket_values(found)
        if successor:
            values["merged_into"] = successor
        console.echo(as_json.envelope("ticket", {"ticket": values}))
        return
    now, zone = clock.now(), ZoneInfo(knowledge.profile(root).timezone)
    today = now.astimezone(zone).date()
    absent = [coverage.replaced(it, today) for it in standing_in.of(root, [found], today)]
    console.echo(
        ticket_card.card(
            found,
            now,
            zone,
            columns=console.width(),
            ink=Ink(console.colourful()),
            successor=successor,
            absent="; ".join(absent),
        )
    )
