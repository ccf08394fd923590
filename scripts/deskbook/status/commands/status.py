"""Status of questions for their patrons: the links, and the sealed files behind them."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.views import dates
from deskbook.library.adapters import clock, knowledge, shipped
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.records import Profile
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.words import Words
from deskbook.status.adapters import status_key
from deskbook.status.formats import status_blob
from deskbook.status.model import StatusLinked
from deskbook.status.rules import patron_view
from deskbook.status.views import status_page
from deskbook.tickets.commands import change


def link(root: Path, ticket: str) -> StatusLinked:
    """Return the link by which a ticket's patron sees its state.

    Raises:
        DeskError: the library does not say where its public site is, or the link is over.
    """
    filed, notices = change.follow_merges(root, ticket)
    found = filed.record
    profile = knowledge.profile(root)
    if patron_view.is_forgotten(found):
        raise DeskError(f"the patron of {found.id} was forgotten: its link opens nothing any more")
    if not patron_view.is_shown(found, clock.now(), profile.privacy.status_days):
        raise DeskError(
            f"{found.id} was resolved over {profile.privacy.status_days} days ago: its link opens "
            "nothing any more (`status_days` in library.md says how long links last)"
        )
    where = address(root, profile, found)
    if not where:
        raise DeskError("library.md says neither site_url nor status_url: write where the site is")
    return StatusLinked(ticket=found.id, address=where, notices=notices)


def address(root: Path, profile: Profile, ticket: Ticket) -> str:
    """The link of a ticket; empty where the library does not say where its public site is."""
    where = profile.status_url or (profile.site_url and f"{profile.site_url.rstrip('/')}/status/")
    return f"{where}#{status_blob.token(status_key.read_key(root), ticket.id)}" if where else ""


def files(
    root: Path, library: Library, calendar: Calendar, now: datetime, words: Mapping[str, Words]
) -> dict[str, bytes]:
    """The page and one sealed file for every question whose patron may look it up, by path.

    The page is in the languages of `words`, the first of which is the library's own.
    """
    secret, linger = status_key.read_key(root), library.profile.privacy.status_days
    tickets = [it for it in library.tickets.values() if patron_view.is_shown(it, now, linger)]
    usual = patron_view.usual_by_service(library, calendar, now, (it.service for it in tickets))
    own, *others = words
    said = {
        tag: {slug: dates.format_usual(it, words[tag]) if it else "" for slug, it in usual.items()}
        for tag in words
    }
    sealed = (
        status_blob.seal(
            patron_view.make_view(
                library,
                calendar,
                it,
                said[own][it.service],
                {tag: said[tag][it.service] for tag in others},
            ),
            status_blob.token(secret, it.id),
        )
        for it in tickets
    )
    return {**_page(root, words), **{f"status/b/{it.name}": it.data for it in sealed}}


def _page(root: Path, words: Mapping[str, Words]) -> dict[str, bytes]:
    """The page's own files, with its words in each language."""
    found, languages = _own_files(root), tuple(words.values())
    html = status_page.page(found["status/index.html"].decode(), languages)
    script = found["status/status.js"].decode()
    return {
        **found,
        "status/index.html": html.encode(),
        "status/words.json": status_page.words(script, languages),
    }


def _own_files(root: Path) -> dict[str, bytes]:
    """Return the files of the page as they are in `site/pages/`, by their path in the site."""
    pages = shipped.find_look(root).below("site/pages")
    return {path: it.read_bytes() for path, it in pages.items() if path.startswith("status/")}
