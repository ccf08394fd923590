"""Links: OpenURL 1.0 (ANSI/NISO Z39.88-2004) and 0.1, COinS, and links with a number in them.

Links of proxies and resolvers contain others, encoded or not; the keys of all of them are read.
Only keys that describe the publication are read. Of any other key (sessions, tokens, the reader's
id, the place they came from) only the name is kept, never the value.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import unquote_to_bytes

from deskbook.eresources.formats import dates, identifiers, numbering
from deskbook.eresources.formats.scanner import Scanner
from deskbook.eresources.model.reading import Part, PartName

_KEYS: Final[dict[str, PartName]] = {
    **dict.fromkeys(("rft.jtitle", "rft.title", "rft.btitle", "rft.stitle"), "title"),
    **dict.fromkeys(("jtitle", "title", "btitle", "stitle"), "title"),
    **dict.fromkeys(("rft.atitle", "atitle"), "article"),
    **dict.fromkeys(("rft.date", "date", "year", "rft.year", "rft.chron"), "date"),
    **dict.fromkeys(("rft.volume", "volume"), "volume"),
    **dict.fromkeys(("rft.issue", "issue"), "issue"),
    **dict.fromkeys(("rft.spage", "rft.pages", "spage", "pages", "rft.artnum", "artnum"), "page"),
    **dict.fromkeys(("rft.issn", "rft.eissn", "issn", "eissn"), "issn"),
    **dict.fromkeys(("rft.isbn", "rft.eisbn", "isbn", "eisbn"), "isbn"),
    **dict.fromkeys(("rft.doi", "doi"), "doi"),
    **dict.fromkeys(("rft.pmid", "pmid"), "pmid"),
    **dict.fromkeys(("rft.edition", "edition"), "edition"),
}
"""The keys of an OpenURL that are read, and the part that each is."""

_IDS: Final = ("rft_id", "id")
_SEASONS: Final = ("rft.ssn", "ssn")
_QUARTERS: Final = ("rft.quarter", "quarter")
_LAST: Final = ("rft.stitle", "stitle", "rft.pages", "pages")
"""Keys that count only where no better key of the same part is in the link."""

_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s\0]+", re.IGNORECASE)
_BARE_QUERY: Final = re.compile(
    r"(?<![\w/])[\w.]+=[^\s\0&\"'<>]*(?:&(?:amp;)?[\w.]+=[^\s\0&\"'<>]*)+", re.IGNORECASE
)
_SEPARATOR: Final = re.compile(r"&(?:amp;)?|(?<![&#\w])\?(?=https?://)|\?", re.IGNORECASE)
_PAIR: Final = re.compile(r"(?P<key>[\w.%~-]{1,60})=(?P<value>.*)", re.DOTALL)
_ESCAPED: Final = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
_PUBMED: Final = re.compile(r"(?:pubmed[^/]*(?:/pubmed)?)/(\d{1,9})\b", re.IGNORECASE)
_PATH_NUMBER: Final = re.compile(
    r"(?<![\w-])(\d{4}-\d{3}[\dX]|97[89]\d{10})(?![\w-])", re.IGNORECASE
)
_TAIL: Final = ".,;:'\"!?”’»>"
_OPENED: Final = {")": "(", "]": "["}
NESTED: Final = "…"
"""The key that stands for one whose value is a link itself."""

DEEPEST: Final = 6
"""Links within links that are followed."""


_SEARCHED: Final = re.compile(r"(?:e|p)?(?:issn|isbn)\s?[:=]\s?(?P<number>[\dx -]{8,17})")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A key of a link with its decoded value, as it is in its own link.

    A value without a key is a path. `start` and `end` are the place in the outermost link.
    """

    key: str
    value: str
    source: str
    start: int
    end: int


def take_links(scanner: Scanner) -> None:
    """Take the links out of a text; the parts of a nested link have the place of the outer key."""
    for pattern in (_LINK, _BARE_QUERY):
        for match in pattern.finditer(scanner.plain):
            link = _trimmed(scanner.text[match.start() : match.end()])
            if pattern is _BARE_QUERY and not _known_keys(link):
                continue
            _take_link(scanner, link, match.start())
            scanner.blank(match.start(), match.start() + len(link))


def _known_keys(link: str) -> bool:
    pairs = (_PAIR.fullmatch(it) for it in _SEPARATOR.split(link))
    return any(it and it["key"].casefold() in (*_KEYS, "ctx_ver") for it in pairs)


def _trimmed(link: str) -> str:
    """The link without the punctuation of the sentence around it."""
    link = link.rstrip(_TAIL)
    while (
        link and link[-1] in ")]" and link.count(link[-1]) > link.count("(["[")]".index(link[-1])])
    ):
        link = link[:-1].rstrip(_TAIL)
    return link


def _take_link(scanner: Scanner, link: str, start: int) -> None:
    pairs = list(_pairs(link, start, 0))
    values = {it.key: it.value for it in reversed(pairs)}
    season = next((values[key] for key in _SEASONS if key in values), "")
    quarter = next((values[key] for key in _QUARTERS if key in values), "")
    named = {_KEYS[it.key] for it in pairs if it.key in _KEYS and it.key not in _LAST}
    known = len(scanner.parts)
    unused = [it for it in pairs if not _take_pair(scanner, it, named, (season, quarter))]
    if season and "date" not in named:
        scanner.doubts.append(f"the link names the season {season} without a year")
    for it in unused:
        if it.key:
            scanner.unused.append((f"{it.key}=…", it.start, it.end))
        elif len(scanner.parts) > known:
            _add(scanner, it, "words", "")
        else:
            scanner.unused.append((_shown_path(it.value), it.start, it.end))


def _add(scanner: Scanner, pair: _Pair, name: PartName, value: str) -> None:
    scanner.parts.append(Part(name, value, pair.source, pair.start, pair.end))


def _take_pair(scanner: Scanner, pair: _Pair, named: set[PartName], times: tuple[str, str]) -> bool:
    """Take what a key of a link says of the publication; false where it says nothing of it."""
    if pair.key in (*_SEASONS, *_QUARTERS, NESTED) or (pair.key in _KEYS and not pair.value):
        _add(scanner, pair, "words", "")
        return True
    if pair.key in _IDS:
        return _take_numbers(scanner, pair, pair.value.replace("urn:", ""))
    if not pair.key:
        return _take_path(scanner, pair)
    if pair.key not in _KEYS:
        return _take_search(scanner, pair)
    name = _KEYS[pair.key]
    if pair.key in _LAST and name in named:
        name = "words"
    return _take_key(scanner, pair, name, *times)


def _pairs(
    link: str, start: int, depth: int, place: tuple[int, int] | None = None
) -> Iterator[_Pair]:
    """Yield path and keys of a link and of those in it, the outer ones first."""
    nested: list[tuple[str, tuple[int, int]]] = []
    at = 0
    for number, piece in enumerate(_SEPARATOR.split(link)):
        begun, at = at, link.index(piece, at) + len(piece)
        where = place or (start + begun, start + at)
        pair = None if number == 0 and piece.lower().startswith(("http", "www.")) else piece
        if not pair or not (found := _PAIR.fullmatch(pair)):
            yield _Pair("", _decode(piece), _shown_path(piece), *where)
            continue
        raw, value = found["value"], _decode(found["value"].replace("+", " "))
        is_link = value.lower().startswith(("http://", "https://"))
        if depth < DEEPEST and (is_link or ("=" in value and "&" in value)):
            nested.append((_decode_link(raw), where))
            yield _Pair(NESTED, "", NESTED, *where)
        else:
            yield _Pair(found["key"].casefold(), value, piece, *where)
    for inner, where in nested:
        yield from _pairs(inner, 0, depth + 1, where)


def _decode(text: str) -> str:
    """Return a value without its percent signs, in whatever encoding, encoded once or twice."""
    for _ in range(3):
        if not _ESCAPED.search(text):
            break
        text = _decode_once(text)
    return unicodedata.normalize("NFC", unescape(text))


def _decode_link(text: str) -> str:
    """Return a link within a link, whose own values stay encoded."""
    for _ in range(3):
        if "://" in text or "&" in text:
            break
        text = _decode_once(text)
    return text


def _decode_once(text: str) -> str:
    data = unquote_to_bytes(text)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _take_key(scanner: Scanner, pair: _Pair, name: PartName, season: str, quarter: str) -> bool:
    value = " ".join(pair.value.split())
    match name:
        case "date":
            span = dates.parse_key(value, season)
            if span and quarter in ("1", "2", "3", "4") and dates.is_whole_year(span):
                span = dates.quarter_of(span[0].year, int(quarter))
            value = dates.write_span(span) if span else ""
        case "volume" | "issue":
            value = numbering.parse_number(value)
        case "issn" | "isbn":
            number = identifiers.parse_standard_number(value)
            if not number:
                scanner.doubts.append(f"{value} is no {name.upper()}: its check digit is wrong")
                scanner.wrong.append(re.sub(r"[^0-9Xx]", "", value).upper())
            elif len(number) == 8:
                name = "issn"
            value = number
        case "doi":
            value = identifiers.find_doi(value)
        case _:
            pass
    if not value and name not in ("issn", "isbn"):
        return False
    _add(scanner, pair, name, value)
    return True


def _take_path(scanner: Scanner, pair: _Pair) -> bool:
    if found := _PUBMED.search(pair.value):
        _add(scanner, pair, "pmid", found[1])
        return True
    if doi := identifiers.find_doi(pair.value):
        _add(scanner, pair, "doi", doi)
        return True
    if (found := _PATH_NUMBER.search(pair.value)) and (
        number := identifiers.parse_standard_number(found[1])
    ):
        _add(scanner, pair, "issn" if len(number) == 8 else "isbn", number)
        return True
    return False


def _take_search(scanner: Scanner, pair: _Pair) -> bool:
    """Take the ISSN or ISBN that a catalogue's link searches: `q=issn:2000-1142`."""
    found = _SEARCHED.fullmatch(pair.value.strip().lower())
    return found is not None and _take_numbers(scanner, pair, found["number"])


def _take_numbers(scanner: Scanner, pair: _Pair, text: str) -> bool:
    inner = Scanner(text)
    identifiers.take_dois(inner)
    identifiers.take_numbers(inner)
    scanner.doubts += inner.doubts
    scanner.wrong += inner.wrong
    for it in inner.parts:
        _add(scanner, pair, it.name, it.value)
    return bool(inner.parts)


def _shown_path(link: str) -> str:
    """The address of a link without anything that may identify a session or a reader."""
    return link.partition(";")[0].partition("#")[0].partition("@")[0]
