"""Electronic resources and known problems with them."""

from dataclasses import dataclass, field
from datetime import date

from deskbook.library.model.fields import PUBLIC, STAFF, code, doc, reference, text, value
from deskbook.library.model.vocabulary import SLUG, ProblemState

_DATED = r"(?:1[4-9]|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?"
PUBLISHED = rf"|{_DATED}(?:/{_DATED})?"
"""A day, month or year of publication, or two with a slash between them."""

ISSN = r"|\d{4}-\d{3}[\dX]"
"""An ISSN with its hyphen, or nothing."""

NUMBER = r"|[0-9A-Za-z]{1,6}(?:[-/][0-9A-Za-z]{1,4})?|suppl [0-9A-Za-z]{0,3}"
"""A volume or an issue: `24`, `1-2`, `suppl 1`, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedTitle:
    """A journal that comes out regularly, so that a late issue is seen before anybody asks."""

    number: str = field(metadata=doc("Its ISSN.", code(r"\d{4}-\d{3}[\dX]"), example="0000-1066"))
    months: int = field(
        metadata=doc("The months from one issue to the next.", value(), example="3")
    )
    last: str = field(
        metadata=doc("The date of the last issue that was seen.", code(_DATED), example="2025-12")
    )
    volume: str = field(default="", metadata=doc("Its volume.", code(r"|\d{1,4}")))
    issue: str = field(default="", metadata=doc("Its number in the volume.", code(r"|\d{1,3}")))
    issues: int = field(default=0, metadata=doc("The issues of one volume.", value()))


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
    doi_prefixes: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "How the DOIs of its articles begin, so that a DOI alone leads to it.",
            code(r"10\.\d{4,9}(?:/[\w.()-]*)?"),
            example="10.1000",
        ),
    )
    expected: tuple[ExpectedTitle, ...] = field(
        default=(),
        metadata=doc("Journals whose next issues `desk coverage due` predicts.", value()),
    )
    status_page: str = field(default="", metadata=doc("The vendor's status page.", text(STAFF)))
    changed: date | None = field(
        default=None,
        metadata=doc("Day of a change that patrons notice; answers about it are read again."),
    )
    body: str = field(
        default="",
        metadata=doc("What patrons should know.", text(STAFF, PUBLIC), place="body"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemNews:
    """News of a problem on one day, as patrons read it."""

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
class Missing:
    """One issue that is missing or came late: a fact about the issue, whoever missed it."""

    slug: str = field(metadata=doc("The file's name.", code(SLUG), place="name"))
    title: str = field(metadata=doc("The title of the journal, as listed.", text(STAFF)))
    number: str = field(default="", metadata=doc("Its ISSN.", code(ISSN), example="0000-1066"))
    volume: str = field(default="", metadata=doc("Its volume.", code(NUMBER), example="24"))
    issue: str = field(
        default="", metadata=doc("Its number in the volume.", code(NUMBER), example="2")
    )
    published: str = field(
        default="",
        metadata=doc(
            "Its date: a year, a month, a day, or a range.", code(PUBLISHED), example="2026-06"
        ),
    )
    resource: str = field(metadata=doc("Where it is missing.", reference("resource")))
    due: date | None = field(default=None, metadata=doc("The day by which it was to be there."))
    reason: str = field(
        default="", metadata=doc("The list and the rule behind that day.", text(STAFF))
    )
    missed: date = field(metadata=doc("The day on which somebody first missed it."))
    tickets: tuple[str, ...] = field(
        default=(), metadata=doc("The questions of those who missed it.", reference("ticket"))
    )
    vendor_case: str = field(default="", metadata=doc("The vendor's case number.", text(STAFF)))
    watch: date | None = field(default=None, metadata=doc("The day on which we look again."))
    arrived: date | None = field(
        default=None, metadata=doc("The day on which it was seen to be there.")
    )
    checked: str = field(default="", metadata=doc("How that was checked.", text(STAFF)))
    body: str = field(
        default="", metadata=doc("What colleagues should know.", text(STAFF), place="body")
    )
