"""A known person's name in a text, however it is spelt: whole, turned round, or a part of it.

Names and texts are compared folded (`library/model/folding.py`), `ä` also as `ae`, and with any
hyphen, blank or nothing between the parts. A part that is an ordinary word counts where its place
or capital says that it is a name; a part within a longer word where that word is a user name, a
file's name or the name with an ending.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from deskbook.library.model.folding import TRANSCRIBED, UNSPACED, Folded, fold
from deskbook.privacy.rules.names import NO_NAMES
from deskbook.privacy.rules.ordinary_names import COMPOUNDS, ORDINARY, PARTICLES

LONG: Final = 6
"""Letters from which on a part is found at either end of any longer word."""

MIDDLING: Final = 4
"""Letters from which on a part is found in a user name."""

_LETTER: Final = r"[^\W\d_]"
_PART: Final = re.compile(rf"[{UNSPACED}]+|(?:(?![{UNSPACED}]){_LETTER}|(?<=\w)'(?=\w))+")
_UNSPACED: Final = re.compile(f"[{UNSPACED}]+")
_DIGRAPHS: Final = re.compile(r"(?<=[aou])e|(?<=a)a|(?<=s)s")
_GAP: Final = re.compile(
    r"[\s\-.,'\"_+/()\[\]\u00b7\u30fb\u2022]{0,4}(?:%20)?"
    rf"|\s?(?:{_LETTER}\.\s?){{1,3}}|\s?[\"'(\u201c\u201e\u300c]\w{{1,20}}[\"')\u201d\u201c\u300d]\s?"
)
"""What may stand between the parts of a name: signs, initials, a nickname."""

_WIDEST: Final = 30
"""Characters between the parts of a name, and of a word around one, at most."""
_ENDING: Final = re.compile(
    r"(?:'?s|es|e?n|a|u|y|i|e|om|em|ovi|ova|ou|in|ina|ja|lle|lla|lta|ssa|sta|nek|nak|val|vel)"
    rf"(?!{_LETTER})"
)
"""Endings of cases and genders in the languages that put them on names."""

_PREFIX: Final = re.compile(rf"(?<!{_LETTER})[ולבמהשכوبلفك]$")
"""Little words that Hebrew and Arabic write together with the next one."""

_USER: Final = re.compile(
    r"(?:/home/|/users/|\\{1,2}users\\{1,2}|/~|(?<!\w)@|user(?:\s?name)?\W{1,3}|login\W{1,3})"
    r"[\w.\-]{0,20}$"
)
_LITTLE: Final = (
    "a an the in on at of to from by since until till each every this that these those my your our "
    "his her its their no any some last next early late mid for or as is are was were it you we he "
    "she they who which what not also"
)
_NO_NAME_BEHIND: Final = frozenset(_LITTLE.split())
_GREETED: Final = re.compile(
    r"(?:^|[.!?,;\n]\s{0,3})(?:dear|hi|hello|hey|thanks|thank you|cheers|regards|wishes|love|best|"
    r"-{1,2}|sincerely|yours|merci|danke|gracias|hola|hallo|bonjour|liebe[rs]?|saludos|gr\w{2,3}e)"
    r"[\s,!\-]{1,3}$"
)
_CALLED: Final = re.compile(r"(?:name is|called|my name's|ich heisse|me llamo|je m'appelle)\s$")
_EAST_BEFORE: Final = re.compile(r"(?:我是|我叫|叫|名字是|谢谢|謝謝|您好|你好|私は|저는|나는)\s?$")
_EAST_BEHIND: Final = re.compile(
    r"\s?(?:同学|同學|先生|女士|小姐|老师|老師|さん|くん|君|様|ちゃん|氏|씨|님|입니다|이에요|예요|드림|올림|敬上)"
)
_REACH: Final = 40  # characters before a part that are looked at


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a name. `weak` ones count only with others, or where a name is expected."""

    word: str
    weak: bool
    unspaced: bool
    needed: bool = True


@dataclass(frozen=True, slots=True)
class _Seen:
    """A part of a name at a place of a folded text."""

    start: int
    end: int
    part: _Part


@dataclass(frozen=True, slots=True)
class _Name:
    shape: re.Pattern[str]
    parts: tuple[_Part, ...]


@lru_cache(maxsize=1024)
def _read(name: str) -> _Name | None:
    """The parts of a name, and an expression with a group for each of them."""
    found = list(dict.fromkeys(it.group() for it in _PART.finditer(fold(name))))
    written = {fold(it): it for it in _PART.findall(_fold_case(name))}
    parts = [_part(it) for it in found]
    shapes = [(_spelling(written.get(it.word, it.word), it), it) for it in parts]
    if len(parts) == 1 and parts[0].unspaced and 2 < len(parts[0].word) < 5:
        given = parts[0].word[-2:]
        parts.append(_Part(given, weak=True, unspaced=True, needed=False))
        shapes.append((given, parts[-1]))
    if not parts:
        return None
    ordered = sorted(shapes, key=lambda it: -len(it[1].word))
    groups = (f"(?P<p{parts.index(part)}>{_bounded(shape, part)})" for shape, part in ordered)
    return _Name(re.compile("|".join(groups)), tuple(parts))


def _fold_case(name: str) -> str:
    """A name in small letters that keep their accents."""
    return unicodedata.normalize("NFC", name).lower()


def _part(word: str) -> _Part:
    unspaced = bool(_UNSPACED.fullmatch(word))
    little = word in PARTICLES or len(word) == 1
    weak = little or (len(word) < 3 and not unspaced) or word in ORDINARY
    return _Part(word, weak, unspaced, needed=not little or unspaced)


def _spelling(word: str, part: _Part) -> str:
    """An expression for a part of a name in a folded text."""
    if part.unspaced:
        return r"\s?".join(fold(word)) if len(part.word) <= MIDDLING else fold(word)
    made = "".join(TRANSCRIBED.get(it, fold(it)) for it in word)
    escaped = _DIGRAPHS.sub(lambda it: f"{it.group()}?", made)
    return escaped.replace("'", r"['\- ]?")


def _bounded(shape: str, part: _Part) -> str:
    alone = part.weak and not part.unspaced and len(part.word) < 3
    return rf"(?<![^\W_]){shape}(?![^\W_])" if alone else shape


def find_name(text: str, folded: Folded, name: str, *, parts: bool) -> Iterator[tuple[int, int]]:
    """Yield the places of a name in a text: start and end.

    Args:
        text: the text.
        folded: the same, folded.
        name: the name.
        parts: whether a part of it counts too.
    """
    known = _read(name)
    if known is None:
        return
    for group in _groups(folded.text, known):
        if _is_whole(group, known) and _stands_free(folded.text, group):
            yield folded.place(*_with_initials(folded.text, group[0].start, group[-1].end, known))
        elif parts:
            for one in group:
                if place := _alone(text, folded, one, known):
                    yield folded.place(*place)


def _groups(text: str, known: _Name) -> Iterator[list[_Seen]]:
    """The parts of a name in a text, those together that stand side by side."""
    group: list[_Seen] = []
    for found in known.shape.finditer(text):
        seen = _Seen(*found.span(), known.parts[int((found.lastgroup or "p0")[1:])])
        if group and not _belongs(text, group, seen):
            yield group
            group = []
        group.append(seen)
    if group:
        yield group


def _belongs(text: str, group: Sequence[_Seen], seen: _Seen) -> bool:
    gap = text[group[-1].end : seen.start]
    given = seen.part.unspaced and not seen.part.needed
    new = not given and seen.part not in (it.part for it in group)
    return new and len(gap) <= _WIDEST and bool(_GAP.fullmatch(gap))


def _is_whole(group: Sequence[_Seen], known: _Name) -> bool:
    """Whether all parts stand there that a name needs, or two of which one is no ordinary word."""
    there = {it.part for it in group}
    if {it for it in known.parts if it.needed} <= there:
        return len(there) > 1 or not known.parts[0].weak
    return len(there) > 1 and any(not it.weak for it in there)


def _stands_free(text: str, group: Sequence[_Seen]) -> bool:
    """Whether a name is long enough to be found within a word, or stands by itself."""
    if group[0].part.unspaced:
        return True
    glued = any(one.end == two.start for one, two in pairwise(group))
    first, last = group[0], group[-1]
    before, behind = _is_letter(text, first.start - 1), _is_letter(text, last.end)
    if (before and first.part.weak) or (behind and last.part.weak):
        return False
    inside = before or behind
    enough = sum(len(it.part.word) for it in group) >= LONG
    if len(group) == 1:
        return not inside
    return enough if glued or inside else True


def _alone(text: str, folded: Folded, seen: _Seen, known: _Name) -> tuple[int, int] | None:
    """The place of a part that counts by itself, with the initials that belong to it."""
    if seen.part.unspaced:
        return _in_the_east(folded.text, seen)
    if seen.part.weak:
        free = not (_is_letter(folded.text, seen.start - 1) or _is_letter(folded.text, seen.end))
        expected = free and len(seen.part.word) > 1 and _is_expected(text, folded, seen)
        return (seen.start, seen.end) if expected else None
    start, end = seen.start, seen.end
    while _is_letter(folded.text, start - 1) and seen.start - start < _WIDEST:
        start -= 1
    while _is_letter(folded.text, end) and end - seen.end < _WIDEST:
        end += 1
    if (start, end) == (seen.start, seen.end):
        return _with_initials(folded.text, start, end, known)
    before, behind = folded.text[start : seen.start], folded.text[seen.end : end]
    initials = {it.word[0] for it in known.parts if it != seen.part}
    if len(seen.part.word) >= MIDDLING and initials.issuperset(before + behind):
        return start, end
    whole = folded.text[start:end]
    inside = whole not in COMPOUNDS and (
        _has_capitals(text, folded, seen, (start, end))
        or (not before and _has_ending(text, folded, seen, end))
        or bool(not behind and _PREFIX.search(folded.text[start - 1 if start else 0 : seen.start]))
        or (len(seen.part.word) >= LONG and not (before and behind))
        or (len(seen.part.word) >= MIDDLING and _is_user(folded.text, seen))
    )
    return (seen.start, seen.end) if inside else None


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalpha()


def _is_user(text: str, seen: _Seen) -> bool:
    return bool(_USER.search(text[max(0, seen.start - _REACH) : seen.start]))


def _has_capitals(text: str, folded: Folded, seen: _Seen, word: tuple[int, int]) -> bool:
    """Whether capitals part it from the rest of its word, as in `ToddThesis`."""
    first, last = folded.place(seen.start, seen.end)
    left = seen.start == word[0] or (text[first].isupper() and text[first - 1].islower())
    right = seen.end == word[1] or (text[last].isupper() and text[last - 1].islower())
    return len(seen.part.word) >= MIDDLING and left and right and text[first].isupper()


def _has_ending(text: str, folded: Folded, seen: _Seen, end: int) -> bool:
    ending = _ENDING.match(folded.text, seen.end)
    if (
        ending is None
        or ending.end() != end
        or not text[folded.place(seen.start, end)[0]].isupper()
    ):
        return False
    return ending.group() == "s" or len(seen.part.word) > MIDDLING


def _with_initials(text: str, start: int, end: int, known: _Name) -> tuple[int, int]:
    """The place of a name with initials of it before (`T. Miller`) or behind it (`Miller, T.`)."""
    letters = "".join(sorted({re.escape(it.word[0]) for it in known.parts}))
    before = re.search(rf"(?<![^\W_])(?:[{letters}]\.\s?){{1,3}}$", text[max(0, start - 9) : start])
    behind = re.compile(rf",?\s(?:[{letters}]\.\s?){{0,2}}[{letters}]\.").match(text, end)
    return start - len(before.group()) if before else start, behind.end() if behind else end


def _is_expected(text: str, folded: Folded, seen: _Seen) -> bool:
    """Whether a word that may be ordinary is a name where it stands."""
    first, last = folded.place(seen.start, seen.end)
    before = folded.text[max(0, seen.start - _REACH) : seen.start]
    behind = folded.text[seen.end : seen.end + 2]
    ends = not behind.strip() or behind[0] in ",.!\n"
    if _CALLED.search(before) or (ends and _GREETED.search(before)) or _is_user(folded.text, seen):
        return True
    if not text[first].isupper() or text[last : last + 1].isalnum():
        return False
    if not before.rpartition("\n")[2].strip("- \t") and behind[:1] in ("", "\n"):
        return True
    word = re.search(r"([^\W\d_]+),?\s$", before)
    if word is None or word.group(1) in _NO_NAME_BEHIND:
        return False
    at = folded.place(max(0, seen.start - len(word.group())), seen.end)[0]
    beside = re.match(r"[\s-]*([^\W_])", text[last : last + 4])
    titled = beside and (beside[1].isupper() or beside[1].isdigit())
    return not titled and (text[at].islower() or word.group(1) in NO_NAMES)


def _in_the_east(text: str, seen: _Seen) -> tuple[int, int] | None:
    """The place of a part in a script without spaces, of a short one beside an honorific."""
    if not seen.part.weak:
        return seen.start, seen.end
    before = text[max(0, seen.start - _REACH) : seen.start]
    behind = _EAST_BEHIND.match(text, seen.end)
    line = not before.rpartition("\n")[2].strip() and text[seen.end : seen.end + 1] in ("", "\n")
    return (seen.start, seen.end) if line or behind or _EAST_BEFORE.search(before) else None
