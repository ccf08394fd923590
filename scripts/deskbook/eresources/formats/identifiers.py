"""Numbers of serials, books and articles, found in printed forms and checked.

python-stdnum checks the check digits of ISSN (ISO 3297) and ISBN (ISO 2108). A DOI (ISO 26324) has
no check digit: only its shape is checked. A SICI (ANSI/NISO Z39.56) within a DOI contains the ISSN,
the date, volume, issue and page; a PII the ISSN.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from stdnum import ean, isbn, issn

from deskbook.eresources.formats.scanner import Found, Scanner

_ISSN: Final = re.compile(
    r"(?<![\w.-])(?:(?P<label>(?:[pel]-?\s?)?issn(?:-?l)?(?:\s?\(\w+\))?\s?[:#.=]?\s*))?"
    r"(?P<number>(?P<a>\d{4})(?P<gap>\s?-\s?| |\u200b|)(?P<b>\d{3}[\dx]))(?![\w-]|\.\d)"
)
_ISBN: Final = re.compile(
    r"(?<![\w./-])(?P<label>isbn(?:-1[03])?(?:\s?\(\w+\))?\s?[:#]?\s*)?"
    r"(?P<number>(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dx])(?![\w-])"
)
_PMID: Final = re.compile(
    r"(?:pmid\s?[:#/]?\s*|pubmed(?:\s?id)?\s?[:#/]?\s*|info:pmid/)(?P<number>\d{1,9})\b"
)
_DOI: Final = re.compile(
    r"(?P<label>(?:doi|info:doi)\s?[:/]?\s*)?(?P<number>\b10\.\d{4,9}/[^\s\0\"{}|\\^`]+)"
)
_SICI: Final = re.compile(
    r"(?P<issn>\d{4}-\d{3}[\dx])\((?P<date>\d{4,8})(?:/\d+)?\)(?P<volume>\w+)(?::(?P<issue>\w+))?"
    r"(?::\w+)*<(?P<page>\w+)?"
)
_WHOLE_SICI: Final = re.compile(rf"(?<![\w/.-]){_SICI.pattern}[^\s\0>]*>(?:[\w.]+;[\w-]+)?")
_PII: Final = re.compile(r"/s?(?P<issn>\d{4}-\d{3}[\dx])\(\d\d\)")
_NOT_NUMBER: Final = re.compile(r"[^0-9Xx]")
_BOOKLAND: Final = ("978", "979")
_BRACKETS: Final = {")": "(", "]": "[", ">": "<"}
_TAIL: Final = ".,;:'*!?”’»"


def parse_serial(text: str) -> str:
    """Return an ISSN as eight characters; nothing where its shape or check digit is wrong."""
    number = _NOT_NUMBER.sub("", text).upper()
    return number if is_issn(number) else ""


def is_issn(number: str) -> bool:
    """Return whether eight characters are an ISSN with the right check digit."""
    if len(number) != 8 or not number.isascii() or not number[:7].isdecimal():
        return False
    return issn.calc_check_digit(number[:7]) == number[7]


def is_isbn(number: str) -> bool:
    """Return whether ten or thirteen characters are an ISBN with the right check digit."""
    if not number.isascii() or not number[:-1].isdecimal():
        return False
    if len(number) == 13:
        return number[:3] in _BOOKLAND and ean.calc_check_digit(number[:12]) == number[12]
    return len(number) == 10 and isbn.is_valid(number)


@lru_cache(maxsize=1024)
def parse_standard_number(text: str) -> str:
    """Return an ISSN or ISBN without hyphens; nothing where its check digit is wrong."""
    number = _NOT_NUMBER.sub("", text).upper()
    return number if is_issn(number) or is_isbn(number) else ""


def write_number(number: str) -> str:
    """Return a number as people write it: an ISSN with its hyphen."""
    return f"{number[:4]}-{number[4:]}" if len(number) == 8 else number


def list_forms(number: str) -> tuple[str, ...]:
    """Return a number in each length under which a list may have it: an ISBN in both."""
    if len(number) == 10:
        return number, isbn.to_isbn13(number)
    if len(number) == 13 and number.startswith("978"):
        return number, isbn.to_isbn10(number)
    return (number,)


def list_corrections(number: str) -> Iterator[str]:
    """Yield each ISSN that differs from eight characters in one of them, or in two neighbours."""
    for at, digit in enumerate(number):
        for other in "0123456789X" if at == 7 else "0123456789":
            made = f"{number[:at]}{other}{number[at + 1 :]}"
            if other != digit and is_issn(made):
                yield made
    for at in range(7):
        made = f"{number[:at]}{number[at + 1]}{number[at]}{number[at + 2 :]}"
        if made != number and is_issn(made):
            yield made


def find_doi(text: str) -> str:
    """Return the first DOI in a text or link, in lower case; nothing where there is none."""
    found = _DOI.search(text.lower())
    return trim_doi(found["number"]) if found else ""


def trim_doi(name: str) -> str:
    """Return a DOI without the punctuation of the sentence around it."""
    name = name.partition("</")[0].rstrip(_TAIL)
    while name and name[-1] in _BRACKETS and name.count(name[-1]) > name.count(_BRACKETS[name[-1]]):
        name = name[:-1].rstrip(_TAIL)
    return name


def read_doi(doi: str) -> dict[str, str]:
    """Return what a DOI says of its article: ISSN, date, volume, issue and page as far as known."""
    if found := _SICI.search(doi):
        return {name: value for name, value in found.groupdict().items() if value}
    if found := _PII.search(doi):
        return {"issn": found["issn"]}
    return {}


def take_dois(scanner: Scanner) -> None:
    """Take the DOIs out of a text."""

    def read(match: re.Match[str]) -> Found:
        name = trim_doi(match["number"])
        end = match.start("number") + len(name)
        return [("doi", name, match.start(), end)]

    scanner.take(_DOI, read)


def find_sicis(text: str) -> list[tuple[dict[str, str], int, int]]:
    """Return the SICIs of a text that are in no DOI: their parts, first position, end."""
    return [
        ({name: value for name, value in it.groupdict().items() if value}, *it.span())
        for it in _WHOLE_SICI.finditer(text)
    ]


def take_numbers(scanner: Scanner) -> None:
    """Take PubMed numbers, ISBNs and ISSNs out of a text; a wrong check digit is a doubt."""
    scanner.take(_PMID, lambda it: [("pmid", it["number"], it.start(), it.end())])
    scanner.take(_ISBN, lambda it: _read_isbn(scanner, it))
    scanner.take(_ISSN, lambda it: _read_issn(scanner, it))


def _read_isbn(scanner: Scanner, match: re.Match[str]) -> Found | None:
    number = _NOT_NUMBER.sub("", match["number"]).upper()
    if is_isbn(number):
        return [("isbn", number, match.start(), match.end())]
    if not match["label"] and not (len(number) == 13 and number[:3] in _BOOKLAND):
        return None
    scanner.doubts.append(f"{match['number'].upper()} is no ISBN: its check digit is wrong")
    scanner.wrong.append(number)
    return [("isbn", "", match.start(), match.end())]


def _read_issn(scanner: Scanner, match: re.Match[str]) -> Found | None:
    number = (match["a"] + match["b"]).upper()
    if is_issn(number):
        looks_alike = not match["label"] and "-" not in match["gap"]
        if looks_alike and (match["gap"] or _is_day(number)):
            return None
        return [("issn", number, match.start(), match.end())]
    years = all("1400" <= it <= "2099" for it in (match["a"], match["b"]))
    if not match["label"] and ("-" not in match["gap"] or years):
        return None
    scanner.doubts.append(f"{write_number(number)} is no ISSN: its check digit is wrong")
    scanner.wrong.append(number)
    return [("issn", "", match.start(), match.end())]


def _is_day(number: str) -> bool:
    """Return whether eight digits may be a day such as 20260401."""
    return "1400" <= number[:4] <= "2099" and "01" <= number[4:6] <= "12"
