"""Mine today: what waits for the person who looks, in the order in which it presses."""

from collections.abc import Iterator

from deskbook.care.rules import cover
from deskbook.library.model.library import ticket_path
from deskbook.library.model.ticket import Ticket
from deskbook.search.adapters.index.rows import Outline
from deskbook.tickets.rules import deliveries
from deskbook.tickets.rules.selection import NONE, Selection
from deskbook.web.commands.state import View
from deskbook.web.model.requests import Shown
from deskbook.web.rules import day as rule
from deskbook.web.rules.day import Concern
from deskbook.web.views.rows import Row, make_row

MOST = 400
"""Tickets of one person that are looked at; nobody works on more in a day."""

UNLED = 8
"""Tickets without a lead that the first screen shows; the queue has all."""


def mine(view: View) -> Shown:
    """Return what is offered, promised, due and covered today, and what else is one's own."""
    concerns = [_look_at(view, it) for it in _list_concerning(view)]
    end = view.known.calendar.end_of(view.day)
    groups = rule.sort_concerns((it for it in concerns if it), view.me, end)
    unled, number = _list_unled(view)
    shown = [
        (name, tuple(_row(view, it) for it in found)) for name, found in groups.items() if found
    ]
    return Shown(
        "mine.html",
        view.words("Mine today"),
        {
            "groups": shown,
            "unled": unled,
            "more_unled": max(0, number - len(unled)),
            "away": tuple(_list_away(view)),
        },
    )


def _list_concerning(view: View) -> Iterator[str]:
    """Yield the files of the tickets that a person leads, helps with, is offered, or covers."""
    own = view.state.list_page(Selection(mine=view.me), "oldest", MOST).tickets
    paths = [find_path(it) for it in own]
    absent = {
        handle
        for handle, it in view.known.library.staff.items()
        if not cover.is_here(it, view.day) and handle != view.me
    }
    if absent:
        led = Selection(fields={"lead": frozenset(absent)})
        found = view.state.list_page(led, "oldest", MOST).tickets
        paths += [find_path(it) for it in found if _covers(view, it)]
    yield from dict.fromkeys(paths)


def find_path(it: Ticket) -> str:
    """Return the path of the file of a ticket or of its outline."""
    return it.path if isinstance(it, Outline) else ticket_path(it)


def _covers(view: View, it: Ticket) -> bool:
    area = cover.make_ticket_area(view.known.library, it)
    return cover.find_stand_in(view.known.library, area, view.day).who == view.me


def _look_at(view: View, path: str) -> Concern | None:
    filed = view.state.reader.file(path).filed
    if filed is None:
        return None
    return Concern(
        filed.record,
        view.state.watch(filed, view.known, view.day),
        covered=filed.record.lead not in (None, view.me) and _covers(view, filed.record),
        returned=bool(deliveries.list_returned(filed.record, view.known.library.profile.mail)),
    )


def _row(view: View, it: Concern) -> Row:
    watch = it.due[0] if it.due else None
    return make_row(view.reading, it.ticket, watch, view.me, view.words)


def _list_unled(view: View) -> tuple[tuple[Row, ...], int]:
    """Return the oldest tickets without a lead in one's services, and the number of all."""
    staff = view.known.library.staff.get(view.me)
    if staff is None or not staff.services:
        return (), 0
    fields = {"lead": frozenset({NONE})}
    fields["service"] = frozenset(staff.services)
    found = view.state.list_page(Selection(fields=fields), "oldest", UNLED)
    return tuple(
        make_row(
            view.reading,
            it,
            view.state.first_watch(find_path(it), view.known, view.day),
            view.me,
            view.words,
        )
        for it in found.tickets
    ), found.found


def _list_away(view: View) -> Iterator[str]:
    for handle, staff in sorted(view.known.library.staff.items()):
        absence = cover.find_absence(staff, view.day)
        if absence and handle != view.me and not cover.has_left(staff, view.day):
            yield staff.name
