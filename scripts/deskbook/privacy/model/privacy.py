"""What the gate finds in a text: personal data, by kind, with what to write instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

PersonalKind = Literal[
    "token", "email", "orcid", "student-id", "barcode", "phone", "address", "name"
]
Confidence = Literal["sure", "doubtful"]

PERSONAL_KINDS: Final[tuple[PersonalKind, ...]] = get_args(PersonalKind)
"""The kinds by precedence: where two hits overlap, the earlier kind is kept."""

REPLACEMENTS: Final[Mapping[PersonalKind, str]] = {
    "token": "[token]",
    "email": "[e-mail]",
    "orcid": "[ORCID]",
    "student-id": "[student id]",
    "barcode": "[card number]",
    "phone": "[phone]",
    "address": "[address]",
    "name": "[name]",
}
"""What stands in a text where personal data of a kind stood."""

WORDS: Final[Mapping[PersonalKind, str]] = {
    "token": "a session token or password in an address",
    "email": "an e-mail address",
    "orcid": "an ORCID iD",
    "student-id": "a student id",
    "barcode": "a library card number",
    "phone": "a phone number",
    "address": "a postal address",
    "name": "a person's name",
}
"""The kinds as a sentence names them."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Personal data found in a text.

    `start` and `end` are offsets in characters, `end` not included. What is `sure` is replaced on
    intake and stops a publication; what is `doubtful` is shown for a person to decide.
    """

    start: int
    end: int
    kind: PersonalKind
    confidence: Confidence = "sure"

    @property
    def replacement(self) -> str:
        """What to write instead."""
        return REPLACEMENTS[self.kind]


@dataclass(frozen=True, slots=True)
class Found:
    """What the gate found in one text: the text as it came, and its hits."""

    text: str
    hits: tuple[Hit, ...]
