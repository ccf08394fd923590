"""`desk search`: find tickets by words in them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.library.adapters import clock
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Notice
from deskbook.search.adapters import presence
from deskbook.search.adapters.index import search as index
from deskbook.search.adapters.index import tickets
from deskbook.search.formats import parse_query
from deskbook.search.model import Order, Query, TicketsFound
from deskbook.tickets.rules.selection import DAYS, FIELDS, Selection

NAMES = {"contributor": "contributors", "label": "labels", "link": "links"}
"""Fields by the names that people type for them, where these differ."""


def search(root: Path, words: Sequence[str], *, order: Order, limit: int) -> TicketsFound:
    """Find the tickets that contain all the words.

    Args:
        root: the library.
        words: words, "phrases", `begin*`, `-without` and `field:value`.
        order: the best or the newest first.
        limit: at most so many.
    """
    query = parse_query(words, {*FIELDS, *DAYS, *NAMES})
    if not query.terms:
        raise DeskError("what is to be looked for? Write a word; `desk list` goes by fields alone")
    zone = presence.timezone(root)
    selection, notices = _selection(root, query, zone)
    hits = index.find_hits(root, query, selection, order, limit)
    return TicketsFound(
        tickets=tuple(tickets.read_whole(root, hits.tickets)),
        query=query,
        order=order,
        more=hits.more,
        now=clock.now(),
        zone=ZoneInfo(zone),
        notices=notices,
        unread=hits.unread,
    )


def _selection(root: Path, query: Query, zone: str) -> tuple[Selection, tuple[Notice, ...]]:
    """The tickets that the fields of a query allow, whatever their status if it names none."""
    if not query.fields:
        return Selection(statuses=frozenset(), zone=zone), ()
    from deskbook.tickets.commands import filters  # noqa: PLC0415 - most queries have words only

    typed: Mapping[str, Sequence[str]] = {
        NAMES.get(name, name): values for name, values in query.fields.items()
    }
    today = clock.now().astimezone(ZoneInfo(zone)).date()
    fields = {name: values for name, values in typed.items() if name in FIELDS}
    days = {name: values[-1] for name, values in typed.items() if name in DAYS}
    wanted, notices = filters.convert_fields(root, fields)
    selection = Selection(
        statuses=frozenset(), fields=wanted, days=filters.convert_days(days, today), zone=zone
    )
    return selection, notices
