"""What a message quotes: hidden where the ticket has it, kept where it has not."""

import re
from collections.abc import Iterable
from typing import Final

_MARK: Final = re.compile(r"^(?:[ \t]*>)+[ \t]?")
_SHORTEST: Final = 15
"""Characters of a line, white space left out, that tell one text from another."""


def with_unknown(own: str, quoted: str, texts: Iterable[str]) -> str:
    """A text as the ticket keeps it: what it quotes comes last, if most of that is new there.

    Args:
        own: what its sender wrote.
        quoted: what they quote.
        texts: what the ticket says already.
    """
    telling = [
        squeezed for line in quoted.split("\n") if len(squeezed := _squeezed(line)) >= _SHORTEST
    ]
    said = "".join(_squeezed(line) for text in texts for line in text.split("\n"))
    known = sum(line in said for line in telling)
    if not telling or known * 2 >= len(telling):
        return own
    lines = (f"> {_MARK.sub('', line)}".rstrip() for line in quoted.strip("\n").split("\n"))
    return "\n\n".join(filter(None, (own, "\n".join(lines))))


def _squeezed(line: str) -> str:
    return "".join(_MARK.sub("", line).split())
