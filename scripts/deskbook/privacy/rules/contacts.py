"""E-mail addresses, phone numbers and postal addresses in a text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from deskbook.privacy.model.access_cues import PHONE_SIGNS, PHONES
from deskbook.privacy.model.privacy import Confidence, Hit
from deskbook.privacy.rules.triggers import Lowered

_EMAIL: Final = re.compile(
    r"(?<![\w.+%'-])[\w.+%'-]{1,64}(?:@|%40)(?:[\w-]{1,63}\.){1,8}(?!\d+\b)[a-z\d-]{2,63}",
    re.IGNORECASE,
)
_SPELT_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s{0,2}[(\[{]\s?at\s?[)\]}]\s{0,2}"
    r"[\w-]{1,63}(?:\s{0,2}(?:\.|[(\[{]\s?dot\s?[)\]}]|\bdot\b)\s{0,2}[\w-]{2,63}){1,4}",
    re.IGNORECASE,
)
_SPELT_AT: Final = ("at)", "at]", "at}", "at )", "at ]", "at }")
_SPOKEN_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64} at [\w-]{1,63}(?: dot [\w-]{2,63}){0,3}"
    r" dot (?:com|org|edu|net|gov|info|example|[a-z]{2})(?!\w)",
    re.IGNORECASE,
)
_HALF_SPELT_EMAIL: Final = re.compile(
    r"(?<![\w.+-])(?P<who>[a-z][\w+-]{0,40}(?:[._+-][\w+-]{1,40}|\d{1,8})|"
    r"(?<=mail )[a-z]\w{2,40}|(?<=write to )[a-z]\w{2,40}|(?<=mail: )[a-z]\w{2,40}) (?:at|AT|"
    r"arroba) "
    r"(?:[\w-]{1,63}\.){1,4}[a-z]{2,15}(?![\w.]\w|/)",
    re.IGNORECASE,
)
_AT_HOST: Final = re.compile(r" (?:at|arroba) [\w-]{1,63}\.")
_NO_MAILBOX: Final = re.compile(
    r"(?:fig|figs|vol|no|pp?|ch|sec|e\.g|i\.e|v|version|ed)[._-]?\d*\Z|e\.g|i\.e", re.I
)
_PHONE: Final = re.compile(
    r"(?<![A-Za-z\d_./=&?#\u00c0-\u024f-])(?:\+|\(\+?)?\d(?:[ ().\-/]{0,3}\d){6,14}"
    r"(?!(?!x\d)[a-zA-Z\d_/\u00c0-\u024f]|-[a-zA-Z\d_])",
)
_PHONE_CUE: Final = re.compile(
    rf"(?:(?<!\w)(?:{'|'.join(sorted(PHONES, key=len, reverse=True))}"
    rf")\b|{'|'.join(PHONE_SIGNS)})[^.?!\n]{{0,40}}\Z",
    re.IGNORECASE,
)
_ABROAD: Final = re.compile(
    r"0\d{1,4}[ /()-]{1,2}\d[\d ./-]{4,14}|\(0?\d{1,4}\)[ -]{0,2}\d{3,5}[ -]?\d{3,5}"
)
"""National forms that no list of ours has: a zero first and a gap, or an area code in brackets."""
_ALONE_BEFORE: Final = re.compile(
    r"(?:^|[.?!:;,\u3002\uff1f\uff01\uff1a\uff0c\u061f\u0964][ \t]?|\n[ \t>*-]{0,6})\Z"
)
_ALONE_AFTER: Final = re.compile(r"[ \t.!\u3002]{0,3}(?:\n|\Z)")
_EXTENSION: Final = re.compile(r"(?:,? ?(?:ext\.?|x) ?\d{1,6})\b", re.IGNORECASE)
_LOCAL: Final = re.compile(r"[2-9]\d\d[-. ]\d{4}")
_NORTH_AMERICA: Final = frozenset({"US", "CA"})
_UNKNOWN_REGION: Final = "ZZ"
_CUE_REACH: Final = 60
LEAST_TOLD: Final = 8
LEAST_ALONE: Final = 9
MOST_DIGITS: Final = 13
"""Digits of a phone number behind a word for one, alone on a line, and at most."""


def emails(text: str, lower: str) -> Iterator[Hit]:
    """Addresses, also percent-encoded or spelt `name (at) host (dot) example`."""
    if "@" in text or "%40" in text:
        for found in _EMAIL.finditer(text):
            yield Hit(*_without_quotes(found), "email")
    if any(sign in lower for sign in _SPELT_AT):
        yield from (Hit(*found.span(), "email") for found in _SPELT_EMAIL.finditer(text))
    if " dot " in lower:
        yield from (Hit(*found.span(), "email") for found in _SPOKEN_EMAIL.finditer(text))
    if _AT_HOST.search(lower):
        for found in _HALF_SPELT_EMAIL.finditer(text):
            if not _NO_MAILBOX.match(found.group("who")):
                yield Hit(*found.span(), "email")


def phones(text: str, masked: str, regions: tuple[str, ...]) -> Iterator[Hit]:
    """Phone numbers: behind a word for one, alone on the line, or as a region's plan has them.

    `text` has plain numbers (`plain_numbers`); `masked` is it without what only looks like a
    number, see `mask_traps`. Bare digits in a sentence without a word for a phone are doubtful.
    """
    for found in _PHONE.finditer(masked):
        before = text[max(0, found.start() - _CUE_REACH) : found.start()]
        cue = _PHONE_CUE.search(before) is not None
        if _is_told(text, found, before, cue=cue) or _ABROAD.fullmatch(found.group()):
            yield Hit(found.start(), _extended(text, found.end()), "phone")
        else:
            yield from _phone(text, found, regions, cue=cue)


def _is_told(text: str, found: re.Match[str], before: str, *, cue: bool) -> bool:
    """Return whether a number is a phone by what stands around it, whatever its country."""
    digits = sum(map(str.isdigit, found.group()))
    if digits > MOST_DIGITS:
        return False
    if cue:
        return digits >= LEAST_TOLD
    alone = _ALONE_BEFORE.search(before) and _ALONE_AFTER.match(text, _extended(text, found.end()))
    return bool(alone) and digits >= LEAST_ALONE and not _is_isbn(found.group())


def _is_isbn(words: str) -> bool:
    from stdnum import isbn  # noqa: PLC0415 - few texts contain such a number

    return isbn.is_valid(words)


def _phone(
    text: str, found: re.Match[str], regions: tuple[str, ...], *, cue: bool
) -> Iterator[Hit]:
    start, end, words = *found.span(), found.group()
    if not _NORTH_AMERICA.isdisjoint(regions) and _LOCAL.fullmatch(words):
        yield Hit(start, _extended(text, end), "phone", "sure" if cue else "doubtful")
        return
    for where in regions or (_UNKNOWN_REGION,):
        for first, last in find_numbers(words, where, possible=cue):
            plain = words[first:last].isdigit() and not cue
            confidence: Confidence = "doubtful" if plain else "sure"
            yield Hit(start + first, _extended(text, start + last), "phone", confidence)


@lru_cache(maxsize=20_000)
def find_numbers(words: str, region: str, *, possible: bool) -> tuple[tuple[int, int], ...]:
    """The places of numbers of a region; each way of writing one is asked for once."""
    import phonenumbers  # noqa: PLC0415 - half of the gate's time to load, and few texts need it

    leniency = phonenumbers.Leniency.POSSIBLE if possible else phonenumbers.Leniency.VALID
    found = phonenumbers.PhoneNumberMatcher(words, region, leniency=leniency)
    return tuple((it.start, it.end) for it in found)


def _extended(text: str, end: int) -> int:
    found = _EXTENSION.match(text, end)
    return found.end() if found else end


def _without_quotes(found: re.Match[str]) -> tuple[int, int]:
    """Return the place of an address, without quotes and dots around it."""
    words = found.group()
    return (
        found.start() + len(words) - len(words.lstrip("'.-%+")),
        found.end() - len(words) + len(words.rstrip("-.'")),
    )


_WORD: Final = r"[A-Z\u00c0-\u00de][\w'\u2019.-]{0,24}"
_UNIT: Final = r"(?:,?\s(?:apt|apartment|unit|suite|ste|flat|fl|rm|room|no|\#)\.?\s?\#?[\w-]{1,6})?"
_TOWN: Final = (
    rf"(?:(?:,\s?|\s?\n\s?|\s){_WORD}(?:\s{_WORD}){{0,2}},?\s[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?)?"
)
_ENGLISH: Final = re.compile(
    rf"(?<![\w./$-])(?P<number>\d{{1,5}}[A-Za-z]?)\s(?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|"
    rf"West)\.?\s)?"
    rf"(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th))(?:\s{_WORD}){{0,2}}\s"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Place|Pl|"
    r"Terrace|Ter|"
    r"Circle|Cir|Highway|Hwy|Parkway|Pkwy|Square|Sq|Crescent|Close|Row|Trail|Gardens)\b\.?"
    r"(?:\s(?:N|S|E|W|NE|NW|SE|SW)\b\.?)?"
    r"(?!\s(?:Journal|Review|Press|Railway|Railroad|Papers?|Theatre|Theater|Books?|Records?|"
    r"Collection|"
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
    r"\b[A-Z\u00c4\u00d6\u00dc][\w\u00c0-\u024f.-]{1,30}(?:stra\u00dfe|strasse|str\.|weg|gasse|"
    r"platz|allee)"
    r"\s\d{1,4}[a-z]?\b(?:,?\s\d{5}\s[A-Z\u00c4\u00d6\u00dc][\w\u00c0-\u024f-]{2,30})?"
)
_ROMANCE: Final = re.compile(
    r"(?<![\w./-])\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:rue|avenue|boulevard|place|quai|"
    r"chemin)\s(?:de\s|du\s|des\s|"
    rf"la\s|l')*{_WORD}(?:\s{_WORD})?(?:,?\s\d{{5}}\s{_WORD})?"
)
_ROMANCE_SOUTH: Final = re.compile(
    r"\b(?:Calle|Avenida|Plaza|Via|Viale|Corso|Piazza)\s(?:de\s|del\s|della\s|la\s|los\s)*"
    rf"{_WORD}(?:\s{_WORD})?,?\s\d{{1,4}}\b"
)

_DIGIT: Final = re.compile(r"\d")
_GERMAN_ENDS: Final = ("stra\u00dfe", "strasse", "str.", "weg", "gasse", "platz", "allee")
_OTHERS: Final = (
    (_BOX, frozenset(["box"])),
    (_ROMANCE, frozenset(["rue", "avenue", "boulevard", "place", "quai", "chemin"])),
    (_ROMANCE_SOUTH, frozenset(["calle", "avenida", "plaza", "via", "viale", "corso", "piazza"])),
)
"""Expressions, each with words without which it need not be tried."""


def addresses(text: str, lower: Lowered) -> Iterator[Hit]:
    """Streets with a house number as English, German, French, Spanish and Italian write them."""
    if not _DIGIT.search(text):
        return
    for found in _ENGLISH.finditer(text):
        before = text[max(0, found.start() - 12) : found.start()]
        year = _YEAR.fullmatch(found.group("number")) and _BEFORE_A_YEAR.search(before)
        if not year:
            yield Hit(*found.span(), "address")
    if any(word in lower.text for word in _GERMAN_ENDS):
        yield from (Hit(*found.span(), "address") for found in _GERMAN.finditer(text))
    for shape, words in _OTHERS:
        if not words.isdisjoint(lower.words):
            yield from (Hit(*found.span(), "address") for found in shape.finditer(text))
