"""Translations: their originals and marks, and the public library in another language."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Final, TypeVar

from deskbook.answers.rules.public_text import remove_staff_text
from deskbook.library.model.library import Library
from deskbook.library.model.public import (
    OtherLanguage,
    PublicAnswer,
    PublicLibrary,
    PublicNews,
    PublicProblem,
    PublicResource,
    PublicService,
)
from deskbook.library.model.records import (
    Answer,
    Problem,
    Profile,
    Resource,
    Service,
    Translation,
)

LIBRARY: Final = "library"
"""The name of the original of a translated welcome."""

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


ShownT = TypeVar("ShownT", PublicProblem, PublicResource, PublicService)
NamedT = TypeVar("NamedT", Resource, PublicResource, PublicService)


def translate(
    library: Library, shown: PublicLibrary, answers: Mapping[str, PublicAnswer], language: str
) -> OtherLanguage:
    """Return the public library in another language, with what is translated.

    Args:
        library: the library, with the fields of its texts filled in.
        shown: what the public may know of it, in its own language.
        answers: those in that language, by the slug of the original.
        language: a BCP 47 tag.
    """
    found = {it.translates: it for it in reversed(_sorted(library)) if it.language == language}
    welcome = found.get(LIBRARY)
    return OtherLanguage(
        answers=answers,
        topic_names=name_topics(library, language),
        services=dict(_each("services", shown.services, found)),
        resources=dict(_each("resources", shown.resources, found)),
        problems={
            slug: _problem(it, found[f"problems/{slug}"])
            for slug, it in _each("problems", shown.problems, found)
        },
        names=name_days(library, language),
        welcome=remove_staff_text(welcome.body) if welcome else "",
    )


def show_in(library: PublicLibrary, language: str) -> PublicLibrary:
    """Return the library as it is shown in another language; untranslated parts stay."""
    there = library.translations[language]
    answers = {slug: there.answers.get(slug, it) for slug, it in library.answers.items()}
    services = {slug: there.services.get(slug, it) for slug, it in library.services.items()}
    resources = {slug: there.resources.get(slug, it) for slug, it in library.resources.items()}
    return replace(
        library,
        language=language,
        answers=dict(sorted(answers.items(), key=lambda pair: pair[1].sorting)),
        services=sort_by_name(services),
        resources=sort_by_name(resources),
        problems={slug: there.problems.get(slug, it) for slug, it in library.problems.items()},
        topic_names={**library.topic_names, **there.topic_names},
        other_hours=library.other_hours.named(there.names),
        welcome=there.welcome or library.welcome,
        welcomed=language if there.welcome else library.written,
    )


def sort_by_name(found: Mapping[str, NamedT]) -> dict[str, NamedT]:
    """Return records in the order of their names."""
    return dict(sorted(found.items(), key=lambda pair: pair[1].name.casefold()))


def name_topics(library: Library, language: str) -> dict[str, str]:
    """Return the names of topics in a language."""
    own = library.profile.language
    return {it.topic: it.name for it in library.profile.topics if (it.language or own) == language}


def name_days(library: Library, language: str) -> dict[str, str]:
    """Return the names of holidays and other hours in another language."""
    return {
        it.name: it.says
        for found in _sorted(library)
        if (found.translates, found.language) == (LIBRARY, language)
        for it in found.names
    }


def _sorted(library: Library) -> list[Translation]:
    """Translations by the names of their files: where two are of one record, the first holds."""
    return [it for _, it in sorted(library.translations.items())]


def _each(
    part: str, shown: Mapping[str, ShownT], found: Mapping[str, Translation]
) -> Iterator[tuple[str, ShownT]]:
    """The records that are translated: whole, with a text and a name, or not at all."""
    for slug, it in shown.items():
        words = found.get(f"{part}/{slug}")
        if words is None or (it.body and not words.body):
            continue
        text, language = remove_staff_text(words.body), words.language
        if isinstance(it, PublicProblem):
            if words.name:
                yield slug, replace(it, title=words.name, body=text, language=language)
        elif words.name or isinstance(it, PublicResource):
            yield slug, replace(it, name=words.name or it.name, body=text, language=language)


def _problem(it: PublicProblem, words: Translation) -> PublicProblem:
    """A problem with its banner and its news in another language; what is not there stays."""
    told: dict[date, list[str]] = defaultdict(list)
    for one in reversed(words.news):
        told[one.day].append(one.says)

    def said(one: PublicNews) -> PublicNews:
        if not one.says or not told[one.day]:
            return one
        return replace(one, says=told[one.day].pop(), language=words.language)

    return replace(it, banner=words.banner, news=tuple(said(one) for one in it.news))
