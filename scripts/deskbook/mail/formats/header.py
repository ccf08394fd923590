"""Bytes and header fields of a message as text, addresses, ids and times; nothing here raises."""

import base64
import codecs
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email import utils
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any, Final

from deskbook.mail.model.mail import Address, Segment

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
_ID: Final = re.compile(r"<([^<>\s]{1,900})>")
_ADDRESS: Final = re.compile(r"[^\s@<>\"(),:;\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?")
_LONGEST: Final = 20_000
"""Characters of a field that are read; the rest of a longer one is nobody's words."""


def raw(message: Message, name: str) -> list[str]:
    """The values of a field as they came, unfolded, bytes that are no ASCII as UTF-8 or cp1252."""
    return [_unfolded(value) for key, value in message.raw_items() if key.lower() == name]


def words(message: Message, name: str) -> str:
    """The first value of a field as people read it, on one line."""
    return " ".join(decode_words(next(iter(raw(message, name)), "")).split())


def decode_words(value: str) -> str:
    """A value with its encoded words (RFC 2047) decoded; neighbours are joined before that."""
    return "".join(_pieces(value))


def addresses(message: Message, *names: str) -> tuple[Address, ...]:
    """The addresses in some fields, each once, in lower case."""
    values = [value for name in names for value in raw(message, name)]
    found: dict[str, Address] = {}
    for name, given in _pairs(values):
        email = given.strip().lower()
        if _ADDRESS.fullmatch(email):
            known = " ".join(decode_words(name).split())
            found.setdefault(email, Address(email, "" if known.lower() == email else known))
    return tuple(found.values())


def ids(message: Message, *names: str) -> tuple[str, ...]:
    """The message ids in some fields, each once."""
    values = (value for name in names for value in raw(message, name))
    return tuple(dict.fromkeys(found for value in values for found in _ID.findall(value)))


def read_time(value: str) -> datetime | None:
    """A time as a header writes it, in UTC and whole seconds; none where it is none."""
    try:
        found = parsedate_to_datetime(value.strip()).replace(microsecond=0)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


# Where Python can be strict, one odd sender would hide every address of the field.
_LENIENT: Final[dict[str, Any]] = (
    {"strict": False} if getattr(utils, "supports_strict_parsing", False) else {}
)


def _pairs(values: list[str]) -> list[tuple[str, str]]:
    try:
        return getaddresses(values, **_LENIENT)
    except (ValueError, TypeError, IndexError, RecursionError):
        return [("", found) for value in values for found in _ADDRESS.findall(value.lower())]


def _unfolded(value: object) -> str:
    text = str(value)[:_LONGEST]
    if not text.isascii():
        text = decode(text.encode("utf-8", "surrogateescape"))
    return re.sub(r"\r?\n(?=[ \t])", "", text).replace("\n", " ").replace("\r", " ")


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
        letters = _NOT_BASE64.sub("", text)
        letters = letters[:-1] if len(letters) % 4 == 1 else letters
        return base64.b64decode(letters + "=" * (-len(letters) % 4))
    data = text.replace("_", " ").encode("utf-8", "replace")
    return _HEX.sub(lambda it: bytes([int(it[1], 16)]), data)


_FROM: Final = re.compile(
    r"^[ \t]*\*{0,2}(?:From|Von|De|Da)\*{0,2}[ \t]?:\*{0,2}[ \t]*(.{0,200}?)"
    r"[<\[(]?(?:mailto:)?([^\s<>\[\]()@:;,\"]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}[A-Za-z0-9])",
    re.MULTILINE,
)
_HEAD: Final = 2000


def find_origin(segments: Iterable[Segment]) -> Address | None:
    """The sender that the first passed-on message names."""
    text = next((it.text for it in segments if it.kind == "forwarded"), "")
    if found := _FROM.search(text[:_HEAD]):
        return Address(found[2].lower(), found[1].strip(" \t\"'*"))
    return None
