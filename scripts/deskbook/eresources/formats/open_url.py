"""Citations from links and words: OpenURL 1.0 (ANSI/NISO Z39.88-2004) and 0.1, DOIs, ISSNs.

Only keys that describe the publication are read. Whatever else a link carries (sessions, tokens,
the reader's id, where they came from) is never kept.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from deskbook.eresources.formats import identifiers
from deskbook.eresources.model.coverage import Citation
from deskbook.library.model.finding import DeskError

_WRAPPED: Final = ("url", "qurl", "u", "target")
"""Keys under which proxies and resolvers carry the link that they lead to."""

_KEYS: Final = {
    "title": ("rft.jtitle", "rft.title", "rft.stitle", "jtitle", "title", "stitle", "rft.btitle"),
    "article": ("rft.atitle", "atitle"),
    "date": ("rft.date", "date", "year"),
    "volume": ("rft.volume", "volume"),
    "issue": ("rft.issue", "issue"),
    "page": ("rft.spage", "rft.pages", "spage", "pages"),
}
_NUMBERS: Final = ("rft.issn", "rft.eissn", "issn", "eissn", "rft.isbn", "isbn")
_IDS: Final = ("rft_id", "rft.doi", "doi", "id")

_LINK: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_DAY: Final = re.compile(r"(1[4-9]\d\d|20\d\d)(?:[-/]?(\d\d))?(?:[-/]?(\d\d))?(?!\d)")
_VOLUME: Final = re.compile(r"\b(?:vol(?:ume|\.)?|v\.)\s*(\d{1,4})\b", re.IGNORECASE)
_ISSUE: Final = re.compile(
    r"\b(?:no\.?|issue|iss\.?|number)\s*(\d{1,4}(?:[-/]\d{1,4})?)\b", re.IGNORECASE
)
_BOTH: Final = re.compile(r"\b(\d{1,4})\s?\((\d{1,4}(?:[-/]\d{1,4})?)\)")
_PUBLISHED: Final = re.compile(
    r"(?<![\d/-])(1[4-9]\d\d|20\d\d)(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?![\d-])"
)


def parse_citation(text: str) -> Citation:
    """Return the publication that a text describes; links are searched first.

    The text may be an OpenURL, a DOI or a link with one, an ISSN, or a citation in words, of which
    volume, issue and year are read but no title, for that could be any of its words.
    """
    links = [_unwrapped(it.rstrip(").,;>\"'")) for it in _LINK.findall(text)]
    keyed: dict[str, list[str]] = {}
    for link in links:
        for key, values in _query(link).items():
            keyed.setdefault(key.casefold(), []).extend(values)
    words = _LINK.sub(" ", text)
    found = {name: _value(keyed, keys) for name, keys in _KEYS.items()}
    first, last = _span(_DAY.match(found["date"]) or _PUBLISHED.search(_without_numbers(words)))
    both = _BOTH.search(words)
    volume, issue = (_VOLUME.search(words) or both), _ISSUE.search(words)
    return Citation(
        title=found["title"],
        article=found["article"],
        numbers=_numbers(keyed, words),
        doi=next(filter(None, map(identifiers.find_doi, _ids(keyed, links, words))), ""),
        first=first,
        last=last,
        volume=found["volume"] or (volume.group(1) if volume else ""),
        issue=found["issue"] or (issue.group(1) if issue else both.group(2) if both else ""),
        page=found["page"],
    )


def parse_issue(published: str | None, volume: str, number: str) -> Citation:
    """Return an issue of a title by its date (`2026`, `2026-03`, `2026-03-15`) and numbers.

    Raises:
        DeskError: the date is none.
    """
    found = _PUBLISHED.fullmatch(published.strip()) if published else None
    if published and found is None:
        raise DeskError(f'"{published}" is no date of an issue: write 2026, 2026-03 or 2026-03-15')
    first, last = _span(found)
    return Citation(first=first, last=last, volume=volume.strip(), issue=number.strip())


def _unwrapped(link: str) -> str:
    """The link that a proxy's or a resolver's link leads to."""
    while inner := _inner(link):
        link = inner
    return link


def _inner(link: str) -> str:
    """The link that another carries, always a shorter one; nothing where it carries none.

    One that was not encoded goes on to the end, though its own keys then look like the outer one's.
    """
    query = _query(link)
    inner = next((query[key][0] for key in _WRAPPED if key in query), "")
    if not inner.lower().startswith(("http://", "https://")):
        return ""
    at = max(link.find(f"={scheme}://") for scheme in ("http", "https"))
    return link[at + 1 :] if at > 0 else inner


def _query(link: str) -> dict[str, list[str]]:
    """The keys and values of a link's query; none where it is no link."""
    try:
        return parse_qs(urlsplit(link).query)
    except ValueError:
        return {}


def _path(link: str) -> str:
    try:
        return unquote(urlsplit(link).path)
    except ValueError:
        return ""


def _value(keyed: dict[str, list[str]], keys: Iterable[str]) -> str:
    values = (" ".join(it.split()) for key in keys for it in keyed.get(key, ()))
    return next(filter(None, values), "")


def _numbers(keyed: dict[str, list[str]], words: str) -> tuple[str, ...]:
    named = (identifiers.parse_standard_number(it) for key in _NUMBERS for it in keyed.get(key, ()))
    urns = (
        identifiers.parse_standard_number(it.rpartition(":")[2])
        for it in keyed.get("rft_id", ())
        if it.casefold().startswith(("urn:issn:", "urn:isbn:"))
    )
    return tuple(dict.fromkeys(filter(None, (*named, *urns, *identifiers.find_serials(words)))))


def _ids(keyed: dict[str, list[str]], links: list[str], words: str) -> Iterable[str]:
    """The places where a DOI may be."""
    yield from (value for key in _IDS for value in keyed.get(key, ()))
    yield from (_path(it) for it in links)
    yield words


def _without_numbers(words: str) -> str:
    """Words without ISSNs and DOIs, whose digits are no years."""
    words = re.sub(r"\b10\.\d{4,9}/\S+", " ", words)
    return re.sub(r"\b\d{4}-\d{3}[\dXx]\b", " ", words)


def _span(found: re.Match[str] | None) -> tuple[date | None, date | None]:
    """First and last day of a date of publication that may lack month or day."""
    if found is None:
        return None, None
    year, month, day = (int(it or 0) for it in found.groups())
    if not 1 <= month <= 12:
        return date(year, 1, 1), date(year, 12, 31)
    end = monthrange(year, month)[1]
    if not 1 <= day <= end:
        return date(year, month, 1), date(year, month, end)
    return date(year, month, day), date(year, month, day)
