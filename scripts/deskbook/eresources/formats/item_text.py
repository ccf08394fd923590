"""An item in anybody's words: a mail, a form, pasted links, a citation in any style.

Each recognised part keeps its place in the text; the remainder is listed, so nothing that somebody
wrote is dropped silently.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Final, cast

from deskbook.eresources.formats import dates, identifiers, numbering, open_url
from deskbook.eresources.formats.scanner import Scanner
from deskbook.eresources.model.coverage import Citation
from deskbook.eresources.model.reading import Part, PartName, Reading, Unused
from deskbook.library.model.finding import DeskError

_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});")

LONGEST: Final = 20_000
"""The characters of a text that are read; the remainder is named as not read."""

_HEADER: Final = re.compile(
    r"^(?:(?:from|to|cc|bcc|sent|reply-to|message-id|von|an|gesendet|de|para|enviado|envoye|"
    r"on .{4,80} wrote|am .{4,80} schrieb)\s?:.*|(?:date|datum|fecha)\s?:.*\d:\d\d.*)$",
    re.MULTILINE,
)

_RIS_OTHER: Final = re.compile(
    r"^(?:ty|au|a[1-4]|ed|ti|t1|ab|n[12]|kw|ad|cy|pb|ur|l[1-4]|er|db|dp|id|la|y2)  -.*$",
    re.MULTILINE,
)
"""Lines of a RIS file that do not lead to an issue; `Y2` is the day of access."""

_ACCESSED: Final = re.compile(
    r"(?:\[?\bcit\.|\baccessed\b|\bretrieved\b|\bviewed\b|\bzugriff\b|\babgerufen\b|\bconsultee?\b"
    r"|\bconsulta\b|\bacesso em\b)"
    r"[^;)\]\n\d]{0,20}\d[^;)\]\n]{0,20}?(?:19|20)\d\d(?:-\d\d-\d\d)?\b\]?"
    r"|\[cit\. (?:19|20)\d\d[^\]]*\]"
)
"""The day on which somebody looked at a page, as MLA, APA and ISO 690 write it."""


def read_text(text: str, languages: tuple[str, ...] = ()) -> Reading:
    """Return the parts of a text that describe an item; titles apart, see `title_words`.

    Args:
        text: anything that a person wrote or pasted.
        languages: those in which months are named besides English, as BCP 47 tags.
    """
    whole = unicodedata.normalize("NFC", _ENTITY.sub(_unescape, text))
    scanner = Scanner(whole[:LONGEST])
    open_url.take_links(scanner)
    for pattern in (_HEADER, _RIS_OTHER, _ACCESSED):
        _set_aside(scanner, pattern)
    numbering.take_ris(scanner)
    identifiers.take_dois(scanner)
    _take_sicis(scanner)
    identifiers.take_numbers(scanner)
    numbering.take_combined(scanner)
    numbering.take_labelled(scanner)
    dates.take_dates(scanner, languages)
    dates.take_years(scanner)
    numbering.take_volume_pages(scanner)
    numbering.take_bare(scanner)
    unread = f"{len(whole) - LONGEST} more characters were not read"
    return Reading(
        text=scanner.text,
        parts=tuple(
            sorted((*scanner.parts, *_within_dois(scanner)), key=lambda it: (it.start, it.end))
        ),
        rest=tuple(scanner.rest()),
        unused=tuple(Unused(*it) for it in sorted(scanner.unused, key=lambda it: it[1])),
        doubts=(*dict.fromkeys(scanner.doubts), *([unread] if len(whole) > LONGEST else ())),
        wrong=tuple(dict.fromkeys(scanner.wrong)),
    )


def parse_issue(published: str | None, volume: str, number: str) -> Citation:
    """Return an issue of a title by its date and numbers.

    Args:
        published: `2026`, `2026-03`, `2026-03-15`, `March 2026`, `spring 2026`; none if unknown.
        volume: its volume.
        number: its number in the volume.

    Raises:
        DeskError: the date is none.
    """
    found = dates.parse_key(published) if published else None
    if published and found is None:
        raise DeskError(
            f'"{published}" is no date of an issue: write 2026, 2026-03, 2026-03-15, March 2026 or '
            "spring 2026"
        )
    first, last = found or (None, None)
    return Citation(
        first=first,
        last=last,
        volume=numbering.parse_number(volume),
        issue=numbering.parse_number(number),
    )


def _unescape(match: re.Match[str]) -> str:
    """Return the character of an HTML entity; `&amp;` of a link becomes `&` as well."""
    return html.unescape(match.group())


def _take_sicis(scanner: Scanner) -> None:
    """Take the SICIs (ANSI/NISO Z39.56) out of a text, all parts of each from its characters."""
    for values, start, end in identifiers.find_sicis(scanner.plain):
        for name, value in values.items():
            if read := _within(name, value):
                scanner.add(cast(PartName, name), read, start, end)
        scanner.blank(start, end)


def _set_aside(scanner: Scanner, pattern: re.Pattern[str]) -> None:
    """Set what describes no item aside: a mail's head, authors, the day of a look at a page."""
    for match in list(pattern.finditer(scanner.plain)):
        scanner.unused.append((scanner.text[match.start() : match.end()], *match.span()))
        scanner.blank(*match.span())


def _within_dois(scanner: Scanner) -> Iterator[Part]:
    """Yield what the DOIs themselves say: a SICI has the ISSN, date, volume, issue and page."""
    for it in scanner.parts:
        if it.name != "doi":
            continue
        for name, value in identifiers.read_doi(it.value).items():
            if read := _within(name, value):
                yield Part(cast(PartName, name), read, it.source, it.start, it.end)


def _within(name: str, value: str) -> str:
    """Return what a part of a DOI says; nothing where it says nothing."""
    if name == "date":
        span = dates.parse_key(value)
        return dates.write_span(span) if span else ""
    return identifiers.parse_serial(value) if name == "issn" else numbering.parse_number(value)
