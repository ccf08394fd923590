"""The outcomes of importing, exporting and comparing, and the steps towards them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from deskbook.library.model.outcome import UNSAID, Notice, Outcome
from deskbook.library.model.table import Table
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import AnswerState
from deskbook.privacy.model.privacy import PersonalKind
from deskbook.transfer.model.mapping import CsvMapping, Reject


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something that a row has and no ticket or answer can take."""

    line: int
    what: str = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True)
class Personal:
    """Kinds of personal data in a row: replaced where `sure`, else kept for a person to decide."""

    path: str
    line: int
    sure: bool
    kinds: tuple[PersonalKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Remarks on single rows of an import, by the file that they are in."""

    file: str
    unfit: tuple[Reject, ...] = ()
    not_taken: tuple[NotTaken, ...] = ()
    personal: tuple[Personal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """A step of an import: what the rows of a table become, before anything is written.

    `read_as` are the decisions by which the table was read; `known` rows were imported before;
    `first` are the first new tickets; `strange` are words of the table that are in no table of the
    mapping, with how often they occur, the commonest first.
    """

    mapping: CsvMapping = field(metadata=UNSAID)
    columns: tuple[str, ...]
    zone: ZoneInfo = field(metadata=UNSAID)
    new: int
    known: int
    patrons: int
    services: Mapping[str, int]
    years: Mapping[int, int]
    first: tuple[Ticket, ...] = field(metadata=UNSAID)
    strange: tuple[tuple[tuple[str, str, str], int], ...] = field(metadata=UNSAID)
    rows: Rows
    read_as: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


class _Imported:
    """The end of an import: rows that do not fit fail the run."""

    __slots__ = ()
    rows: Rows

    @property
    def is_clean(self) -> bool:
        """True where all rows could be taken over."""
        return not self.rows.unfit


@dataclass(frozen=True, slots=True, kw_only=True)
class TableImported(_Imported, Outcome):
    """Tickets made of the rows of another system's table; `paths` are the files written."""

    applied: bool
    rows: Rows
    source: str
    new: int
    known: int
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsReturned(_Imported, Outcome):
    """Tickets brought back from an export of our own; `same` are there already."""

    applied: bool
    rows: Rows
    new: int
    same: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersImported(_Imported, Outcome):
    """Answers made of another system's FAQs; `same` are there already.

    `first` are names and titles of the first of them.
    """

    applied: bool
    rows: Rows
    new: int
    same: int
    states: Mapping[AnswerState, int]
    topics: Mapping[str, int]
    first: tuple[tuple[str, str], ...] = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingFound(Outcome):
    """The text of a mapping that comes with Deskbook."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported(Outcome):
    """A folder with everything, or all that is published, and the numbers of what is in it."""

    folder: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSetWritten(Outcome):
    """A data set of questions for others.

    `minimum` is how many rows are alike at least, 1 where nothing was suppressed; `left_out` how
    many rows were too rare.
    """

    folder: str
    files: int
    rows: int
    minimum: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Answered:
    """The table of one query; `small` rows are of too few questions to be shown."""

    table: Table
    small: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LibrariesCompared(Outcome):
    """The answers of the data sets of several libraries, and how many questions are in them."""

    questions: int
    libraries: tuple[str, ...]
    tables: tuple[Answered, ...]
