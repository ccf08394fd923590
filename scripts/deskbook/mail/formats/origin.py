"""Who wrote a message that is passed on, as the head in the text says; anybody can write that."""

import re
from collections.abc import Iterable
from typing import Final

from deskbook.mail.model.mail import Address, Segment

_FROM: Final = re.compile(
    r"^[ \t]*\*{0,2}(?:From|Von|De|Da)\*{0,2}[ \t]?:\*{0,2}[ \t]*(.{0,200}?)"
    r"[<\[(]?(?:mailto:)?([^\s<>\[\]()@:;,\"]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}[A-Za-z0-9])",
    re.MULTILINE,
)
_HEAD: Final = 2000


def origin(segments: Iterable[Segment]) -> Address | None:
    """The sender that the first passed-on message names."""
    text = next((it.text for it in segments if it.kind == "forwarded"), "")
    if found := _FROM.search(text[:_HEAD]):
        return Address(found[2].lower(), found[1].strip(" \t\"'*"))
    return None
