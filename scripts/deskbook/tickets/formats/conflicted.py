"""A file with conflict markers in it, and the two versions that met there."""

import re
from collections.abc import Iterator
from typing import Final

_OPENING: Final = "<" * 7
_BASE: Final = "|" * 7
_MIDDLE: Final = "=" * 7
_CLOSING: Final = ">" * 7
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")


def versions(text: str) -> tuple[str, str] | None:
    """The version above the middle of every conflict, and the one below it.

    None where there is no conflict, or one that is not whole, so that nothing can be told apart.
    A base between the two (`merge.conflictStyle=diff3`) is left out: both versions came of it.
    """
    parted = list(_parted(text))
    if len(parted) < 2 or parted[-1][0] != "both":
        return None
    above = "".join(lines for place, lines in parted if place in ("both", "above"))
    below = "".join(lines for place, lines in parted if place in ("both", "below"))
    return above, below


_NEXT: Final = {
    ("both", _OPENING): "above",
    ("above", _BASE): "base",
    ("above", _MIDDLE): "below",
    ("base", _MIDDLE): "below",
    ("below", _CLOSING): "both",
}
_STRAY: Final = frozenset({_OPENING, _CLOSING, _BASE, _MIDDLE})


def _parted(text: str) -> Iterator[tuple[str, str]]:
    """The stretches of a file by their place; the last is of no place where a marker is astray."""
    place, held = "both", list[str]()
    for line in _LINE.findall(text):
        word = _marker(line)
        if (place, word) in _NEXT:
            yield place, "".join(held)
            place, held = _NEXT[place, word], []
        elif word in _STRAY and (place != "both" or word in (_OPENING, _CLOSING)):
            yield "astray", ""
            return
        else:
            held.append(line)
    yield place, "".join(held)


def _marker(line: str) -> str:
    """The conflict marker that a line is, or nothing; Git writes nothing behind the middle one."""
    word, rest = line[:7], line[7:].rstrip("\r\n")
    if word == _MIDDLE:
        return "" if rest else word
    return word if not rest or rest.startswith(" ") else ""
