"""A ticket: one question from one patron, from first contact to resolution."""

from dataclasses import dataclass, field
from datetime import date, datetime

from deskbook.library.model.entry_kinds import EntryKind
from deskbook.library.model.fields import (
    PATRON,
    STAFF,
    asked,
    code,
    copied,
    dimension,
    doc,
    imported,
    instead,
    merged,
    option,
    reference,
    shown,
    text,
    together,
    value,
    while_open,
)
from deskbook.library.model.vocabulary import (
    LANGUAGE,
    NAME_DIGEST,
    PSEUDONYM,
    SLUG,
    TICKET_ID,
    Activity,
    Asker,
    Cause,
    Channel,
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
        for name, said in self.data:
            if name == key:
                return said
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One question from one patron. Nothing derivable is stored.

    `docs/adding-a-field.md` shows how to add a field, and what its declarations mean.
    """

    # fmt: off
    id: str = field(metadata=doc(
        "The ticket's name for ever.", code(TICKET_ID, "patron"), instead("an id is for ever"),
        shown("list", "index"), example="Q-4KX7M2"))
    title: str = field(metadata=doc(
        "The question in one line, without names.", text(PATRON),
        option("new", "log", "split", "edit", short="-t"),
        shown("list", "index", "search", "evidence"), imported()))
    status: Status = field(metadata=doc(
        "new: nobody leads it; open: being worked on; waiting: on somebody else.",
        value("patron"), option("list"),
        instead("`desk claim`, `wait`, `resume`, `resolve` and `reopen` change it"),
        shown("list", "index"), together("state")))
    waiting_on: WaitingOn | None = field(default=None, metadata=doc(
        "Whom it waits on; only while waiting.", value("patron"), option("list"),
        instead("`desk wait` and `desk resume` change it"), while_open(),
        shown("list", "index"), together("state")))
    service: str = field(metadata=doc(
        "The service point that answers.", reference("service", "patron"),
        option("new", "log", "split", "edit", "list", short="-s", kept=("new", "log")),
        copied(), shown("list", "index"),
        dimension(
            public_title="Questions by service",
            on_rise="Look whether the desk's hours and an answer on the site can take some of "
            "them.",
            briefed=(("department", 1), ("resource", 2))),
        imported()))
    channel: Channel = field(metadata=doc(
        "How the question reached us.",
        option("new", "log", "split", "edit", "list", short="-c", kept=("new", "log")),
        copied(),
        dimension(
            public_title="How you asked",
            on_rise="Look whether somebody is there when patrons come this way."),
        imported()))
    opened: datetime = field(metadata=doc(
        "First contact, in UTC and whole seconds.", value("patron"), option("list"),
        instead("it says when the patron first asked, and where the file stands"),
        shown("list", "index"), example="2026-11-02T14:14:00Z"))
    lead: str | None = field(default=None, metadata=doc(
        "The one colleague answerable to the patron.", reference("staff"), option("list"),
        instead("`desk claim`, `desk handoff` and `desk release` change it"),
        shown("list", "index"), imported()))
    offered_to: str | None = field(default=None, metadata=doc(
        "The colleague who has yet to accept.", reference("staff"), option("list"),
        instead("`desk handoff` and its answer change it"), while_open(),
        shown("list", "index")))
    contributors: tuple[str, ...] = field(default=(), metadata=doc(
        "Colleagues who help without leading.", reference("staff"), option("edit", "list"),
        shown("index"), imported()))
    patron: str | None = field(default=None, metadata=doc(
        "The patron's pseudonym; never a name.", code(PSEUDONYM),
        option("new", "log", "split", "edit", "list"), merged("filled"), copied(),
        shown("page"), example="p-7f3kq29d"))
    asker: Asker | None = field(default=None, metadata=doc(
        "unknown: nobody knows yet who asks, and `patron` only keeps what they wrote.",
        value(), option("list"), instead("`desk edit TICKET --patron-email` names who asks"),
        copied(), shown("list", "index", "card", "page")))
    patron_group: PatronGroup | None = field(default=None, metadata=doc(
        "What kind of reader asked.",
        option("new", "log", "split", "edit", "list", short="-g"), asked("group"),
        merged("filled"), copied(), shown("page"), dimension("group of patrons"), imported()))
    department: str | None = field(default=None, metadata=doc(
        "The academic department.", reference("department"),
        option("new", "log", "split", "edit", "list"), asked("department"), merged("filled"),
        copied(), shown("index", "card", "page"),
        dimension(
            public_title="Questions by department",
            on_rise="Let the liaison ask the department what has changed for them.",
            briefed=(("resource", 3), ("vendor", 3))),
        imported()))
    resource: str | None = field(default=None, metadata=doc(
        "The e-resource or platform.", reference("resource"),
        option("new", "log", "split", "edit", "list"), asked("resource"), merged("filled"),
        shown("card", "page", "similar", "evidence"),
        dimension(
            public_title="Questions by resource",
            on_rise="Look whether it is one fault: `desk problem open` gathers its tickets.",
            briefed=(("department", 3), ("vendor", 1))),
        imported()))
    item: str | None = field(default=None, metadata=doc(
        "The journal issue or article in question: ISSN or title, date, volume.", text(PATRON),
        option("new", "split", "edit", "list"), asked("item"),
        merged("filled"), shown("card", "page", "evidence"), imported(),
        example="0378-5955, 2026-03, vol. 36, no. 1"))
    symptom: str | None = field(default=None, metadata=doc(
        "What the patron met, in their words; what was wrong is the cause.", text(PATRON),
        option("new", "split", "edit", "list"), asked("symptom"), merged("filled"),
        shown("card", "page"), imported()))
    cause: Cause | None = field(default=None, metadata=doc(
        "What staff found to be wrong; from a closed list.", option("log", "edit", "list"),
        merged("filled"), shown("card", "page", "similar", "evidence"),
        dimension(on_rise="Look for what these have in common; one change may end them all.",
            briefed=(("department", 4), ("resource", 1), ("vendor", 2))),
        imported()))
    problem: str | None = field(default=None, metadata=doc(
        "The known problem it belongs to.", reference("problem"),
        option("new", "split", "edit", "list"), merged("filled"),
        shown("card", "page", "evidence"), dimension(), imported()))
    project: str | None = field(default=None, metadata=doc(
        "The project it is part of.", reference("project"),
        option("new", "split", "edit", "list"), merged("filled"), copied(),
        shown("index", "card", "page"), imported()))
    answer: str | None = field(default=None, metadata=doc(
        "The answer that it was answered with.", reference("answer"),
        option("log", "edit", "list"), shown("card", "page", "similar"), imported()))
    vendor_case: str | None = field(default=None, metadata=doc(
        "The vendor's case number, as text.", text(STAFF),
        option("new", "split", "edit", "list"), merged("filled"),
        shown("card", "page", "evidence"), imported(), example="00482-119"))
    promised: date | None = field(default=None, metadata=doc(
        "The day the patron hears from us next.", value("patron"), option("list"),
        instead("`desk promise` changes it"), while_open(), merged("earliest"),
        shown("list", "index"), example="2026-11-12"))
    watch: date | None = field(default=None, metadata=doc(
        "The day we look again whether late content has come.", option("list"),
        instead("`desk watch` and `desk arrived` change it"), while_open(), merged("earliest"),
        example="2026-12-01"))
    arrived: date | None = field(default=None, metadata=doc(
        "The day on which late content was seen to be there.", option("list"),
        instead("`desk arrived` sets it, `desk watch` takes it out again"), shown("evidence"),
        imported()))
    resolved: datetime | None = field(default=None, metadata=doc(
        "When it was resolved, in UTC.", value("patron"), option("list"),
        instead("`desk resolve` and `desk reopen` change it"), shown("index"),
        together("state")))
    resolution: Resolution | None = field(default=None, metadata=doc(
        "How it ended.", value("patron"), option("list"),
        instead("`desk reopen` the ticket, then `desk resolve` it as what it was"),
        shown("similar"), together("state"), dimension(), imported()))
    activity: Activity | None = field(default=None, metadata=doc(
        "What kind of help it was, as the surveys define it.",
        option("new", "log", "split", "edit", "list", short="-a", kept=("log",)),
        shown("card", "page"), dimension("kind of help", briefed=(("department", 2),)),
        imported()))
    read: int | None = field(default=None, metadata=doc(
        "Effort on the READ scale, 1 to 6.", option("new", "log", "split", "edit", "list"),
        shown("card", "page"), imported(), pattern="[1-6]"))
    minutes: int | None = field(default=None, metadata=doc(
        "Staff minutes, where a library wants.", option("new", "log", "split", "edit", "list"),
        shown("card", "page"), imported()))
    labels: tuple[str, ...] = field(default=(), metadata=doc(
        "Free labels, lower case with hyphens.", text(STAFF), option("new", "edit", "list"),
        merged("joined"), shown("card", "page"), dimension("label"), imported(), pattern=SLUG))
    links: tuple[str, ...] = field(default=(), metadata=doc(
        "Other tickets (Q-…) or web addresses that belong here.", text(STAFF), option("list"),
        instead("`desk link` changes them"), shown("card")))
    language: str | None = field(default=None, metadata=doc(
        "The patron's language, a BCP 47 tag.", code(LANGUAGE),
        option("new", "log", "split", "edit", "list"), merged("filled"), copied(),
        shown("page"), dimension(), imported(), example="es"))
    course: str | None = field(default=None, metadata=doc(
        "The course, without a name.", text(PATRON),
        option("new", "log", "split", "edit", "list"), asked("course"), merged("filled"),
        copied(), shown("card", "page"), imported()))
    allowed: tuple[str, ...] = field(default=(), metadata=doc(
        "Names that may stand in this ticket, each as a digest.", code(NAME_DIGEST),
        option("list"), instead("`--allow` of the command that writes a name adds to it"),
        merged("joined"), copied(), example="7F3K9Q2M1A"))
    issue: int | None = field(default=None, metadata=doc(
        "The number of its GitHub issue.", option("list"), instead("the mirror keeps it"),
        shown("card", "page"), pattern="[1-9][0-9]*"))
    question: str = field(default="", metadata=doc(
        "The question as first asked, redacted.", text(PATRON, "patron"), shown("search"),
        place="body"))
    entries: tuple[Entry, ...] = field(default=(), metadata=doc(
        "What happened, oldest first.", value("patron"), place="entries"))
    # fmt: on
