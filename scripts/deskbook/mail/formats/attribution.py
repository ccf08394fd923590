"""Lines that mail programs put above a message that they quote: who wrote it, and heads of it."""

import re
import unicodedata
from functools import cache
from typing import Final, Literal

from deskbook.mail.model.words import table
from deskbook.mail.model.words.record import ANYTHING, WordKind

LONGEST: Final = 400
"""Characters of a line that are looked at: a longer one is no line of a mail program."""

_MOST_LINES: Final = 4
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MARKUP: Final = " \t*_>|-=~#\u2013\u2014\u2022\u2501\u2500"
_ADDRESS: Final = re.compile(r"[^\s<>()\[\]]{1,80}@[^\s<>()\[\]]{1,120}")
_DATE: Final = re.compile(
    r"\d{1,4}[./\u5e74-]\s?\d{1,2}[./\u6708-]\s?\d{1,4}|\d{1,2}\s?[:.h]\s?\d{2}"
    r"|\d{1,2}\D{1,20}(?:19|20|25)\d\d|(?:19|20)\d\d\D{1,20}\d{1,2}|\d{1,2}\s?\u6642|\d{1,2}\s?\uc2dc"
)
_RULE: Final = re.compile(r"[ \t>]*[-_=*\u2013\u2014\u2500\u2501~]{3,100}[ \t]*")
_ABOVE: Final = re.compile(
    r"(?:please )?(?:reply|type|write|respond|enter|add) (?:your )?(?:reply |answer |response )?"
    r"(?:above|over) (?:this|the) line|(?:bitte )?(?:antworten|schreiben) sie (?:ihre antwort )?"
    r"(?:\u00fcber|oberhalb) (?:dieser|der) (?:zeile|linie)"
    r"|r\u00e9pondez au-dessus de cette ligne|responda (?:por encima|encima|acima) de",
    re.IGNORECASE,
)

Strength = Literal["none", "weak", "strong"]
"""Of an attribution line: none; believed above quoted lines only; believed by itself."""


def clean(line: str) -> str:
    """Return a line without marks that nobody sees, without markup around it."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", line[:LONGEST])).replace("\xa0", " ")
    return " ".join(text.split()).strip(_MARKUP)


def is_rule(line: str) -> bool:
    """Whether a line is a rule, such as a row of dashes."""
    return bool(_RULE.fullmatch(line[:LONGEST]))


def find_attribution(lines: list[str], last: int) -> tuple[int, Strength]:
    """Return where the attribution begins that ends in a line, and how sure that is.

    Args:
        lines: the lines of the text.
        last: the number of the line that would be its last.
    """
    first, words = last, ""
    best: Strength = "none"
    for start in range(last, max(last - _MOST_LINES, -1), -1):
        line = clean(lines[start])
        if not line or lines[start].lstrip()[:1] == ">" or len(words) + len(line) > LONGEST:
            break
        words = _join(line, words)
        strength = _judge(words, is_last_bare=not may_attribute(lines[last]))
        if strength == "none":
            continue
        if best == "none" or strength == "strong" != best or _is_anchored(words):
            first, best = start, strength
        if _is_anchored(words) or (best == "strong" and _is_complete(words)):
            break
    return (_with_name(lines, first) if best != "none" else first), best


def _with_name(lines: list[str], first: int) -> int:
    """The line above, where the attribution begins with an address: its name stands there."""
    if first == 0 or lines[first].lstrip()[:1] not in ("<", "[", "("):
        return first
    above = clean(lines[first - 1])
    is_apart = first == 1 or not lines[first - 2].strip() or bool(_DATE.search(above))
    is_name = 0 < len(above) <= 120 and above[-1] not in ".!?:" and lines[first - 1][:1] != ">"
    return first - 1 if is_apart and is_name else first


def _join(line: str, words: str) -> str:
    """Two lines as one; an address that was broken in two is whole again."""
    glue = "" if line.endswith("<") or words.startswith(("@", ">")) else " "
    return f"{line}{glue}{words}" if words else line


_SIGNS: Final = (":", "\uff1a", "--", "__", "==", "##", "\u2014", "\u2500", "\u2501", " line")


def is_likely(line: str) -> bool:
    """Whether a line has one of the signs that lines above a quoted message have."""
    return any(it in line for it in _SIGNS)


def may_attribute(line: str) -> bool:
    """Whether a line ends as attributions do that stand above text without marks."""
    bare = _INVISIBLE.sub("", line[-200:]) if not line.isascii() else line
    return bare.rstrip(_MARKUP + "\r")[-1:] in (":", "\uff1a") or line.rstrip()[-2:] == "--"


def _ends(line: str) -> bool:
    return clean(line).endswith((":", "\uff1a"))


def _judge(words: str, *, is_last_bare: bool) -> Strength:
    """How surely the words attribute what follows."""
    said = words.rstrip(" :\uff1a.,").strip()
    has_address, has_date = bool(_ADDRESS.search(words)), bool(_DATE.search(words))
    fits = table.fits(said, "wrote")
    if is_last_bare:
        return "weak" if has_date and (has_address or fits) else "none"
    if fits:
        return "strong" if has_address or has_date else "weak"
    if has_address and has_date:
        return "weak" if len(words) > 250 else "strong"
    return "none"


def _is_complete(words: str) -> bool:
    return bool(_ADDRESS.search(words) or table.fits(words.rstrip(" :\uff1a"), "wrote")) and bool(
        _DATE.search(words)
    )


@cache
def _anchors() -> tuple[str, ...]:
    """The beginnings of attributions that have one, as `On ` and `Am `."""
    found = {table.fold(it.split(ANYTHING)[0]) for it in table.list_phrases("wrote")}
    return tuple(it for it in found if it.strip())


def _is_anchored(words: str) -> bool:
    return table.fold(words).startswith(_anchors()) and table.fits(
        words.rstrip(" :\uff1a"), "wrote"
    )


def is_original(line: str) -> bool:
    """Whether a line is the rule above a quoted message, as `-----Original Message-----`."""
    return _is_marked(line, "original") or bool(
        "line" in line.lower() and _ABOVE.search(clean(line))
    )


def is_forwarded(line: str) -> bool:
    """Whether a line is the rule above a message that is passed on."""
    return _is_marked(line, "forwarded")


def _is_marked(line: str, kind: WordKind) -> bool:
    """Whether a line is one of the phrases, between dashes or with a colon."""
    bare = line[:LONGEST].strip(" \t>*")
    is_marked = bare[:2] in ("--", "__", "==") or bare[-2:] in ("--", "__", "==") or _ends(bare)
    is_marked = is_marked or bare[:1] in ("\u2014", "\u2500", "\u2501")
    words = clean(bare).rstrip(" :\uff1a").strip(_MARKUP)
    return is_marked and bool(words) and table.fits(words, kind)


_FIELDS: Final[tuple[WordKind, ...]] = ("sender", "sent", "to", "copy", "subject")
_NEAR: Final = 14


@cache
def _names() -> dict[str, frozenset[str]]:
    """The kinds of field by their names in all languages."""
    found: dict[str, set[str]] = {}
    for kind in _FIELDS:
        for name in table.list_phrases(kind):
            found.setdefault(table.fold(name), set()).add(kind)
    return {name: frozenset(kinds) for name, kinds in found.items()}


def _field(line: str) -> tuple[frozenset[str], str]:
    """The kinds of field that a line may be, and its value."""
    if ":" not in line and "\uff1a" not in line:
        return frozenset(), ""
    text = clean(line).replace("\uff1a", ":")
    name, sign, value = text.partition(":")
    if not sign or len(name) > 40:
        return frozenset(), ""
    return _names().get(table.fold(name.strip(_MARKUP)), frozenset()), value.strip(_MARKUP)


def is_head(lines: list[str], number: int) -> bool:
    """Whether the head of a quoted message begins in a line.

    Three different fields are one anywhere; two of which one has an address or a date, below a
    blank line or a rule; and one with an address, below a rule.
    """
    first, value = _field(lines[number])
    if not first & {"sender", "sent"}:
        return False
    kinds, values, gap = [first], [value], 0
    for line in lines[number + 1 : number + _NEAR]:
        kind, value = _field(line)
        if kind:
            kinds.append(kind)
            values.append(value)
            gap = 0
        elif line.strip() and not _goes_on(line, kinds[-1], values[-1]):
            break
        else:
            gap += 1
            if gap > 2:
                break
    above = next((it for it in reversed(lines[max(number - 2, 0) : number]) if it.strip()), "")
    apart = number == 0 or not lines[number - 1].strip() or is_rule(above)
    known = " ".join(values)
    is_dated = bool(_ADDRESS.search(known) or _DATE.search(known))
    return _count(kinds) >= (3 if not apart or not is_dated else 2) or (
        bool(above) and is_rule(above) and "sender" in first and "@" in values[0]
    )


def _goes_on(line: str, kind: frozenset[str], value: str) -> bool:
    """Whether a line goes on with the value of a field above it."""
    is_list = bool(kind & {"to", "copy", "subject"})
    return line[:1] in " \t" or is_list or not value or value[-1] in ",;<["


def _count(kinds: list[frozenset[str]]) -> int:
    """How many fields are different; a head has its sender or its date among them."""
    found = set().union(*kinds)
    return min(len(found), len(set(kinds))) if found & {"sender", "sent"} else 0
