"""Pictures of a patron and of a department, as colleagues need them before a conversation."""

from dataclasses import dataclass

from deskbook.library.model.records import Department, Problem
from deskbook.library.model.ticket import Ticket
from deskbook.patrons.model.patron import Patron


@dataclass(frozen=True, slots=True)
class PatronPicture:
    """What a patron lets us know: a record, what is open, what ended lately, how many before."""

    patron: Patron
    open: tuple[Ticket, ...]
    recent: tuple[Ticket, ...]
    older: int


@dataclass(frozen=True, slots=True)
class DepartmentPicture:
    """What happens with a department, without anybody's name or pseudonym.

    `resources` and `causes` count its questions of the last 90 days, most first; `problems` are
    those of the resources that it asked about.
    """

    department: Department
    open: tuple[Ticket, ...]
    asked: int
    resources: tuple[tuple[str, int], ...]
    causes: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
