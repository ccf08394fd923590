"""The encoding of a file, determined from all of its bytes.

Unicode proves itself: a mark at the beginning, zero bytes in fixed places, or UTF-8 without a
fault. Everything else is a code page, which `code_page` finds or asks for.
"""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; that of UTF-32 begins with that of UTF-16."""

SAMPLE: Final = 1 << 14
"""Bytes of lines that are not ASCII; lines with a byte that was not seen before are added."""

_LONGEST: Final = 1 << 12
_PLAIN: Final = '\r\n\t ,;|:/-"{}[]0123456789'
_WIDE: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")


@dataclass(slots=True)
class Survey:
    """What all bytes of a file say of its encoding.

    `unicode` is the encoding of a file that proves to be Unicode, else empty; then `line` and
    `byte` are of the first byte that is not UTF-8, and `sample` are lines that are not ASCII.
    """

    unicode: str = "utf-8"
    line: int = 0
    byte: int = 0
    sample: bytes = b""
    _seen: set[int] = field(default_factory=set)

    def look(self, block: bytes) -> None:
        """Add the lines of a block that are not ASCII to the sample."""
        new = set(block) - self._seen
        if block.isascii() or (len(self.sample) >= SAMPLE and not new):
            return
        for line in block.splitlines():
            if not line.isascii() and (len(self.sample) < SAMPLE or set(line) - self._seen):
                self.sample += line[:_LONGEST] + b"\n"
                self._seen.update(line)
        self._seen |= new


def survey(blocks: Iterable[bytes]) -> Survey:
    """Read all blocks of a file, which are cut anywhere."""
    found, line = Survey(), 1
    decoder = codecs.getincrementaldecoder("utf-8")()
    for number, block in enumerate(blocks):
        if not number and (wide := _marked(block) or _wide(block)):
            return Survey(wide)
        found.look(block)
        held = decoder.getstate()[0]
        try:
            decoder.decode(block)
        except UnicodeDecodeError as error:
            decoder.reset()
            if not found.line:
                whole = held + block
                found.line = line + whole.count(b"\n", 0, error.start)
                found.byte = whole[error.start]
        line += block.count(b"\n")
    if (rest := decoder.getstate()[0]) and not found.line:
        found.line, found.byte = line, rest[0]
    found.unicode = "" if found.line else found.unicode
    return found


def _marked(block: bytes) -> str:
    return next((name for mark, name in MARKS if block.startswith(mark)), "")


def _wide(block: bytes) -> str:
    """UTF-16 or UTF-32 without its mark: line ends and delimiters have zeros in one place."""
    if b"\0" not in block:
        return ""
    for name in _WIDE:
        width = 4 if "32" in name else 2
        signs = {it.encode(name) for it in _PLAIN}
        units = [block[at : at + width] for at in range(0, min(len(block), SAMPLE), width)]
        if sum(it in signs for it in units) * 25 > len(units):
            return name
    return ""


@lru_cache(maxsize=64)
def is_text_encoding(name: str) -> bool:
    """Return whether Python has an encoding of texts by that name."""
    try:
        codecs.lookup(name)
        return isinstance("a".encode(name), bytes) and "a".encode(name).decode(name) == "a"
    except (LookupError, ValueError):
        return False
