"""The words of the public site, a file for each language below `site/languages/`."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import yaml

from deskbook.calendar.views import cldr
from deskbook.library.adapters.shipped import Look
from deskbook.library.model.finding import DeskError
from deskbook.library.model.words import Forms, Words

FOLDER: Final = "languages"
COMPLETE: Final = "en"
"""The language whose file has every phrase there is."""

RETIRED: Final = frozenset(
    (
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
        *("October", "November", "December", "{day} {month}", "{day} {year}"),
        *("{first} and {last}", "{time} am", "{time} pm"),
    )
)
"""Phrases of older files, accepted and unused: their words come from Unicode CLDR now."""

_NAME: Final = re.compile(r"\{[^}]*\}?|\}")
_NUMBER: Final = "{number}"
_EXACT: Final = re.compile(r"=(?:0|[1-9]\d*)")


def read(look: Look, languages: Iterable[str]) -> dict[str, Words]:
    """Return the words of some languages, by their tags.

    Args:
        look: the files that pages are made from.
        languages: BCP 47 tags.

    Raises:
        DeskError: a language has no file, or its file is not as the English one is.
    """
    known = _known(look)
    return {it: _words(it, _values(look, it), known) for it in languages}


def list_missing(look: Look, words: Words) -> list[str]:
    """Return the phrases that a language lacks, in English, with the plural forms that it lacks."""
    found = _known(look)
    ones = {forms["one"] for forms in found.values() if not isinstance(forms, str)}
    return [
        f"{key}{lacks}"
        for key, forms in found.items()
        if key not in ones and (lacks := _lacks(words, key, forms)) is not None
    ]


def list_unknown(look: Look, language: str) -> list[str]:
    """Return the phrases of a language's file that no page says: misspelt ones, or former ones."""
    known = _known(look)
    found = _phrases(_values(look, language), language)
    return [key for key in found if key not in known and key not in RETIRED]


def _lacks(words: Words, key: str, english: str | Forms) -> str | None:
    """Return what a language lacks of a phrase: all of it (nothing), or some forms; else None."""
    if isinstance(english, str):
        return None if words.phrases.get(key) or words.plurals.get(key) else ""
    forms: Forms = words.plurals.get(key, {})
    if not forms and words.phrases.get(key) and words.phrases.get(english["one"]):
        forms = {"one": words.phrases[english["one"]], "other": words.phrases[key]}
    lacking = [it for it in cldr.count_plural_categories(words.language) if not forms.get(it)]
    if not lacking:
        return None
    return f" ({', '.join(lacking)})" if forms else ""


def _path(language: str) -> str:
    return f"site/{FOLDER}/{language}.yml"


def _known(look: Look) -> dict[str, str | Forms]:
    """Return the English phrases, and those for the number 1, which older files have apart."""
    found = _phrases(_values(Look(look.originals, look.originals), COMPLETE), COMPLETE)
    ones = {forms["one"]: forms["one"] for forms in found.values() if not isinstance(forms, str)}
    return {key: said for key, said in {**found, **ones}.items() if key not in RETIRED}


def _values(look: Look, language: str) -> Mapping[str, Any]:
    path = look.files.get(_path(language))
    if path is None and _path(language) in look.refused:
        raise DeskError(
            f"{_path(language)} is not approved in this clone, and library.md names the language "
            f"{language}: `desk trust` shows the file, `desk trust --apply` approves it"
        )
    if path is None:
        raise DeskError(
            f"{_path(language)} is missing, and library.md names the language {language}: run "
            f"`desk look override {_path(COMPLETE)} --as {_path(language)}` and translate what "
            "stands right of each colon"
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


def _phrases(values: Mapping[str, Any], language: str) -> dict[str, str | Forms]:
    """Return English phrases, each with its words in a language or their forms."""
    phrases = values["phrases"]
    if not isinstance(phrases, dict):
        raise DeskError(f"{_path(language)}: phrases: is a list of English: words")
    found: dict[str, str | Forms] = {}
    for key, said in phrases.items():
        if isinstance(key, str) and isinstance(said, dict):
            found[key] = _forms(key, said, language)
        elif isinstance(key, str) and isinstance(said, str | None):
            found[key] = said or ""
        else:
            raise DeskError(f'{_path(language)}: put "{key}" and its words in quotation marks')
    return found


def _forms(key: str, said: Mapping[Any, Any], language: str) -> Forms:
    """Return the forms of a phrase with a number, each of which fits the language."""
    if _NUMBER not in key:
        raise DeskError(f'{_path(language)}: "{key}" has no {_NUMBER}, so it has one form only')
    if language == COMPLETE and set(said) < {"one", "other"}:
        raise DeskError(f'{_path(language)}: "{key}" needs the forms one and other')
    for name, words in said.items():
        if not isinstance(name, str) or not isinstance(words, str):
            raise DeskError(f'{_path(language)}: put "{name}" of "{key}" in quotation marks')
        if not _EXACT.fullmatch(name) and not cldr.is_plural_category(language, name):
            forms = ", ".join(cldr.count_plural_categories(language))
            raise DeskError(
                f'{_path(language)}: "{key}" has a form "{name}", which the language has not: it '
                f"has {forms}"
            )
    return dict(said)


def _words(language: str, values: Mapping[str, Any], known: Mapping[str, str | Forms]) -> Words:
    found = _phrases(values, language)
    for key, said in found.items():
        if key not in known:
            continue
        for name, form in {"": said}.items() if isinstance(said, str) else said.items():
            _refuse_other_names(key, name, form, language)
    return Words(
        language,
        str(values["name"]),
        values["direction"],
        {key: it for key, it in found.items() if isinstance(it, str) and key in known},
        {key: it for key, it in found.items() if not isinstance(it, str) and key in known},
        cldr.Plurals(language),
    )


def _refuse_other_names(key: str, form: str, said: str, language: str) -> None:
    """Raise where words have other names in braces than their English.

    A form that is for one number alone may say it in words: `one: "one answer"`.
    """
    names, used = (sorted(_NAME.findall(it)) for it in (key, said))
    if form and _NUMBER not in used and _is_for_one_number(form, language):
        names.remove(_NUMBER)
    if said and names != used:
        raise DeskError(
            f'{_path(language)}: "{said}" stands for "{key}", so it needs '
            f"{', '.join(names) or 'no braces'}"
        )


def _is_for_one_number(form: str, language: str) -> bool:
    return form.startswith("=") or cldr.count_plural_categories(language).get(form) == 1
