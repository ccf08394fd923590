"""Nothing stays with somebody who has left: what `desk check` and `desk cover` find of it."""

from collections.abc import Iterator
from datetime import date

from deskbook.care.model.care import SUBJECT_KINDS
from deskbook.care.rules import cover
from deskbook.library.model.finding import Finding, Severity
from deskbook.library.model.library import Filed, Library, Loaded
from deskbook.library.model.ticket import Ticket


def findings(loaded: Loaded, today: date) -> Iterator[Finding]:
    """Whoever has left leads nothing, is offered nothing, and stands in for nobody."""
    library = loaded.library
    for name, ticket in library.tickets.items():
        if ticket.status != "resolved":
            yield from _ticket(loaded.ticket(name), library, today)
    for area in cover.responsibilities(library):
        filed = loaded.filed[f"knowledge/{SUBJECT_KINDS[area.kind].folder}/{area.names[0]}.md"]
        yield from _named(filed, SUBJECT_KINDS[area.kind].lead, library, today, LEADING)
        yield from _named(filed, "offered_to", library, today, OFFERED)
        yield from _named(filed, "understudy", library, today, STANDS_IN, "warning")
        yield from _named(filed, "team", library, today, IN_THE_TEAM, "warning")
    for handle in library.staff:
        filed = loaded.filed[f"knowledge/staff/{handle}.md"]
        yield from _named(filed, "understudy", library, today, STANDS_IN, "warning")


LEADING = "leads this: `desk leave {handle} --on {left} --apply` offers it to others"
OFFERED = "has yet to accept this: offer it to somebody else"
STANDS_IN = "is to stand in: name somebody else"
IN_THE_TEAM = "is in the team: take them out"


def _ticket(filed: Filed[Ticket], library: Library, today: date) -> Iterator[Finding]:
    yield from _named(filed, "lead", library, today, LEADING)
    yield from _named(filed, "offered_to", library, today, OFFERED)


def _named(
    filed: Filed[object],
    field: str,
    library: Library,
    today: date,
    said: str,
    severity: Severity = "error",
) -> Iterator[Finding]:
    """The findings of a field that names somebody who has left."""
    value = getattr(filed.record, field, None) or ()
    for handle in value if isinstance(value, tuple) else (value,):
        staff = library.staff.get(handle)
        if staff is not None and cover.has_left(staff, today):
            more = said.format(handle=handle, left=staff.left)
            message = f"{handle} left on {staff.left} and {more}"
            yield Finding(filed.path, filed.line(field), "staff.left", message, severity)
