"""The staff site's pages of what is known: departments, resources, projects, problems, answers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from deskbook.model.library import Library
from deskbook.model.page import Html, Page, SearchEntry
from deskbook.model.records import Absence, Answer, Department, Problem, Project, Resource
from deskbook.model.staff_site import StaffDesk
from deskbook.model.ticket import Ticket
from deskbook.views import answers, dates, links, markup, ticket_rows
from deskbook.views.ticket_page import Fact
from deskbook.views.ticket_rows import Row

RECENT = 12
"""Resolved tickets that a record's page lists; the rest are found by month or by `desk list`."""

FOLDERS = ("departments", "resources", "projects", "problems", "answers")


@dataclass(frozen=True, slots=True)
class Tickets:
    """The tickets of a record: open ones, those resolved last, and how many more there are."""

    open: tuple[Row, ...]
    recent: tuple[Row, ...]
    more: int


def addresses(library: Library) -> Iterator[str]:
    """The addresses of all these pages."""
    for folder in FOLDERS:
        yield from (f"{folder}/{slug}/" for slug in getattr(library, folder))


def pages(desk: StaffDesk, known: frozenset[str]) -> Iterator[Page]:
    """All pages of records, with their lists."""
    library = desk.library
    yield _list(desk, "departments", "Departments", _department_lines)
    yield from (_department(desk, it, known) for it in library.departments.values())
    yield _list(desk, "resources", "Resources", _resource_lines)
    yield from (_resource(desk, it, known) for it in library.resources.values())
    yield _list(desk, "projects", "Projects", _project_lines)
    yield from (_project(desk, it, known) for it in library.projects.values())
    yield _list(desk, "problems", "Problems", _problem_lines)
    yield from (_problem(desk, it, known) for it in library.problems.values())
    yield _list(desk, "answers", "Answers, and how far each is", _answer_lines)
    yield from (_answer(desk, it, known) for it in library.answers.values())
    yield _people(desk, known)


Line = tuple[str, str, str]
"""Address, name and a line about a record."""


def _list(
    desk: StaffDesk, folder: str, title: str, lines: Callable[[StaffDesk], Iterable[Line]]
) -> Page:
    here = f"{folder}/"
    found = [
        (links.relative(f"{here}{slug}/", here), name, note) for slug, name, note in lines(desk)
    ]
    return Page(f"{folder}/index", title, "records.html", {"records": found})


def _open(tickets: Iterable[Ticket]) -> str:
    number = sum(it.status != "resolved" for it in tickets)
    return {0: "nothing open", 1: "1 open ticket"}.get(number, f"{number} open tickets")


def _of(desk: StaffDesk, field: str, slug: str) -> list[Ticket]:
    return [it for it in desk.library.tickets.values() if getattr(it, field) == slug]


def _tickets(desk: StaffDesk, found: Iterable[Ticket], here: str) -> Tickets:
    ordered = sorted(found, key=lambda it: (it.opened, it.id))
    still = [it for it in ordered if it.status != "resolved"]
    over = [it for it in ordered if it.status == "resolved"]
    over.sort(key=lambda it: (it.resolved or it.opened, it.id), reverse=True)
    return Tickets(
        ticket_rows.rows(desk, still, here),
        ticket_rows.rows(desk, over[:RECENT], here),
        max(0, len(over) - RECENT),
    )


def _page(
    desk: StaffDesk,
    place: str,
    title: str,
    kind: str,
    facts: Iterable[Fact],
    body: Html,
    tickets: Tickets,
    also_asked: tuple[str, ...] = (),
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
            **lists,
        },
        search=SearchEntry(f"{place}/", title, kind, also_asked, markup.words(body)),
    )


def _text(written: str, here: str, known: frozenset[str]) -> Html:
    return markup.markdown(written, links.resolver(here, here.partition("/")[0], known))


def _person(desk: StaffDesk, name: str, handle: str | None) -> Iterator[Fact]:
    """A colleague in a role; where they are away today, that is said."""
    if handle is None:
        return
    away = next((it for it in desk.brief.away if it.handle == handle), None)
    said = f" (away until {dates.day(away.absence.end, desk.brief.day)})" if away else ""
    yield Fact(name, ticket_rows.staff_name(desk.library, handle) + said)


def _people_fact(desk: StaffDesk, name: str, handles: tuple[str, ...]) -> Iterator[Fact]:
    if handles:
        yield Fact(name, ", ".join(ticket_rows.staff_name(desk.library, it) for it in handles))


def _linked(name: str, title: str, there: str, here: str) -> Fact:
    return Fact(name, title, links.relative(there, here))


def _web(name: str, address: str) -> Iterator[Fact]:
    if address:
        yield Fact(name, address, address if markup.is_safe(address) else "")


# Departments


def _department_lines(desk: StaffDesk) -> Iterator[Line]:
    for slug, it in sorted(desk.library.departments.items(), key=lambda pair: pair[1].name):
        liaison = ticket_rows.staff_name(desk.library, it.liaison)
        yield slug, it.name, f"{liaison}; {_open(_of(desk, 'department', slug))}"


def _department(desk: StaffDesk, it: Department, known: frozenset[str]) -> Page:
    here = f"departments/{it.slug}/"
    projects = (
        _linked("Project", project.title, f"projects/{slug}/", here)
        for slug, project in desk.library.projects.items()
        if project.department == it.slug
    )
    return _page(
        desk,
        f"departments/{it.slug}",
        it.name,
        "Department",
        (
            *_person(desk, "Liaison", it.liaison),
            *_person(desk, "Understudy", it.understudy),
            *_person(desk, "Offered to", it.offered_to),
            *projects,
        ),
        _text(it.body, here, known),
        _tickets(desk, _of(desk, "department", it.slug), here),
        agreements=it.agreements,
    )


# Resources


def _resource_lines(desk: StaffDesk) -> Iterator[Line]:
    for slug, it in sorted(desk.library.resources.items(), key=lambda pair: pair[1].name):
        yield slug, it.name, f"{it.vendor}; {_open(_of(desk, 'resource', slug))}"


def _resource(desk: StaffDesk, it: Resource, known: frozenset[str]) -> Page:
    here = f"resources/{it.slug}/"
    library = desk.library
    problems = (
        _linked("Problem", f"{problem.title} ({problem.state})", f"problems/{slug}/", here)
        for slug, problem in library.problems.items()
        if problem.resource == it.slug
    )
    answers = (
        _linked("Answer", answer.title, f"answers/{slug}/", here)
        for slug, answer in library.answers.items()
        if it.slug in answer.resources
    )
    return _page(
        desk,
        f"resources/{it.slug}",
        it.name,
        "Resource",
        (
            Fact("Vendor", it.vendor),
            *_web("Support", it.support),
            *_web("Address", it.url),
            *([Fact("Platform", it.platform)] if it.platform else []),
            *_web("Status page", it.status_page),
            *problems,
            *answers,
        ),
        _text(it.body, here, known),
        _tickets(desk, _of(desk, "resource", it.slug), here),
    )


# Projects


def _project_lines(desk: StaffDesk) -> Iterator[Line]:
    for slug, it in sorted(desk.library.projects.items(), key=lambda pair: pair[1].title):
        lead = ticket_rows.staff_name(desk.library, it.lead)
        ahead = min((step.due for step in it.milestones if not step.done), default=None)
        due = f"; next step {dates.day(ahead, desk.brief.day)}" if ahead else ""
        over = f"; closed {dates.day(it.closed, desk.brief.day)}" if it.closed else due
        yield slug, it.title, f"{lead}{over}"


def _project(desk: StaffDesk, it: Project, known: frozenset[str]) -> Page:
    here, today = f"projects/{it.slug}/", desk.brief.day
    department = desk.library.departments.get(it.department or "")
    steps = [
        (
            step.what,
            f"done {dates.day(step.done, today)}"
            if step.done
            else f"due {dates.day(step.due, today)}",
            "done" if step.done else "late" if step.due < today else "ahead",
        )
        for step in sorted(it.milestones, key=lambda step: step.due)
    ]
    of_it = _of(desk, "project", it.slug)
    promised = min((one.promised for one in of_it if one.promised), default=None)
    return _page(
        desk,
        f"projects/{it.slug}",
        it.title,
        "Project",
        (
            *_person(desk, "Lead", it.lead),
            *_person(desk, "Understudy", it.understudy),
            *_person(desk, "Offered to", it.offered_to),
            *_people_fact(desk, "Team", it.team),
            *(
                [_linked("Department", department.name, f"departments/{department.slug}/", here)]
                if department
                else []
            ),
            *([Fact("Next promise", dates.day(promised, today))] if promised else []),
            *([Fact("Closed", dates.day(it.closed, today))] if it.closed else []),
        ),
        _text(it.body, here, known),
        _tickets(desk, of_it, here),
        milestones=steps,
        sessions=tuple(_sessions(desk, of_it, here)),
    )


def _sessions(desk: StaffDesk, of_it: Iterable[Ticket], here: str) -> Iterator[tuple[Fact, str]]:
    """The consultations and appointments of a project, the latest first, each with its day."""
    for one in sorted(of_it, key=lambda it: (it.opened, it.id), reverse=True):
        if one.activity == "consultation" or one.channel == "appointment":
            day = one.opened.astimezone(desk.zone).date()
            yield (
                _linked(one.id, one.title, f"tickets/{one.id}/", here),
                dates.day(day, desk.brief.day),
            )


# Problems


def _problem_lines(desk: StaffDesk) -> Iterator[Line]:
    found = sorted(desk.library.problems.items(), key=lambda pair: pair[1].started, reverse=True)
    for slug, it in sorted(found, key=lambda pair: pair[1].state == "fixed"):
        since = dates.day(it.started, desk.brief.day)
        yield slug, it.title, f"{it.state}, since {since}; {_open(_of(desk, 'problem', slug))}"


def _problem(desk: StaffDesk, it: Problem, known: frozenset[str]) -> Page:
    here, today = f"problems/{it.slug}/", desk.brief.day
    resource = desk.library.resources.get(it.resource or "")
    return _page(
        desk,
        f"problems/{it.slug}",
        it.title,
        "Problem",
        (
            Fact("State", it.state, late=it.state != "fixed"),
            Fact("Started", dates.day(it.started, today)),
            *([Fact("Fixed", dates.day(it.fixed, today))] if it.fixed else []),
            *_person(desk, "Lead", it.lead),
            *_person(desk, "Offered to", it.offered_to),
            *(
                [_linked("Resource", resource.name, f"resources/{resource.slug}/", here)]
                if resource
                else []
            ),
            Fact("Patrons", "see it" if it.public else "do not see it"),
            *([Fact("Banner", it.banner)] if it.banner else []),
        ),
        _text(it.body, here, known),
        _tickets(desk, _of(desk, "problem", it.slug), here),
    )


# Answers


def _answer_lines(desk: StaffDesk) -> Iterator[Line]:
    """Those that somebody is to look at come first."""
    ordered = sorted(
        desk.library.answers.items(),
        key=lambda pair: (pair[0] not in desk.work, pair[1].title.casefold()),
    )
    for slug, it in ordered:
        reviewed = f", reviewed {dates.day(it.reviewed, desk.brief.day)}" if it.reviewed else ""
        due = "".join(f"; {fact.value}" for fact in _work(desk, slug))
        yield slug, it.title, f"{it.state}, for {_audience(it)}{reviewed}{due}"


def _work(desk: StaffDesk, slug: str) -> Iterator[Fact]:
    """Why somebody is to look at an answer."""
    work = desk.work.get(slug)
    for it in work.reasons if work else ():
        yield Fact("To look at", answers.reason(desk.library, it, desk.brief.day), late=True)


def _audience(it: Answer) -> str:
    return "staff only" if it.audience == "staff" else "patrons"


def _answer(desk: StaffDesk, it: Answer, known: frozenset[str]) -> Page:
    here, today = f"answers/{it.slug}/", desk.brief.day
    reviewed = dates.day(it.reviewed, today) if it.reviewed else "never"
    by = f", {ticket_rows.staff_name(desk.library, it.reviewed_by)}" if it.reviewed_by else ""
    linked = _of(desk, "answer", it.slug)
    sources = (
        _linked("Learnt from", name, f"tickets/{name}/", here)
        for name in it.sources
        if name in desk.library.tickets
    )
    return _page(
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
        _text(it.body, here, known),
        _tickets(desk, linked, here),
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
            _text(it.body, "people/", known),
        )
        for it in sorted(here, key=lambda it: it.name.casefold())
    ]
    return Page("people/index", "Who is who, and who stands in", "people.html", {"people": people})


def _absence(desk: StaffDesk, it: Absence) -> str:
    today = desk.brief.day
    days = f"{dates.day(it.start, today)} to {dates.day(it.end, today)}"
    if it.understudy is None:
        return days
    return f"{days}, {ticket_rows.staff_name(desk.library, it.understudy)} stands in"
