"""An item in anybody's words: its parts, its title in the lists, and the rows about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deskbook.eresources.adapters.title_lists import Listed, find_by_key, find_by_number
from deskbook.eresources.adapters.title_search import find_mentions
from deskbook.eresources.formats import identifiers
from deskbook.eresources.formats.item_text import read_text
from deskbook.eresources.formats.title_words import find_names
from deskbook.eresources.model.reading import Mention, Part, Reading
from deskbook.eresources.rules import items, mentions, titles
from deskbook.library.model.library import Library


@dataclass(frozen=True, slots=True)
class ItemRead:
    """A text as understood, and the rows of all lists about the title that it names."""

    reading: Reading
    listed: tuple[Listed, ...]


def read_item(root: Path, library: Library, text: str, where: str | None = None) -> ItemRead:
    """Read a text and find the title that it names in the lists, which are loaded.

    Args:
        root: the library.
        library: its records.
        text: anything that a person wrote or pasted.
        where: the resource where it was looked for; a title that it lists is preferred.
    """
    profile = library.profile
    reading = read_text(text, (profile.language, *profile.languages))
    reading = _with_resources(library, reading)
    where = where or titles.only(reading.resources)
    numbers = titles.list_numbers(reading)
    by_number = find_by_number(root, numbers) if numbers else ()
    found = _find_title(root, reading, where)
    if by_number:
        reading = items.assemble(reading, found.parts)
        return ItemRead(titles.compare(reading, by_number, found.listed), by_number)
    corrected = _corrected(root, reading)
    if found.parts or found.listed:
        reading = titles.doubt(items.assemble(reading, found.parts), found.doubt)
        reading = titles.ask(reading, found.listed, where, corrected, sure=found.sure)
        return ItemRead(reading, () if reading.titles else found.listed)
    return ItemRead(titles.ask(items.assemble(reading), (), where, corrected), ())


@dataclass(frozen=True, slots=True)
class _TitleFound:
    """The title of a text: its part, and the rows of the title or titles that it may be.

    `doubt` names a listed title that is part of the one in the text.
    """

    parts: tuple[Part, ...] = ()
    listed: tuple[Listed, ...] = ()
    doubt: str = ""
    sure: bool = True


def _find_title(root: Path, reading: Reading, where: str | None) -> _TitleFound:
    """Find the title that a link names, else the one in the words of a text."""
    for part in reading.parts:
        if part.name == "title":
            return _TitleFound((), _find_whole(root, part.value))
    masked = titles.mask(reading)
    sure: Sequence[Mention] = ()
    maybe: Sequence[Mention] = ()
    for near in (False, True):
        found = find_mentions(root, masked, near=near)
        sure, perhaps = mentions.select_mentions(reading, found)
        maybe = maybe or perhaps
        if sure:
            break
    guess = None if sure or titles.list_numbers(reading) else mentions.guess_title(reading)
    within = guess and guess.capital and all(mentions.is_within(it, guess) for it in maybe)
    if guess and (not maybe or (within and not titles.is_choice(reading, maybe))):
        part = mentions.cite(guess, reading)
        return _TitleFound((part,), doubt=titles.note_other(part, maybe, reading))
    if not sure and not maybe:
        return _TitleFound()
    listed = {it.key: find_by_key(root, [it.key]) for it in (*sure, *maybe)}
    chosen = titles.choose(reading, sure or maybe, listed, where)
    rows = tuple(dict.fromkeys(row for it in chosen for row in listed[it.key]))
    parts = tuple(dict.fromkeys(mentions.cite(it, reading) for it in chosen))
    return _TitleFound(parts, rows, sure=bool(sure))


def _find_whole(root: Path, title: str) -> tuple[Listed, ...]:
    """Find a title that is given as such: as it is, else with a word misspelt or abbreviated."""
    reading = Reading(text=title, rest=((0, len(title)),))
    for near in (False, True):
        found = [it for it in find_mentions(root, title, near=near) if titles.is_whole(it, reading)]
        if found:
            return find_by_key(root, list(dict.fromkeys(it.key for it in found)))
    return ()


def _with_resources(library: Library, reading: Reading) -> Reading:
    """The reading with the resources that it names, or whose DOIs begin like one in it."""
    names = {slug: it.name for slug, it in library.resources.items()}
    masked = titles.mask(reading)
    named = [
        Part("database", slug, reading.text[start:end], start, end)
        for slug, start, end in find_names(masked, names)
    ]
    dois = [it.value for it in reading.parts if it.name == "doi"]
    of_doi = [
        slug
        for slug, it in sorted(library.resources.items())
        if any(doi.startswith(prefix.lower()) for prefix in it.doi_prefixes for doi in dois)
    ]
    return replace(
        reading,
        parts=tuple(sorted((*reading.parts, *named), key=lambda it: (it.start, it.end))),
        rest=mentions.uncover(reading, named),
        resources=tuple(dict.fromkeys(it.value for it in named)),
        publishers=tuple(of_doi),
    )


def _corrected(root: Path, reading: Reading) -> tuple[Listed, ...]:
    """The rows whose ISSN differs in one digit from one whose check digit is wrong."""
    return _rows_of(root, (it for it in reading.wrong if len(it) == 8))


def _rows_of(root: Path, wrong: Iterable[str]) -> tuple[Listed, ...]:
    found: list[Listed] = []
    for number in wrong:
        candidates = list(dict.fromkeys(identifiers.list_corrections(number)))
        found += find_by_number(root, candidates) if candidates else ()
    return tuple(dict.fromkeys(found))
