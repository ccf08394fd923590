"""A library as pages that read without Deskbook, for colleagues: nothing is left out."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any, Final

from deskbook.library.model.entry_kinds import PUBLIC_KINDS
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import PATRON
from deskbook.library.views import markup
from deskbook.transfer.views import archive_page as page

KINDS: Final = (
    "services", "staff", "departments", "resources", "problems", "projects", "answers", "shifts",
    "translations", "missing",
)  # fmt: skip
"""The parts of a library besides its tickets, each with a folder of pages."""


def make_pages(library: Library) -> Iterator[tuple[str, str]]:
    """All pages with their paths, one after the other."""
    known = frozenset(_addresses(library))
    tickets = sorted(library.tickets.values(), key=lambda it: (it.opened, it.id))
    months = {name: list(found) for name, found in groupby(tickets, _month)}
    yield "style.css", page.STYLE
    yield "index.html", _front(library, months)
    for name, found in months.items():
        yield f"tickets/{name}.html", _of_month(library, name, found)
    for ticket in tickets:
        yield f"tickets/{ticket.id}.html", _ticket(library, ticket, known)
    for kind in KINDS:
        for slug, record in getattr(library, kind).items():
            yield f"{kind}/{slug}.html", _record(library, kind, record, known)


def _addresses(library: Library) -> Iterator[str]:
    yield from (f"tickets/{name}/" for name in library.tickets)
    for kind in KINDS:
        yield from (f"{kind}/{slug}/" for slug in getattr(library, kind))


def _month(ticket: Ticket) -> str:
    return f"{ticket.opened:%Y-%m}"


def _front(library: Library, months: Mapping[str, list[Ticket]]) -> str:
    body = [
        '<p class="note">An archive for colleagues: it holds what patrons asked, and internal '
        "notes. All times are UTC.</p>",
        "<h2>Tickets</h2>",
        page.list_links(
            (f"tickets/{name}.html", f"{name}: {len(months[name])}") for name in months
        ),
    ]
    for kind in KINDS:
        if found := getattr(library, kind):
            body += [
                f"<h2>{kind.capitalize()}</h2>",
                page.list_links((f"{kind}/{slug}.html", _name(it)) for slug, it in found.items()),
            ]
    body += [f"<h2>About</h2>\n{page.list_facts(list_values(library.profile))}"]
    body += [markup.markdown(library.profile.body)]
    return page.make_page(library.profile.name, body, home="", name="")


def _of_month(library: Library, name: str, tickets: list[Ticket]) -> str:
    rows = (
        (page.make_link(f"{it.id}.html", it.id), _plain(it.title), it.status, _plain(it.service))
        for it in tickets
    )
    body = [page.make_table(("Ticket", "Question", "Status", "Service"), rows)]
    return page.make_page(f"Tickets of {name}", body, home="../", name=library.profile.name)


def _ticket(library: Library, it: Ticket, known: frozenset[str]) -> str:
    body = [
        page.list_facts((name, text) for name, text in list_values(it) if name != "title"),
        f"<section>\n<h2>Asked {show_value(it.opened)}</h2>",
        f"{markup.plain(it.question)}\n</section>",
        *(_entry(entry, known) for entry in it.entries),
    ]
    return page.make_page(f"{it.id}: {it.title}", body, home="../", name=library.profile.name)


def _entry(it: Entry, known: frozenset[str]) -> str:
    kind = "" if it.kind in PUBLIC_KINDS else ' class="internal"'
    patron = it.author == PATRON
    resolve = page.resolve_within("tickets", known)
    text = markup.plain(it.text) if patron else markup.markdown(it.text, resolve, top=3)
    who = "the patron" if patron else f"@{it.author}"
    parts = (f"<h2>{show_value(it.time)} {it.kind}, {who}</h2>", page.list_facts(it.data), text)
    return "\n".join([f'<section{kind} id="e-{it.id}">', *filter(None, parts), "</section>"])


def _record(library: Library, kind: str, record: Any, known: frozenset[str]) -> str:
    text = markup.markdown(record.body, page.resolve_within(kind, known)) if record.body else ""
    body = [page.list_facts(list_values(record)), text]
    return page.make_page(_name(record), filter(None, body), home="../", name=library.profile.name)


def _name(record: Any) -> str:
    named = (getattr(record, it, "") for it in ("title", "name", "slug", "handle"))
    return next(filter(None, named), "")


def _plain(text: str) -> str:
    return markup.plain(text).removeprefix("<p>").removesuffix("</p>")


def list_values(record: Any) -> Iterator[tuple[str, str]]:
    """The fields of a record that say something, as text; not its body, question and entries."""
    for item in fields(record):
        value = getattr(record, item.name)
        if item.name not in ("body", "question", "entries") and value not in (None, (), ""):
            yield item.name, show_value(value)


def show_value(value: object) -> str:
    """A value in one line: times as ISO writes them, lists with commas, parts with their names."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(map(show_value, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if is_dataclass(value):
        return "; ".join(f"{name}: {text}" for name, text in list_values(value))
    return str(value)
