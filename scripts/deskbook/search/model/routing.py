"""Where a question may belong, as past questions like it suggest."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Field = Literal["service", "resource", "cause", "department"]
"""What is suggested of a question."""

FIELDS: Final[Mapping[Field, str]] = {
    "service": "services",
    "resource": "resources",
    "cause": "",
    "department": "departments",
}
"""The part of a library with the records that a field names; empty where it names none."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a field of a question may be, how sure that is (0 to 1), and why.

    `through` are past questions like it that have this value, the nearest first; `named`: the text
    names it.
    """

    field: Field
    value: str
    confidence: float
    through: tuple[str, ...]
    named: bool = False
