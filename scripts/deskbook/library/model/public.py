"""The public part of a library: types that have no place for anything internal.

Public pages, feeds and search are made from these and from nothing else. Whatever is not a field
here cannot reach a patron, whatever a template does. `answers.rules.publication` is the only maker.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from deskbook.library.model.text_facts import Periods, WeekHours

PublicState = Literal["suspected", "confirmed", "monitoring", "fixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicService:
    """A service as patrons know it: what it does and what it promises, in working time.

    `team` are names to show, empty unless the library names its staff; `asks` what it wants to know
    besides the question, by the ids of `library.model.issue_form`; `called` its name in the
    library's own language.
    """

    slug: str
    name: str
    email: str
    first_reply: str
    news_every: str
    body: str
    team: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    called: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAnswer:
    """A published answer: `short` is its first paragraph, `rest` what follows, both Markdown.

    `related` are slugs of other public answers, the nearest first; `was` are slugs that it had
    before, the first one first; `overdue` whether its review date is over; `reviewed_by` a name to
    show, empty unless the library names its staff.
    """

    slug: str
    title: str
    short: str
    rest: str
    also_asked: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    reviewed: date | None = None
    reviewed_by: str = ""
    overdue: bool = False
    language: str = "en"
    was: tuple[str, ...] = ()

    @property
    def sorting(self) -> str:
        """Its title as it is sorted: without the marks that a question may begin with."""
        return self.title.lstrip("\"'“‘¿¡ ").casefold()


@dataclass(frozen=True, slots=True)
class PublicNews:
    """News of a problem on a day: a state that it was in from then on, a line, or both."""

    day: date
    state: PublicState | None
    says: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicProblem:
    """A known problem that patrons may see; `resource` is the slug of the resource at fault.

    `news` is its history between its first day and its last, the oldest first.
    """

    slug: str
    title: str
    state: PublicState
    resource: str | None
    started: date
    fixed: date | None
    banner: str
    body: str
    news: tuple[PublicNews, ...] = ()
    language: str = "en"

    @property
    def live(self) -> bool:
        """True if it still troubles patrons."""
        return self.state != "fixed"

    @property
    def updated(self) -> date:
        """The last day on which anything is known to have become of it."""
        return max(self.started, self.fixed or self.started, *(it.day for it in self.news))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicResource:
    """A database, journal package or platform as patrons know it."""

    slug: str
    name: str
    url: str
    body: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """Translations into a language: records by the slug of the original, names, a welcome.

    `names` are those of holidays and other hours, by what the library calls them; `behind` are the
    records (`services/loans`) that have changed since they were translated.
    """

    answers: Mapping[str, PublicAnswer] = field(default_factory=dict)
    topic_names: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, PublicService] = field(default_factory=dict)
    resources: Mapping[str, PublicResource] = field(default_factory=dict)
    problems: Mapping[str, PublicProblem] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    welcome: str = ""
    behind: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PublicLook:
    """A library's own logo, colours, and links with their words; empty where it has none."""

    logo: str = ""
    accent: str = ""
    accent_dark: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLibrary:
    """Everything that the public site may say, each kind by its slug in the order it is listed.

    `written` is the language that records are written in, `language` the one that this library is
    shown in, `languages` are others that the site is in besides, by `translations`; `welcomed` is
    the language of the welcome, where that is another one. `country` decides how days and times are
    said; `other_hours` are those of the coming months. `moved` are names that answers had before,
    and of answers that were taken back for another, each with what to read now. `ask_fields` are
    our fields, each with what the form at `ask_url` calls it, with values in quotation marks where
    `ask_quoted`; none where it has our names.
    """

    name: str
    timezone: str
    country: str
    language: str = "en"
    written: str = "en"
    languages: tuple[str, ...] = ()
    welcome: str
    welcomed: str = ""
    week: WeekHours
    other_hours: Periods
    site_url: str = ""
    ask_url: str = ""
    ask_fields: Mapping[str, str] = field(default_factory=dict)
    ask_quoted: bool = False
    ask_email: str = ""
    ask_phone: str = ""
    ask_place: str = ""
    status_url: str = ""
    front_sections: tuple[str, ...] = ()
    look: PublicLook = PublicLook()
    services: Mapping[str, PublicService] = field(default_factory=dict)
    answers: Mapping[str, PublicAnswer] = field(default_factory=dict)
    topic_names: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, OtherLanguage] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, PublicProblem] = field(default_factory=dict)
    resources: Mapping[str, PublicResource] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """The beginning of the addresses of its pages; empty in the language it is written in."""
        return "" if self.language == self.written else f"{self.language}/"

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that have an answer, in the order of their names."""
        found = {topic for it in self.answers.values() for topic in it.topics}
        return tuple(sorted(found, key=lambda it: (self.topic_names.get(it, it).casefold(), it)))
