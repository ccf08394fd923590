"""Ticket: one question, what was said, and what comes next."""

from deskbook.library.model.library import Filed
from deskbook.library.model.ticket import Ticket
from deskbook.sites.rules import staff_desk
from deskbook.tickets.rules.lifecycle import successor
from deskbook.web.commands.state import View
from deskbook.web.model.requests import Shown
from deskbook.web.rules import suggestion
from deskbook.web.views import ticket as views


def ticket(view: View) -> Shown:
    """Return the page of a ticket.

    Raises:
        DeskError: there is none of this id.
    """
    path, reading = view.state.reader.ticket(view.asked.names["ticket"])
    if reading.filed is None or reading.findings:
        found = tuple(f"{it.path}:{it.line}: {it.message}" for it in reading.findings)
        return Shown(
            "damaged.html",
            view.words("This file has to be mended first"),
            {"path": path, "findings": found},
            409,
        )
    return show_ticket(view, reading.filed)


def show_ticket(view: View, filed: Filed[Ticket]) -> Shown:
    """Return the page of a ticket that can be read whole."""
    it = filed.record
    due = view.state.watch(filed, view.known, view.day)
    end = view.known.calendar.end_of(view.day)
    page = views.make_page(
        view.reading,
        it,
        view.me,
        due,
        suggestion.suggest(it, view.me, [one for one in due if one.due <= end]),
        staff_desk.find_replaced(view.known.library, it, view.day),
        view.words,
    )
    return Shown(
        "ticket.html",
        f"{it.id} {it.title}",
        {"page": page, "digest": filed.digest, "successor": successor(it)},
    )
