"""Bank accounts, payment cards, national ids and birth dates in a text.

IBAN: ISO 13616; payment cards: ISO/IEC 7812 with the ranges of the networks; national ids: the
formats of python-stdnum, and any number behind the words for one.
"""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.privacy.model.account_cues import (
    BIRTH_AFTER,
    BIRTH_BEFORE,
    ID_WORDS,
    MONTHS,
    NATIONAL_IDS,
    PERSONAL_IDS,
)
from deskbook.privacy.model.privacy import Hit
from deskbook.privacy.rules.triggers import Lowered, make_trigger


def _either(phrases: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


_IBAN: Final = re.compile(
    r"(?<![^\W_])[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]{4}){2,7}(?:[ -]?[A-Z\d]{1,3})?", re.IGNORECASE
)
_IBAN_CUE: Final = re.compile(r"\biban\b[^\n]{0,20}\Z", re.IGNORECASE)
_CARD: Final = re.compile(r"(?<![\w.-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\w-])")
_NETWORKS: Final = re.compile(
    r"4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|"
    r"3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14}|62\d{14,17}"
)
_SSN: Final = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")
_ID: Final = re.compile(
    rf"(?:(?<![^\W_])|"
    rf"(?<=[^\x00-\x7f]))(?:{_either(NATIONAL_IDS)})(?![A-Za-z\d_])"
    r"[^\d\n\w]{0,4}(?:(?:is|number|no|nr|ist|lautet|est|es|è|é|to|это|l\u00e0|ह\u0948|numéro|"
    r"numer|nummer|码|"
    r"号码?|是|は|는|은|هو|هي)[^\d\n\w]{0,3}){0,3}"
    r"(?P<number>[A-Z]{0,6}[- ]?\d[\dA-Z]*(?:[-./ ]\d[\dA-Z]*){0,5})(?![A-Za-z\d_])",
    re.IGNORECASE,
)
_MONTH: Final = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_YEAR: Final = r"(?:19|20)\d\d"
_DATE: Final = (
    rf"(?P<date>{_YEAR}\s?[-./年년]\s?\d{{1,2}}\s?[-./月월]\s?\d{{1,2}}\s?[日일]?"
    rf"|\d{{1,2}}\s?[-./]\s?\d{{1,2}}\s?[-./]\s?(?:{_YEAR}|\d\d)\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.|\u00ba)?,?\s(?:(?:de|of|tháng)\s)?{_MONTH}\.?,?\s(?"
    rf":(?:de|del|n\u0103m)\s)?{_YEAR}(?:\sг\.)?"
    rf"|{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}"
    rf"|\d{{1,2}}\stháng\s\d{{1,2}},?\s(?:n\u0103m\s)?{_YEAR})"
)
_BORN: Final = re.compile(
    rf"(?:(?<![^\W_])|(?<=[^\x00-\x7f]))(?:{_either(BIRTH_BEFORE)})[^\d\n.?!]{{0,18}}?{_DATE}",
    re.IGNORECASE,
)
_BORN_AFTER: Final = re.compile(
    rf"(?<![\d./-]){_DATE}\s?(?:{_either(BIRTH_AFTER)})",
    re.IGNORECASE,
)
_PERSONAL: Final = re.compile(
    r"(?<![\w.-])(?:[A-Za-z]{1,6}-?)?\d[\dA-Za-z]*(?:[-./+ ][\dA-Za-z]{1,8}){0,7}"
    r"(?!\w)"
)
_ID_CUE: Final = make_trigger(ID_WORDS, glued=True)
_CUE_REACH: Final = 40
_SEPARATORS: Final = " -./+"
_LEAST_DIGITS: Final = 7
_MOST_REGIONS: Final = 3
_BIRTH_WORDS: Final = (*BIRTH_BEFORE, *BIRTH_AFTER)
_ID_WORDS: Final = make_trigger(NATIONAL_IDS, glued=True)


def bank_accounts(numbers: str, lower: Lowered) -> Iterator[Hit]:
    """IBANs that check, also in groups of four; behind the word "IBAN" also those that do not.

    `numbers` is the text as `plain_numbers` gives it.
    """
    for found in _IBAN.finditer(numbers) if "AA00" in lower.shape else ():
        words = found.group()
        right = next(filter(_is_iban, _shorter(words)), "")
        if not right and _IBAN_CUE.search(numbers[max(0, found.start() - 30) : found.start()]):
            right = words
        if right:
            yield Hit(found.start(), found.start() + len(right), "bank-account")


def payment_cards(masked: str, lower: Lowered) -> Iterator[Hit]:
    """Payment cards of the known networks with a right check digit (Luhn)."""
    for found in _CARD.finditer(masked) if lower.has_long_number else ():
        digits = re.sub(r"\D", "", found.group())
        if _NETWORKS.fullmatch(digits) and _luhn(digits):
            yield Hit(*found.span(), "payment-card")


def national_ids(numbers: str, lower: Lowered) -> Iterator[Hit]:
    """National ids behind a word for one; US social security numbers by their form alone too."""
    if _ID_WORDS.fits(lower):
        for found in _ID.finditer(numbers):
            if sum(sign.isdigit() for sign in found.group("number")) >= 6:
                yield Hit(*found.span("number"), "national-id")
    if "000-00-0000" in lower.shape:
        yield from (Hit(*found.span(), "national-id") for found in _SSN.finditer(numbers))


def local_ids(numbers: str, lower: Lowered, regions: tuple[str, ...]) -> Iterator[Hit]:
    """Numbers of people in the library's country that check, shortly behind a word for one.

    Where a library does not state its country, `regions` are many, and none is looked for.
    """
    if len(regions) > _MOST_REGIONS or not _ID_CUE.fits(lower):
        return
    for found in _PERSONAL.finditer(numbers):
        before = numbers[max(0, found.start() - _CUE_REACH) : found.start()]
        if sum(map(str.isdigit, found.group())) < _LEAST_DIGITS:
            continue
        if _ID_CUE.fits(Lowered(before.lower())):
            for words in _shorter(found.group(), _SEPARATORS, _LEAST_DIGITS):
                if _is_personal(words, regions):
                    yield Hit(found.start(), found.start() + len(words), "national-id")
                    break


def _is_personal(words: str, regions: tuple[str, ...]) -> bool:
    from importlib import import_module  # noqa: PLC0415 - most texts contain no such number

    names = ((it, name) for it in regions for name in PERSONAL_IDS.get(it, ()))
    return any(
        import_module(f"stdnum.{'in_' if it == 'IN' else it.lower()}.{name}").is_valid(words)
        for it, name in names
    )


def birth_dates(numbers: str, lower: str) -> Iterator[Hit]:
    """Days beside a word for a birth; a day that is not called one stays."""
    if any(word in lower for word in _BIRTH_WORDS):
        yield from (Hit(*it.span("date"), "birth-date") for it in _BORN.finditer(numbers))
        yield from (Hit(*it.span("date"), "birth-date") for it in _BORN_AFTER.finditer(numbers))


def _shorter(words: str, separators: str = " -", least: int = 15) -> Iterator[str]:
    """Yield the words, then without their last groups: what stands behind may look like one."""
    yield words
    for end in range(len(words) - 1, least - 1, -1):
        if words[end] in separators:
            yield words[:end]


def _is_iban(words: str) -> bool:
    from stdnum import iban  # noqa: PLC0415 - most texts contain none, and its table takes time

    return iban.is_valid(words)


def _luhn(digits: str) -> bool:
    from stdnum import luhn  # noqa: PLC0415 - most texts contain no number of this length

    return luhn.is_valid(digits)
