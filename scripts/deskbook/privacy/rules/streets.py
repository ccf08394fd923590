"""Postal addresses as twenty locales write them, and behind the words for one."""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.privacy.model.privacy import Hit
from deskbook.privacy.model.street_words import BEFORE, ENDINGS, TOLD
from deskbook.privacy.rules.triggers import Lowered, make_trigger

_CAPITAL: Final = r"[^\W\d_a-zß-öø-\u00ff][^\s,;:()\d]{0,30}"
_SMALL: Final = (
    r"(?:d[aeio]s?|del|della|delle|dei|la|las|los|el|van|von|der|den|y|e|i|św\.|gen\.|im\.|им\.)"
)
_TOWN: Final = (
    rf"(?:[ ,]{{1,2}}{_CAPITAL}(?:[ -]{_CAPITAL}){{0,2}})?(?:[ ,]{{1,2}}\(?[A-Z]{{2}}\)?(?!\w))?"
)
_POSTCODE: Final = (
    r"(?:\d{2}-\d{3}|\d{5}-\d{3,4}|\d{3} \d{2}|\d{4} ?[A-Z]{2}|\d{5,6}|\d{3}-\d{4})(?![\w-])"
)
_TAIL: Final = rf"(?:[ ,][^\n.!?]{{0,70}}?(?<![\d-]){_POSTCODE}{_TOWN})?"
_HOUSE: Final = r"\d{1,5}[a-zA-Z]?(?:[/-]\d{1,4}[a-z]?){0,2}(?![\w%])"

_ENDS: Final = "|".join(re.escape(it) for it in sorted(ENDINGS, key=len, reverse=True))
_STARTS: Final = "|".join(re.escape(it) for it in sorted(BEFORE, key=len, reverse=True))
_NAMED_BEHIND: Final = re.compile(
    rf"(?<![\w-])[^\W\d_a-z][\w.'-]{{1,40}}(?:(?i:{_ENDS})) (?!(?:1[5-9]|"
    rf"20)\d\d(?!\w)){_HOUSE}(?P<tail>{_TAIL})"
)
_NAMED_BEFORE: Final = re.compile(
    rf"(?<![\w-])(?i:{_STARTS}) (?:(?:{_SMALL}|{_CAPITAL}) ?){{1,5}},? {{0,2}}(?:д\. ?|"
    rf"n\u00ba ?|nr ?|num\. ?|n\. ?)?{_HOUSE}{_TAIL}"
)
_STATE: Final = re.compile(
    r"(?<![\w./$-])(?:\d{1,5}[A-Za-z]?|(?:Unit|PSC|USS|USNS|USNV|USCGC|Flat|Studio) "
    r"[\w]{1,8},?) [^\n.;:?!]{3,70}(?:(?:Apt|Ste)\. [^\n.;:?!]{1,40})?[ ,] ?"
    r"(?:[A-Z]{2} \d{5}(?:-\d{4})?|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2})(?!\w)"
)
_HAN: Final = r"[々\u3040-ヿ㐀-鿿]"
_EASTERN: Final = (
    re.compile(
        rf"{_HAN}{{2,20}}[路街道巷弄][\dA-Za-z]{{1,5}}[号座栋楼弄室](?:[\d"
        rf"A-Za-z-]{{1,6}}[室号楼单元]{{0,2}}){{0,3}}(?: ?\d{{6}})?"
    ),
    re.compile(
        rf"{_HAN}{{2,8}}[都道府県市区町村]{_HAN}{{0,20}}\d{{1,4}}(?:丁目|番地?|"
        rf"-\d)[\d番号地-]{{0,10}}(?: ?{_HAN}{{1,14}}\d{{1,4}})?"
    ),
    re.compile(
        r"(?:[가-힣]{1,8}(?:시|도|군|구) ){1,3}[가-힣\d]{1,12}(?:로|길|가|동|읍|"
        r"면) ?\d{1,4}(?:-\d{1,4})?(?: ?\([^)\n]{1,20}\))?"
    ),
)
_VIETNAMESE: Final = re.compile(
    r"(?i:(?:số )?)\d{1,4}(?:/\d{1,4}){0,3},? (?i:\u0111ường|phố|ngõ|hẻm|ngách|thôn|tổ) "
    r"[^\n;!?]{3,90}"
)
_INDIAN: Final = re.compile(r"(?<![\w.-])\d{1,4},? [^\n.;:?!\d]{3,60}[ -]\d{6}(?!\w)")
_TOLD: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(it) for it in sorted(TOLD, key=len, reverse=True))})"
    r"(?: is| ist| est| es| è| é| to| ह\u0948| l\u00e0| är)?[ :]{0,3}(?P<where>[^\n]{8,120})",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(
    r"(?<=[^\W_]{3})[.!?\u3002\u0964](?=[ \n]|\Z)|[\u3002\u0964]| म\u0947\u0902 | "
    r"ह\u0948(?!\w)|です|입니다|(?<=\d)[.!?](?=\s|\Z)"
)
_DIGIT: Final = re.compile(r"\d")
_CODES: Final = ("AA 00000", "0AA")
"""The shapes of a ZIP code behind its state, and of the end of a British postcode."""

_SPACED_ENDINGS: Final = tuple(f"{it} " for it in ENDINGS)
_BEFORE: Final = make_trigger(BEFORE)
_COUNTRY_WORDS: Final = (
    "\u0111ường",
    "phố",
    "ngõ",
    "hẻm",
    "ngách",
    "thôn",
    "tổ",
)


def streets(text: str, lower: Lowered) -> Iterator[Hit]:
    """Streets with a number, and what follows the words for the writer's own address."""
    if not _DIGIT.search(text):
        return
    shapes = list[re.Pattern[str]]()
    if any(it in lower.shape for it in _CODES):
        shapes.append(_STATE)
    if " 000000" in lower.shape or "-000000" in lower.shape:
        shapes.append(_INDIAN)
    if any(word in lower.text for word in _SPACED_ENDINGS):
        shapes.append(_NAMED_BEHIND)
    if _BEFORE.fits(lower):
        shapes.append(_NAMED_BEFORE)
    if not text.isascii():
        shapes += _EASTERN
        if any(word in lower.text for word in _COUNTRY_WORDS):
            shapes.append(_VIETNAMESE)
    for shape in shapes:
        yield from (
            Hit(found.start(), _trimmed(text, found), "address") for found in shape.finditer(text)
        )
    if any(word in lower.text for word in TOLD):
        yield from _told(text)


def _told(text: str) -> Iterator[Hit]:
    for found in _TOLD.finditer(text):
        where = _SENTENCE.split(found.group("where"), maxsplit=1)[0].rstrip(" .,;!?")
        begins = where[:1].isdigit() or where[:1].isupper() or not where[:1].islower()
        street = begins or any(where.lower().startswith(f"{it} ") for it in BEFORE)
        digits = sum(map(str.isdigit, where))
        if street and digits >= 2 and "[" not in where and " " in where.strip():
            start = found.start("where")
            yield Hit(start, start + len(where), "address")


def _trimmed(text: str, found: re.Match[str]) -> int:
    return found.start() + len(text[found.start() : found.end()].rstrip(" .,;"))
