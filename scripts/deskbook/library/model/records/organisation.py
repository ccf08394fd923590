"""The services of a library, its staff, shifts, departments and projects."""

from dataclasses import dataclass, field
from datetime import date, datetime

from deskbook.library.model.fields import PUBLIC, STAFF, code, doc, reference, text, value
from deskbook.library.model.issue_form import Asked
from deskbook.library.model.records.settings import Fact
from deskbook.library.model.vocabulary import HANDLE, SLUG, WORKING_SPAN, Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePromise:
    """Promises of a service, in working time: `4h` hours, `2d` opening days."""

    first_reply: str = field(
        metadata=doc("Until the first reply.", code(WORKING_SPAN, PUBLIC), example="4h")
    )
    news_every: str = field(
        metadata=doc("Never longer without news.", code(WORKING_SPAN, PUBLIC), example="2d")
    )
    accept_within: str = field(
        metadata=doc("To answer a handoff.", code(WORKING_SPAN), example="1d")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service point with a team and a promise."""

    slug: str = field(metadata=doc("The file's name.", code(SLUG, PUBLIC), place="name"))
    name: str = field(
        metadata=doc("Its name, as readers know it.", text(STAFF, PUBLIC, trust="whole"))
    )
    team: tuple[str, ...] = field(metadata=doc("Handles of the team.", reference("staff")))
    head: str = field(metadata=doc("Who is head of it.", reference("staff")))
    offered_to: str | None = field(
        default=None,
        metadata=doc("Who has yet to accept it.", reference("staff")),
    )
    reminded: date | None = field(
        default=None, metadata=doc("Day of the last reminder; `desk remind` writes it.")
    )
    email: str = field(
        default="", metadata=doc("Its public address.", text(STAFF, PUBLIC, trust="whole"))
    )
    label: str = field(default="", metadata=doc("Its label on GitHub.", text(STAFF)))
    github_team: str = field(
        default="",
        metadata=doc(
            "Its team on GitHub, which is mentioned in the place of each colleague.",
            code(r"[A-Za-z0-9-]+/[a-z0-9_-]+"),
            example="ridgeway-library/reference",
        ),
    )
    asks: tuple[Asked, ...] = field(
        default=(),
        metadata=doc("What its form asks besides the question (`desk forms`).", value(PUBLIC)),
    )
    promise: ServicePromise = field(
        metadata=doc("What it promises, in working time.", value(PUBLIC))
    )
    audience: Audience = field(
        default="public", metadata=doc("Whether patrons see it.", value(PUBLIC))
    )
    facts: tuple[Fact, ...] = field(
        default=(),
        metadata=doc("Its loan periods, fees and the like, which texts state.", value(PUBLIC)),
    )
    body: str = field(
        default="",
        metadata=doc("The public description.", text(STAFF, PUBLIC), place="body"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Days on which a colleague is away, both included."""

    start: date = field(metadata=doc("First day away.", key="from"))
    end: date = field(metadata=doc("Last day away.", key="to"))
    understudy: str | None = field(default=None, metadata=doc("Who stands in.", reference("staff")))
    reason: str = field(
        default="", metadata=doc("Only where they want it to be known.", text(STAFF))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """A colleague. No ranks, no numbers."""

    handle: str = field(metadata=doc("The file's name.", code(HANDLE, PUBLIC), place="name"))
    name: str = field(
        metadata=doc(
            "The name colleagues use; a role serves well.", text(STAFF, PUBLIC, trust="whole")
        )
    )
    github: str | None = field(default=None, metadata=doc("Login on GitHub.", text(STAFF)))
    github_id: int | None = field(
        default=None,
        metadata=doc(
            "Number of that account, which stays when the login changes; `desk sync` writes it.",
            pattern="[1-9][0-9]{0,8}",
        ),
    )
    email: str = field(default="", metadata=doc("Where digests go.", text(STAFF, trust="whole")))
    login: str = field(
        default="",
        metadata=doc(
            "Name at the library's sign-on, for the browser desk behind a proxy.",
            text(STAFF, trust="whole"),
            example="jdoe",
        ),
    )
    services: tuple[str, ...] = field(
        default=(), metadata=doc("Services worked for.", reference("service"))
    )
    away: tuple[Absence, ...] = field(default=(), metadata=doc("Absences."))
    understudy: str | None = field(
        default=None,
        metadata=doc("Who stands in when no absence says.", reference("staff")),
    )
    left: date | None = field(default=None, metadata=doc("Last day at the library."))
    body: str = field(
        default="",
        metadata=doc("What to come to them for.", text(STAFF), place="body"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A note from one shift at the desk to the next; for staff only."""

    slug: str = field(metadata=doc("The file's name.", code(SLUG), place="name"))
    written_by: str = field(metadata=doc("Who signs it off.", reference("staff")))
    signed: datetime = field(
        metadata=doc("When it was signed off, in UTC.", example="2026-11-05T21:55:00Z")
    )
    read_by: tuple[str, ...] = field(
        default=(), metadata=doc("Who has taken over from it.", reference("staff"))
    )
    body: str = field(
        default="", metadata=doc("What the next shift should know.", text(STAFF), place="body")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """An academic department the library serves."""

    slug: str = field(metadata=doc("The file's name.", code(SLUG, PUBLIC), place="name"))
    name: str = field(metadata=doc("Its name.", text(STAFF, PUBLIC, trust="whole")))
    liaison: str = field(metadata=doc("Its liaison.", reference("staff")))
    understudy: str | None = field(default=None, metadata=doc("Who stands in.", reference("staff")))
    offered_to: str | None = field(
        default=None,
        metadata=doc("Who has yet to accept it.", reference("staff")),
    )
    reminded: date | None = field(
        default=None, metadata=doc("Day of the last reminder; `desk remind` writes it.")
    )
    agreements: tuple[str, ...] = field(
        default=(), metadata=doc("What was agreed, one line each.", text(STAFF))
    )
    body: str = field(
        default="",
        metadata=doc("What colleagues should know.", text(STAFF), place="body"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One step of a project."""

    what: str = field(metadata=doc("The step.", text(STAFF)))
    due: date = field(metadata=doc("The day by which it is to be done."))
    done: date | None = field(default=None, metadata=doc("The day on which it was done."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A longer engagement: a review, a data plan, a course."""

    slug: str = field(metadata=doc("The file's name.", code(SLUG), place="name"))
    title: str = field(metadata=doc("What it is.", text(STAFF)))
    lead: str = field(metadata=doc("Who leads it.", reference("staff")))
    understudy: str | None = field(default=None, metadata=doc("Who stands in.", reference("staff")))
    offered_to: str | None = field(
        default=None,
        metadata=doc("Who has yet to accept it.", reference("staff")),
    )
    team: tuple[str, ...] = field(default=(), metadata=doc("Who works on it.", reference("staff")))
    department: str | None = field(default=None, metadata=doc("For whom.", reference("department")))
    milestones: tuple[Milestone, ...] = field(default=(), metadata=doc("Steps and days."))
    closed: date | None = field(default=None, metadata=doc("Day it ended."))
    reminded: date | None = field(
        default=None, metadata=doc("Day of the last reminder; `desk remind` writes it.")
    )
    body: str = field(
        default="", metadata=doc("What it is about; for staff.", text(STAFF), place="body")
    )
