"""One sign for each digit, hyphen and blank that people type, so that numbers compare."""

import unicodedata
from typing import Final

_HYPHENS: Final = "\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63\uff0d\u00ad"
_BLANKS: Final = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_OTHERS: Final = {"\uff08": "(", "\uff09": ")", "\uff0b": "+", "\uff0f": "/", "\uff0e": "."}


def _digits() -> dict[int, str]:
    """Every decimal digit of another script (Nd) with ours; none lies beyond the second plane."""
    signs = map(chr, range(0x80, 0x20000))
    return {ord(sign): str(unicodedata.decimal(sign)) for sign in signs if sign.isdecimal()}


_SAME: Final = (
    _digits()
    | {ord(sign): "-" for sign in _HYPHENS}
    | {ord(sign): " " for sign in _BLANKS}
    | {ord(sign): plain for sign, plain in _OTHERS.items()}
)


def plain_numbers(text: str) -> str:
    """Return the text with plain digits, hyphens and blanks; every place stays where it is."""
    return text if text.isascii() else text.translate(_SAME)
