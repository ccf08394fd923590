"""`desk list`: the tickets that fit, for the eye or for other programs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.adapters import chosen, clock, console, knowledge
from deskbook.commands import desk, standing_in
from deskbook.formats import moment
from deskbook.formats.convert import from_text
from deskbook.model.finding import DeskError, Finding
from deskbook.model.ticket import Ticket
from deskbook.rules import references
from deskbook.rules.selection import ANY, NONE, Days, Selection, in_order
from deskbook.views import as_json, coverage, ticket_list
from deskbook.views.terminal import Ink

OPEN_ENDED = ("course", "item", "links", "symptom", "vendor_case")
"""Fields whose values may hold a comma."""


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
    now, zone = clock.now(), knowledge.profile(root).timezone
    today = now.astimezone(ZoneInfo(zone)).date()
    selection = Selection(
        mine=desk.hand(root, me).author if mine else None,
        words=tuple(words),
        fields={key: frozenset(_values(root, key, typed)) for key, typed in fields.items()},
        days={key: Days(*moment.days(typed, today)) for key, typed in days.items()},
        zone=zone,
    )
    if everything or "status" in fields or "resolution" in fields or "resolved" in days:
        selection = replace(selection, statuses=frozenset())
    fit = chosen.tickets(root, selection, fresh=fresh)
    found = in_order(fit.tickets, sort)
    shown = found[:limit] if limit else found
    if json:
        whole = chosen.whole(root, fit, shown)
        values = [as_json.ticket_values(ticket, whole=False) for ticket in whole]
        console.echo(as_json.envelope("tickets", {"found": len(found), "tickets": values}))
    else:
        if shown:
            ink, columns = Ink(console.colourful()), console.width()
            console.echo(ticket_list.table(shown, now, ZoneInfo(zone), columns=columns, ink=ink))
            for absent in standing_in.of(root, shown, today):
                console.echo(coverage.replaced(absent, today))
        console.echo(ticket_list.footer(len(found), len(shown), everything=not selection.statuses))
    return _complain(fit.unread)


def _complain(unread: Sequence[Finding]) -> int:
    for finding in unread:
        console.complain(f"{finding.path}:{finding.line}: {finding.message}")
    if unread:
        console.complain("desk: these files are left out of the list until they are mended")
    return 1 if unread else 0


def _values(root: Path, key: str, typed: Sequence[str]) -> Iterator[str]:
    """Wanted values of a field; a comma or another option of the name gives an alternative."""
    for text in typed:
        for part in [text] if key in OPEN_ENDED else text.split(","):
            yield from _value(root, key, part.strip())


def _value(root: Path, key: str, text: str) -> Iterator[str]:
    if text in (ANY, NONE):
        yield text
        return
    if key in ("read", "minutes") and (span := re.fullmatch(r"(\d{1,4})-(\d{1,4})", text)):
        yield from map(str, range(int(span.group(1)), int(span.group(2)) + 1))
        return
    value = str(from_text(Ticket, key, text))
    for _, kind, name in references.named({key: value}):
        try:
            references.refuse_unknown(key, kind, name, knowledge.names(root, kind))
        except DeskError as error:
            console.complain(f"desk: {error}")
    yield value
