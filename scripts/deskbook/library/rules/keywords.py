"""Keywords of a text: the words that say what it is about."""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_LITTLE: Final = (
    "about after again also because been before cannot come could does doesn even find first "
    "from good have here help into just know library like make many more most much need never "
    "only open other over please same says some still take tell than thank that their them "
    "then there these they thing this those through today used very want well were what when "
    "where which while will with work would year your"
)
_COMMON: Final = frozenset(word.removesuffix("s") for word in _LITTLE.split())
"""Words that say nothing about what is broken, as `keywords` cuts them."""


def keywords(*texts: str) -> set[str]:
    """Return the keywords of texts, in lower case and without a plural's s."""
    found = {word.casefold().removesuffix("s") for text in texts for word in _WORD.findall(text)}
    return found - _COMMON
