"""The library itself, as `library.md` describes it."""

from dataclasses import dataclass, field
from datetime import datetime

from deskbook.library.model.fields import PUBLIC, STAFF, code, doc, text, value
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.records.settings import (
    Appearance,
    AskFields,
    Care,
    DatedHours,
    Fact,
    GitHub,
    Holiday,
    Hours,
    Privacy,
    SiteLink,
    Term,
    TopicName,
)
from deskbook.library.model.vocabulary import FORMAT, LANGUAGE, SLUG, Scheduler


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """`library.md`: the library itself."""

    name: str = field(metadata=doc("The library's name.", text(STAFF, PUBLIC, trust="whole")))
    format: int = field(
        default=1,
        metadata=doc(
            "The version of the library's files; `desk upgrade` sets it.",
            example=f"{FORMAT}",
        ),
    )
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
    ask_phone: str = field(
        default="",
        metadata=doc(
            "The telephone number that takes questions.",
            text(STAFF, PUBLIC, trust="whole"),
            example="+1 607 555 0100",
        ),
    )
    ask_place: str = field(
        default="",
        metadata=doc(
            "Where patrons come to ask.",
            text(STAFF, PUBLIC, trust="whole"),
            example="The help desk in Mill Hall, ground floor",
        ),
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
    scheduler: Scheduler | None = field(
        default=None,
        metadata=doc("What starts the daily jobs; `desk setup` writes it.", example="cron"),
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
    look: Appearance = field(
        default_factory=Appearance,
        metadata=doc("Logo and colours of the sites, where they are not the program's."),
    )
    site_links: tuple[SiteLink, ...] = field(
        default=(),
        metadata=doc("Links at the foot of every page of the public site.", value(PUBLIC)),
    )
    body: str = field(
        default="",
        metadata=doc("The welcome of the front page.", text(STAFF, PUBLIC), place="body"),
    )
