"""Translations and what they translate: which record, as it stood then or changed since."""

from hashlib import sha256
from typing import Final

from deskbook.answers.rules.public_text import remove_staff_text
from deskbook.library.model.library import Library
from deskbook.library.model.records import (
    Answer,
    Problem,
    Profile,
    Resource,
    Service,
    Translation,
)

LIBRARY: Final = "library"
"""What a translation of the welcome translates."""

Original = Answer | Problem | Profile | Resource | Service
Translated = Answer | Translation


def find_original(it: Translated, library: Library) -> Original | None:
    """Return the record that a translation has in another language, if there is one."""
    if isinstance(it, Answer):
        return library.answers.get(it.translates or "")
    if it.translates == LIBRARY:
        return library.profile
    part, _, name = it.translates.partition("/")
    found: Original | None = getattr(library, part).get(name)
    return found


def make_mark(record: Original) -> str:
    """Return eight characters that change with a record's public words."""
    words = [remove_staff_text(record.body)]
    match record:
        case Answer():
            words.append(record.title)
        case Problem():
            words += [record.title, record.banner, *(it.says for it in record.news)]
        case Profile():
            pass
        case _:
            words.append(record.name)
    plain = "\n".join(" ".join(it.split()) for it in words)
    return f"x{sha256(plain.encode()).hexdigest()[:7]}"


def find_outdated(library: Library) -> frozenset[tuple[str, str]]:
    """Return language and original (`services/loans`) of each translation that is out of date.

    Of the files as they are: fields that are filled in make other words of them.
    """
    answers = (it for it in library.answers.values() if it.translates)
    found: list[Translated] = [*answers, *library.translations.values()]
    return frozenset((it.language, find_place(it)) for it in found if _is_behind(it, library))


def find_place(it: Translated) -> str:
    """Return the folder and name of a translation's original."""
    return f"answers/{it.translates}" if isinstance(it, Answer) else it.translates


def list_names(library: Library, translates: str) -> dict[str, str]:
    """Return the names of a record (`services/loans`) in other languages, where it has one."""
    found = (it for _, it in sorted(library.translations.items(), reverse=True))
    return {it.language: it.name for it in found if it.translates == translates and it.name}


def _is_behind(it: Translated, library: Library) -> bool:
    found = find_original(it, library)
    return found is not None and bool(it.original) and it.original != make_mark(found)
