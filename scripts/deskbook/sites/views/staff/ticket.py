"""One ticket as a page: a conversation, with what only colleagues see plainly set apart."""

from deskbook.library.model.entry_kinds import PUBLIC_KINDS
from deskbook.library.model.page import Page, SearchEntry
from deskbook.library.model.ticket import Ticket
from deskbook.library.views import links, markup
from deskbook.sites.model import StaffDesk
from deskbook.sites.views import shelving
from deskbook.sites.views.staff import conversation, ticket_rows


def make_page(desk: StaffDesk, it: Ticket, known: frozenset[str]) -> Page:
    """A ticket's page; `known` are the addresses of all pages."""
    reading = conversation.Reading(desk.library, desk.now, desk.zone)
    here = f"tickets/{it.id}/"
    resolve = links.resolver(here, "tickets", known)
    successor = desk.successors.get(it.id)
    states = conversation.describe_deliveries(reading, desk.deliveries.get(it.id, ()))
    return Page(
        f"tickets/{it.id}",
        f"{it.id}: {it.title}",
        "ticket.html",
        {
            "id": it.id,
            "title": it.title,
            "mark": shelving.mark_ticket(it.id, it.service),
            "state": ticket_rows.state(it),
            "status": it.status,
            "absent": _absent(desk, it),
            "successor": conversation.Fact(
                "", successor, links.relative(f"tickets/{successor}/", here)
            )
            if successor
            else None,
            "facts": tuple(conversation.list_facts(reading, it, resolve)),
            "asked": conversation.describe_asking(reading, it),
            "question": markup.plain(it.question),
            "entries": tuple(
                conversation.make_said(reading, entry, resolve, states) for entry in it.entries
            ),
        },
        search=SearchEntry(here, it.title, f"Ticket, {it.status}", (it.id,), _text(it)),
    )


def _text(it: Ticket) -> str:
    """The text that search has of a ticket: the question, and messages to and from the patron."""
    public = (entry.text for entry in it.entries if entry.kind in PUBLIC_KINDS)
    return " ".join(" ".join((it.question, *public)).split())


def _absent(desk: StaffDesk, it: Ticket) -> str:
    away = desk.absent.get(it.id)
    return ticket_rows.absent(desk.library, away, desk.brief.day) if away else ""
