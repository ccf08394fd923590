"""`desk search`: tickets by what is said in them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.library.adapters import clock, console
from deskbook.library.model.finding import DeskError
from deskbook.library.views.terminal import Ink
from deskbook.search.adapters import presence, ticket_source
from deskbook.search.adapters.index import search as index
from deskbook.search.formats import query as search_query
from deskbook.search.model.search import Order, Query
from deskbook.search.views import hits as search_hits
from deskbook.tickets.commands.lists import unreadable
from deskbook.tickets.rules.selection import DAYS, FIELDS, Selection

NAMES = {"contributor": "contributors", "label": "labels", "link": "links"}
"""Fields by the names that people give them, where these are others."""


def search(root: Path, typed: Sequence[str], *, order: Order, limit: int, json: bool) -> int:
    """Show the tickets that have all the words, with the place where they stand.

    Args:
        root: the library.
        typed: words, "phrases", `begin*`, `-without` and `field:value`.
        order: the best or the newest first.
        limit: at most so many.
        json: print them for other programs.
    """
    query = search_query.parse(typed, {*FIELDS, *DAYS, *NAMES})
    if not query.terms:
        raise DeskError("what is to be looked for? Write a word; `desk list` goes by fields alone")
    now, zone = clock.now(), presence.timezone(root)
    hits = index.search(root, query, _selection(root, query, zone), order, limit)
    tickets = ticket_source.whole(root, hits.tickets)
    if json:
        from deskbook.library.views import as_json  # noqa: PLC0415 - what is read by people needs no JSON

        found = [
            {**as_json.ticket_values(it, whole=False), "excerpt": search_hits.excerpt(it, query)}
            for it in tickets
        ]
        console.echo(as_json.envelope("hits", {"more": hits.more, "tickets": found}))
        return unreadable.complain(hits.unread)
    ink, columns = Ink(console.colourful()), console.width()
    for ticket in tickets:
        console.echo(search_hits.hit(ticket, query, now, ZoneInfo(zone), columns=columns, ink=ink))
    console.echo(search_hits.footer(len(tickets), query, more=hits.more, order=order))
    return unreadable.complain(hits.unread)


def _selection(root: Path, query: Query, zone: str) -> Selection:
    """What the fields of a query narrow it to; every status, where none is asked for."""
    if not query.fields:
        return Selection(statuses=frozenset(), zone=zone)
    from deskbook.tickets.commands.lists import filters  # noqa: PLC0415 - most queries have words only

    typed: Mapping[str, Sequence[str]] = {
        NAMES.get(name, name): values for name, values in query.fields.items()
    }
    today = clock.now().astimezone(ZoneInfo(zone)).date()
    fields = {name: values for name, values in typed.items() if name in FIELDS}
    days = {name: values[-1] for name, values in typed.items() if name in DAYS}
    return Selection(
        statuses=frozenset(),
        fields=filters.wanted(root, fields),
        days=filters.spans(days, today),
        zone=zone,
    )
