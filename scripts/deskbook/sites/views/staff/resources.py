"""The staff site's pages of what is bought, and of whom: resources, vendors; and briefings."""

from collections.abc import Iterator

from deskbook.calendar.views import dates
from deskbook.library.model.page import Html, Page
from deskbook.library.model.records import Resource
from deskbook.reports.model.relation import Relation
from deskbook.reports.views import relations
from deskbook.sites.model import StaffDesk
from deskbook.sites.views.staff import record_parts as parts
from deskbook.sites.views.staff.conversation import Fact
from deskbook.sites.views.staff.record_parts import Line


def make_pages(desk: StaffDesk, known: frozenset[str]) -> Iterator[Page]:
    """The pages of resources and vendors with their lists, and every briefing."""
    yield parts.listing(desk, "resources", "Resources", _resource_lines)
    yield from (_resource(desk, it, known) for it in desk.library.resources.values())
    yield parts.listing(desk, "vendors", "Vendors", _vendor_lines)
    yield from (_vendor(desk, it) for it in desk.relations.values() if it.kind == "vendor")
    yield from (_briefing(desk, it) for it in desk.relations.values())


# Resources


def _resource_lines(desk: StaffDesk) -> Iterator[Line]:
    for slug, it in sorted(desk.library.resources.items(), key=lambda pair: pair[1].name):
        yield slug, it.name, f"{it.vendor}; {parts.count_open(parts.of(desk, 'resource', slug))}"


def _resource(desk: StaffDesk, it: Resource, known: frozenset[str]) -> Page:
    here = f"resources/{it.slug}/"
    library = desk.library
    problems = (
        parts.linked("Problem", f"{problem.title} ({problem.state})", f"problems/{slug}/", here)
        for slug, problem in library.problems.items()
        if problem.resource == it.slug
    )
    answers = (
        parts.linked("Answer", answer.title, f"answers/{slug}/", here)
        for slug, answer in library.answers.items()
        if it.slug in answer.resources
    )
    return parts.page(
        desk,
        f"resources/{it.slug}",
        it.name,
        "Resource",
        (
            *_vendor_fact(desk, it, here),
            *parts.web("Support", it.support),
            *parts.web("Address", it.url),
            *([Fact("Platform", it.platform)] if it.platform else []),
            *parts.web("Status page", it.status_page),
            *problems,
            *answers,
        ),
        parts.render_text(it.body, here, known),
        parts.tickets(desk, parts.of(desk, "resource", it.slug), here),
        told=parts.count_relation(desk, "resource", it.slug),
    )


# Vendors


def _vendor_fact(desk: StaffDesk, it: Resource, here: str) -> Iterator[Fact]:
    for (kind, slug), found in desk.relations.items():
        if kind == "vendor" and found.name == it.vendor:
            yield parts.linked("Vendor", it.vendor, f"vendors/{slug}/", here)


def _vendor_lines(desk: StaffDesk) -> Iterator[Line]:
    for (kind, slug), it in desk.relations.items():
        if kind == "vendor":
            names = ", ".join(desk.library.resources[one].name for one in it.resources)
            yield slug, it.name, f"{names}; {parts.count_open(it.open)}"


def _vendor(desk: StaffDesk, it: Relation) -> Page:
    here = f"vendors/{it.slug}/"
    resources = [desk.library.resources[slug] for slug in it.resources]
    asked = (one for slug in it.resources for one in parts.of(desk, "resource", slug))
    support = dict.fromkeys(one.support for one in resources)
    return parts.page(
        desk,
        f"vendors/{it.slug}",
        it.name,
        "Vendor",
        (
            *(
                parts.linked("Resource", one.name, f"resources/{one.slug}/", here)
                for one in resources
            ),
            *(fact for address in support for fact in parts.web("Support", address)),
        ),
        Html(""),
        parts.tickets(desk, asked, here),
        told=parts.count_relation(desk, "vendor", it.slug),
    )


# Briefings


def _briefing(desk: StaffDesk, it: Relation) -> Page:
    """One page to take into a meeting; it prints on one sheet."""
    return Page(
        f"{it.kind}s/{it.slug}/briefing",
        f"Briefing: {it.name}",
        "briefing.html",
        {
            "name": it.name,
            "day": dates.format_day(desk.brief.day, desk.brief.day),
            "sections": relations.briefing(desk.library, it, desk.brief.day),
            "back": "../",
        },
    )
