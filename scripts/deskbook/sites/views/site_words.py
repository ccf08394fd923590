"""The words of all languages, as the theme of the public site gets them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from deskbook.library.model.public import PublicLibrary
from deskbook.library.model.words import Words

SHOWN: Final = 5


def share_words(library: PublicLibrary, words: Mapping[str, Words]) -> dict[str, Any]:
    """The language of the site; where it is in several, each of them, and what is said in it."""
    found: dict[str, Any] = {
        "language": library.written,
        "rtl": [it.language for it in words.values() if it.direction == "rtl"],
        "words": {it.language: {**it.phrases, **it.plurals} for it in words.values()},
    }
    if library.languages:
        found["languages"] = [
            {
                "code": it.language,
                "name": it.name,
                "prefix": "" if it.language == library.written else f"{it.language}/",
            }
            for it in words.values()
        ]
    return found


def describe_lacking(words: Words, phrases: Sequence[str]) -> str:
    """Return the remark on phrases that a language lacks, which pages have in English."""
    lacks = f"lacks {len(phrases)}, said in English: {_some(phrases)}"
    return f"site/languages/{words.language}.yml {lacks}"


def describe_unknown(language: str, phrases: Sequence[str]) -> str:
    """Return the remark on phrases of a language that no page says."""
    return f"site/languages/{language}.yml: no page says {_some(phrases)}: correct or remove that"


def _some(phrases: Sequence[str]) -> str:
    """Return the first few phrases in quotation marks."""
    return "; ".join([f'"{it}"' for it in phrases[:SHOWN]] + ["…"] * (len(phrases) > SHOWN))


def describe_unreviewed(slug: str) -> str:
    """Return the remark on an answer that is left out because nobody is named who reviewed it."""
    return (
        f"knowledge/answers/{slug}.md is left out, for nobody is named who reviewed it: write "
        f"state: review, then whoever has read it says `desk answer publish {slug}`"
    )
