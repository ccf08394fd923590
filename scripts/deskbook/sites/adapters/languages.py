"""The words of the public site, a file for each language below `site/languages/`."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from deskbook.library.model.finding import DeskError
from deskbook.library.model.words import Words

FOLDER: Final = "languages"
COMPLETE: Final = "en"
"""The language whose file has every phrase there is."""

_NAME: Final = re.compile(r"\{[^}]*\}?|\}")


def read(site: Path, languages: Iterable[str]) -> dict[str, Words]:
    """The words of some languages, by their tags.

    Args:
        site: the folder with what pages are made from.
        languages: BCP 47 tags.

    Raises:
        DeskError: a language has no file, or its file is not as the English one is.
    """
    known = _phrases(_values(site, COMPLETE), COMPLETE)
    return {it: _words(it, _values(site, it), known) for it in languages}


def missing(site: Path, words: Words) -> list[str]:
    """The phrases that a language lacks, in English."""
    known = _phrases(_values(site, COMPLETE), COMPLETE)
    return [it for it in known if not words.phrases.get(it)]


def _path(language: str) -> str:
    return f"site/{FOLDER}/{language}.yml"


def _values(site: Path, language: str) -> Mapping[str, Any]:
    path = site / FOLDER / f"{language}.yml"
    if not path.is_file():
        raise DeskError(
            f"{_path(language)} is missing, and library.md names the language {language}: copy "
            f"{_path(COMPLETE)} there and translate what stands right of each colon"
        )
    try:
        values = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise DeskError(f"{_path(language)} cannot be read: {error}") from None
    if not isinstance(values, dict) or set(values) != {"name", "direction", "phrases"}:
        raise DeskError(f"{_path(language)} needs name:, direction: and phrases:, and nothing else")
    if values["direction"] not in ("ltr", "rtl"):
        raise DeskError(f"{_path(language)}: write direction: ltr, or rtl")
    return values


def _phrases(values: Mapping[str, Any], language: str) -> dict[str, str]:
    """English phrases, each with its words in a language."""
    phrases = values["phrases"]
    if not isinstance(phrases, dict):
        raise DeskError(f"{_path(language)}: phrases: is a list of English: words")
    for key, said in phrases.items():
        if not isinstance(key, str) or not isinstance(said, str | None):
            raise DeskError(f'{_path(language)}: put "{key}" and its words in quotation marks')
    return {key: said or "" for key, said in phrases.items()}


def _words(language: str, values: Mapping[str, Any], known: Mapping[str, str]) -> Words:
    phrases = _phrases(values, language)
    for key, said in phrases.items():
        if key not in known:
            raise DeskError(f'{_path(language)}: no page says "{key}": take it out')
        names, used = (sorted(_NAME.findall(it)) for it in (key, said))
        if said and names != used:
            raise DeskError(
                f'{_path(language)}: "{said}" stands for "{key}", so it needs '
                f"{', '.join(names) or 'no braces'}"
            )
    return Words(language, str(values["name"]), values["direction"], phrases)
