"""Postal addresses in a text: streets with a house number, and post boxes."""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.privacy.model.privacy import Hit

_WORD: Final = r"[A-Z\u00c0-\u00de][\w'\u2019.-]{0,24}"
_UNIT: Final = r"(?:,?\s(?:apt|apartment|unit|suite|ste|flat|fl|rm|room|no|\#)\.?\s?\#?[\w-]{1,6})?"
_TOWN: Final = (
    rf"(?:(?:,\s?|\s?\n\s?|\s){_WORD}(?:\s{_WORD}){{0,2}},?\s[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?)?"
)
_ENGLISH: Final = re.compile(
    rf"(?<![\w./$-])(?P<number>\d{{1,5}}[A-Za-z]?)\s(?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.?\s)?"
    rf"(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th))(?:\s{_WORD}){{0,2}}\s"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Place|Pl|Terrace|Ter|"
    r"Circle|Cir|Highway|Hwy|Parkway|Pkwy|Square|Sq|Crescent|Close|Row|Trail|Gardens)\b\.?"
    r"(?:\s(?:N|S|E|W|NE|NW|SE|SW)\b\.?)?"
    r"(?!\s(?:Journal|Review|Press|Railway|Railroad|Papers?|Theatre|Theater|Books?|Records?|Collection|"
    r"Library|Building|Hall|Station|Car|Art|Scene|Fair))"
    rf"(?i:{_UNIT}){_TOWN}"
)
_YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d")
_BEFORE_A_YEAR: Final = re.compile(
    r"\b(?:in|of|the|since|from|until|by|circa|c\.|and|to|during)\s$", re.I
)
_BOX: Final = re.compile(
    rf"\b(?i:P\.?\s?O\.?\s?Box)\s\d{{1,6}}{_TOWN}|\b(?i:Campus\sBox)\s\d{{1,6}}"
)
_GERMAN: Final = re.compile(
    r"\b[A-Z\u00c4\u00d6\u00dc][\w\u00c0-\u024f.-]{1,30}(?:stra\u00dfe|strasse|str\.|weg|gasse|platz|allee)"
    r"\s\d{1,4}[a-z]?\b(?:,?\s\d{5}\s[A-Z\u00c4\u00d6\u00dc][\w\u00c0-\u024f-]{2,30})?"
)
_ROMANCE: Final = re.compile(
    r"(?<![\w./-])\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|boulevard|place|quai|chemin)\s(?:de\s|du\s|des\s|"
    rf"la\s|l')*{_WORD}(?:\s{_WORD})?(?:,?\s\d{{5}}\s{_WORD})?"
)
_ROMANCE_SOUTH: Final = re.compile(
    r"\b(?:Calle|Avenida|Plaza|Via|Viale|Corso|Piazza)\s(?:de\s|del\s|della\s|la\s|los\s)*"
    rf"{_WORD}(?:\s{_WORD})?,?\s\d{{1,4}}\b"
)

_DIGIT: Final = re.compile(r"\d")
_OTHERS: Final = (
    (_BOX, ("box",)),
    (_GERMAN, ("stra\u00dfe", "strasse", "str.", "weg", "gasse", "platz", "allee")),
    (_ROMANCE, ("rue", "avenue", "boulevard", "place", "quai", "chemin")),
    (_ROMANCE_SOUTH, ("calle", "avenida", "plaza", "via", "corso", "piazza")),
)
"""Expressions, each with words without which it need not be tried."""


def addresses(text: str, lower: str) -> Iterator[Hit]:
    """Streets with a house number as English, German, French, Spanish and Italian write them."""
    if not _DIGIT.search(text):
        return
    for found in _ENGLISH.finditer(text):
        before = text[max(0, found.start() - 12) : found.start()]
        year = _YEAR.fullmatch(found.group("number")) and _BEFORE_A_YEAR.search(before)
        if not year:
            yield Hit(*found.span(), "address")
    for shape, words in _OTHERS:
        if any(word in lower for word in words):
            yield from (Hit(*found.span(), "address") for found in shape.finditer(text))
