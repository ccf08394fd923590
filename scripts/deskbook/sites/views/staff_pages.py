"""The pages of the staff site: today, digests, notes of shifts, and those of other modules."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from deskbook.calendar.views import dates
from deskbook.library.model.page import Html, Page
from deskbook.library.views import links, markup
from deskbook.reports.views import needs, signals
from deskbook.sites.model import StaffDesk
from deskbook.sites.views.staff import lists, records, ticket_rows
from deskbook.sites.views.staff import ticket as ticket_page
from deskbook.sites.views.staff.lists import filled, group, long_day

CHARTER: Final = """\
# Nobody is measured here

What patrons ask is counted, so that the library can serve them better. Who among us answers is
not.

- **No number about a colleague.** No report, chart, table, export or signal is by person, or can
  be made so: the facts that they are made from have no place for a handle. There is no ranking, no
  time to close by name, no count of tickets led, and no option that would give one.
- **No number about a patron.** A pseudonym stands in the tickets; no figure is by it. Numbers so
  small that they could tell who asked are not published, nor others from which they could be
  worked out.
- **Names stand where work is handed on.** A ticket has a lead so that its patron has somebody to
  turn to; a queue shows whose turn it is, a reminder whom it is for. Nothing adds that up: a
  digest shows what is to be done, in the order in which it is due, and whoever has more to do
  stands no higher.
- **Effort is about questions.** The READ scale and minutes say how hard a question was, for
  surveys that ask for it. They are summed by service and kind of question.
- **A signal is about a thing**: a resource, a cause, a topic, a department, a service. A slow
  service is a reason to look at hours, promises and tools.
- **What is kept can be seen.** Everything is in files that all colleagues can read. There is no
  other record and no telemetry.

Tests hold this, and fail if it changes: one renames everybody and expects the same figures, one
gives two colleagues each other's load and expects the same pages, one reads every query of the
index, and one looks for a field, an option or a column that names a person in all that aggregates.
Whoever has the files can count what they like with other tools: that is a matter for the library's
own rules, and this page is a good beginning for them.
"""


SHOWN_SHIFTS = 30
"""Notes of shifts on their page; the rest stay in `knowledge/shifts`."""


def make_pages(desk: StaffDesk) -> tuple[Page, ...]:
    """All pages of the staff site."""
    known = frozenset(_addresses(desk))
    tickets = sorted(desk.library.tickets.values(), key=lambda it: (it.opened, it.id))
    return (
        _today(desk, known),
        lists.queues_page(desk),
        *(lists.queue_page(desk, it) for it in desk.queues),
        lists.tickets_page(desk, tickets),
        *lists.month_pages(desk, tickets),
        *(ticket_page.make_page(desk, it, known) for it in tickets),
        *records.make_pages(desk, known),
        _shifts(desk, known),
        *_digests(desk, known),
        _signals(desk, known),
        _needs(desk, known),
        Page("report/index", "Report", "report.html", {"body": Html(desk.report)}),
        Page("charter/index", "Charter", "digest.html", {"body": _charter()}),
        Page("search", "Search", "search.html"),
    )


def _addresses(desk: StaffDesk) -> Iterator[str]:
    yield from (f"tickets/{name}/" for name in desk.library.tickets)
    yield from (f"queues/{it.service}/" for it in desk.queues)
    yield from records.addresses(desk.library)
    yield from records.vendor_addresses(desk)


# Today


def _today(desk: StaffDesk, known: frozenset[str]) -> Page:
    here, found = "", desk.brief
    until = dates.describe_now(found.hours, found.day, desk.zone)
    unclaimed = tuple(it for queue in desk.queues for it in queue.unclaimed)
    vendors = tuple(it for it, _ in found.vendors)
    return Page(
        "index",
        "Today",
        "today.html",
        {
            "day": long_day(found.day),
            "until": until,
            "services": [
                (
                    links.relative(f"queues/{it.service}/", here),
                    ticket_rows.service_name(desk.library, it.service),
                    sum(len(of.tickets) for of in it.led) + len(it.unclaimed) + len(it.waiting),
                    len(it.unclaimed),
                    len(it.due),
                )
                for it in desk.queues
            ],
            "groups": filled(
                group(desk, "Promised and late", found.late, here),
                group(desk, "Promised for today", found.promised, here),
                group(desk, "Nobody leads these", unclaimed, here),
                group(desk, "Vendors to be asked again", vendors, here),
            ),
            "away": [
                ticket_rows.staff_name(desk.library, it.handle)
                + f", until {dates.format_day(it.absence.end, found.day)}: "
                + (ticket_rows.staff_name(desk.library, it.stand_in) if it.stand_in else "nobody")
                + " stands in"
                for it in found.away
            ],
            "problems": [
                (links.relative(f"problems/{it.slug}/", here), it.title, it.state)
                for it in found.problems
            ],
            "signals": list(_loud(desk)),
            "notes": [_note(desk, it.slug, here, known) for it in found.notes],
            "damaged": [f"{it.path}:{it.line}: {it.message}" for it in desk.damaged],
            "digests": links.relative("digests/", here),
        },
    )


def _loud(desk: StaffDesk) -> Iterator[tuple[str, str, str]]:
    """The address of a signal, its subject, and the evidence."""
    for it in desk.signals.headline:
        about = signals.name_key(it.seen.key, _names(desk))
        yield links.relative("signals/", ""), about, signals.describe_evidence(it, desk.brief.day)


def _names(desk: StaffDesk) -> dict[tuple[str, str], str]:
    """The words for the ids that signals name."""
    library = desk.library
    return {
        **{("service", slug): it.name for slug, it in library.services.items()},
        **{("department", slug): it.name for slug, it in library.departments.items()},
        **{("resource", slug): it.name for slug, it in library.resources.items()},
        **{("problem", slug): it.title for slug, it in library.problems.items()},
    }


def _signals(desk: StaffDesk, known: frozenset[str]) -> Page:
    text = signals.describe(desk.signals, _names(desk))
    body = markup.markdown(text, links.resolver("signals/", "tickets", known), top=1)
    return Page("signals/index", "Signals", "digest.html", {"body": body})


def _needs(desk: StaffDesk, known: frozenset[str]) -> Page:
    text = needs.describe(desk.needs, _names(desk), desk.brief.day)
    body = markup.markdown(text, links.resolver("needs/", "tickets", known), top=1)
    return Page("needs/index", "Unmet needs", "digest.html", {"body": body})


def _charter() -> Html:
    return markup.markdown(CHARTER, top=1)


# Shifts and digests


@dataclass(frozen=True, slots=True)
class Note:
    """A note from one shift to the next."""

    heading: str
    taken: str
    text: Html


def _note(desk: StaffDesk, slug: str, here: str, known: frozenset[str]) -> Note:
    it = desk.library.shifts[slug]
    names = ", ".join(ticket_rows.staff_name(desk.library, who) for who in it.read_by)
    return Note(
        f"{dates.format_time(it.signed, desk.now, desk.zone)}, "
        f"{ticket_rows.staff_name(desk.library, it.written_by)}",
        f"Taken over by {names}" if names else "Nobody has taken over from it yet",
        markup.markdown(it.body, links.resolver(here, "shifts", known), top=3),
    )


def _shifts(desk: StaffDesk, known: frozenset[str]) -> Page:
    ordered = sorted(desk.library.shifts.values(), key=lambda it: it.signed, reverse=True)
    notes = [_note(desk, it.slug, "shifts/", known) for it in ordered[:SHOWN_SHIFTS]]
    return Page("shifts/index", "Notes of shifts", "shifts.html", {"notes": notes})


def _digests(desk: StaffDesk, known: frozenset[str]) -> Iterator[Page]:
    names = sorted(desk.digests)
    listed = [
        (links.relative(f"digests/{name}/", "digests/"), _digest_name(desk, name)) for name in names
    ]
    yield Page(
        "digests/index",
        "Digests of today",
        "digests.html",
        {"day": long_day(desk.brief.day), "digests": listed},
    )
    for name in names:
        here = f"digests/{name}/"
        text = markup.markdown(desk.digests[name], links.resolver(here, "tickets", known), top=1)
        yield Page(f"digests/{name}", _digest_name(desk, name), "digest.html", {"body": text})


def _digest_name(desk: StaffDesk, name: str) -> str:
    kind, _, slug = name.partition("/")
    if kind == "services":
        return f"Everyone at {ticket_rows.service_name(desk.library, slug)}"
    return ticket_rows.staff_name(desk.library, slug)
