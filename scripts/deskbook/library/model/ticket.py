"""A ticket: one question from one patron, from first contact to resolution."""

from dataclasses import dataclass, field
from datetime import date, datetime

from deskbook.library.model.fields import doc
from deskbook.library.model.vocabulary import (
    HANDLE,
    LANGUAGE,
    PSEUDONYM,
    SLUG,
    TICKET_ID,
    Activity,
    Cause,
    Channel,
    EntryKind,
    PatronGroup,
    Resolution,
    Status,
    WaitingOn,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened to a ticket.

    `time` is UTC in whole seconds; `author` a handle, `patron` or `desk`; `id` eight characters of
    Crockford's base 32; `data` the `- key: value` lines in their order; `text` clean Markdown
    (see `deskbook.library.formats.text`), possibly empty.
    """

    time: datetime
    kind: EntryKind
    author: str
    id: str
    data: tuple[tuple[str, str], ...] = ()
    text: str = ""

    def value(self, key: str) -> str:
        """The value of a data line, or nothing."""
        return next((value for name, value in self.data if name == key), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One question from one patron. Nothing derivable is stored."""

    id: str = field(
        metadata=doc("The ticket's name for ever.", pattern=TICKET_ID, example="Q-4KX7M2")
    )
    title: str = field(metadata=doc("The question in one line, without names."))
    status: Status = field(
        metadata=doc("new: nobody leads it; open: being worked on; waiting: on somebody else.")
    )
    waiting_on: WaitingOn | None = field(
        default=None, metadata=doc("Whom it waits on; only while waiting.")
    )
    service: str = field(
        metadata=doc("The service point that answers.", pattern=SLUG, refers="service")
    )
    channel: Channel = field(metadata=doc("How the question reached us."))
    opened: datetime = field(
        metadata=doc("First contact, in UTC and whole seconds.", example="2026-11-02T14:14:00Z")
    )
    lead: str | None = field(
        default=None,
        metadata=doc("The one colleague answerable to the patron.", pattern=HANDLE, refers="staff"),
    )
    offered_to: str | None = field(
        default=None,
        metadata=doc("The colleague who has yet to accept.", pattern=HANDLE, refers="staff"),
    )
    contributors: tuple[str, ...] = field(
        default=(),
        metadata=doc("Colleagues who help without leading.", pattern=HANDLE, refers="staff"),
    )
    patron: str | None = field(
        default=None,
        metadata=doc(
            "The patron's pseudonym; never a name.", pattern=PSEUDONYM, example="p-7f3kq29d"
        ),
    )
    patron_group: PatronGroup | None = field(
        default=None, metadata=doc("What kind of reader asked.")
    )
    department: str | None = field(
        default=None,
        metadata=doc("The academic department.", pattern=SLUG, refers="department"),
    )
    resource: str | None = field(
        default=None,
        metadata=doc("The e-resource or platform.", pattern=SLUG, refers="resource"),
    )
    item: str | None = field(
        default=None,
        metadata=doc(
            "The journal issue or article in question: ISSN or title, date, volume.",
            example="0378-5955, 2026-03, vol. 36, no. 1",
        ),
    )
    symptom: str | None = field(
        default=None,
        metadata=doc("What the patron met, in their words; what was wrong is the cause."),
    )
    cause: Cause | None = field(
        default=None, metadata=doc("What staff found to be wrong; from a closed list.")
    )
    problem: str | None = field(
        default=None,
        metadata=doc("The known problem it belongs to.", pattern=SLUG, refers="problem"),
    )
    project: str | None = field(
        default=None, metadata=doc("The project it is part of.", pattern=SLUG, refers="project")
    )
    answer: str | None = field(
        default=None,
        metadata=doc("The answer that it was answered with.", pattern=SLUG, refers="answer"),
    )
    vendor_case: str | None = field(
        default=None, metadata=doc("The vendor's case number, as text.", example="00482-119")
    )
    promised: date | None = field(
        default=None,
        metadata=doc("The day the patron hears from us next.", example="2026-11-12"),
    )
    watch: date | None = field(
        default=None,
        metadata=doc("The day we look again whether late content has come.", example="2026-12-01"),
    )
    arrived: date | None = field(
        default=None, metadata=doc("The day on which late content was seen to be there.")
    )
    resolved: datetime | None = field(default=None, metadata=doc("When it was resolved, in UTC."))
    resolution: Resolution | None = field(default=None, metadata=doc("How it ended."))
    activity: Activity | None = field(
        default=None, metadata=doc("What kind of help it was, as the surveys define it.")
    )
    read: int | None = field(
        default=None, metadata=doc("Effort on the READ scale, 1 to 6.", pattern="[1-6]")
    )
    minutes: int | None = field(default=None, metadata=doc("Staff minutes, where a library wants."))
    labels: tuple[str, ...] = field(
        default=(), metadata=doc("Free labels, lower case with hyphens.", pattern=SLUG)
    )
    links: tuple[str, ...] = field(
        default=(), metadata=doc("Other tickets (Q-…) or web addresses that belong here.")
    )
    language: str | None = field(
        default=None,
        metadata=doc("The patron's language, a BCP 47 tag.", pattern=LANGUAGE, example="es"),
    )
    course: str | None = field(default=None, metadata=doc("The course, without a name."))
    issue: int | None = field(
        default=None, metadata=doc("The number of its GitHub issue.", pattern="[1-9][0-9]*")
    )
    question: str = field(
        default="", metadata=doc("The question as first asked, redacted.", place="body")
    )
    entries: tuple[Entry, ...] = field(
        default=(), metadata=doc("What happened, oldest first.", place="entries")
    )
