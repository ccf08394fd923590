"""Encoded blocks within a plain text: base64, quoted-printable and uuencode that nobody declared.

A reader decodes them, so the privacy gate has to see what they say. Text is put in their place;
everything else becomes a file, and a mark stands where it was.
"""

import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from deskbook.mail.formats.charset import read_base64
from deskbook.mail.model.mail import Attached

FILE: Final = "[file]"
"""Stands in the text where an encoded file was."""

_DEEPEST: Final = 4
_BASE64: Final = re.compile(r"[ \t>]*([A-Za-z0-9+/_-]{16,}={0,2})[ \t]*")
_TAIL: Final = re.compile(r"[ \t>]*[A-Za-z0-9+/_-]{2,15}={0,2}[ \t]*")
_LONG: Final = 40
_SHORTEST_FILE: Final = 3
"""Lines of base64 that are a file, where they are no text."""

_BEGIN: Final = re.compile(r"begin(?:-base64)? [0-7]{3,4} (\S.{0,200})")
_OTHERS: Final = (
    re.compile(r"(?ms)^=ybegin .*?(?:^=yend [^\n]*|\Z)"),
    re.compile(r"(?ms)^\(This file must be converted with BinHex.*?(?::\s*$|\Z)"),
)
_SOFT: Final = re.compile(
    r"=[0-9A-F]{2}[^\n]{0,80}=\n|=\n[^\n]{0,80}=[0-9A-F]{2}|(?:=[0-9A-F]{2}){6}"
)
_HIGH: Final = re.compile(r"(?:=[89A-F][0-9A-F]){2}")


@dataclass(slots=True)
class Decoded:
    """A text with its encoded blocks decoded, and the files that were in it."""

    text: str
    files: list[Attached] = field(default_factory=list)


def decode_blocks(text: str, depth: int = 0) -> Decoded:
    r"""Decode the encoded blocks in a text, and those in what they contain.

    Args:
        text: the text, with line ends as `\n`.
        depth: how many encodings it was taken from.
    """
    if depth > _DEEPEST:
        return Decoded(FILE, [Attached("", "application/octet-stream", text.encode())])
    if _is_quoted_printable(text) and (plain := _from_quoted_printable(text)) != text:
        return decode_blocks(plain, depth + 1)
    found = Decoded(text)
    for pattern in _OTHERS:
        for block in pattern.findall(found.text) if "=ybegin" in text or "BinHex" in text else ():
            found.text = found.text.replace(block, FILE)
            found.files.append(Attached("", "application/octet-stream", block.encode()))
    if "begin" in text:
        found.text = "\n".join(_without_uuencode(found.text.split("\n"), found.files))
    found.text = "\n".join(_without_base64(found.text.split("\n"), found.files, depth))
    return found


def _without_uuencode(lines: list[str], files: list[Attached]) -> Iterator[str]:
    number = 0
    while number < len(lines):
        head = _BEGIN.fullmatch(lines[number].rstrip())
        end = _end(lines, number) if head else 0
        if head is None or not end:
            yield lines[number]
            number += 1
            continue
        body = lines[number + 1 : end]
        if lines[number].startswith("begin-base64"):
            data = read_base64("".join(body))
        else:
            data = b"".join(map(_uudecoded, body))
        files.append(Attached(head[1].strip(), "application/octet-stream", data))
        yield FILE
        number = end + 1


def _end(lines: list[str], start: int) -> int:
    """The line that ends a block; 0 where none does before the next one begins."""
    for number in range(start + 1, len(lines)):
        if lines[number].rstrip() in ("end", "===="):
            return number
        if _BEGIN.fullmatch(lines[number].rstrip()):
            break
    return 0


def _uudecoded(line: str) -> bytes:
    """The bytes of a line; some programs write a length that is too large."""
    raw = line.rstrip("\r\n").encode("ascii", "replace")
    try:
        return binascii.a2b_uu(raw)
    except binascii.Error:
        size = ((raw[0] - 32) & 63) * 4 // 3 + 2 if raw else 0
        try:
            return binascii.a2b_uu(raw[:size])
        except binascii.Error:
            return b""


def _is_quoted_printable(text: str) -> bool:
    return "=" in text and (bool(_SOFT.search(text)) or len(_HIGH.findall(text)) > 1)


def _from_quoted_printable(text: str) -> str:
    """The text with its encoded bytes decoded, where they are UTF-8."""
    try:
        return quopri.decodestring(text.encode()).decode()
    except UnicodeError:
        return text


def _without_base64(lines: list[str], files: list[Attached], depth: int) -> Iterator[str]:
    """The lines with runs of base64 decoded: as text, as a file, or left where they are neither."""
    number = 0
    while number < len(lines):
        stop = number
        while stop < len(lines) and _BASE64.fullmatch(lines[stop]):
            stop += 1
        block = lines[number:stop]
        if not block or (len(_letters(block)) < _LONG and stop - number < _count(lines)):
            yield lines[number]
            number += 1
            continue
        if _is_tail(lines, number, stop) and _as_text(_bytes([*block, lines[stop]])) is not None:
            block.append(lines[stop])
        data = _bytes(block)
        words = _as_text(data)
        if words is not None:
            inner = decode_blocks(words, depth + 1)
            files += inner.files
            yield inner.text
        elif len(block) >= _SHORTEST_FILE:
            files.append(Attached("", "application/octet-stream", data))
            yield FILE
        else:
            yield from block
        number += len(block)


def _is_tail(lines: list[str], start: int, stop: int) -> bool:
    """Whether the line below a run is its last one, which may be short."""
    if stop >= len(lines) or not _TAIL.fullmatch(lines[stop]):
        return False
    return len(_letters(lines[start : stop + 1])) % 4 == 0


def _letters(block: list[str]) -> str:
    return "".join(it.strip(" \t>") for it in block)


def _bytes(block: list[str]) -> bytes:
    return read_base64(_letters(block).replace("-", "+").replace("_", "/"))


def _count(lines: list[str]) -> int:
    return sum(bool(it.strip()) for it in lines)


def _as_text(data: bytes) -> str | None:
    """The text that some bytes are; none where they are something else."""
    try:
        text = data.decode("utf-8")
    except UnicodeError:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = sum(it.isprintable() or it in "\n\t" for it in text)
    return text if text.strip() and shown == len(text) else None
