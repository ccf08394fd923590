"""A department, a resource or a vendor in words and tables: for its page, a briefing, a handout."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from deskbook.calendar.views import dates
from deskbook.eresources.views import delays
from deskbook.library.model.library import Library
from deskbook.library.model.table import Cell, Table
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import LIVE_PROBLEM_STATES
from deskbook.library.views.terminal import safe
from deskbook.reports.model.facts import GROUPS, Group
from deskbook.reports.model.relation import (
    Availability,
    Fault,
    Handout,
    Relation,
    Spread,
    Waits,
)
from deskbook.reports.views import tables as report_tables

SHOWN: Final = 6
"""Lines of a section, and rows of a table, of a briefing: it is to be one page."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with lines below it, or with a table."""

    title: str
    lines: tuple[str, ...] = ()
    table: Table | None = None


def list_numbers(it: Relation) -> tuple[str, ...]:
    """Yield a sentence for each count: questions, waiting, days with a problem, late items."""
    said = (
        _compared(it),
        _waited(it.waits) if it.waits and it.waits.days else "",
        _available(it.availability) if it.availability else "",
        f"Late content: {delays.describe_vendor(it.late)}" if it.late else "",
    )
    return tuple(filter(None, said))


def tables(library: Library, it: Relation, limit: int | None = None) -> tuple[Table, ...]:
    """Questions by each group over the last terms, for groups that have a question."""
    head = ("", *(term.name for term in it.terms))
    return tuple(
        Table(
            spread.by,
            f"By {GROUPS[spread.by].name}",
            head,
            tuple(_rows(library, it, spread, limit)),
        )
        for spread in it.spreads
        if any(name != "none" for name, _ in spread.rows)
    )


def _rows(
    library: Library, it: Relation, spread: Spread, limit: int | None
) -> Iterator[tuple[Cell, ...]]:
    for name, row in spread.rows[:limit]:
        yield name_of(library, spread.by, name), *row
    rest = spread.rows[limit:] if limit is not None else ()
    if rest:
        yield "others", *(sum(row[place] for _, row in rest) for place in range(len(it.terms)))
    yield "all", *it.asked


def name_of(library: Library, by: Group, name: str) -> str:
    """A group's name as people say it."""
    if name == "none":
        return "not said"
    records = GROUPS[by].records
    record = getattr(library, records).get(name) if records else None
    return record.name if record else name.replace("-", " ")


def briefing(library: Library, it: Relation, today: date) -> tuple[Section, ...]:
    """Return the page for colleagues before a meeting."""
    promised = [one for one in it.open if one.promised]
    cases = [one for one in it.open if one.waiting_on == "vendor" and not one.promised]
    rest = [one for one in it.open if one not in promised and one not in cases]
    promised.sort(key=lambda one: (one.promised or today, one.id))
    parts = (
        Section("", tuple(_about(library, it, today))),
        Section("In numbers", list_numbers(it)),
        Section("Agreed", _agreements(library, it)),
        Section("Promised", _few([_ticket(one, today) for one in promised])),
        Section("Cases with the vendor", _few([_ticket(one, today) for one in cases])),
        Section("Open besides", _few([_ticket(one, today) for one in rest])),
        Section("Projects", tuple(_projects(it, today))),
        Section("Confirmed problems of the last year", _faults(it.availability, today)),
        *(Section(table.title, table=table) for table in tables(library, it, SHOWN)),
    )
    return tuple(part for part in parts if part.lines or part.table)


def handout(library: Library, it: Handout, today: date) -> tuple[Section, ...]:
    """Return the page for others: nothing on it is about a single question."""
    head = ("", *it.terms, "all")
    rows = tuple(
        (name if name == "all" else name_of(library, it.by, name), *row) for name, row in it.rows
    )
    title = f"Questions by {GROUPS[it.by].name}, in terms that are over"
    note = f"Numbers below {it.minimum}, and others that would narrow them down, are not shown."
    said = [
        _available(it.availability) if it.availability else "",
        f"Late content: {delays.describe_vendor(it.late)}" if it.late else "",
        note if len(rows) > 1 else "",
    ]
    parts = (
        Section("", tuple(filter(None, said))),
        Section("Confirmed problems of the last year", _faults(it.availability, today)),
        Section(title, table=Table(it.by, title, head, rows) if len(rows) > 1 else None),
    )
    return tuple(part for part in parts if part.lines or part.table)


def markdown(title: str, sections: Iterable[Section]) -> str:
    """Sections as Markdown."""
    parts = [f"# {safe(title)}"]
    for it in sections:
        if it.title:
            parts.append(f"## {it.title}")
        if it.lines:
            parts.append("\n".join(f"- {safe(line)}" for line in it.lines))
        if it.table:
            parts.append(report_tables.markdown(it.table))
    return "\n\n".join(parts)


def _about(library: Library, it: Relation, today: date) -> Iterator[str]:
    if it.kind == "department":
        record = library.departments[it.slug]
        names = (("Liaison", record.liaison), ("Understudy", record.understudy))
        for role, handle in names:
            if handle:
                yield f"{role}: {library.staff[handle].name if handle in library.staff else handle}"
        live = {one.resource for one in it.open}
        for problem in library.problems.values():
            if problem.resource in live and problem.state in LIVE_PROBLEM_STATES:
                yield f"Known problem: {problem.title} ({problem.state})"
        return
    resources = [library.resources[slug] for slug in it.resources]
    if it.kind == "resource":
        yield f"Vendor: {resources[0].vendor}"
    else:
        yield f"Resources: {', '.join(one.name for one in resources)}"
    for name in ("platform", "support"):
        found = dict.fromkeys(getattr(one, name) for one in resources if getattr(one, name))
        if found:
            yield f"{name.capitalize()}: {', '.join(found)}"


def _agreements(library: Library, it: Relation) -> tuple[str, ...]:
    return library.departments[it.slug].agreements if it.kind == "department" else ()


def _compared(it: Relation) -> str:
    last = it.terms[-1].name
    if it.compared is None:
        return f"{_questions(it.asked[-1])} in {last} so far."
    now, name, before = it.compared
    return f"{_questions(now)} in {last} so far; {before} in the same days of {name}."


def _questions(number: int) -> str:
    return "One question" if number == 1 else f"{number} questions"


def _waited(it: Waits) -> str:
    now = f" {it.open} wait now." if it.open != 1 else " One waits now."
    if len(it.days) == 1:
        return f"One case waited {_days(it.days[0])} for the vendor.{now if it.open else ''}"
    middle = it.days[(len(it.days) - 1) // 2]
    return (
        f"{len(it.days)} cases waited {it.days[0]} to {_days(it.days[-1])} for the vendor, half of "
        f"them at most {middle}.{now if it.open else ''}"
    )


def _days(number: int) -> str:
    return "an opening day" if number == 1 else f"{number} opening days"


def _available(it: Availability) -> str:
    if not it.troubled:
        return f"No confirmed problem in the last {it.days} days."
    share = 100 * (it.days - it.troubled) // it.days
    days = "one" if it.troubled == 1 else str(it.troubled)
    return (
        f"Patrons met a confirmed problem on {days} of the last {it.days} days; {share} % of the "
        "days were without."
    )


def _ticket(it: Ticket, today: date) -> str:
    parts = (
        f"promised {dates.format_day(it.promised, today)}" if it.promised else "",
        f"waits on the {it.waiting_on}" if it.waiting_on else "",
        f"case {it.vendor_case}" if it.vendor_case else "",
    )
    said = ", ".join(filter(None, parts))
    return f"{it.title} ({it.id}{f'; {said}' if said else ''})"


def _few(lines: Sequence[str]) -> tuple[str, ...]:
    if len(lines) <= SHOWN:
        return tuple(lines)
    return (*lines[: SHOWN - 1], f"and {len(lines) - SHOWN + 1} more")


def _projects(it: Relation, today: date) -> Iterator[str]:
    for project in it.projects:
        ahead = min((one for one in project.milestones if not one.done), default=None,
                    key=lambda one: one.due)  # fmt: skip
        step = f": {ahead.what}, due {dates.format_day(ahead.due, today)}" if ahead else ""
        yield f"{project.title}{step}"


def _faults(it: Availability | None, today: date) -> tuple[str, ...]:
    return _few([_fault(one, today) for one in it.faults]) if it else ()


def _fault(it: Fault, today: date) -> str:
    end = f"to {dates.format_day(it.end, today)}" if it.end else "and not over yet"
    days = "a day" if it.days == 1 else f"{it.days} days"
    return f"{it.title}: from {dates.format_day(it.start, today)} {end}, {days}"
