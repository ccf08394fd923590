"""Months and seasons in the languages of a site, as people write them in dates.

The names of months are those of Unicode's CLDR, as Babel has them; CLDR has no seasons.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError

from deskbook.eresources.formats.scanner import level

SEASONS: Final[Mapping[int, str]] = {
    3: "spring primavera printemps fruhling fruhjahr lente voorjaar var forar wiosna bahar "
    "весна jaro kevat tavasz ανοιξη 春",
    6: "summer verano verao estate ete sommer zomer sommar lato leto kesa nyar yaz estiu "
    "лето καλοκαιρι 夏",
    9: "autumn fall otono outono autunno automne herbst herfst host efterar jesien podzim "
    "syksy osz guz tardor осень φθινοπωρο 秋",
    12: "winter invierno inverno hiver vinter zima talvi tel kis hivern зима χειμωνας 冬",
}
"""The first month of each season in the north, and its names without accents."""

_OTHER: Final = {"sept": 9, "setiembre": 9, "janv": 1, "fevr": 2, "juill": 7}
"""Names of months that people write and CLDR does not have."""

_SPELT_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
ENGLISH: Final = "en"


@lru_cache(maxsize=16)
def name_months(languages: tuple[str, ...] = ()) -> Mapping[str, int]:
    """Return the month of each name, English and those of these languages, without accents.

    A language that Babel does not know adds nothing.
    """
    found = dict(_OTHER)
    for language in (*languages, ENGLISH):
        for month, name in _babel_months(language):
            for written in (name, name.translate(_SPELT_OUT)):
                plain = level(written).replace("\u200b", "").strip(". ")
                if len(plain) > 2 and not plain[0].isdecimal():
                    found.setdefault(plain, month)
    return found


def _babel_months(language: str) -> Iterable[tuple[int, str]]:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from locale.months[context][width].items()


@lru_cache(maxsize=16)
def name_seasons() -> Mapping[str, int]:
    """Return the first month of each season by its names."""
    return {name: month for month, names in SEASONS.items() for name in names.split()}


def alternatives(names: Iterable[str]) -> str:
    """Return a pattern of names, the longest first."""
    return "|".join(map(re.escape, sorted(names, key=lambda it: (-len(it), it))))
