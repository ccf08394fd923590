"""Where a question may belong, as past questions like it suggest."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

Field = Literal["service", "resource", "cause", "department"]
"""What is suggested of a question."""

FIELDS: Final[tuple[Field, ...]] = get_args(Field)


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
