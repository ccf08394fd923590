"""Bytes and encoded words (RFC 2047) as text, by the charset that a message names."""

import base64
import codecs
import re
from collections.abc import Iterator
from typing import Final

_ALIASES: Final = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "iso-8859-8-i": "iso-8859-8",
    "unicode-1-1-utf-7": "utf-7",
}
"""Names that stand for a larger set than they say, as in the WHATWG encoding standard."""

_NO_CHARSETS: Final = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
)
"""What Python calls encodings of text and no message may ask for."""

_UNKEEPABLE: Final = re.compile(r"[\ud800-\udfff\x00]")


def decode(data: bytes, charset: str = "") -> str:
    """Bytes as text: by their charset, else as UTF-8, else as Windows-1252; it never fails.

    What stands for nothing is U+FFFD. Text that says it is ASCII or Latin-1 and is valid UTF-8
    beyond ASCII is UTF-8: no real text of the other kind looks so.
    """
    name = find_charset(charset)
    tried = ("utf-8", "cp1252") if name in ("", "cp1252") else (name, "utf-8", "cp1252")
    for one in tried:
        try:
            return _UNKEEPABLE.sub("\ufffd", data.decode(one))
        except (UnicodeError, ValueError):
            continue
    return _UNKEEPABLE.sub("\ufffd", data.decode(name or "cp1252", errors="replace"))


def find_charset(charset: str) -> str:
    """The codec for a charset that a message names; empty where there is none."""
    name = charset.partition("*")[0].strip("\"' \t").lower()
    name = _ALIASES.get(name, name)
    if not name or not name.isascii() or len(name) > 40:
        return ""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    # Python keeps its codecs between bytes and bytes (hex, zlib) in the same list.
    is_text = getattr(found, "_is_text_encoding", True)
    return "" if not is_text or found.name.replace("_", "-") in _NO_CHARSETS else found.name


_WORD: Final = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\r\n]{0,2000})\?=")
_HEX: Final = re.compile(rb"=([0-9A-Fa-f]{2})")
_NOT_BASE64: Final = re.compile(r"[^A-Za-z0-9+/]")


def decode_words(value: str) -> str:
    """A value with its encoded words (RFC 2047) decoded; neighbours are joined before that."""
    return "".join(_pieces(value))


def _pieces(value: str) -> Iterator[str]:
    """Text and decoded words in turn; white space between two encoded words is none."""
    at, charset, held = 0, "", b""
    for found in _WORD.finditer(value):
        between = value[at : found.start()]
        if held and (between.strip() or found[1].lower() != charset):
            yield decode(held, charset)
            held = b""
        if between.strip() or not at:
            yield between
        charset, at = found[1].lower(), found.end()
        held += _bytes(found[2], found[3])
    if held:
        yield decode(held, charset)
    yield value[at:]


def _bytes(how: str, text: str) -> bytes:
    if how in "bB":
        return read_base64(text)
    data = text.replace("_", " ").encode("utf-8", "replace")
    return _HEX.sub(lambda it: bytes([int(it[1], 16)]), data)


def read_base64(text: str) -> bytes:
    """Return the bytes that a base64 text stands for; signs that are none are passed over."""
    letters = _NOT_BASE64.sub("", text)
    letters = letters[:-1] if len(letters) % 4 == 1 else letters
    return base64.b64decode(letters + "=" * (-len(letters) % 4))
