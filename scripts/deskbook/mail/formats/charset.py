"""Bytes and encoded words (RFC 2047) as text, by the charset that a message names."""

import base64
import codecs
import re
from collections.abc import Iterator
from typing import Final

from deskbook.mail.formats import iso2022

_ALIASES: Final = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "x-unknown": "",
    "unknown-8bit": "",
    "default": "",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "ksc5601": "cp949",
    "euc-kr": "cp949",
    "uhc": "cp949",
    "windows-949": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "big5-eten": "big5hkscs",
    "x-euc-jp": "euc_jp",
    "iso-8859-6-i": "iso-8859-6",
    "iso-8859-6-e": "iso-8859-6",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-greek": "mac_greek",
    "x-mac-turkish": "mac_turkish",
    "x-mac-ce": "mac_latin2",
}
"""Names that stand for a larger set than they say, as in the WHATWG encoding standard."""

_WINDOWS: Final = re.compile(r"(?:x-)?(?:win(?:dows)?|cp|ibm|ms|dos)[-_ ]?(\d{3,4})")
_JAPANESE: Final = ("euc_jp", "cp932", "euc_jis_2004", "shift_jis_2004")
_SUPERSETS: Final = {
    "big5hkscs": ("cp950", "big5hkscs"),
    "cp932": ("cp932", "shift_jis_2004", *_JAPANESE),
    "euc_jp": ("euc_jp", "euc_jis_2004", "cp932"),
    "iso2022_jp": _JAPANESE,
    "iso2022_jp_ext": _JAPANESE,
    "iso2022_kr": ("cp949",),
}
"""Codecs for the bytes of a name, which programs confuse or extend; the first that fits counts."""

_NO_CHARSETS: Final = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
)
"""What Python calls encodings of text and no message may ask for."""

_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
"""Microsoft's Japanese codec gives such a character for bytes that stand for nothing."""

_UNKEEPABLE: Final = re.compile(r"[\ud800-\udfff\x00]")


def decode(data: bytes, charset: str = "") -> str:
    """Bytes as text, by their charset or what programs mean by it; it never fails.

    What stands for nothing is U+FFFD. Text that says it is ASCII or Latin-1 and is valid UTF-8
    beyond ASCII is UTF-8: no real text of the other kind looks so. Seven-bit text with escape
    sequences of ISO 2022 is that, whatever it says.
    """
    if iso2022.is_iso2022(data):
        return _UNKEEPABLE.sub("\ufffd", iso2022.decode(data))
    name = find_charset(charset)
    if data.isascii() and name.startswith("iso2022"):
        name = "utf-8"
    for one in _candidates(name):
        try:
            text = data.decode(one)
        except (UnicodeError, ValueError):
            continue
        if one not in _JAPANESE or not _PRIVATE.search(text):
            return _UNKEEPABLE.sub("\ufffd", text)
    return _UNKEEPABLE.sub("\ufffd", _best(data, name))


def _candidates(name: str) -> tuple[str, ...]:
    """The codecs that are tried for a name, in their order; each has to fit the whole text."""
    if name in ("", "cp1252"):
        return ("utf-8", "cp1252") if name else ("utf-8",)
    return (*_SUPERSETS.get(name, (name,)), "utf-8")


def _best(data: bytes, name: str) -> str:
    """The text that leaves the fewest bytes without a meaning.

    Bytes beyond ASCII in a text that should be UTF-8 and mostly is not are Windows-1252.
    """
    if name in ("", "utf-8", "utf_8", "cp1252"):
        text = data.decode("utf-8", errors="replace")
        lost = text.count("\ufffd")
        kept = sum(it > "\x7f" for it in text) - lost
        return text if kept > lost else data.decode("cp1252", errors="replace")
    names = _SUPERSETS.get(name, (name,))
    texts = [_PRIVATE.sub("\ufffd", data.decode(it, errors="replace")) for it in names]
    return min(texts, key=lambda it: it.count("\ufffd"))


def find_charset(charset: str) -> str:
    """The codec for a charset that a message names; empty where there is none."""
    name = charset.partition("*")[0].strip("\"' \t").lower().removesuffix("$esc").strip("_")
    if found_page := _WINDOWS.fullmatch(name):
        name = f"cp{found_page[1]}"
    name = _ALIASES.get(name, name)
    if name.startswith(("iso-2022-jp", "csiso2022jp", "cp5022", "iso2022-jp")):
        name = "iso2022_jp_ext"
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
