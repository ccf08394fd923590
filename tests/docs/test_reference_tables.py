from dataclasses import dataclass, field
from datetime import date

from deskbook.library.model import fields
from deskbook.library.model.vocabulary import Status
from tests.docs import reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step."""

    what: str = field(metadata=fields.doc("The step | its name."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A `book` we lend.

    More about it.
    """

    slug: str = field(metadata=fields.doc("The file's name.", place="name"))
    status: Status = field(metadata=fields.doc("Where it is."))
    steps: tuple[Step, ...] = field(default=(), metadata=fields.doc("Its way."))
    since: date | None = field(
        default=None, metadata=fields.doc("Since when.", example="2026-11-02")
    )
    keeper: str | None = field(
        default=None, metadata=fields.doc("Who has it.", fields.reference("staff"))
    )
    rooms: tuple[str, ...] = field(
        default=(), metadata=fields.doc("Where.", fields.reference("room"))
    )
    body: str = field(default="", metadata=fields.doc("What it is about.", place="body"))


def test_the_fields_of_a_record_and_those_within_them():
    assert reference.record(Book) == (
        "| field | value | what it says |\n"
        "| --- | --- | --- |\n"
        "| `status` (needed) | `new`, `open`, `waiting`, `resolved` | Where it is. |\n"
        "| `steps` | list of: fields | Its way. |\n"
        "| `steps.what` (needed) | text | The step \\| its name. |\n"
        "| `since` | day, like `2026-11-02` | Since when. |\n"
        "| `keeper` | handle | Who has it. |\n"
        "| `rooms` | list of: room's id | Where. |"
    )
    assert (reference.body(Book), reference.body(Step)) == ("What it is about.", "")


def test_rules_with_and_without_how_grave_they_are():
    assert reference.rules([("a.b", "warning", "A rule."), ("c.d", "error", "Another.")]) == (
        "| rule |  | what it says |\n| --- | --- | --- |\n"
        "| `a.b` | warning | A rule. |\n| `c.d` | error | Another. |"
    )
    assert reference.rules([("a.b", "A rule.")]) == (
        "| rule | what it says |\n| --- | --- |\n| `a.b` | A rule. |"
    )
