from dataclasses import dataclass, field
from datetime import date

import pytest

from deskbook.library.formats import record_file
from deskbook.library.model import fields
from deskbook.library.model.fields import front_specs
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


@pytest.mark.parametrize("word", record_file.KINDS)
def test_example_of_each_record_is_read_without_a_finding(word):
    kind = record_file.KINDS[word]
    folder = next((it for it, other in record_file.FOLDERS.items() if other is kind), "")
    path = f"knowledge/{folder}/a-name.md" if folder else "knowledge/library.md"
    text = reference.example(kind)
    assert record_file.parse(kind, path, text.encode()).findings == ()
    needed = [key for key, spec in front_specs(kind).items() if spec.required]
    assert [it for it in needed if f"\n{it}:" not in text] == []


def test_example_of_the_library_has_week_mail_and_holidays_whole():
    text = reference.example(record_file.KINDS["library"])
    assert 'week:\n  - {days: [mon], hours: "08:00-22:00"}\n' in text
    assert "mail:\n  address: ask@l.example\n  since: 2026-11-02T14:14:00Z\n" in text
