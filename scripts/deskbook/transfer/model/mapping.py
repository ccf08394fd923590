"""Mappings of the columns of somebody else's table to tickets, and its rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, Literal

from deskbook.library.model import ticket_fields
from deskbook.library.model.fields import doc, reference
from deskbook.library.model.outcome import UNSAID
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.vocabulary import SLUG, Activity, Cause, Resolution
from deskbook.patrons.model.patron import Given

NOBODY: Final = Given()
"""Nothing said of who asked."""

Delimiter = Literal[",", ";", "tab", "|"]
Imported = Literal["new", "resolved"]
if TYPE_CHECKING:
    Settable = str
else:
    Settable = Literal[tuple(it.name for it in ticket_fields.find_imported())]
"""The fields of a ticket that a mapping may set, as their definitions say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A column with times, days, months or years."""

    column: str = field(metadata=doc("The column.", example="asked_at"))
    formats: tuple[str, ...] = field(
        default=(),
        metadata=doc(
            "The ways in which its values may be written. All values of the column decide which "
            "of them are right; without any, the usual ways are tried.",
            example="%d.%m.%Y %H:%M",
        ),
    )
    time: str | None = field(
        default=None,
        metadata=doc("A second column, where the time of day has one of its own; a space between."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a column and the value that it stands for."""

    word: str = field(metadata=doc("What the column says, whatever the case.", key="from"))
    value: str = field(metadata=doc("What the ticket's field becomes.", key="to"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRule:
    """The source of a ticket's field: the same value for all, or a column."""

    name: Settable = field(metadata=doc("The ticket's field.", key="field"))
    value: str | None = field(default=None, metadata=doc("The same for every row."))
    column: str | None = field(default=None, metadata=doc("The column it is taken from."))
    table: tuple[Word, ...] = field(
        default=(), metadata=doc("Words of the column and the values they stand for.")
    )
    otherwise: str | None = field(
        default=None, metadata=doc("For words that are not in the table, and empty cells.")
    )
    decimal: Literal[".", ","] | None = field(
        default=None,
        metadata=doc("Numbers only: the decimal mark, where the column does not tell it."),
    )
    parted: Literal["space"] | None = field(
        default=None,
        metadata=doc("Lists only: `space` where spaces part them, not commas and the like."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorting:
    """The fields of questions of one topic."""

    service: str | None = field(default=None, metadata=doc("The service.", reference("service")))
    department: str | None = field(
        default=None, metadata=doc("The department.", reference("department"))
    )
    resource: str | None = field(default=None, metadata=doc("The resource.", reference("resource")))
    answer: str | None = field(default=None, metadata=doc("The answer.", reference("answer")))
    cause: Cause | None = field(default=None, metadata=doc("What was found wrong."))
    activity: Activity | None = field(default=None, metadata=doc("What kind of help it was."))
    labels: tuple[str, ...] = field(default=(), metadata=doc("Labels.", pattern=SLUG))


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Sorting):
    """A word of the topic column, and where its questions belong."""

    word: str = field(metadata=doc("What the column says, whatever the case.", key="topic"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """The topic column and its table."""

    column: str = field(metadata=doc("The column."))
    table: tuple[Topic, ...] = field(metadata=doc("Its words, and where each belongs."))
    otherwise: Sorting | None = field(
        default=None,
        metadata=doc("For topics that are not in the table; without it such rows are refused."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """The columns that say who asked; what is in them goes to the vault and nowhere else."""

    name: str | None = field(default=None, metadata=doc("Their name."))
    email: str | None = field(default=None, metadata=doc("Their e-mail address."))
    phone: str | None = field(default=None, metadata=doc("Their phone number."))
    card: str | None = field(default=None, metadata=doc("Their library card."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """The words of a column that say that a question is still open."""

    column: str = field(metadata=doc("The column."))
    words: tuple[str, ...] = field(
        metadata=doc("Its words for questions that are not finished, whatever the case.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvMapping:
    """A mapping file: how each row of a table of questions becomes a ticket."""

    source: str = field(
        metadata=doc(
            "A name for the table, kept in every ticket, by which a row is known again.",
            pattern=SLUG,
            example="chat-2023-2026",
        )
    )
    id: tuple[str, ...] = field(
        default=(),
        metadata=doc("The columns that make a row that row; by default all of them."),
    )
    encoding: str | None = field(
        default=None,
        metadata=doc(
            "Only where the table's own bytes do not tell: any name that Python knows.",
            example="cp1251",
        ),
    )
    delimiter: Delimiter | None = field(
        default=None, metadata=doc("Only where it is determined wrongly.")
    )
    question: str = field(metadata=doc("The column with the question.", example="question"))
    reply: str | None = field(default=None, metadata=doc("The column with what was answered."))
    opened: Moment = field(metadata=doc("When it was asked.", example="{column: asked_at}"))
    resolved: Moment | None = field(
        default=None, metadata=doc("When it was resolved; by default when it was asked.")
    )
    status: Imported = field(
        default="resolved", metadata=doc("What becomes of the tickets: resolved, or new.")
    )
    resolution: Resolution = field(
        default="answered",
        metadata=doc("How those that are resolved ended, where no column says it."),
    )
    lead: str | None = field(
        default=None,
        metadata=doc(
            "Who leads those that are resolved, where no column says it; by default the head of "
            "their service.",
            reference("staff"),
        ),
    )
    topics: Topics | None = field(
        default=None, metadata=doc("A column of topics, and where the questions of each belong.")
    )
    fields: tuple[FieldRule, ...] = field(
        default=(), metadata=doc("Where the other fields come from.")
    )
    unwritten: str | None = field(
        default=None,
        metadata=doc(
            "The title of questions that nobody wrote down; without it such rows are refused.",
            example="A question at the desk, not written down",
        ),
    )
    note: str | None = field(
        default=None, metadata=doc("The column with what colleagues noted among themselves.")
    )
    patron: Asker | None = field(
        default=None, metadata=doc("The columns that say who asked; they go to the vault.")
    )
    unfinished: Unfinished | None = field(
        default=None, metadata=doc("Which rows are still open there, and so are here.")
    )


Precision = Literal["second", "day", "month", "year"]


@dataclass(frozen=True, slots=True)
class When:
    """A time as exactly as a table tells it.

    `moment` is UTC where it is told to the minute or better; else `first` and `last` are the days
    within which it lies, both included.
    """

    moment: datetime | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A later entry of a question, by patron or staff.

    `author` is a handle, `patron` or `desk`; `internal` what colleagues wrote among themselves.
    """

    time: datetime
    author: str
    text: str
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row that a table has, on which lines, and its cells by column.

    Where more than a table was exported, `said` is what followed, oldest first, and `left` what
    the row has besides and no ticket can take.
    """

    line: int
    last: int
    cells: Mapping[str, str]
    raw: str
    said: tuple[Said, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Faq:
    """A question of another system's book of answers, on a line of its export.

    `text` is the answer as Markdown, its short form first where it has one; `links` are titles
    and addresses that stand below it; `updated` is the day on which it was last looked at there.
    """

    line: int
    id: str
    question: str
    text: str
    topics: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    updated: date | None = None
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """One row that does not fit, and why; `raw` is its text, to be mended and read again."""

    line: int
    last: int
    why: str
    raw: str = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True)
class Draft:
    """One row, read and converted: a ticket but for its id and exact time."""

    line: int
    last: int
    raw: str
    key: str
    question: str
    reply: str
    opened: When
    resolved: When | None
    fields: Mapping[str, FieldValue]
    said: tuple[Said, ...] = ()
    note: str = ""
    asker: Given = NOBODY
    is_open: bool = False
