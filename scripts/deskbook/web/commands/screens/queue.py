"""Queue: all tickets that fit a few filters, in dense rows."""

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import OPEN_STATUSES
from deskbook.search.adapters.index.pages import ORDERS
from deskbook.tickets.rules.selection import NONE, Selection
from deskbook.web.commands.screens.mine import find_path
from deskbook.web.commands.state import View
from deskbook.web.model.requests import Shown
from deskbook.web.views.rows import Row, make_row

ROWS: Final = 50
"""Rows of a page; some thirty are on a screen at once."""

STATES: Final = {
    "": "open",
    "new": "new",
    "open": "being worked on",
    "waiting": "waiting",
    "resolved": "resolved",
    "all": "all",
}
WHO: Final = {"": "anybody", "me": "me", "none": "nobody"}
SORTS: Final = {
    "oldest": "oldest first",
    "newest": "newest first",
    "changed": "last changed first",
    "quiet": "longest quiet first",
    "promised": "promised first",
    "title": "by title",
}


def queue(view: View) -> Shown:
    """Return a page of the list that the address asks for."""
    chosen = {name: view.asked.asked(name) for name in ("service", "state", "who", "sort")}
    number = view.asked.asked("page")
    page = int(number) if number.isascii() and number.isdecimal() and len(number) < 7 else 1
    page = max(1, page)
    order = chosen["sort"] if chosen["sort"] in ORDERS else "oldest"
    found = view.state.list_page(_select(view, chosen), order, ROWS, (page - 1) * ROWS)
    return Shown(
        "queue.html",
        _title(view, chosen["service"]),
        {
            "rows": list_rows(view, found.tickets),
            "found": found.found,
            "first": (page - 1) * ROWS + 1 if found.tickets else 0,
            "last": (page - 1) * ROWS + len(found.tickets),
            "before": _address(chosen, page - 1) if page > 1 else "",
            "after": _address(chosen, page + 1) if page * ROWS < found.found else "",
            "chosen": chosen,
            "services": _list_services(view),
            "people": _list_people(view),
            "states": STATES,
            "whose": WHO,
            "sorts": SORTS,
            "unread": tuple(f"{it.path}:{it.line}: {it.message}" for it in found.unread),
        },
    )


def list_rows(view: View, tickets: Sequence[Ticket]) -> tuple[Row, ...]:
    """Return tickets as rows, each with what is due first."""
    return tuple(
        make_row(
            view.reading,
            it,
            view.state.first_watch(find_path(it), view.known, view.day),
            view.me,
            view.words,
        )
        for it in tickets
    )


def _select(view: View, chosen: Mapping[str, str]) -> Selection:
    fields: dict[str, frozenset[str]] = {}
    if chosen["service"]:
        fields["service"] = frozenset({chosen["service"]})
    if chosen["who"]:
        lead = {"me": view.me, "none": NONE}.get(chosen["who"], chosen["who"])
        fields["lead"] = frozenset({lead})
    status = chosen["state"]
    statuses = OPEN_STATUSES if not status else frozenset() if status == "all" else {status}
    return Selection(statuses=frozenset(statuses), fields=fields)


def _title(view: View, service: str) -> str:
    known = view.known.library.services.get(service)
    return known.name if known else view.words("Queue")


def _address(chosen: Mapping[str, str], page: int) -> str:
    values = {name: value for name, value in (*chosen.items(), ("page", str(page))) if value}
    return f"/queue/?{urlencode(values)}"


def _list_services(view: View) -> tuple[tuple[str, str], ...]:
    found = ((slug, it.name) for slug, it in view.known.library.services.items())
    return tuple(sorted(found, key=lambda it: it[1]))


def _list_people(view: View) -> tuple[tuple[str, str], ...]:
    found = ((handle, it.name) for handle, it in view.known.library.staff.items())
    return tuple(sorted(found, key=lambda it: it[1]))
