"""The code page of a text that is not Unicode: the one reading with plausible words, or several.

Each likely code page decodes a sample. What gives control characters, two scripts in one word, a
capital inside of a word or a drawing beside a letter is out. `chardet` ranks what remains by the
letters of 40 languages. If the second is close to the first, a person chooses.
"""

import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

CODE_PAGES: Final = (
    "cp1252", "mac-roman", "cp850", "cp437", "iso8859-15", "cp1250", "iso8859-2", "mac-latin2",
    "cp852", "cp1251", "koi8-r", "koi8-u", "cp866", "mac-cyrillic", "iso8859-5", "cp1253",
    "iso8859-7", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "cp932", "euc-jp",
    "gb18030", "big5", "cp949",
)  # fmt: skip
"""Code pages that are tried; any other can be named."""

CLEAR: Final = 1.25
"""The first reading is taken where its rank is that many times the second's."""

CLEAR_IN_SHORT: Final = 2
"""The same, other than for cp1252, with less than `SHORT` bytes that are not ASCII."""

SHORT: Final = 40
WESTERN: Final = 1.2
"""The weight of cp1252, in which most tables that are not Unicode are written."""

_WORST: Final = 0.2
_CLOSE: Final = 0.003
_SCRIPTS: Final = {
    "LATIN": "LATIN", "FEMININE": "LATIN", "MASCULINE": "LATIN", "CYRILLIC": "CYRILLIC",
    "GREEK": "GREEK", "HEBREW": "HEBREW", "ARABIC": "ARABIC", "THAI": "THAI", "CJK": "EAST",
    "HIRAGANA": "EAST", "KATAKANA": "EAST", "KATAKANA-HIRAGANA": "EAST", "IDEOGRAPHIC": "EAST",
    "FULLWIDTH": "EAST", "HANGUL": "EAST",
}  # fmt: skip
_MARKS: Final = frozenset(
    "“”‘’„‚«»‹›–—…·¿¡§°№€£©®™•、。「」『』・：；？！（），《》【】〈〉～\u3000¥†‡¶′″×\xa0\xad\u200e\u200f،؛؟־׳״"
)
_AFTER_NO_LETTER: Final = frozenset("¿¡©™®£¥§¶")
_BEFORE_NO_LETTER: Final = frozenset("°®™©")
_FINAL: Final = frozenset("ςךםןףץ")


@dataclass(frozen=True, slots=True)
class Reading:
    """A code page, and the sample as it decodes it."""

    encoding: str
    text: str


def find_readings(sample: bytes) -> tuple[Reading, ...]:
    """Return the one clear reading of a sample, several that may be meant, or none.

    None fits a damaged file, such as UTF-8 with a few broken bytes.
    """
    repaired = sample.decode("utf-8", errors="replace")
    if repaired.count("\ufffd") * 4 < sum(not it.isascii() for it in repaired):
        return ()
    texts: dict[str, str] = {}
    for name in CODE_PAGES:
        try:
            texts.setdefault(sample.decode(name), name)
        except UnicodeDecodeError:
            continue
    shares = {text: _share_of_odd(text) for text in texts}
    least = min(shares.values(), default=1)
    left = [it for it in texts if shares[it] <= min(least + _CLOSE, _WORST)]
    ranks = _rank(sample)
    order = sorted(left, key=lambda it: ranks.get(it, 0), reverse=True)
    readings = tuple(Reading(texts[it], it) for it in order)
    if len(order) > 1:
        short = texts[order[0]] != "cp1252" and sum(it > 127 for it in sample) < SHORT
        clear = CLEAR_IN_SHORT if short else CLEAR
        if ranks.get(order[0], 0) > ranks.get(order[1], 0) * clear:
            return readings[:1]
    return readings


def _rank(sample: bytes) -> dict[str, float]:
    """The ranks of the readings of a sample, by the letters of each language."""
    from chardet import detect_all  # noqa: PLC0415 - only for files that are not Unicode

    ranks: dict[str, float] = {}
    for it in detect_all(sample, ignore_threshold=True):
        text = sample.decode(it["encoding"] or "ascii", errors="replace")
        ranks[text] = max(ranks.get(text, 0), it["confidence"])
    with suppress(UnicodeDecodeError, KeyError):
        ranks[sample.decode("cp1252")] *= WESTERN
    return ranks


def _share_of_odd(text: str) -> float:
    """The odd characters and neighbours of a text for each of its characters beyond ASCII."""
    beyond = [it for it in text if not it.isascii()]
    if any(unicodedata.category(it) in ("Cc", "Cn", "Co") for it in beyond):
        return 1
    odd = sum(map(_is_odd, beyond))
    near = ((a, b) for a, b in pairwise(text) if not (a.isascii() and b.isascii()))
    odd += sum(_are_odd(a, b) for a, b in near)
    return odd / max(len(beyond), 1)


@lru_cache(maxsize=4096)
def _is_odd(sign: str) -> bool:
    if sign.isalpha():
        return _script(sign) == ""
    return (
        not sign.isascii() and sign not in _MARKS and not unicodedata.category(sign).startswith("M")
    )


@lru_cache(maxsize=1 << 14)
def _are_odd(a: str, b: str) -> bool:
    """Whether no language writes two characters beside each other."""
    if a.isalpha() and b.isalpha():
        scripts = {_script(a), _script(b)}
        if "EAST" in scripts and len(scripts) > 1:
            other = a if _script(b) == "EAST" else b
            return not (other.isascii() and other.isupper())
        return len(scripts) > 1 or (a.islower() and b.isupper()) or a in _FINAL
    if a.isalpha():
        return _is_odd(b) or b in _AFTER_NO_LETTER
    return b.isalpha() and (_is_odd(a) or a in _BEFORE_NO_LETTER)


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "")
