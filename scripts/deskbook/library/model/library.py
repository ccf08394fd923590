"""A whole library as loaded: every record by its id, its file, and damaged tickets."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from deskbook.library.model.finding import Finding
from deskbook.library.model.ticket import Ticket

if TYPE_CHECKING:  # making these classes takes longer than listing tickets
    from deskbook.library.model.records import (
        Answer,
        Department,
        Missing,
        Problem,
        Profile,
        Project,
        Resource,
        Service,
        Shift,
        Staff,
        Translation,
    )


PARTS: Final = {
    "staff": "staff",
    "service": "services",
    "department": "departments",
    "resource": "resources",
    "problem": "problems",
    "project": "projects",
    "answer": "answers",
    "ticket": "tickets",
}
"""The part of a library with the records of each kind that others name, by the kind."""

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Filed(Generic[T_co]):
    """A record and the file it was read from.

    `path` is relative to the library's root; `lines` gives the line of each field, counted from 1,
    with `question` and each entry's id among them; `digest` is the SHA-256 of the file's bytes.
    """

    path: str
    record: T_co
    lines: Mapping[str, int] = field(default_factory=dict)
    digest: str = ""

    def line(self, name: str) -> int:
        """The line of a field, or 1 where the file does not have it."""
        return self.lines.get(name, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything a library knows, by id; the values that rules decide on."""

    profile: "Profile"
    services: Mapping[str, "Service"] = field(default_factory=dict)
    staff: Mapping[str, "Staff"] = field(default_factory=dict)
    departments: Mapping[str, "Department"] = field(default_factory=dict)
    resources: Mapping[str, "Resource"] = field(default_factory=dict)
    problems: Mapping[str, "Problem"] = field(default_factory=dict)
    projects: Mapping[str, "Project"] = field(default_factory=dict)
    answers: Mapping[str, "Answer"] = field(default_factory=dict)
    missing: Mapping[str, "Missing"] = field(default_factory=dict)
    shifts: Mapping[str, "Shift"] = field(default_factory=dict)
    translations: Mapping[str, "Translation"] = field(default_factory=dict)
    tickets: Mapping[str, Ticket] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A library with the files it was read from and everything wrong with them, by path.

    `tickets` are the files of its tickets by id; by default those among `filed`.
    """

    library: Library
    filed: Mapping[str, Filed[Any]]
    findings: tuple[Finding, ...] = ()
    tickets: Mapping[str, Filed[Ticket]] | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.tickets is None:
            tickets = (it for it in self.filed.values() if isinstance(it.record, Ticket))
            object.__setattr__(self, "tickets", {it.record.id: it for it in tickets})

    def ticket(self, name: str) -> Filed[Ticket]:
        """The file of a ticket, wherever it stands."""
        assert self.tickets is not None
        return self.tickets[name]


def record_name(library: Library, kind: str, name: str) -> str:
    """The name or title of the record with an id; the id where there is none."""
    record = getattr(library, PARTS[kind]).get(name)
    return getattr(record, "name", "") or getattr(record, "title", "") or name


def ticket_path(ticket: Ticket) -> str:
    """Return the path of a ticket's file: year and month of opening, then the id alone."""
    return f"tickets/{ticket.opened:%Y/%m}/{ticket.id}.md"


def leave_out_damaged(loaded: Loaded) -> tuple[Loaded, tuple[Finding, ...]]:
    """Return the library without tickets that have to be mended first, and their findings."""
    findings = tuple(it for it in loaded.findings if it.path.startswith("tickets/"))
    bad = {it.path for it in findings}
    names = {loaded.filed[path].record.id for path in bad if path in loaded.filed}
    if not names:
        return loaded, findings
    tickets = {name: it for name, it in loaded.library.tickets.items() if name not in names}
    return replace(loaded, library=replace(loaded.library, tickets=tickets)), findings


def is_below(path: str, at: str) -> bool:
    """Return whether a file is the one that was named, or is below the folder that was."""
    return at in (".", path) or path.startswith(f"{at}/")
