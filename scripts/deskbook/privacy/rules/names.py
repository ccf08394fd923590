"""People's names in a text: in greetings, below sign-offs, where they introduce themselves."""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.privacy.model.privacy import Confidence, Hit
from deskbook.privacy.rules.words import INTRODUCTIONS, NO_NAMES, PARTICLES, SIGN_OFFS

_DASH: Final = r"~\N{EN DASH}\N{EM DASH}-"
_TITLE: Final = (
    r"(?:(?:dr|prof|professor|mr|mrs|ms|mx|miss|sir|madam|herrn?|frau|mme|madame|monsieur|m|sra?|"
    r"doctor|dean)\b\.?[ \t]+)"
)
_PART: Final = r"(?:[^\W\d_]\.|[^\W\d_][\w'\u2019-]{0,30})"
_NO_LINK: Final = r"(?!(?:and|und|et|y|from|by)\b)"
_NAME: Final = rf"(?P<name>{_PART}(?:[ \t]{{1,3}}{_NO_LINK}{_PART}){{0,3}})"
_SECOND: Final = (
    r"(?:[ \t]*(?:,|&|/|\band\b|\bund\b|\bet\b|\by\b)[ \t]*"
    rf"{_TITLE}?(?P<second>{_PART}(?:[ \t]{_PART}){{0,2}}))?"
)
_START: Final = r"^[ \t>]{0,8}"

_GREETING: Final = re.compile(
    rf"{_START}(?:dear|hello|hi|hey|hiya|greetings|good[ \t](?:morning|afternoon|evening|day)|hola|"
    r"bonjour|hallo|liebe[rs]?|guten[ \t]tag|sehr[ \t]geehrte[rs]?|cher|ch\u00e8re|estimad[oa]|"
    rf"querid[oa]|salut|buenos[ \t]d\u00edas)[ \t,]{{1,3}}{_TITLE}{{0,2}}{_NAME}{_SECOND}[ \t]*"
    rf"(?:[,!:;.{_DASH}]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_SIGN_OFF: Final = (
    r"(?:(?:many|kind(?:est)?|best|warm(?:est)?|with|all|very|my|so|much|kindly|yours|most|again|in)"
    r"[ \t]+){0,3}"
    r"(?:thanks|thank[ \t]you|thankyou|thx|ty|regards|wishes|best|sincerely|cheers|yours|truly|"
    r"respectfully|cordially|gratefully|appreciatively|faithfully|ciao|take[ \t]care|mfg|lg|vg|"
    r"gr\u00fc\u00dfen?|mit[ \t]freundlichen[ \t]gr\u00fc\u00dfen|viele[ \t]gr\u00fc\u00dfe|"
    r"cordialement|saludos|gracias|un[ \t]saludo|merci|danke|atentamente)"
    r"(?:[ \t]+(?:so|very|much|again|a[ \t]lot|a[ \t]bunch|in[ \t]advance|truly|sincerely|regards|"
    r"you|for[ \t]your[ \t](?:help|time|assistance)|for[ \t]the[ \t]help|and[ \t]best|best|"
    rf"cordiales)){{0,3}}[ \t]*[,.!{_DASH}]{{0,2}}"
)
_SIGNED_BELOW: Final = re.compile(
    rf"{_START}(?:.{{0,400}}[.!?,][ \t]+)?{_SIGN_OFF}[ \t]*\n(?:[ \t>]*\n){{0,2}}[ \t>]{{0,8}}"
    rf"(?:[{_DASH}]{{1,2}}[ \t]?)?{_TITLE}?{_NAME}[ \t]*(?=[,.(|]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED_BESIDE: Final = re.compile(
    rf"(?:^|[.!?,;)\n][ \t]*){_SIGN_OFF}[ \t]+(?:[{_DASH}][ \t]?)?{_TITLE}?{_NAME}[ \t]*"
    r"(?:\([^()\n]{1,30}\))?[.!]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED_SHORTLY: Final = re.compile(
    r"^[ \t]{0,8}[^\W\d_][^\n,.;:?!]{2,40},[ \t]*\n(?:[ \t]*\n){0,2}"
    rf"{_TITLE}?{_NAME}[ \t.]*\Z",
    re.IGNORECASE | re.MULTILINE,
)
_DASHED: Final = re.compile(
    rf"(?:^--[ \t]?\n|(?:^|[.!?][ \t]+)[{_DASH}]{{1,2}}[ \t]?){_NAME}[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
_INTRODUCED: Final = re.compile(
    r"\b(?:my[ \t](?:full[ \t])?name(?:[ \t]is|'s|\u2019s)|i[ \t]am[ \t]called|ich[ \t]hei\u00dfe|"
    r"me[ \t]llamo|je[ \t]m'appelle|mi[ \t]nombre[ \t]es|mein[ \t]name[ \t]ist)[ \t]+"
    rf"{_TITLE}?{_NAME}",
    re.IGNORECASE,
)
_PRESENTED: Final = re.compile(
    r"\b(?:[Tt]his[ \t]is|[Ii](?:'m|\u2019m|[ \t]am)|[Ii]t(?:'s|\u2019s))[ \t]+"
    rf"(?i:{_TITLE})?{_NAME}(?=[ \t]*(?:,|\.|!|\(|$|\n)|"
    r"[ \t]+(?:from|in|at|and|with|calling|writing|speaking|a|an)\b)"
)
_FIELD: Final = re.compile(
    r"^[ \t>*-]{0,8}"
    r"(?:(?:full|first|last|your|patron(?:'s)?|student|requester|borrower|customer|reader)[ \t])?"
    r"(?:name|from|patron|requester|requested[ \t]by|borrower|student|caller|cc|reader|attn|"
    rf"attention)[ \t]*:[*]{{0,2}}[ \t]*[\"']?{_TITLE}?{_NAME}[\"']?[ \t]*(?=[,<(\[]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_TITLED: Final = re.compile(
    rf"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Miss)\b\.?[ \t]+(?P<name>{_PART}(?:[ \t]{_PART}){{0,2}})"
)

MAX_SMALL: Final = 12
"""A name written small is believed where it stands alone and is no longer than this."""


def names(text: str, lower: str) -> Iterator[Hit]:
    """Names where people greet, sign and introduce themselves; cited authors stand elsewhere.

    `lower` is the text in lower case.
    """
    yield from _each(_GREETING, text, small=True)
    if any(word in lower for word in SIGN_OFFS):
        yield from _each(_SIGNED_BELOW, text, small=True)
        yield from _each(_SIGNED_BESIDE, text)
    if ",\n" in text:
        yield from _each(_SIGNED_SHORTLY, text, parts=2)
    yield from _each(_DASHED, text)
    if any(word in lower for word in INTRODUCTIONS):
        yield from _each(_INTRODUCED, text, small=True)
    yield from _each(_PRESENTED, text, parts=2)
    if ":" in text:
        yield from _each(_FIELD, text)
    yield from _each(_TITLED, text, confidence="doubtful")


def _each(
    shape: re.Pattern[str],
    text: str,
    *,
    small: bool = False,
    parts: int = 1,
    confidence: Confidence = "sure",
) -> Iterator[Hit]:
    for found in shape.finditer(text):
        for group in shape.groupindex:
            words = _cut(found.group(group) or "", small=small)
            if words and len(words.split()) >= parts:
                start = found.start(group)
                yield Hit(start, start + len(words), "name", confidence)


def _cut(words: str, *, small: bool) -> str:
    """As much of the words as is a name, or nothing."""
    kept = words
    for found in re.finditer(r"\S+", words):
        word = found.group()
        if not (word[0].isupper() or (found.start() and word.lower() in PARTICLES)):
            kept = words[: found.start()].rstrip()
            break
    if not kept and small and words.islower() and " " not in words and 2 < len(words) <= MAX_SMALL:
        kept = words
    parts = [part.strip(".").lower() for part in kept.split()]
    return "" if any(part in NO_NAMES or part.endswith("'s") for part in parts) else kept
