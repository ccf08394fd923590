"""Answers of the knowledge base and translations of public records."""

from dataclasses import dataclass, field
from datetime import date

from deskbook.library.model.fields import PATRON, PUBLIC, STAFF, code, doc, reference, text, value
from deskbook.library.model.vocabulary import LANGUAGE, MARK, SLUG, AnswerState, Audience


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
    """A name of `library.md` in another language."""

    name: str = field(metadata=doc("Its name there.", text(STAFF, PUBLIC), example="Finals"))
    says: str = field(
        metadata=doc("Its name in this language.", text(STAFF, PUBLIC), example="Exámenes finales")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsInstead:
    """News of a problem on a day, in another language."""

    day: date = field(metadata=doc("The day, as the problem has it.", value(PUBLIC)))
    says: str = field(metadata=doc("What happened, in one public line.", text(STAFF, PUBLIC)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A translation of a service, a resource, a problem or the welcome."""

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
