"""Personal data in a text by kind, and the outcomes of the commands that look for it."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Outcome

PersonalKind = Literal[
    "token", "email", "orcid", "student-id", "barcode", "phone", "address", "name"
]
Confidence = Literal["sure", "doubtful"]


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words of one kind of personal data: its replacement, and its name in a sentence."""

    replacement: str
    name: str


PERSONAL_KINDS: Final[Mapping[PersonalKind, KindWords]] = {
    "token": KindWords("[token]", "a session token or password in an address"),
    "email": KindWords("[e-mail]", "an e-mail address"),
    "orcid": KindWords("[ORCID]", "an ORCID iD"),
    "student-id": KindWords("[student id]", "a student id"),
    "barcode": KindWords("[card number]", "a library card number"),
    "phone": KindWords("[phone]", "a phone number"),
    "address": KindWords("[address]", "a postal address"),
    "name": KindWords("[name]", "a person's name"),
}
"""The kinds by precedence: where two hits overlap, the earlier kind is kept."""


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
        """The text to write instead."""
        return PERSONAL_KINDS[self.kind].replacement


@dataclass(frozen=True, slots=True)
class Found:
    """A text as it came, and the gate's hits in it."""

    text: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class PersonalWords:
    """Words of a text that look personal; `line` counts from 1 within that text."""

    line: int
    kind: PersonalKind
    text: str


class PersonalWordsError(DeskError):
    """Words that look personal and that nobody has confirmed; `words` has each of them once."""

    def __init__(self, words: tuple[PersonalWords, ...]) -> None:
        """Name the words with their lines, and what to do about them."""
        self.words = words
        shown = "".join(
            f"  line {it.line}: {PERSONAL_KINDS[it.kind].name}: {it.text!r}\n" for it in words
        )
        allow = " ".join(f"--allow {shlex.quote(it.text)}" for it in words)
        super().__init__(
            f"nothing was written, because these words look personal:\n{shown}"
            f"Write it without them; or, if all may read them, run it again with {allow}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesSearched(Outcome):
    """Files that were searched for personal data; the findings say where it is.

    `selection` says which files: `staged`, `changed since COMMIT`, or nothing for all. `newly_own`
    are addresses and numbers that pass everywhere once the staged files are committed.
    """

    files: int
    selection: str = ""
    newly_own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCleaned(Outcome):
    """A text as the gate keeps it; `changed` if something was replaced."""

    text: str
    changed: bool

    @property
    def is_clean(self) -> bool:
        """Return whether the text passes as it is."""
        return not self.changed


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsAllowed(Outcome):
    """Words that pass the gate from now on; none where all of them did already."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HookInstalled(Outcome):
    """The Git hook that asks the gate before every commit, by its path."""

    path: str
