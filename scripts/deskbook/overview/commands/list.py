"""`desk list`: the tickets that fit, for the eye or for other programs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.care.commands import stand_ins
from deskbook.library.adapters import clock, console
from deskbook.library.model.finding import Finding
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.terminal import Ink
from deskbook.overview.views import list as ticket_list
from deskbook.search.adapters import presence, ticket_source
from deskbook.tickets.rules.selection import Selection, in_order


def list_tickets(
    root: Path,
    *,
    fields: Mapping[str, Sequence[str]],
    days: Mapping[str, str],
    words: Sequence[str],
    mine: bool,
    everything: bool,
    sort: str,
    limit: int | None,
    json: bool,
    me: str | None,
    fresh: bool = False,
) -> int:
    """Show the tickets that fit, earliest first; files that cannot be read are named.

    Args:
        root: the library.
        fields: wanted values as typed, by field; several are alternatives.
        days: spans of days as typed, by time.
        words: what title, question or entries contain.
        mine: only what concerns the one who asks.
        everything: resolved tickets too.
        sort: the time that they are ordered by.
        limit: at most so many.
        json: print them for other programs.
        me: who asks.
        fresh: look at every file, also where nothing tells that it changed.
    """
    now, zone = clock.now(), presence.timezone(root)
    today = now.astimezone(ZoneInfo(zone)).date()
    selection = Selection(words=tuple(words), zone=zone)
    if mine:
        from deskbook.library.commands.actor import identify  # noqa: PLC0415 - most lists are for all

        selection = replace(selection, mine=identify(root, me).author)
    if fields or days:
        from deskbook.tickets.commands import filters  # noqa: PLC0415 - a plain list converts nothing

        typed, unknown = filters.wanted(root, fields)
        for notice in unknown:
            console.complain(notice.message)
        spans = filters.spans(days, today)
        selection = replace(selection, fields=typed, days=spans)
    if everything or "status" in fields or "resolution" in fields or "resolved" in days:
        selection = replace(selection, statuses=frozenset())
    fit = ticket_source.tickets(root, selection, fresh=fresh)
    found = fit.tickets if sort == "opened" else in_order(fit.tickets, sort)
    shown = found[:limit] if limit else found
    if json:
        _print_json(ticket_source.whole(root, shown), len(found))
    else:
        if shown:
            ink, columns = Ink(console.colourful()), console.width()
            console.echo(ticket_list.table(shown, now, ZoneInfo(zone), columns=columns, ink=ink))
            for line in stand_ins.lines(root, shown, today):
                console.echo(line)
        console.echo(ticket_list.footer(len(found), len(shown), everything=not selection.statuses))
    return _complain(fit.unread)


def _print_json(tickets: Sequence[Ticket], found: int) -> None:
    from deskbook.library.views import as_json  # noqa: PLC0415 - what is read by people needs no JSON

    values = [as_json.ticket_values(ticket, whole=False) for ticket in tickets]
    console.echo(as_json.envelope("tickets", {"found": found, "tickets": values}))


def _complain(unread: Sequence[Finding]) -> int:
    """Name the files that gave no ticket, and return the exit code."""
    for finding in unread:
        console.complain(f"{finding.path}:{finding.line}: {finding.message}")
    if unread:
        console.complain("desk: these files are left out of the list until they are mended")
    return 1 if unread else 0
