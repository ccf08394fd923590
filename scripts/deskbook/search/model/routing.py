"""Suggestions where a question belongs, from past questions like it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from deskbook.library.model.fields import specs
from deskbook.library.model.library import PARTS
from deskbook.library.model.ticket import Ticket

Field = Literal["service", "resource", "cause", "department"]
"""What is suggested of a question."""

FIELDS: Final[Mapping[Field, str]] = {
    field: PARTS[kind] if (kind := specs(Ticket)[field].refers) else "" for field in get_args(Field)
}
"""The part of a library with the records that a field names; empty where it names none."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A suggested value of a field, with its confidence (0 to 1) and reasons.

    `through` are past questions like it that have this value, the nearest first; `named`: the text
    names it.
    """

    field: Field
    value: str
    confidence: float
    through: tuple[str, ...]
    named: bool = False
