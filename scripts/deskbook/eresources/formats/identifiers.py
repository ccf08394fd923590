"""Numbers of serials, books and articles, told right from wrong by their check digits.

ISSN: ISO 3297, modulus 11 over weights 8 to 2, X for ten. ISBN: ISO 2108, modulus 11 for ten digits
and modulus 10 for thirteen. A DOI (ISO 26324) has no check digit; only its shape can be told.
"""

import re
from typing import Final

_ISSN: Final = re.compile(r"\d{4}-?\d{3}[\dXx]")
_NOT_NUMBER: Final = re.compile(r"[^0-9Xx]")
_DOI: Final = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>{}|\\^`]+)", re.IGNORECASE)
_BRACKETS: Final = {")": "(", "]": "["}


def serial(text: str) -> str:
    """An ISSN as its eight characters; nothing where the shape or the check digit is wrong."""
    number = text.replace("-", "").strip().upper()
    return number if is_issn(number) else ""


def is_issn(number: str) -> bool:
    """Whether eight characters are an ISSN."""
    if len(number) != 8 or not number[:7].isascii() or not number[:7].isdecimal():
        return False
    return _elevens(number, 8) if number[7].isascii() else False


def is_isbn(number: str) -> bool:
    """Whether ten or thirteen characters are an ISBN."""
    if not number.isascii():
        return False
    if len(number) == 10 and number[:9].isdecimal():
        return _elevens(number, 10)
    if len(number) == 13 and number.isdecimal() and number.startswith(("978", "979")):
        return sum(int(it) * (3 if at % 2 else 1) for at, it in enumerate(number)) % 10 == 0
    return False


def _elevens(number: str, weight: int) -> bool:
    if not (number[-1].isdecimal() or number[-1] == "X"):
        return False
    total, last = 0, number[-1]
    for at, digit in enumerate(number[:-1]):
        total += int(digit) * (weight - at)
    return (total + (10 if last == "X" else int(last))) % 11 == 0


def standard_number(text: str) -> str:
    """An ISSN or ISBN without hyphens and spaces; nothing where its check digit is wrong."""
    number = _NOT_NUMBER.sub("", text).upper()
    return number if is_issn(number) or is_isbn(number) else ""


def written(number: str) -> str:
    """A number as people write it: an ISSN with its hyphen."""
    return f"{number[:4]}-{number[4:]}" if len(number) == 8 else number


def doi(text: str) -> str:
    """The first DOI in a text or link, in lower case; nothing where there is none."""
    found = _DOI.search(text)
    if found is None:
        return ""
    name = found.group(1).rstrip(".,;:'*!?")
    while name and name[-1] in _BRACKETS and name.count(name[-1]) > name.count(_BRACKETS[name[-1]]):
        name = name[:-1].rstrip(".,;:'*!?")
    return name.lower()


def serials(text: str) -> tuple[str, ...]:
    """All ISSNs in a text, in order, each once."""
    found = (serial(it.group()) for it in _ISSN.finditer(text))
    return tuple(dict.fromkeys(it for it in found if it))
