"""The knowledge records: who works here, what we offer, what we know."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Final

from deskbook.library.model.fields import PATRON, PUBLIC, STAFF, code, doc, reference, text, value
from deskbook.library.model.issue_form import Asked
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.vocabulary import (
    CLOCK_TIME,
    HANDLE,
    LANGUAGE,
    MARK,
    SLUG,
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

    days: tuple[Weekday, ...] = field(metadata=doc("On which days of the week.", value(PUBLIC)))
    hours: str = field(
        metadata=doc(
            "Open from-to; past midnight is allowed.", code(SPAN, PUBLIC), example="08:00-22:00"
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedHours:
    """Other hours between two days, both included; `closed` when shut."""

    start: date = field(metadata=doc("First day.", value(PUBLIC), key="from"))
    end: date = field(metadata=doc("Last day.", value(PUBLIC), key="to"))
    hours: str = field(
        metadata=doc(
            "Open from-to, or closed.", code(rf"{SPAN}|closed", PUBLIC), example="10:00-16:00"
        )
    )
    days: tuple[Weekday, ...] = field(
        default=(),
        metadata=doc("Only on these days of the week; on each where none is named.", value(PUBLIC)),
    )
    name: str = field(
        default="", metadata=doc("What it is, such as Spring break.", text(STAFF, PUBLIC))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One day on which the library is closed."""

    day: date = field(metadata=doc("The day.", value(PUBLIC)))
    name: str = field(metadata=doc("What the day is called.", text(STAFF, PUBLIC)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A teaching term, first and last day included."""

    name: str = field(metadata=doc("What it is called.", text(STAFF, PUBLIC)))
    start: date = field(metadata=doc("First day.", value(PUBLIC), key="from"))
    end: date = field(metadata=doc("Last day.", value(PUBLIC), key="to"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that texts state and that is to stand once: a loan period, a fee, a number."""

    name: str = field(
        metadata=doc("What texts call it, as in {fact.loan-student}.", code(SLUG, PUBLIC))
    )
    value: str = field(
        metadata=doc(
            "What stands in its place.", text(STAFF, PUBLIC, trust="whole"), example="28 days"
        )
    )
    since: date | None = field(
        default=None, metadata=doc("Day of its last change; answers that use it are read again.")
    )
    about: str = field(default="", metadata=doc("What it means, for colleagues.", text(STAFF)))
    language: str = field(
        default="",
        metadata=doc(
            "Where this is how another language says it: which.", code(rf"|{LANGUAGE}", PUBLIC)
        ),
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
            text(STAFF),
            example=r"N\d{8}",
        ),
    )
    card_numbers: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "Patterns of library cards that are not 14 digits beginning with 2.",
            text(STAFF),
            example=r"HC\d{6}",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """When `desk remind` speaks up for a ticket that waits on somebody else, in working time."""

    chase_vendor: str = field(
        default="5d",
        metadata=doc(
            "A vendor is chased after this, where no day was set.", code(WORKING_SPAN), example="5d"
        ),
    )
    nudge_patron: str = field(
        default="5d",
        metadata=doc("A patron is asked again after this.", code(WORKING_SPAN), example="5d"),
    )
    close_after: str = field(
        default="5d",
        metadata=doc(
            "Asked again in vain, the ticket is closed after this as no-reply.",
            code(WORKING_SPAN),
            example="5d",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GitHub:
    """The repository on GitHub whose issues mirror the tickets."""

    repository: str = field(
        metadata=doc(
            "Its owner and name.",
            code(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?/[A-Za-z0-9._-]+"),
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

    topic: str = field(metadata=doc("The topic, as answers have it.", code(SLUG, PUBLIC)))
    name: str = field(metadata=doc("What patrons read.", text(STAFF, PUBLIC)))
    language: str = field(
        default="",
        metadata=doc(
            "In which language; without it, in that of the site.", code(rf"|{LANGUAGE}", PUBLIC)
        ),
    )


PARAMETER = r"[A-Za-z0-9_][^\s&=#?]*"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFields:
    """What the library's own form calls our fields, in the address that fills it in."""

    question: str = field(
        metadata=doc(
            "The question; what has no field of its own goes there too.",
            text(STAFF, PUBLIC),
            pattern=PARAMETER,
            example="entry.1045781291",
        )
    )
    title: str = field(
        default="",
        metadata=doc("The question in one line.", text(STAFF, PUBLIC), pattern=f"|{PARAMETER}"),
    )
    service: str = field(
        default="",
        metadata=doc("The service, by its name.", text(STAFF, PUBLIC), pattern=f"|{PARAMETER}"),
    )
    item: str = field(
        default="",
        metadata=doc("Title, ISSN or DOI.", text(STAFF, PUBLIC), pattern=f"|{PARAMETER}"),
    )
    entry: str = field(
        default="",
        metadata=doc(
            "How they got to an e-resource.", text(STAFF, PUBLIC), pattern=f"|{PARAMETER}"
        ),
    )
    place: str = field(
        default="", metadata=doc("On or off campus.", text(STAFF, PUBLIC), pattern=f"|{PARAMETER}")
    )
    link: str = field(
        default="",
        metadata=doc("The link that failed.", text(STAFF, PUBLIC), pattern=f"|{PARAMETER}"),
    )
    error: str = field(
        default="", metadata=doc("The error message.", text(STAFF, PUBLIC), pattern=f"|{PARAMETER}")
    )
    about: str = field(
        default="",
        metadata=doc(
            "The answer that they had read.", text(STAFF, PUBLIC), pattern=f"|{PARAMETER}"
        ),
    )
    quoted: bool = field(
        default=False,
        metadata=doc(
            "Whether the form wants values in quotation marks, as its own link shows.",
            value(PUBLIC),
        ),
    )


ASK_FIELDS: Final = tuple(it.name for it in fields(AskFields) if it.name != "quoted")
"""The fields that the ask page fills in, which a form without names of its own has too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """`library.md`: the library itself."""

    name: str = field(metadata=doc("The library's name.", text(STAFF, PUBLIC, trust="whole")))
    timezone: str = field(
        metadata=doc(
            "Its IANA time zone.",
            code(r"[A-Za-z_]+(/[A-Za-z_+\-0-9]+)*", PUBLIC),
            example="America/New_York",
        )
    )
    week: tuple[Hours, ...] = field(
        metadata=doc("Opening hours of an ordinary week.", value(PUBLIC))
    )
    other_hours: tuple[DatedHours, ...] = field(
        default=(), metadata=doc("Vacation hours and closures, by date.", value(PUBLIC))
    )
    country: str | None = field(
        default=None,
        metadata=doc("ISO 3166 country, for holidays.", code("[A-Z]{2}", PUBLIC), example="US"),
    )
    subdivision: str | None = field(
        default=None, metadata=doc("Its state or province.", text(STAFF, PUBLIC))
    )
    holidays: tuple[Holiday, ...] = field(
        default=(), metadata=doc("Days closed, pinned here and reviewed each year.", value(PUBLIC))
    )
    terms: tuple[Term, ...] = field(default=(), metadata=doc("Teaching terms.", value(PUBLIC)))
    facts: tuple[Fact, ...] = field(
        default=(),
        metadata=doc(
            "Facts that texts state, each in one place; services have theirs.", value(PUBLIC)
        ),
    )
    site_url: str = field(
        default="", metadata=doc("Where the public site is published.", text(STAFF, PUBLIC))
    )
    language: str = field(
        default="en",
        metadata=doc("The language of the public site, a BCP 47 tag.", code(LANGUAGE, PUBLIC)),
    )
    languages: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "Other languages that the public site is in besides.",
            code(LANGUAGE, PUBLIC),
            example="es",
        ),
    )
    topics: tuple[TopicName, ...] = field(
        default=(),
        metadata=doc(
            "Names of topics, where they are not the topics themselves in capitals.", value(PUBLIC)
        ),
    )
    status_url: str = field(
        default="", metadata=doc("Where patrons see a ticket's state.", text(STAFF, PUBLIC))
    )
    ask_url: str = field(
        default="", metadata=doc("Where patrons ask a new question.", text(STAFF, PUBLIC))
    )
    ask_fields: AskFields | None = field(
        default=None,
        metadata=doc(
            "What the form at `ask_url` calls our fields, where it has names of its own.",
            value(PUBLIC),
        ),
    )
    ask_email: str = field(
        default="",
        metadata=doc("The address that takes questions.", text(STAFF, PUBLIC, trust="whole")),
    )
    mail: MailSettings | None = field(
        default=None, metadata=doc("How mail is read and sent; nothing is without it.")
    )
    privacy: Privacy = field(default_factory=Privacy, metadata=doc("Retention and suppression."))
    vault: str = field(
        default="",
        metadata=doc(
            "Folder of the vault where it is shared; by default it is below .desk/.", text(STAFF)
        ),
    )
    not_personal: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "Words that look personal and are nobody's; `desk allow` adds to them.",
            text(STAFF, trust="whole"),
        ),
    )
    care: Care = field(default_factory=Care, metadata=doc("When waiting tickets are spoken for."))
    github: GitHub | None = field(
        default=None, metadata=doc("The repository on GitHub that `desk sync` speaks to.")
    )
    survey: str | None = field(
        default=None,
        metadata=doc("The definition set counts follow.", text(STAFF), example="acrl-2022"),
    )
    reporting_year_start: str = field(
        default="07-01",
        metadata=doc(
            "First day of the reporting year.",
            code(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
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
        metadata=doc("Sections of the public front page.", code(SLUG, PUBLIC)),
    )
    body: str = field(
        default="",
        metadata=doc(
            "The welcome of the front page.", text(STAFF, PUBLIC, trust="contacts"), place="body"
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePromise:
    """What a service promises, in working time: `4h` hours, `2d` opening days."""

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
        metadata=doc(
            "The public description.", text(STAFF, PUBLIC, trust="contacts"), place="body"
        ),
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
        metadata=doc("What to come to them for.", text(STAFF, trust="contacts"), place="body"),
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
        metadata=doc("What colleagues should know.", text(STAFF, trust="contacts"), place="body"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """An e-resource or platform."""

    slug: str = field(metadata=doc("The file's name.", code(SLUG, PUBLIC), place="name"))
    name: str = field(metadata=doc("Its name.", text(STAFF, PUBLIC, trust="whole")))
    vendor: str = field(metadata=doc("Who sells or runs it.", text(STAFF, trust="whole")))
    support: str = field(
        default="", metadata=doc("How its support is reached.", text(STAFF, trust="contacts"))
    )
    url: str = field(default="", metadata=doc("Its address.", text(STAFF, PUBLIC)))
    platform: str = field(default="", metadata=doc("The platform it runs on.", text(STAFF)))
    kbart: str = field(
        default="",
        metadata=doc(
            "Path of the vendor's KBART file (NISO RP-9).",
            text(STAFF),
            example="knowledge/holdings/a.txt",
        ),
    )
    holdings: str = field(
        default="",
        metadata=doc(
            "Path of a KBART file of what our own knowledge base says of it.", text(STAFF)
        ),
    )
    status_page: str = field(default="", metadata=doc("The vendor's status page.", text(STAFF)))
    changed: date | None = field(
        default=None,
        metadata=doc("Day of a change that patrons notice; answers about it are read again."),
    )
    body: str = field(
        default="",
        metadata=doc(
            "What patrons should know.", text(STAFF, PUBLIC, trust="contacts"), place="body"
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemNews:
    """What became of a problem on one day, as patrons read it."""

    day: date = field(metadata=doc("The day.", value(PUBLIC)))
    state: ProblemState | None = field(
        default=None,
        metadata=doc("What it was from that day on, where that changed.", value(PUBLIC)),
    )
    says: str = field(
        default="", metadata=doc("What happened, in one public line.", text(STAFF, PUBLIC))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A known, systemic fault that many tickets belong to."""

    slug: str = field(metadata=doc("The file's name.", code(SLUG, PUBLIC), place="name"))
    title: str = field(metadata=doc("What patrons notice.", text(STAFF, PUBLIC)))
    state: ProblemState = field(metadata=doc("How far we are.", value(PUBLIC)))
    public: bool = field(default=False, metadata=doc("Whether patrons see it.", value(PUBLIC)))
    resource: str | None = field(
        default=None, metadata=doc("The resource at fault.", reference("resource", PUBLIC))
    )
    started: date = field(metadata=doc("First day of trouble.", value(PUBLIC)))
    fixed: date | None = field(default=None, metadata=doc("Day of the fix.", value(PUBLIC)))
    lead: str = field(metadata=doc("Who sees to it.", reference("staff")))
    offered_to: str | None = field(
        default=None,
        metadata=doc("Who has yet to accept it.", reference("staff")),
    )
    reminded: date | None = field(
        default=None, metadata=doc("Day of the last reminder; `desk remind` writes it.")
    )
    banner: str = field(
        default="", metadata=doc("One public line while it lasts.", text(STAFF, PUBLIC))
    )
    news: tuple[ProblemNews, ...] = field(
        default=(),
        metadata=doc(
            "What became of it between its first and its last day, oldest first.", value(PUBLIC)
        ),
    )
    body: str = field(
        default="",
        metadata=doc("What patrons can do meanwhile.", text(STAFF, PUBLIC), place="body"),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A knowledge article: the question as a patron asks it, the short answer first."""

    slug: str = field(metadata=doc("The file's name.", code(SLUG, PUBLIC), place="name"))
    title: str = field(metadata=doc("The question as a patron asks it.", text(PATRON, PUBLIC)))
    state: AnswerState = field(metadata=doc("How much we trust it.", value(PUBLIC)))
    audience: Audience = field(default="public", metadata=doc("Who may read it.", value(PUBLIC)))
    also_asked: tuple[str, ...] = field(
        default=(),
        metadata=doc("Patrons' own wordings: added to, never rewritten.", text(PATRON, PUBLIC)),
    )
    services: tuple[str, ...] = field(
        default=(), metadata=doc("Services it belongs to.", reference("service", PUBLIC))
    )
    resources: tuple[str, ...] = field(
        default=(), metadata=doc("Resources it is about.", reference("resource", PUBLIC))
    )
    topics: tuple[str, ...] = field(
        default=(), metadata=doc("Topics it is listed under.", code(SLUG, PUBLIC))
    )
    sources: tuple[str, ...] = field(
        default=(),
        metadata=doc("Tickets it was learnt from.", reference("ticket"), example="Q-4KX7M2"),
    )
    reviewed: date | None = field(
        default=None, metadata=doc("Day of the last review.", value(PUBLIC))
    )
    reviewed_by: str | None = field(
        default=None, metadata=doc("Who reviewed it.", reference("staff"))
    )
    review_every: str | None = field(
        default=None,
        metadata=doc(
            "Months or years until the next.", code("[1-9][0-9]*[my]", PUBLIC), example="1y"
        ),
    )
    handed_in: date | None = field(
        default=None, metadata=doc("In review: the day on which it was handed in.")
    )
    handed_in_by: str | None = field(
        default=None,
        metadata=doc("In review: who handed it in; a colleague publishes it.", reference("staff")),
    )
    apart: tuple[str, ...] = field(
        default=(),
        metadata=doc("Answers that look alike and stay apart.", reference("answer")),
    )
    instead: str | None = field(
        default=None,
        metadata=doc("Archived: the answer to read instead.", reference("answer", PUBLIC)),
    )
    was: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "Names that it had before, oldest first; their pages lead here.", code(SLUG, PUBLIC)
        ),
    )
    translates: str | None = field(
        default=None,
        metadata=doc(
            "The answer whose words these are in another language.", reference("answer", PUBLIC)
        ),
    )
    original: str = field(
        default="",
        metadata=doc(
            "Mark of what it translates, as that was then; `desk check` gives it.",
            code(f"|{MARK}", PUBLIC),
            example="x3f2a91c",
        ),
    )
    reminded: date | None = field(
        default=None, metadata=doc("Day of the last reminder; `desk remind` writes it.")
    )
    language: str = field(
        default="en",
        metadata=doc("Its language, a BCP 47 tag.", code(LANGUAGE, PUBLIC), example="en"),
    )
    body: str = field(
        default="",
        metadata=doc("The short answer first, then steps.", text(STAFF, PUBLIC), place="body"),
    )

    @property
    def is_published(self) -> bool:
        """Return true for an answer that patrons see."""
        return self.state == "published" and self.audience == "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidInstead:
    """What something of `library.md` is called in another language."""

    name: str = field(metadata=doc("Its name there.", text(STAFF, PUBLIC), example="Finals"))
    says: str = field(
        metadata=doc("Its name in this language.", text(STAFF, PUBLIC), example="Exámenes finales")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsInstead:
    """What was said of a problem on a day, in another language."""

    day: date = field(metadata=doc("The day, as the problem has it.", value(PUBLIC)))
    says: str = field(metadata=doc("What happened, in one public line.", text(STAFF, PUBLIC)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What a service, a resource, a problem or the welcome says in another language."""

    slug: str = field(metadata=doc("The file's name.", code(SLUG, PUBLIC), place="name"))
    translates: str = field(
        metadata=doc(
            "Whose words these are: library, or the folder and name of a record.",
            code(rf"library|(services|resources|problems)/{SLUG}", PUBLIC),
            example="services/interlibrary-loan",
        )
    )
    language: str = field(metadata=doc("Its language, a BCP 47 tag.", code(LANGUAGE, PUBLIC)))
    original: str = field(
        default="",
        metadata=doc(
            "Mark of what it translates, as that was then; `desk check` gives it.",
            code(f"|{MARK}", PUBLIC),
            example="x3f2a91c",
        ),
    )
    name: str = field(
        default="", metadata=doc("Its name or title in this language.", text(STAFF, PUBLIC))
    )
    banner: str = field(
        default="", metadata=doc("Of a problem: its public line.", text(STAFF, PUBLIC))
    )
    news: tuple[NewsInstead, ...] = field(
        default=(), metadata=doc("Of a problem: what was said, day by day.", value(PUBLIC))
    )
    names: tuple[SaidInstead, ...] = field(
        default=(),
        metadata=doc("Of the library: names of holidays and of other hours.", value(PUBLIC)),
    )
    body: str = field(
        default="", metadata=doc("Its text in this language.", text(STAFF, PUBLIC), place="body")
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
