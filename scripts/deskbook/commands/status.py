"""Where questions stand, for their patrons: the links, and the sealed files behind them."""

from datetime import datetime
from pathlib import Path

from deskbook.adapters import clock, console, knowledge, site, status_key
from deskbook.commands import desk
from deskbook.formats import status_blob
from deskbook.model.finding import DeskError
from deskbook.model.library import Library
from deskbook.model.records import Profile
from deskbook.model.ticket import Ticket
from deskbook.rules import patron_view
from deskbook.rules.opening_hours import Calendar
from deskbook.views import spans


def link(root: Path, ticket: str) -> int:
    """Print the link by which a ticket's patron sees where it stands.

    Raises:
        DeskError: the library does not say where its public site is, or the link is over.
    """
    found = desk.current(root, ticket).record
    profile = knowledge.profile(root)
    if not patron_view.shown(found, clock.now(), profile.privacy.status_days):
        raise DeskError(
            f"{found.id} was resolved over {profile.privacy.status_days} days ago: its link opens "
            "nothing any more (`status_days` in library.md says how long links last)"
        )
    where = address(root, profile, found)
    if not where:
        raise DeskError("library.md says neither site_url nor status_url: write where the site is")
    console.echo(where)
    return 0


def address(root: Path, profile: Profile, ticket: Ticket) -> str:
    """The link of a ticket; empty where the library does not say where its public site is."""
    where = profile.status_url or (profile.site_url and f"{profile.site_url.rstrip('/')}/status/")
    return f"{where}#{status_blob.token(status_key.of(root), ticket.id)}" if where else ""


def files(root: Path, library: Library, calendar: Calendar, now: datetime) -> dict[str, bytes]:
    """The page and one sealed file for every question whose patron may look it up, by path."""
    secret, linger = status_key.of(root), library.profile.privacy.status_days
    tickets = [it for it in library.tickets.values() if patron_view.shown(it, now, linger)]
    usual = patron_view.usual_by_service(library, calendar, now, (it.service for it in tickets))
    said = {slug: spans.usual(it) if it else "" for slug, it in usual.items()}
    sealed = (
        status_blob.seal(
            patron_view.view(library, calendar, it, said[it.service]),
            status_blob.token(secret, it.id),
        )
        for it in tickets
    )
    return {**site.standing(root, "status"), **{f"status/b/{it.name}": it.data for it in sealed}}
