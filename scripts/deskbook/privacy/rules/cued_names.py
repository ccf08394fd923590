"""Names of people who present themselves or sign in one of the languages of `cues`."""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.privacy.model.cues import CUES, SMALL_CUES, Cues
from deskbook.privacy.model.privacy import Hit
from deskbook.privacy.rules.names import NO_NAMES, PARTICLES
from deskbook.privacy.rules.triggers import Lowered, Trigger, make_trigger

_WORD: Final = r"[^\W\d_][^\s\d,.;:!?()\[\]<>\"\u060c\u061f\u0964|/@]{0,30}"
_WORDS: Final = rf"(?P<name>{_WORD}(?:[ \t]{{1,2}}{_WORD}|[ \t][^\W\d_]\.){{0,4}})"
_START: Final = r"^[ \t>*-]{0,8}"
_LINE: Final = (
    r"[ \t]{0,4}[,.!\u060c\u0964\u2026~-]{0,3}[ \t]*\n(?:[ \t>]*\n){0,2}"
    r"[ \t>]{0,8}(?:[-~\u2013\u2014]{1,2}[ \t]?)?"
)
_ROLES: Final = frozenset(
    word for cues in (*CUES.values(), *SMALL_CUES.values()) for word in cues.others.split()
)
_MORE: Final = (
    NO_NAMES
    | _ROLES
    | frozenset(["january", "here", "there", "your", "our", "the", "this", "my", "at", "of"])
)
_AFTER: Final = frozenset(
    [
        "from",
        "in",
        "at",
        "and",
        "with",
        "calling",
        "writing",
        "speaking",
        "a",
        "an",
        "here",
        "again",
        "und",
        "aus",
        "von",
        "et",
        "de",
        "du",
        "du",
        "e",
        "y",
        "di",
        "da",
        "do",
        "i",
        "z",
        "ze",
        "ve",
        "en",
        "van",
        "uit",
        "och",
        "från",
        "и",
        "из",
        "từ",
        "ở",
        "học",
        "studiere",
        "étudiante",
        "étudiant",
    ]
)
"""Words behind a name that someone shows: "this is Vera Blum from biology"."""
_LINKS: Final = frozenset({"y", "e", "la", "le", "el", "do", "der", "den"})
"""Small words that stand in names, and as often after a noun: "Studentin der Geschichte"."""


def _either(phrases: str) -> str:
    longest_first = sorted(phrases.split("|"), key=len, reverse=True)
    return "|".join(re.escape(it).replace(r"\ ", r"[ \t]{1,2}") for it in longest_first)


def _compiled(cues: Cues) -> tuple[re.Pattern[str], ...]:
    told = rf"(?<!\w)(?:{_either(cues.told)})[ \t]{{1,3}}{_WORDS}"
    shown = rf"(?<!\w)(?:{_either(cues.shown)})[ \t]{{1,3}}{_WORDS}"
    closed = (
        rf"{_START}(?:[^\n]{{0,300}}[.!?\u061f\u0964][ \t]{{1,3}})?(?:{_either(cues.closings)})"
        rf"(?:[ \t]{{1,2}}[^\W\d_]{{1,15}}){{0,3}}{_LINE}{_WORDS}(?=[ \t]*[,.(|]?[ \t]*$)"
    )
    return tuple(re.compile(it, re.IGNORECASE | re.MULTILINE) for it in (told, shown, closed))


_SHAPES: Final = {language: _compiled(cues) for language, cues in CUES.items()}
_SMALL_SHAPES: Final = {language: _compiled(cues) for language, cues in SMALL_CUES.items()}
_TOLD, _SHOWN, _CLOSED = range(3)


def _triggers(cues: Cues) -> tuple[Trigger, ...]:
    phrases = (cues.told, cues.shown, cues.closings)
    return tuple(make_trigger(it.split("|")) for it in phrases)


_TRIGGERS: Final = {it: _triggers(cues) for it, cues in (CUES | SMALL_CUES).items()}  # type: ignore[operator]


def cued_names(text: str, lower: Lowered) -> Iterator[Hit]:
    """Names behind "my name is", "this is" and under a closing, in the languages of `cues`.

    `lower` is the text in lower case.
    """
    for language, shapes in (*_SHAPES.items(), *_SMALL_SHAPES.items()):
        small = language in _SMALL_SHAPES
        for way, (shape, trigger) in enumerate(zip(shapes, _TRIGGERS[language], strict=True)):
            if not trigger.fits(lower):
                continue
            for found in shape.finditer(text):
                words = found.group("name")
                name = _small(words, way) if small else _capital(words, way)
                if name:
                    start = found.start("name")
                    yield Hit(start, start + len(name), "name")


def _capital(words: str, way: int) -> str:
    """As much of the words as is a name with capitals, or nothing; "I am" needs two of them."""
    kept: list[str] = []
    for word in re.findall(r"\S+", words):
        particle = kept and word.lower() in PARTICLES and (way != _SHOWN or word not in _LINKS)
        if not (word[0].isupper() or particle):
            break
        kept.append(word)
    while kept and kept[-1].lower() in PARTICLES:
        kept.pop()
    plain = [word.strip(".'").lower() for word in kept]
    if any(word in _MORE or word.endswith(("'s", "\u2019s")) for word in plain):
        return ""
    rest = words.split()[len(kept) :]
    if way == _SHOWN and (len(kept) < 2 or (rest and rest[0].lower() not in _AFTER)):
        return ""
    return _first(words, len(kept)) if kept else ""


def _small(words: str, way: int) -> str:
    """As many of the words as are a name in a script without capitals, or nothing."""
    every = re.findall(r"\S+", words)
    kept: list[str] = []
    for word in every[:3]:
        if word in _ROLES or (len(kept) >= 2 and word.startswith("\u0648")):
            break
        kept.append(word)
    whole = len(kept) == len(every) or way != _CLOSED
    least = 2 if way == _SHOWN else 1
    return _first(words, len(kept)) if whole and len(kept) >= least else ""


def _first(words: str, count: int) -> str:
    """Return the first so many words as they stand in the text."""
    found = list(re.finditer(r"\S+", words))
    return words[: found[count - 1].end()]
