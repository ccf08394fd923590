"""Parts of a message that are not its sender's own words: folded in the ticket, or counted.

Nothing of a message is left out without a trace: each of its lines is in the ticket, in a fold at
the end of it, or in a count; the vault has the whole.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from deskbook.mail.model.mail import Segment

_MARK: Final = re.compile(r"^(?:[ \t]*>)+[ \t]?")
_SHORTEST: Final = 15
"""Characters of a line, white space left out, that tell one text from another."""

_SURE: Final = re.compile(r"-- \S?|(?!--|__|\u2014|\u2013)\S")
"""The beginning of a signature that is one for sure: `-- ` (RFC 3676), or the device's own line."""


def fold(segments: Sequence[Segment], texts: Iterable[str]) -> tuple[str, str]:
    """Return a message as its ticket has it, and what is left out there, in words.

    What it quotes comes last, if most of that is new; so does what stands below a bare `--`, which
    may be no signature. Both have `> ` before each line, so pages fold them.

    Args:
        segments: the parts of the message.
        texts: what the ticket says already.
    """
    own = "\n".join(it.text for it in segments if it.kind in ("own", "forwarded")).strip("\n")
    quoted = "\n".join(it.text for it in segments if it.kind == "quoted")
    signed = [it.text for it in segments if it.kind == "signature"]
    sure = [it for it in signed if _SURE.match(it.lstrip("\n"))]
    folded = [it for it in signed if it not in sure]
    if _is_new(quoted, texts):
        folded, quoted = [*folded, quoted], ""
    parts = (own, *("\n".join(_marked(it)) for it in folded))
    left = (_count(quoted, "quoted line"), _count("\n".join(sure), "line", " of a signature"))
    return "\n\n".join(filter(None, parts)), ", ".join(filter(None, left))


def _is_new(quoted: str, texts: Iterable[str]) -> bool:
    """Whether most of what is quoted is not in the ticket."""
    telling = [
        squeezed for line in quoted.split("\n") if len(squeezed := _squeezed(line)) >= _SHORTEST
    ]
    said = "".join(_squeezed(line) for text in texts for line in text.split("\n"))
    return bool(telling) and sum(line in said for line in telling) * 2 < len(telling)


def _marked(text: str) -> list[str]:
    return [f"> {_MARK.sub('', line)}".rstrip() for line in text.strip("\n").split("\n")]


def _count(text: str, noun: str, last: str = "") -> str:
    number = sum(bool(line.strip(" \t>")) for line in text.split("\n"))
    return f"{number} {noun}{'' if number == 1 else 's'}{last}" if number else ""


def _squeezed(line: str) -> str:
    return "".join(_MARK.sub("", line).split())
