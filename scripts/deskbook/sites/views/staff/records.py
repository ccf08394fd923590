"""The staff site's pages of what is known: departments, resources, projects, problems, answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from deskbook.answers.views import answers
from deskbook.calendar.views import dates
from deskbook.library.model.library import Library
from deskbook.library.model.page import Html, Page
from deskbook.library.model.records import Absence, Answer, Department, Problem, Project
from deskbook.library.model.ticket import Ticket
from deskbook.sites.model import StaffDesk
from deskbook.sites.views.staff import record_parts as parts
from deskbook.sites.views.staff import resources, ticket_rows
from deskbook.sites.views.staff.conversation import Fact
from deskbook.sites.views.staff.record_parts import Line

FOLDERS = ("departments", "resources", "projects", "problems", "answers")


def addresses(library: Library) -> Iterator[str]:
    """The addresses of all these pages."""
    for folder in FOLDERS:
        yield from (f"{folder}/{slug}/" for slug in getattr(library, folder))


def vendor_addresses(desk: StaffDesk) -> Iterator[str]:
    """The addresses of vendors, which have no record of their own."""
    yield from (f"vendors/{slug}/" for kind, slug in desk.relations if kind == "vendor")


def make_pages(desk: StaffDesk, known: frozenset[str]) -> Iterator[Page]:
    """All pages of records, with their lists."""
    library = desk.library
    yield parts.listing(desk, "departments", "Departments", _department_lines)
    yield from (_department(desk, it, known) for it in library.departments.values())
    yield from resources.make_pages(desk, known)
    yield parts.listing(desk, "projects", "Projects", _project_lines)
    yield from (_project(desk, it, known) for it in library.projects.values())
    yield parts.listing(desk, "problems", "Problems", _problem_lines)
    yield from (_problem(desk, it, known) for it in library.problems.values())
    yield parts.listing(desk, "answers", "Answers, and how far each is", _answer_lines)
    yield from (_answer(desk, it, known) for it in library.answers.values())
    yield _people(desk, known)


# Departments


def _department_lines(desk: StaffDesk) -> Iterator[Line]:
    for slug, it in sorted(desk.library.departments.items(), key=lambda pair: pair[1].name):
        liaison = ticket_rows.staff_name(desk.library, it.liaison)
        yield slug, it.name, f"{liaison}; {parts.count_open(parts.of(desk, 'department', slug))}"


def _department(desk: StaffDesk, it: Department, known: frozenset[str]) -> Page:
    here = f"departments/{it.slug}/"
    projects = (
        parts.linked("Project", project.title, f"projects/{slug}/", here)
        for slug, project in desk.library.projects.items()
        if project.department == it.slug
    )
    return parts.page(
        desk,
        f"departments/{it.slug}",
        it.name,
        "Department",
        (
            *parts.person(desk, "Liaison", it.liaison),
            *parts.person(desk, "Understudy", it.understudy),
            *parts.person(desk, "Offered to", it.offered_to),
            *projects,
        ),
        parts.render_text(it.body, here, known),
        parts.tickets(desk, parts.of(desk, "department", it.slug), here),
        agreements=it.agreements,
        told=parts.count_relation(desk, "department", it.slug),
    )


# Projects


def _project_lines(desk: StaffDesk) -> Iterator[Line]:
    for slug, it in sorted(desk.library.projects.items(), key=lambda pair: pair[1].title):
        lead = ticket_rows.staff_name(desk.library, it.lead)
        ahead = min((step.due for step in it.milestones if not step.done), default=None)
        due = f"; next step {dates.format_day(ahead, desk.brief.day)}" if ahead else ""
        over = f"; closed {dates.format_day(it.closed, desk.brief.day)}" if it.closed else due
        yield slug, it.title, f"{lead}{over}"


def _project(desk: StaffDesk, it: Project, known: frozenset[str]) -> Page:
    here, today = f"projects/{it.slug}/", desk.brief.day
    department = desk.library.departments.get(it.department or "")
    steps = [
        (
            step.what,
            f"done {dates.format_day(step.done, today)}"
            if step.done
            else f"due {dates.format_day(step.due, today)}",
            "done" if step.done else "late" if step.due < today else "ahead",
        )
        for step in sorted(it.milestones, key=lambda step: step.due)
    ]
    of_it = parts.of(desk, "project", it.slug)
    promised = min((one.promised for one in of_it if one.promised), default=None)
    return parts.page(
        desk,
        f"projects/{it.slug}",
        it.title,
        "Project",
        (
            *parts.person(desk, "Lead", it.lead),
            *parts.person(desk, "Understudy", it.understudy),
            *parts.person(desk, "Offered to", it.offered_to),
            *parts.people_fact(desk, "Team", it.team),
            *_for_department(department, here),
            *([Fact("Next promise", dates.format_day(promised, today))] if promised else []),
            *([Fact("Closed", dates.format_day(it.closed, today))] if it.closed else []),
        ),
        parts.render_text(it.body, here, known),
        parts.tickets(desk, of_it, here),
        milestones=steps,
        sessions=tuple(_sessions(desk, of_it, here)),
    )


def _for_department(it: Department | None, here: str) -> Iterator[Fact]:
    if it:
        yield parts.linked("Department", it.name, f"departments/{it.slug}/", here)


def _sessions(desk: StaffDesk, of_it: Iterable[Ticket], here: str) -> Iterator[tuple[Fact, str]]:
    """The consultations and appointments of a project, the latest first, each with its day."""
    for one in sorted(of_it, key=lambda it: (it.opened, it.id), reverse=True):
        if one.activity == "consultation" or one.channel == "appointment":
            day = one.opened.astimezone(desk.zone).date()
            yield (
                parts.linked(one.id, one.title, f"tickets/{one.id}/", here),
                dates.format_day(day, desk.brief.day),
            )


# Problems


def _problem_lines(desk: StaffDesk) -> Iterator[Line]:
    found = sorted(desk.library.problems.items(), key=lambda pair: pair[1].started, reverse=True)
    for slug, it in sorted(found, key=lambda pair: pair[1].state == "fixed"):
        since = dates.format_day(it.started, desk.brief.day)
        yield (
            slug,
            it.title,
            f"{it.state}, since {since}; {parts.count_open(parts.of(desk, 'problem', slug))}",
        )


def _problem(desk: StaffDesk, it: Problem, known: frozenset[str]) -> Page:
    here, today = f"problems/{it.slug}/", desk.brief.day
    resource = desk.library.resources.get(it.resource or "")
    return parts.page(
        desk,
        f"problems/{it.slug}",
        it.title,
        "Problem",
        (
            Fact("State", it.state, late=it.state != "fixed"),
            Fact("Started", dates.format_day(it.started, today)),
            *([Fact("Fixed", dates.format_day(it.fixed, today))] if it.fixed else []),
            *parts.person(desk, "Lead", it.lead),
            *parts.person(desk, "Offered to", it.offered_to),
            *(
                [parts.linked("Resource", resource.name, f"resources/{resource.slug}/", here)]
                if resource
                else []
            ),
            Fact("Patrons", "see it" if it.public else "do not see it"),
            *([Fact("Banner", it.banner)] if it.banner else []),
        ),
        parts.render_text(it.body, here, known),
        parts.tickets(desk, parts.of(desk, "problem", it.slug), here),
    )


# Answers


def _answer_lines(desk: StaffDesk) -> Iterator[Line]:
    """Those that somebody is to look at come first."""
    ordered = sorted(
        desk.library.answers.items(),
        key=lambda pair: (pair[0] not in desk.work, pair[1].title.casefold()),
    )
    for slug, it in ordered:
        reviewed = (
            f", reviewed {dates.format_day(it.reviewed, desk.brief.day)}" if it.reviewed else ""
        )
        due = "".join(f"; {fact.value}" for fact in _work(desk, slug))
        yield slug, it.title, f"{it.state}, for {_audience(it)}{reviewed}{due}"


def _work(desk: StaffDesk, slug: str) -> Iterator[Fact]:
    """The reason why somebody is to look at an answer."""
    work = desk.work.get(slug)
    for it in work.reasons if work else ():
        yield Fact(
            "To look at", answers.describe_reason(desk.library, it, desk.brief.day), late=True
        )


def _audience(it: Answer) -> str:
    return "staff only" if it.audience == "staff" else "patrons"


def _answer(desk: StaffDesk, it: Answer, known: frozenset[str]) -> Page:
    here, today = f"answers/{it.slug}/", desk.brief.day
    reviewed = dates.format_day(it.reviewed, today) if it.reviewed else "never"
    by = f", {ticket_rows.staff_name(desk.library, it.reviewed_by)}" if it.reviewed_by else ""
    linked = parts.of(desk, "answer", it.slug)
    sources = (
        parts.linked("Learnt from", name, f"tickets/{name}/", here)
        for name in it.sources
        if name in desk.library.tickets
    )
    return parts.page(
        desk,
        f"answers/{it.slug}",
        it.title,
        "Answer for staff" if it.audience == "staff" else "Answer",
        (
            Fact("State", f"{it.state}, for {_audience(it)}"),
            Fact("Reviewed", reviewed + by),
            *([Fact("Review", f"every {it.review_every}")] if it.review_every else []),
            *_work(desk, it.slug),
            *sources,
        ),
        parts.render_text(it.body, here, known),
        parts.tickets(desk, linked, here),
        also_asked=it.also_asked,
    )


# People


@dataclass(frozen=True, slots=True)
class Person:
    """A colleague: what to come to them for, and when they are away. Nothing is counted."""

    name: str
    handle: str
    services: str
    understudy: str
    away: tuple[str, ...]
    text: Html


def _people(desk: StaffDesk, known: frozenset[str]) -> Page:
    library, today = desk.library, desk.brief.day
    here = [it for it in library.staff.values() if it.left is None or it.left >= today]
    people = [
        Person(
            it.name,
            it.handle,
            ", ".join(ticket_rows.service_name(library, slug) for slug in it.services),
            ticket_rows.staff_name(library, it.understudy) if it.understudy else "",
            tuple(_absence(desk, away) for away in it.away if away.end >= today),
            parts.render_text(it.body, "people/", known),
        )
        for it in sorted(here, key=lambda it: it.name.casefold())
    ]
    return Page("people/index", "Who is who, and who stands in", "people.html", {"people": people})


def _absence(desk: StaffDesk, it: Absence) -> str:
    today = desk.brief.day
    days = f"{dates.format_day(it.start, today)} to {dates.format_day(it.end, today)}"
    if it.understudy is None:
        return days
    return f"{days}, {ticket_rows.staff_name(desk.library, it.understudy)} stands in"
