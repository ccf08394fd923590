"""The knowledge records: who works here, what we offer, what we know."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Final

from deskbook.library.model.fields import doc
from deskbook.library.model.issue_form import Asked
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.vocabulary import (
    CLOCK_TIME,
    HANDLE,
    LANGUAGE,
    MARK,
    SLUG,
    TICKET_ID,
    WORKING_SPAN,
    AnswerState,
    Audience,
    ProblemState,
    Weekday,
)

SPAN = rf"{CLOCK_TIME}-{CLOCK_TIME}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Opening hours on some days of the week, in the library's own time."""

    days: tuple[Weekday, ...] = field(metadata=doc("On which days of the week."))
    hours: str = field(
        metadata=doc("Open from-to; past midnight is allowed.", pattern=SPAN, example="08:00-22:00")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedHours:
    """Other hours between two days, both included; `closed` when shut."""

    start: date = field(metadata=doc("First day.", key="from"))
    end: date = field(metadata=doc("Last day.", key="to"))
    hours: str = field(
        metadata=doc("Open from-to, or closed.", pattern=rf"{SPAN}|closed", example="10:00-16:00")
    )
    days: tuple[Weekday, ...] = field(
        default=(), metadata=doc("Only on these days of the week; on each where none is named.")
    )
    name: str = field(default="", metadata=doc("What it is, such as Spring break."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One day on which the library is closed."""

    day: date = field(metadata=doc("The day."))
    name: str = field(metadata=doc("What the day is called."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A teaching term, first and last day included."""

    name: str = field(metadata=doc("What it is called."))
    start: date = field(metadata=doc("First day.", key="from"))
    end: date = field(metadata=doc("Last day.", key="to"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that texts state and that is to stand once: a loan period, a fee, a number."""

    name: str = field(metadata=doc("What texts call it, as in {fact.loan-student}.", pattern=SLUG))
    value: str = field(metadata=doc("What stands in its place.", example="28 days"))
    since: date | None = field(
        default=None, metadata=doc("Day of its last change; answers that use it are read again.")
    )
    about: str = field(default="", metadata=doc("What it means, for colleagues."))
    language: str = field(
        default="",
        metadata=doc("Where this is how another language says it: which.", pattern=rf"|{LANGUAGE}"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """How long identities live and how small a published number may be."""

    retention_days: int = field(
        default=365, metadata=doc("Days after resolution until the patron is forgotten.")
    )
    min_cell: int = field(default=5, metadata=doc("Published numbers below this are suppressed."))
    status_days: int = field(
        default=30,
        metadata=doc("Days after resolution for which a patron's status link still works."),
    )
    name_staff: bool = field(
        default=False, metadata=doc("Whether patrons may be told who works on their question.")
    )
    student_ids: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "Patterns of student ids, which the gate takes out of texts.",
            example=r"N\d{8}",
        ),
    )
    card_numbers: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "Patterns of library cards that are not 14 digits beginning with 2.",
            example=r"HC\d{6}",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """When `desk remind` speaks up for a ticket that waits on somebody else, in working time."""

    chase_vendor: str = field(
        default="5d",
        metadata=doc(
            "A vendor is chased after this, where no day was set.",
            pattern=WORKING_SPAN,
            example="5d",
        ),
    )
    nudge_patron: str = field(
        default="5d",
        metadata=doc("A patron is asked again after this.", pattern=WORKING_SPAN, example="5d"),
    )
    close_after: str = field(
        default="5d",
        metadata=doc(
            "Asked again in vain, the ticket is closed after this as no-reply.",
            pattern=WORKING_SPAN,
            example="5d",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GitHub:
    """The repository on GitHub whose issues mirror the tickets."""

    repository: str = field(
        metadata=doc(
            "Its owner and name.",
            pattern=r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?/[A-Za-z0-9._-]+",
            example="ridgeway-library/desk",
        )
    )
    staff_only: bool = field(
        default=False,
        metadata=doc(
            "Whether it is private and only staff can read it: without this no note and no "
            "ticket that did not begin there goes to it."
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicName:
    """What a topic of answers is called in a language."""

    topic: str = field(metadata=doc("The topic, as answers have it.", pattern=SLUG))
    name: str = field(metadata=doc("What patrons read."))
    language: str = field(
        default="",
        metadata=doc(
            "In which language; without it, in that of the site.", pattern=rf"|{LANGUAGE}"
        ),
    )


PARAMETER = r"[A-Za-z0-9_][^\s&=#?]*"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFields:
    """What the library's own form calls our fields, in the address that fills it in."""

    question: str = field(
        metadata=doc(
            "The question; what has no field of its own goes there too.",
            pattern=PARAMETER,
            example="entry.1045781291",
        )
    )
    title: str = field(
        default="", metadata=doc("The question in one line.", pattern=f"|{PARAMETER}")
    )
    service: str = field(
        default="", metadata=doc("The service, by its name.", pattern=f"|{PARAMETER}")
    )
    item: str = field(default="", metadata=doc("Title, ISSN or DOI.", pattern=f"|{PARAMETER}"))
    entry: str = field(
        default="", metadata=doc("How they got to an e-resource.", pattern=f"|{PARAMETER}")
    )
    place: str = field(default="", metadata=doc("On or off campus.", pattern=f"|{PARAMETER}"))
    link: str = field(default="", metadata=doc("The link that failed.", pattern=f"|{PARAMETER}"))
    error: str = field(default="", metadata=doc("The error message.", pattern=f"|{PARAMETER}"))
    about: str = field(
        default="", metadata=doc("The answer that they had read.", pattern=f"|{PARAMETER}")
    )
    quoted: bool = field(
        default=False,
        metadata=doc("Whether the form wants values in quotation marks, as its own link shows."),
    )


ASK_FIELDS: Final = tuple(it.name for it in fields(AskFields) if it.name != "quoted")
"""The fields that the ask page fills in, which a form without names of its own has too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """`library.md`: the library itself."""

    name: str = field(metadata=doc("The library's name."))
    timezone: str = field(
        metadata=doc(
            "Its IANA time zone.",
            pattern=r"[A-Za-z_]+(/[A-Za-z_+\-0-9]+)*",
            example="America/New_York",
        )
    )
    week: tuple[Hours, ...] = field(metadata=doc("Opening hours of an ordinary week."))
    other_hours: tuple[DatedHours, ...] = field(
        default=(), metadata=doc("Vacation hours and closures, by date.")
    )
    country: str | None = field(
        default=None,
        metadata=doc("ISO 3166 country, for holidays.", pattern="[A-Z]{2}", example="US"),
    )
    subdivision: str | None = field(default=None, metadata=doc("Its state or province."))
    holidays: tuple[Holiday, ...] = field(
        default=(), metadata=doc("Days closed, pinned here and reviewed each year.")
    )
    terms: tuple[Term, ...] = field(default=(), metadata=doc("Teaching terms."))
    facts: tuple[Fact, ...] = field(
        default=(), metadata=doc("Facts that texts state, each in one place; services have theirs.")
    )
    site_url: str = field(default="", metadata=doc("Where the public site is published."))
    language: str = field(
        default="en",
        metadata=doc("The language of the public site, a BCP 47 tag.", pattern=LANGUAGE),
    )
    languages: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "Other languages that the public site is in besides.", pattern=LANGUAGE, example="es"
        ),
    )
    topics: tuple[TopicName, ...] = field(
        default=(),
        metadata=doc("Names of topics, where they are not the topics themselves in capitals."),
    )
    status_url: str = field(default="", metadata=doc("Where patrons see a ticket's state."))
    ask_url: str = field(default="", metadata=doc("Where patrons ask a new question."))
    ask_fields: AskFields | None = field(
        default=None,
        metadata=doc("What the form at `ask_url` calls our fields, where it has names of its own."),
    )
    ask_email: str = field(default="", metadata=doc("The address that takes questions."))
    mail: MailSettings | None = field(
        default=None, metadata=doc("How mail is read and sent; nothing is without it.")
    )
    privacy: Privacy = field(default_factory=Privacy, metadata=doc("Retention and suppression."))
    vault: str = field(
        default="",
        metadata=doc("Folder of the vault where it is shared; by default it is below .desk/."),
    )
    not_personal: tuple[str, ...] = field(
        default=(),
        metadata=doc("Words that look personal and are nobody's; `desk allow` adds to them."),
    )
    care: Care = field(default_factory=Care, metadata=doc("When waiting tickets are spoken for."))
    github: GitHub | None = field(
        default=None, metadata=doc("The repository on GitHub that `desk sync` speaks to.")
    )
    survey: str | None = field(
        default=None, metadata=doc("The definition set counts follow.", example="acrl-2022")
    )
    reporting_year_start: str = field(
        default="07-01",
        metadata=doc(
            "First day of the reporting year.",
            pattern=r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
            example="07-01",
        ),
    )
    now: datetime | None = field(
        default=None,
        metadata=doc(
            "A fixed time that it lives at; only sample libraries have one.",
            example="2026-11-16T15:00:00Z",
        ),
    )
    front_sections: tuple[str, ...] = field(
        default=("answers", "services", "problems"),
        metadata=doc("Sections of the public front page.", pattern=SLUG),
    )
    body: str = field(default="", metadata=doc("The welcome of the front page.", place="body"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePromise:
    """What a service promises, in working time: `4h` hours, `2d` opening days."""

    first_reply: str = field(
        metadata=doc("Until the first reply.", pattern=WORKING_SPAN, example="4h")
    )
    news_every: str = field(
        metadata=doc("Never longer without news.", pattern=WORKING_SPAN, example="2d")
    )
    accept_within: str = field(
        metadata=doc("To answer a handoff.", pattern=WORKING_SPAN, example="1d")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service point with a team and a promise."""

    slug: str = field(metadata=doc("The file's name.", pattern=SLUG, place="name"))
    name: str = field(metadata=doc("Its name, as readers know it."))
    team: tuple[str, ...] = field(
        metadata=doc("Handles of the team.", pattern=HANDLE, refers="staff")
    )
    head: str = field(metadata=doc("Who is head of it.", pattern=HANDLE, refers="staff"))
    offered_to: str | None = field(
        default=None,
        metadata=doc("Who has yet to accept it.", pattern=HANDLE, refers="staff"),
    )
    reminded: date | None = field(
        default=None, metadata=doc("Day of the last reminder; `desk remind` writes it.")
    )
    email: str = field(default="", metadata=doc("Its public address."))
    label: str = field(default="", metadata=doc("Its label on GitHub."))
    github_team: str = field(
        default="",
        metadata=doc(
            "Its team on GitHub, which is mentioned in the place of each colleague.",
            pattern=r"[A-Za-z0-9-]+/[a-z0-9_-]+",
            example="ridgeway-library/reference",
        ),
    )
    asks: tuple[Asked, ...] = field(
        default=(), metadata=doc("What its form asks besides the question (`desk forms`).")
    )
    promise: ServicePromise = field(metadata=doc("What it promises, in working time."))
    audience: Audience = field(default="public", metadata=doc("Whether patrons see it."))
    facts: tuple[Fact, ...] = field(
        default=(), metadata=doc("Its loan periods, fees and the like, which texts state.")
    )
    body: str = field(default="", metadata=doc("The public description.", place="body"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Days on which a colleague is away, both included."""

    start: date = field(metadata=doc("First day away.", key="from"))
    end: date = field(metadata=doc("Last day away.", key="to"))
    understudy: str | None = field(
        default=None, metadata=doc("Who stands in.", pattern=HANDLE, refers="staff")
    )
    reason: str = field(default="", metadata=doc("Only where they want it to be known."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """A colleague. No ranks, no numbers."""

    handle: str = field(metadata=doc("The file's name.", pattern=HANDLE, place="name"))
    name: str = field(metadata=doc("The name colleagues use; a role serves well."))
    github: str | None = field(default=None, metadata=doc("Login on GitHub."))
    github_id: int | None = field(
        default=None,
        metadata=doc(
            "Number of that account, which stays when the login changes; `desk sync` writes it.",
            pattern="[1-9][0-9]{0,8}",
        ),
    )
    email: str = field(default="", metadata=doc("Where digests go."))
    services: tuple[str, ...] = field(
        default=(), metadata=doc("Services worked for.", pattern=SLUG, refers="service")
    )
    away: tuple[Absence, ...] = field(default=(), metadata=doc("Absences."))
    understudy: str | None = field(
        default=None,
        metadata=doc("Who stands in when no absence says.", pattern=HANDLE, refers="staff"),
    )
    left: date | None = field(default=None, metadata=doc("Last day at the library."))
    body: str = field(default="", metadata=doc("What to come to them for.", place="body"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """An academic department the library serves."""

    slug: str = field(metadata=doc("The file's name.", pattern=SLUG, place="name"))
    name: str = field(metadata=doc("Its name."))
    liaison: str = field(metadata=doc("Its liaison.", pattern=HANDLE, refers="staff"))
    understudy: str | None = field(
        default=None, metadata=doc("Who stands in.", pattern=HANDLE, refers="staff")
    )
    offered_to: str | None = field(
        default=None,
        metadata=doc("Who has yet to accept it.", pattern=HANDLE, refers="staff"),
    )
    reminded: date | None = field(
        default=None, metadata=doc("Day of the last reminder; `desk remind` writes it.")
    )
    agreements: tuple[str, ...] = field(default=(), metadata=doc("What was agreed, one line each."))
    body: str = field(default="", metadata=doc("What colleagues should know.", place="body"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """An e-resource or platform."""

    slug: str = field(metadata=doc("The file's name.", pattern=SLUG, place="name"))
    name: str = field(metadata=doc("Its name."))
    vendor: str = field(metadata=doc("Who sells or runs it."))
    support: str = field(default="", metadata=doc("How its support is reached."))
    url: str = field(default="", metadata=doc("Its address."))
    platform: str = field(default="", metadata=doc("The platform it runs on."))
    kbart: str = field(
        default="",
        metadata=doc(
            "Path of the vendor's KBART file (NISO RP-9).", example="knowledge/holdings/a.txt"
        ),
    )
    holdings: str = field(
        default="",
        metadata=doc("Path of a KBART file of what our own knowledge base says of it."),
    )
    status_page: str = field(default="", metadata=doc("The vendor's status page."))
    changed: date | None = field(
        default=None,
        metadata=doc("Day of a change that patrons notice; answers about it are read again."),
    )
    body: str = field(default="", metadata=doc("What patrons should know.", place="body"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemNews:
    """What became of a problem on one day, as patrons read it."""

    day: date = field(metadata=doc("The day."))
    state: ProblemState | None = field(
        default=None, metadata=doc("What it was from that day on, where that changed.")
    )
    says: str = field(default="", metadata=doc("What happened, in one public line."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A known, systemic fault that many tickets belong to."""

    slug: str = field(metadata=doc("The file's name.", pattern=SLUG, place="name"))
    title: str = field(metadata=doc("What patrons notice."))
    state: ProblemState = field(metadata=doc("How far we are."))
    public: bool = field(default=False, metadata=doc("Whether patrons see it."))
    resource: str | None = field(
        default=None, metadata=doc("The resource at fault.", pattern=SLUG, refers="resource")
    )
    started: date = field(metadata=doc("First day of trouble."))
    fixed: date | None = field(default=None, metadata=doc("Day of the fix."))
    lead: str = field(metadata=doc("Who sees to it.", pattern=HANDLE, refers="staff"))
    offered_to: str | None = field(
        default=None,
        metadata=doc("Who has yet to accept it.", pattern=HANDLE, refers="staff"),
    )
    reminded: date | None = field(
        default=None, metadata=doc("Day of the last reminder; `desk remind` writes it.")
    )
    banner: str = field(default="", metadata=doc("One public line while it lasts."))
    news: tuple[ProblemNews, ...] = field(
        default=(),
        metadata=doc("What became of it between its first and its last day, oldest first."),
    )
    body: str = field(default="", metadata=doc("What patrons can do meanwhile.", place="body"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One step of a project."""

    what: str = field(metadata=doc("The step."))
    due: date = field(metadata=doc("The day by which it is to be done."))
    done: date | None = field(default=None, metadata=doc("The day on which it was done."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A longer engagement: a review, a data plan, a course."""

    slug: str = field(metadata=doc("The file's name.", pattern=SLUG, place="name"))
    title: str = field(metadata=doc("What it is."))
    lead: str = field(metadata=doc("Who leads it.", pattern=HANDLE, refers="staff"))
    understudy: str | None = field(
        default=None, metadata=doc("Who stands in.", pattern=HANDLE, refers="staff")
    )
    offered_to: str | None = field(
        default=None,
        metadata=doc("Who has yet to accept it.", pattern=HANDLE, refers="staff"),
    )
    team: tuple[str, ...] = field(
        default=(), metadata=doc("Who works on it.", pattern=HANDLE, refers="staff")
    )
    department: str | None = field(
        default=None, metadata=doc("For whom.", pattern=SLUG, refers="department")
    )
    milestones: tuple[Milestone, ...] = field(default=(), metadata=doc("Steps and days."))
    closed: date | None = field(default=None, metadata=doc("Day it ended."))
    reminded: date | None = field(
        default=None, metadata=doc("Day of the last reminder; `desk remind` writes it.")
    )
    body: str = field(default="", metadata=doc("What it is about; for staff.", place="body"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A knowledge article: the question as a patron asks it, the short answer first."""

    slug: str = field(metadata=doc("The file's name.", pattern=SLUG, place="name"))
    title: str = field(metadata=doc("The question as a patron asks it."))
    state: AnswerState = field(metadata=doc("How much we trust it."))
    audience: Audience = field(default="public", metadata=doc("Who may read it."))
    also_asked: tuple[str, ...] = field(
        default=(), metadata=doc("Patrons' own wordings: added to, never rewritten.")
    )
    services: tuple[str, ...] = field(
        default=(), metadata=doc("Services it belongs to.", pattern=SLUG, refers="service")
    )
    resources: tuple[str, ...] = field(
        default=(), metadata=doc("Resources it is about.", pattern=SLUG, refers="resource")
    )
    topics: tuple[str, ...] = field(
        default=(), metadata=doc("Topics it is listed under.", pattern=SLUG)
    )
    sources: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "Tickets it was learnt from.", pattern=TICKET_ID, refers="ticket", example="Q-4KX7M2"
        ),
    )
    reviewed: date | None = field(default=None, metadata=doc("Day of the last review."))
    reviewed_by: str | None = field(
        default=None, metadata=doc("Who reviewed it.", pattern=HANDLE, refers="staff")
    )
    review_every: str | None = field(
        default=None,
        metadata=doc("Months or years until the next.", pattern="[1-9][0-9]*[my]", example="1y"),
    )
    handed_in: date | None = field(
        default=None, metadata=doc("In review: the day on which it was handed in.")
    )
    handed_in_by: str | None = field(
        default=None,
        metadata=doc(
            "In review: who handed it in; a colleague publishes it.", pattern=HANDLE, refers="staff"
        ),
    )
    apart: tuple[str, ...] = field(
        default=(),
        metadata=doc("Answers that look alike and stay apart.", pattern=SLUG, refers="answer"),
    )
    instead: str | None = field(
        default=None,
        metadata=doc("Archived: the answer to read instead.", pattern=SLUG, refers="answer"),
    )
    was: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "Names that it had before, oldest first; their pages lead here.", pattern=SLUG
        ),
    )
    translates: str | None = field(
        default=None,
        metadata=doc(
            "The answer whose words these are in another language.", pattern=SLUG, refers="answer"
        ),
    )
    original: str = field(
        default="",
        metadata=doc(
            "Mark of what it translates, as that was then; `desk check` gives it.",
            pattern=f"|{MARK}",
            example="x3f2a91c",
        ),
    )
    reminded: date | None = field(
        default=None, metadata=doc("Day of the last reminder; `desk remind` writes it.")
    )
    language: str = field(
        default="en", metadata=doc("Its language, a BCP 47 tag.", pattern=LANGUAGE, example="en")
    )
    body: str = field(default="", metadata=doc("The short answer first, then steps.", place="body"))

    @property
    def is_published(self) -> bool:
        """Return true for an answer that patrons see."""
        return self.state == "published" and self.audience == "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidInstead:
    """What something of `library.md` is called in another language."""

    name: str = field(metadata=doc("Its name there.", example="Finals"))
    says: str = field(metadata=doc("Its name in this language.", example="Exámenes finales"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsInstead:
    """What was said of a problem on a day, in another language."""

    day: date = field(metadata=doc("The day, as the problem has it."))
    says: str = field(metadata=doc("What happened, in one public line."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What a service, a resource, a problem or the welcome says in another language."""

    slug: str = field(metadata=doc("The file's name.", pattern=SLUG, place="name"))
    translates: str = field(
        metadata=doc(
            "Whose words these are: library, or the folder and name of a record.",
            pattern=rf"library|(services|resources|problems)/{SLUG}",
            example="services/interlibrary-loan",
        )
    )
    language: str = field(metadata=doc("Its language, a BCP 47 tag.", pattern=LANGUAGE))
    original: str = field(
        default="",
        metadata=doc(
            "Mark of what it translates, as that was then; `desk check` gives it.",
            pattern=f"|{MARK}",
            example="x3f2a91c",
        ),
    )
    name: str = field(default="", metadata=doc("Its name or title in this language."))
    banner: str = field(default="", metadata=doc("Of a problem: its public line."))
    news: tuple[NewsInstead, ...] = field(
        default=(), metadata=doc("Of a problem: what was said, day by day.")
    )
    names: tuple[SaidInstead, ...] = field(
        default=(), metadata=doc("Of the library: names of holidays and of other hours.")
    )
    body: str = field(default="", metadata=doc("Its text in this language.", place="body"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A note from one shift at the desk to the next; for staff only."""

    slug: str = field(metadata=doc("The file's name.", pattern=SLUG, place="name"))
    written_by: str = field(metadata=doc("Who signs it off.", pattern=HANDLE, refers="staff"))
    signed: datetime = field(
        metadata=doc("When it was signed off, in UTC.", example="2026-11-05T21:55:00Z")
    )
    read_by: tuple[str, ...] = field(
        default=(), metadata=doc("Who has taken over from it.", pattern=HANDLE, refers="staff")
    )
    body: str = field(default="", metadata=doc("What the next shift should know.", place="body"))
