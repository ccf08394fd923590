"""The parts that pages of records on the staff site are made of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from deskbook.calendar.views import dates
from deskbook.library.model.page import Html, Page, SearchEntry
from deskbook.library.model.table import Table
from deskbook.library.model.ticket import Ticket
from deskbook.library.views import links, markup
from deskbook.reports.model.relation import RelationKind
from deskbook.reports.views import relations
from deskbook.sites.model import StaffDesk
from deskbook.sites.views.staff import ticket_rows
from deskbook.sites.views.staff.conversation import Fact
from deskbook.sites.views.staff.ticket_rows import Row

RECENT = 12
"""Resolved tickets that a record's page lists; the rest are found by month or by `desk list`."""


@dataclass(frozen=True, slots=True)
class Tickets:
    """The tickets of a record: open ones, those resolved last, and how many more there are."""

    open: tuple[Row, ...]
    recent: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Told:
    """The counts of a department, a resource or a vendor, and the address of its briefing."""

    numbers: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    briefing: str = ""


NOTHING_TOLD: Final = Told()


Line = tuple[str, str, str]
"""Address, name and a line about a record."""


def listing(
    desk: StaffDesk, folder: str, title: str, lines: Callable[[StaffDesk], Iterable[Line]]
) -> Page:
    """The list of a kind of record, each with a line about it."""
    here = f"{folder}/"
    found = [
        (links.relative(f"{here}{slug}/", here), name, note) for slug, name, note in lines(desk)
    ]
    return Page(f"{folder}/index", title, "records.html", {"records": found})


def count_open(tickets: Iterable[Ticket]) -> str:
    """Return the number of open tickets in words."""
    number = sum(it.status != "resolved" for it in tickets)
    return {0: "nothing open", 1: "1 open ticket"}.get(number, f"{number} open tickets")


def of(desk: StaffDesk, field: str, slug: str) -> list[Ticket]:
    """The tickets whose field names a record."""
    return [it for it in desk.library.tickets.values() if getattr(it, field) == slug]


def tickets(desk: StaffDesk, found: Iterable[Ticket], here: str) -> Tickets:
    """Open tickets as they were asked, and those resolved last."""
    ordered = sorted(found, key=lambda it: (it.opened, it.id))
    still = [it for it in ordered if it.status != "resolved"]
    over = [it for it in ordered if it.status == "resolved"]
    over.sort(key=lambda it: (it.resolved or it.opened, it.id), reverse=True)
    return Tickets(
        ticket_rows.rows(desk, still, here),
        ticket_rows.rows(desk, over[:RECENT], here),
        max(0, len(over) - RECENT),
    )


def page(
    desk: StaffDesk,
    place: str,
    title: str,
    kind: str,
    facts: Iterable[Fact],
    body: Html,
    tickets: Tickets,
    also_asked: tuple[str, ...] = (),
    told: Told = NOTHING_TOLD,
    **more: object,
) -> Page:
    """A record's page; `more` holds lists that only some kinds have."""
    lists: dict[str, object] = {"agreements": (), "milestones": (), "sessions": (), **more}
    return Page(
        place,
        title,
        "record.html",
        {
            "kind": kind,
            "facts": tuple(facts),
            "body": body,
            "tickets": tickets,
            "also_asked": also_asked,
            "told": told,
            **lists,
        },
        search=SearchEntry(f"{place}/", title, kind, also_asked, markup.words(body)),
    )


def count_relation(desk: StaffDesk, kind: RelationKind, slug: str) -> Told:
    """Return the counts of a department, a resource or a vendor."""
    found = desk.relations[kind, slug]
    return Told(relations.list_numbers(found), relations.tables(desk.library, found), "briefing/")


def render_text(written: str, here: str, known: frozenset[str]) -> Html:
    """Render what colleagues wrote, with links that lead somewhere."""
    return markup.markdown(written, links.resolver(here, here.partition("/")[0], known))


def person(desk: StaffDesk, name: str, handle: str | None) -> Iterator[Fact]:
    """A colleague in a role; where they are away today, that is said."""
    if handle is None:
        return
    away = next((it for it in desk.brief.away if it.handle == handle), None)
    said = f" (away until {dates.format_day(away.absence.end, desk.brief.day)})" if away else ""
    yield Fact(name, ticket_rows.staff_name(desk.library, handle) + said)


def people_fact(desk: StaffDesk, name: str, handles: tuple[str, ...]) -> Iterator[Fact]:
    """Colleagues in a role."""
    if handles:
        yield Fact(name, ", ".join(ticket_rows.staff_name(desk.library, it) for it in handles))


def linked(name: str, title: str, there: str, here: str) -> Fact:
    """A fact that leads to a page."""
    return Fact(name, title, links.relative(there, here))


def web(name: str, address: str) -> Iterator[Fact]:
    """An address, to be clicked where that is safe."""
    if address:
        yield Fact(name, address, address if markup.is_safe(address) else "")
