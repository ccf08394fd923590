"""Words of the public site in one language: phrases, each by its English."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Forms = Mapping[str, str]
"""A phrase with a number, by plural category of Unicode CLDR (one, few, ...) or number (`=1`)."""


@dataclass(frozen=True, slots=True)
class EnglishPlurals:
    """The plural rule of English; a record, so that pages with words can be compared."""

    def __call__(self, number: int) -> str:
        """Return the plural category of a whole number."""
        return "one" if number == 1 else "other"


@dataclass(frozen=True, slots=True)
class Words:
    """Phrases of the pages in a language; a phrase that it lacks stays English.

    Where a language says one phrase in two ways, what each is about stands before it in brackets:
    `[days] {first} to {last}`.

    Args:
        language: a BCP 47 tag.
        name: the language's own name.
        direction: the direction of its writing.
        phrases: phrases by their English.
        plurals: phrases with `{number}` in several forms, by their English.
        category: the rule that finds the plural category of a number.
    """

    language: str = "en"
    name: str = "English"
    direction: Literal["ltr", "rtl"] = "ltr"
    phrases: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, Forms] = field(default_factory=dict)
    category: Callable[[int], str] = EnglishPlurals()

    def __call__(self, english: str, **values: object) -> str:
        """Return a phrase, with values in the place of their names."""
        said = self.phrases.get(english) or _bare(english)
        return said.format(**values) if values else said

    def __getitem__(self, english: str) -> str | Forms:
        """Return a phrase as the theme reads it: there, the words of a language are a mapping."""
        return self.plurals.get(english) or self(english)

    def counted(self, one: str, many: str, count: int, **values: object) -> str:
        """Return a phrase with a number, in the form that the number has in this language.

        Args:
            one: the English phrase for 1.
            many: the English phrase for other numbers, by which a language has its forms.
            count: the number.
            values: by name; `number` is the count unless it is given.
        """
        values = {"number": count, **values}
        forms = self.plurals.get(many, {})
        for key in (f"={count}", self.category(count), "other"):
            if said := forms.get(key):
                return said.format(**values)
        return self(one if count == 1 else many, **values)


def _bare(english: str) -> str:
    """Return a phrase without what it is about."""
    return english.partition("] ")[2] if english.startswith("[") else english


ENGLISH: Final = Words()
