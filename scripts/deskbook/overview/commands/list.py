"""`desk list`: the tickets that fit."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.care.commands import stand_ins
from deskbook.library.adapters import clock
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Notice
from deskbook.overview.model import TicketsListed
from deskbook.search.adapters import presence
from deskbook.search.adapters.index import tickets
from deskbook.tickets.rules.selection import Selection, sort_tickets


def list_tickets(
    root: Path,
    *,
    fields: Mapping[str, Sequence[str]],
    days: Mapping[str, str],
    words: Sequence[str],
    mine: bool,
    undelivered: bool = False,
    everything: bool,
    sort: str,
    limit: int | None,
    me: str | None,
    fresh: bool,
    whole: bool,
) -> TicketsListed:
    """Find the tickets that fit, earliest first.

    Args:
        root: the library.
        fields: wanted values as typed, by field; several are alternatives.
        days: spans of days as typed, by time.
        words: words that title, question or entries contain.
        mine: only what concerns the person who asks.
        undelivered: only tickets with a letter that the patron does not have, resolved ones too.
        everything: resolved tickets too.
        sort: the time that they are ordered by.
        limit: at most so many.
        me: the handle of the person who asks.
        fresh: look at every file, also where nothing tells that it changed.
        whole: read the tickets whole, for other programs, and look up no stand-ins.
    """
    now, zone = clock.now(), presence.timezone(root)
    today = now.astimezone(ZoneInfo(zone)).date()
    selection, notices = Selection(words=tuple(words), zone=zone), tuple[Notice, ...]()
    if mine:
        from deskbook.library.commands import identify  # noqa: PLC0415 - most lists are for all

        selection = replace(selection, mine=identify(root, me).author)
    if fields or days:
        from deskbook.tickets.commands import filters  # noqa: PLC0415 - a plain list converts nothing

        wanted, notices = filters.convert_fields(root, fields)
        selection = replace(selection, fields=wanted, days=filters.convert_days(days, today))
    if everything or "status" in fields or "resolution" in fields or "resolved" in days:
        selection = replace(selection, statuses=frozenset())
    if undelivered:
        from deskbook.library.adapters import knowledge  # noqa: PLC0415 - most lists need no settings

        if (settings := knowledge.profile(root).mail) is None:
            raise DeskError("no letter goes out by mail: knowledge/library.md has no `mail:`")
        selection = replace(selection, undelivered=settings, statuses=frozenset())
    fit = tickets.find_tickets(root, selection, fresh=fresh)
    found = fit.tickets if sort == "opened" else sort_tickets(fit.tickets, sort)
    first = found[:limit] if limit else found
    return TicketsListed(
        tickets=tuple(tickets.read_whole(root, first) if whole else first),
        found=len(found),
        everything=not selection.statuses,
        now=now,
        zone=ZoneInfo(zone),
        absent=() if whole else stand_ins.find(root, first, today),
        notices=notices,
        unread=fit.unread,
    )
