"""The words of the public site in one language: phrases, each by its English."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Words:
    """What the pages themselves say in a language; a phrase that it lacks stays English.

    Where a language says one phrase in two ways, what each is about stands before it in brackets:
    `[days] {first} to {last}`.

    `language` is a BCP 47 tag, `name` what its readers call it, `direction` how it is written.
    """

    language: str = "en"
    name: str = "English"
    direction: Literal["ltr", "rtl"] = "ltr"
    phrases: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, english: str, **values: object) -> str:
        """A phrase, with values in the place of their names."""
        said = self.phrases.get(english) or _bare(english)
        return said.format(**values) if values else said

    def __getitem__(self, english: str) -> str:
        """A phrase as the theme asks for it: there, the words of a language are a mapping."""
        return self(english)


def _bare(english: str) -> str:
    """A phrase without what it is about."""
    return english.partition("] ")[2] if english.startswith("[") else english


ENGLISH: Final = Words()
