"""`desk show`: one ticket, for the eye or for other programs."""

from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.care.commands import stand_ins
from deskbook.library.adapters import clock, console, lookup
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.terminal import Ink
from deskbook.overview.views import card
from deskbook.search.adapters import presence
from deskbook.tickets.rules.successor import successor


def show(root: Path, ticket: str, *, json: bool) -> int:
    """Show a ticket as far as it can be read; one that was merged says where it went on."""
    reading = lookup.look_up(root, ticket)
    for finding in reading.findings:
        console.complain(f"{finding.path}:{finding.line}: {finding.message}")
    if reading.filed is not None:
        _show(root, reading.filed.record, json=json)
    return 1 if reading.findings else 0


def _show(root: Path, found: Ticket, *, json: bool) -> None:
    after = successor(found)
    if json:
        from deskbook.library.views import as_json  # noqa: PLC0415 - what is read by people needs no JSON

        values = as_json.ticket_values(found)
        if after:
            values["merged_into"] = after
        console.echo(as_json.envelope("ticket", {"ticket": values}))
        return
    now, zone = clock.now(), ZoneInfo(presence.timezone(root))
    today = now.astimezone(zone).date()
    absent = stand_ins.lines(root, [found], today)
    console.echo(
        card.card(
            found,
            now,
            zone,
            columns=console.width(),
            ink=Ink(console.colourful()),
            successor=after,
            absent="; ".join(absent),
        )
    )
    if found.status == "new":
        console.echo(f"\n`desk route {found.id}` suggests where it belongs.")
