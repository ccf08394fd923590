"""Settings of a library that `library.md` has in groups, such as hours, terms and privacy."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Final

from deskbook.library.model.fields import PUBLIC, STAFF, code, doc, text, value
from deskbook.library.model.vocabulary import CLOCK_TIME, LANGUAGE, SLUG, WORKING_SPAN, Weekday

SPAN = rf"{CLOCK_TIME}-{CLOCK_TIME}"

COLOUR: Final = "#?[0-9A-Fa-f]{6}"
"""A colour; without the `#`, which begins a comment where it is not in quotation marks."""


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
    """Days that identities are kept, and the smallest number that is published."""

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
    """Working time until `desk remind` names a ticket that waits on somebody else."""

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
class SiteLink:
    """A link at the foot of every page of the public site."""

    title: str = field(metadata=doc("The words of the link.", text(STAFF, PUBLIC)))
    url: str = field(
        metadata=doc(
            "Its address.", code(r"https?://[^\s\"'<>]+", PUBLIC), example="https://college.example"
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """What a library may change about the look of its sites without a template of its own."""

    logo: str = field(
        default="",
        metadata=doc(
            "A picture before the library's name: a file in site/overrides/assets/.",
            code(r"|[A-Za-z0-9][A-Za-z0-9._-]*\.(svg|png|jpg|jpeg|webp)", PUBLIC),
            example="logo.svg",
        ),
    )
    accent: str = field(
        default="",
        metadata=doc(
            "The colour of links and buttons on light pages.",
            code(rf"|{COLOUR}", PUBLIC),
            example="1d5049",
        ),
    )
    accent_dark: str = field(
        default="",
        metadata=doc("The same on dark pages.", code(rf"|{COLOUR}", PUBLIC), example="93cfc0"),
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
    """The name of a topic of answers in a language."""

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
    """Names of our fields in the library's own form, in the address that fills it in."""

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
