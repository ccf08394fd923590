"""Addresses in a header field, by RFC 5322 and RFC 6532 and by what people's programs send.

Our own parser: `email.utils` gives other results on other releases of Python. It never raises, and
its time grows with the length of the text. It also reads what the RFCs forbid: brackets, commas and
@ in a name without quotes, and angle brackets that are missing, doubled or not closed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from deskbook.mail.formats.charset import decode_words
from deskbook.mail.model.mail import Address

_ENCODED: Final = re.compile(r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?\r\n]{0,2000}\?=")
_QUOTED: Final = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_PLAIN: Final = re.compile(r'(?:(?!=\?)[^"(<,;:])+|.', re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_ANGLE_SIGN: Final = re.compile(r"[<>]")
_WORD_END: Final = re.compile(r"[\s,;]|\Z")

_LOCAL: Final = r"[^\s@<>\[\]\"(),:;\\\x00-\x1f\x7f]{1,64}"
_QUOTED_LOCAL: Final = r"\"[^@<>\[\]\"(),:;\\\x00-\x1f\x7f]{1,62}\""
_HOST: Final = r"[^\W_](?:[\w.-]{0,250}[^\W_])?"
_LITERAL: Final = r"\[(?:ipv6:)?[0-9a-f.:]{2,45}\]"
_ADDRESS: Final = re.compile(rf"(?:{_LOCAL}|{_QUOTED_LOCAL})@(?:{_HOST}|{_LITERAL})")
_NEEDLESS_QUOTES: Final = re.compile(rf'"({_LOCAL})"(?=@)')
_AROUND: Final = re.compile(r"\s*([.@])\s*")
_PREFIX: Final = re.compile(r"\A(?:@[^:\[]*:|mailto:)", re.IGNORECASE)
"""An obsolete route (`@relay.example:`) or the scheme of a link."""

_MARKS: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
"""Characters without a shape that copying leaves at an address."""

_EDGES: Final = " \t\u00a0<>()'`,;:\u2018\u2019\u201c\u201d" + _MARKS
_DEEPEST: Final = 2
"""Levels of quotes and encoded words in which an address is looked for."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a field: its kind, and its text without the signs around it."""

    kind: Literal["text", "quoted", "comment", "angle", "separator"]
    text: str


@dataclass(slots=True)
class _Entry:
    """The part of a list that is being read.

    Args:
        earlier: words before a comma that belong to the name (`Sample, Quill <…>`).
        pieces: what came since the last separator.
        has_address: whether its address in angle brackets came.
    """

    earlier: list[_Piece] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)
    has_address: bool = False


def parse(value: str, depth: int = 0) -> list[Address]:
    """Return the addresses of a field in their order, in lower case, with their names decoded.

    Args:
        value: the field on one line, its encoded words as they came.
        depth: how many quotes or encoded words the text was taken from.
    """
    pieces = list(_split(value))
    found = list(_read(pieces))
    plain = decode_words(value)
    if found or depth == _DEEPEST or "@" not in plain:
        return found
    # Some programs put all of it into quotes, brackets or encoded words.
    inner = [it.text for it in pieces if it.kind in ("quoted", "comment")]
    if any("@" in it.text for it in pieces if it.kind not in ("quoted", "comment")):
        inner = []
    return [it for text in (inner if plain == value else [plain]) for it in parse(text, depth + 1)]


def read_address(text: str) -> str:
    """Return the one address that a text consists of, in lower case; empty where there is none.

    A host name in ASCII form (`xn--`) becomes readable, so that one person has one address.
    """
    edges = _EDGES if '"@' in text else _EDGES + '"'
    bare = text.strip(edges if "@[" in text else edges + "[]")
    bare = _AROUND.sub(r"\1", _PREFIX.sub("", bare).strip()).rstrip(".")
    bare = _NEEDLESS_QUOTES.sub(r"\1", unicodedata.normalize("NFC", bare.lower()))
    if not _ADDRESS.fullmatch(bare):
        return ""
    return _with_readable_host(bare) if "xn--" in bare else bare


def to_wire(email: str) -> str:
    """Return an address as a mail server takes it, its host name in ASCII (IDNA 2008)."""
    local, _, host = email.rpartition("@")
    if host.isascii():
        return email
    import idna  # noqa: PLC0415

    try:
        return f"{local}@{idna.encode(host, uts46=True).decode()}"
    except UnicodeError:
        return email


def _with_readable_host(email: str) -> str:
    import idna  # noqa: PLC0415  its tables load only for such an address

    local, _, host = email.rpartition("@")
    try:
        return f"{local}@{idna.decode(host)}"
    except UnicodeError:
        return email


def _split(value: str) -> Iterator[_Piece]:
    """Cut a field into its parts; a quote or bracket that is not closed is text."""
    closings, quotes_close, at = _closings(value), True, 0
    while at < len(value):
        char = value[at]
        quoted = _QUOTED.match(value, at) if char == '"' and quotes_close else None
        if quoted:
            yield _Piece("quoted", _ESCAPED.sub(r"\1", quoted[1]))
            at = quoted.end()
        elif char == "(" and at in closings:
            yield _Piece("comment", _ESCAPED.sub(r"\1", value[at + 1 : closings[at]]))
            at = closings[at] + 1
        elif char == "<" and (end := _angle_end(value, at)):
            yield _Piece("angle", value[at + 1 : end])
            at = end + (value[end : end + 1] == ">")
        elif char in ",;:":
            yield _Piece("separator", char)
            at += 1
        else:
            quotes_close = quotes_close and char != '"'
            text = next(it[0] for how in (_ENCODED, _PLAIN) if (it := how.match(value, at)))
            yield _Piece("text", text)
            at += len(text)


def _closings(value: str) -> dict[int, int]:
    """Return the place of the closing bracket of each comment by the place of its opening."""
    opened: list[int] = []
    closings = {}
    for found in re.finditer(r"\\.|[()]", value):
        if found[0] == "(":
            opened.append(found.start())
        elif found[0] == ")" and opened:
            closings[opened.pop()] = found.start()
    return closings


def _angle_end(value: str, at: int) -> int:
    """Return the place where an angle bracket ends; 0 where it is a sign of the name."""
    if found := _ANGLE_SIGN.search(value, at + 1):
        return found.start() if found[0] == ">" else 0
    found = _WORD_END.search(value, at + 1)
    end = found.start() if found else 0
    return end if "@" in value[at:end] else 0


def _read(pieces: Sequence[_Piece]) -> Iterator[Address]:
    entry, in_group = _Entry(), False
    last = max((at for at, it in enumerate(pieces) if it == _Piece("separator", ";")), default=-1)
    for at, piece in enumerate(pieces):
        if piece.kind == "angle":
            if found := _in_angle(piece.text):
                name = _name(entry.earlier + entry.pieces) or _comment_at(pieces, at + 1)
                yield from (_named(it, name if it == found[0] else "") for it in found)
                entry = _Entry(has_address=True)
        elif piece.kind != "separator":
            entry.pieces.append(piece)
        elif piece.text != ":":
            bare = [] if entry.has_address else list(_bare(entry.pieces))
            yield from bare
            if bare or entry.has_address or (in_group and piece.text == ";"):
                entry = _Entry()
            elif entry.earlier or entry.pieces:
                entry.earlier += [*entry.pieces, _Piece("text", f"{piece.text} ")]
                entry.pieces = []
            in_group = in_group and piece.text != ";"
        elif at < last and not in_group and not _ends_with_mailto(entry.pieces):
            # A group has a name and ends with a semicolon: `Readers: a@b.example, c@d.example;`.
            entry, in_group = _Entry(), True
        else:
            entry.pieces.append(_Piece("text", ":"))
    if not entry.has_address:
        yield from _bare(entry.pieces)


def _ends_with_mailto(pieces: Sequence[_Piece]) -> bool:
    return bool(pieces) and pieces[-1].text.lower().endswith("mailto")


def _in_angle(text: str) -> list[str]:
    """Return the address between angle brackets, or the several that some programs put there."""
    whole = _without_comments(_split(text))
    several = [read_address(it) for it in (whole, *re.split(r"[,;]", whole))]
    return several[:1] if several[0] else [it for it in several if it]


def _without_comments(pieces: Iterable[_Piece]) -> str:
    signs = {"quoted": '"{}"', "comment": "", "angle": "<{}>"}
    return "".join(signs.get(it.kind, "{}").format(it.text) for it in pieces)


def _bare(pieces: Sequence[_Piece]) -> Iterator[Address]:
    """Return addresses without angle brackets; the words around the only one are its name.

    A host without a dot is an address only where nothing stands beside or within it: `Quill @ Home`
    is a name.
    """
    whole = _without_comments(pieces)
    email = read_address(whole)
    if email and (_has_dot(email) or not re.search(r"\S\s+\S", whole)):
        yield _named(email, " ".join(it.text for it in pieces if it.kind == "comment"))
        return
    words = "".join(it.text for it in pieces if it.kind == "text").split()
    found = [(word, email) for word in words if _has_dot(email := read_address(word))]
    name = _name([it for it in pieces if it.kind in ("text", "quoted")])
    for word, email in found:
        yield _named(email, name.replace(word, " ") if len(found) == 1 else "")


def _has_dot(email: str) -> bool:
    return "." in email.rpartition("@")[2]


def _comment_at(pieces: Sequence[_Piece], at: int) -> str:
    """Return the comment at a place: the name in `<quill@people.example> (Quill Sample)`."""
    if at < len(pieces) and not pieces[at].text.strip():
        at += 1
    return pieces[at].text if at < len(pieces) and pieces[at].kind == "comment" else ""


def _name(pieces: Sequence[_Piece]) -> str:
    """Return the words before an address; a comment among other words keeps its brackets."""
    if all(it.kind == "comment" or not it.text.strip() for it in pieces):
        return " ".join(it.text for it in pieces if it.kind == "comment")
    return "".join(f"({it.text})" if it.kind == "comment" else it.text for it in pieces)


def _named(email: str, name: str) -> Address:
    own = rf"(?<![\w.+-])[<(\[]?(?:mailto:)?{re.escape(email)}[>)\]]?(?![\w-]|\.\w)"
    words = re.sub(own, " ", decode_words(name), flags=re.IGNORECASE)
    if words.count("<") != words.count(">"):
        words = re.sub(r"[<>]", " ", words)
    return Address(email, _without_quotes(" ".join(words.split()).strip(" ,;:")))


def _without_quotes(name: str) -> str:
    if name.count('"') % 2:
        name = name.strip('"')
    while len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    return name if name.strip("\"'<>[]() ") else ""
