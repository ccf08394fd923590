"""Numbers of serials, books and articles, found in printed forms and checked.

python-stdnum checks the check digits of ISSN (ISO 3297) and ISBN (ISO 2108). A DOI (ISO 26324) has
no check digit: only its shape is checked.
"""

import re
from typing import Final

from stdnum import ean, isbn, issn

_ISSN: Final = re.compile(r"\d{4}-?\d{3}[\dXx]")
_NOT_NUMBER: Final = re.compile(r"[^0-9Xx]")
_DOI: Final = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>{}|\\^`]+)", re.IGNORECASE)
_BOOKLAND: Final = ("978", "979")
_BRACKETS: Final = {")": "(", "]": "["}


def parse_serial(text: str) -> str:
    """Return an ISSN as eight characters; nothing where its shape or check digit is wrong."""
    number = text.replace("-", "").strip().upper()
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


def parse_standard_number(text: str) -> str:
    """Return an ISSN or ISBN without hyphens; nothing where its check digit is wrong."""
    number = _NOT_NUMBER.sub("", text).upper()
    return number if is_issn(number) or is_isbn(number) else ""


def write_number(number: str) -> str:
    """Return a number as people write it: an ISSN with its hyphen."""
    return f"{number[:4]}-{number[4:]}" if len(number) == 8 else number


def find_doi(text: str) -> str:
    """Return the first DOI in a text or link, in lower case; nothing where there is none."""
    found = _DOI.search(text)
    if found is None:
        return ""
    name = found.group(1).rstrip(".,;:'*!?")
    while name and name[-1] in _BRACKETS and name.count(name[-1]) > name.count(_BRACKETS[name[-1]]):
        name = name[:-1].rstrip(".,;:'*!?")
    return name.lower()


def find_serials(text: str) -> tuple[str, ...]:
    """Return all ISSNs in a text, in order, each once."""
    found = (parse_serial(it.group()) for it in _ISSN.finditer(text))
    return tuple(dict.fromkeys(it for it in found if it))
