"""Electronic resources and known problems with them."""

from dataclasses import dataclass, field
from datetime import date

from deskbook.library.model.fields import PUBLIC, STAFF, code, doc, reference, text, value
from deskbook.library.model.vocabulary import SLUG, ProblemState


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
