"""The title that a text means, where the lists have several that it may mean."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from deskbook.eresources.model.coverage import Holding
from deskbook.eresources.model.diagnosis import ListedBy
from deskbook.eresources.model.reading import SHOWN, Mention, Part, Reading
from deskbook.eresources.rules import mentions

Listed = tuple[ListedBy, Holding]


def only(resources: Sequence[str]) -> str | None:
    """Return the one resource that a text names; none where it names several or none."""
    return resources[0] if len(resources) == 1 else None


def list_numbers(reading: Reading) -> tuple[str, ...]:
    """Return the ISSNs and ISBNs of a text whose check digit is right."""
    return tuple(
        dict.fromkeys(it.value for it in reading.parts if it.name in ("issn", "isbn") and it.value)
    )


def mask(reading: Reading) -> str:
    """Return a text in which links, and lines that are no prose, are NUL characters."""
    text = reading.text
    ranges = [(it.start, it.end) for it in reading.unused]
    ranges += [(it.start, it.end) for it in reading.parts if "=" in it.source or "//" in it.source]
    for start, end in ranges:
        text = text[:start] + "\0" * (end - start) + text[end:]
    return text


def is_whole(mention: Mention, reading: Reading) -> bool:
    """Return whether a title that was found is the whole text, articles and brackets apart."""
    sure, _ = mentions.select_mentions(reading, [mention])
    rest = mentions.uncover(reading, [mentions.cite(mention, reading)])
    return bool(sure) and not any(
        word.casefold() not in mentions.NO_TITLE
        for start, end in rest
        for word in reading.text[start:end].split()
    )


def choose(
    reading: Reading,
    found: Sequence[Mention],
    listed: Mapping[str, Sequence[Listed]],
    where: str | None,
) -> list[Mention]:
    """Return the mentions of the title that is meant; of several titles where none stands out.

    A title of the resource in question stands out, then one next to a date or number.
    """
    kept = list(found)
    names = [it for it in reading.parts if it.name == "database"]
    kept = [
        it for it in kept if not any(it.start < no.end and no.start < it.end for no in names)
    ] or kept
    if where:
        kept = [
            it for it in kept if any(row.resource == where for _, row in listed[it.key])
        ] or kept
    if len({it.key for it in kept}) > 1 and not is_choice(reading, kept):
        near = [it for it in kept if mentions.is_near_number(reading, it.start, it.end)]
        kept = near or kept
    return kept


_JOINED: Final = re.compile(
    r"[\s\"”“']*(?:or|and|&|/|oder|und|y|o|ou|et)[\s\"”“']*(?:the\s)?", re.IGNORECASE
)


def is_choice(reading: Reading, found: Sequence[Mention]) -> bool:
    """Return whether two titles are joined, as in `this or that`: neither stands out then."""
    in_order = sorted(found, key=lambda it: it.start)
    pairs = pairwise(in_order)
    return any(_JOINED.fullmatch(reading.text, one.end, other.start) for one, other in pairs)


def ask(
    reading: Reading,
    listed: Sequence[Listed],
    where: str | None,
    corrected: Sequence[Listed],
    *,
    sure: bool = True,
) -> Reading:
    """Return a reading with the titles that it may mean, if they are several or not sure."""
    names = name_serials(listed)
    if where:
        names = name_serials([it for it in listed if it[1].resource == where]) or names
    if len(names) > 1 or (names and not sure):
        return replace(reading, titles=tuple(names[:SHOWN]))
    doubts = list(reading.doubts)
    near = name_serials(corrected)
    if near:
        doubts.append(f"with one digit changed, the number is that of {'; '.join(near[:SHOWN])}")
    title = reading.citation.title
    if listed and title and title.casefold() != listed[0][1].title.casefold():
        doubts.append(f"{title} is listed as {listed[0][1].title}")
    return replace(reading, doubts=tuple(doubts))


def doubt(reading: Reading, text: str) -> Reading:
    """Return a reading with another doubt, if there is one."""
    return replace(reading, doubts=(*reading.doubts, text)) if text else reading


def note_other(title: Part, found: Sequence[Mention], reading: Reading) -> str:
    """Return that a title of no list has the words of a listed one, if it has."""
    named = dict.fromkeys(reading.text[it.start : it.end] for it in found)
    words = " and ".join(" ".join(it.split()) for it in named)
    return f"the lists have {words}, which is only part of {title.value}" if words else ""


def compare(reading: Reading, by_number: Sequence[Listed], by_title: Sequence[Listed]) -> Reading:
    """Return a reading with a doubt where its number and its title are those of two serials."""
    if not by_title or {it[1] for it in by_number} & {it[1] for it in by_title}:
        return reading
    one, other = name_serials(by_number), name_serials(by_title)
    doubt = f"the number is that of {one[0]}, the title that of {other[0]}: the number counts"
    return replace(reading, doubts=(*reading.doubts, doubt))


def name_serials(listed: Sequence[Listed]) -> list[str]:
    """Return the different serials of some rows by title and number, each once.

    Rows with a common number, or without any, are one serial where their titles agree; so are the
    rows of different resources.
    """
    serials: list[tuple[set[str], set[str], Holding]] = []
    for _, row in listed:
        numbers = {it for it in (row.print_id, row.online_id) if it}
        for serial in serials:
            if _is_same(serial, row, numbers):
                serial[0].update(numbers)
                serial[1].add(row.resource)
                break
        else:
            serials.append((numbers, {row.resource}, row))
    return [name_serial(it) for _, _, it in serials]


def _is_same(serial: tuple[set[str], set[str], Holding], row: Holding, numbers: set[str]) -> bool:
    known, resources, first = serial
    if known & numbers:
        return True
    elsewhere = not known or not numbers or row.resource not in resources
    return elsewhere and first.title.casefold() == row.title.casefold()


def name_serial(row: Holding) -> str:
    """Return a title with its first number."""
    numbers = [it for it in (row.print_id, row.online_id) if it]
    written = [f"{it[:4]}-{it[4:]}" if len(it) == 8 else it for it in numbers[:1]]
    return f"{row.title} ({', '.join(written)})" if written else row.title
