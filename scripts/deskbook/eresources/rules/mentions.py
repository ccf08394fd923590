"""Which of the places that may be titles are meant as titles: quotes, capitals, numbers nearby."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from deskbook.eresources.model.reading import Mention, Part, Reading

_QUOTES: Final = "\"'“”„«»‘’*_《》〈〉「」『』"
_BESIDE: Final = re.compile(r"[\s,.:;()\[\]“”\"'’*_-]*(?:(?:vol|no|in|from|of|for)\.?\s*)?")
_BEFORE: Final = re.compile(
    r"[\s,.:;()–-]*(?:(?:issues?|number|volume|copy|copies)\s+)?"
    r"(?:(?:of|in|from|de|del|du|von|der)\s+)?(?:the\s+|la\s+|le\s+|die\s+)?",
    re.IGNORECASE,
)
_JOIN: Final = r"(?:\s(?:of the|of|and|for|in|de|et|und|der)\s|\s?[-&/]\s?|\s)"
_FOLLOWED: Final = re.compile(rf"{_JOIN}(?P<word>[^\W\d_][\w’'-]*+)(?!\s?:)")
_PRECEDED: Final = re.compile(rf"(?P<word>[^\W\d_][\w’'-]*){_JOIN}$")
_NO_TITLE_WORDS: Final = (
    "the a an this that these those is are was were does do did can could would will why where "
    "when what which how who please hello hi dear thanks need want missing no not looking find "
    "get see our my your journal magazine periodical newspaper article issue volume in of from "
    "issues articles volumes copy copies for at on to by el la los las un una en de del le les "
    "une der die das ein eine im und et y "
    "und i we they it latest newest new current about regarding re fwd subject title database "
    "online via through if january february march april may june july august september october "
    "november december spring summer autumn fall winter vol no"
)
_OTHER_WORDS: Final = (
    "revista revue rivista zeitschrift heft ausgabe artikel fehlt band jahrgang numero número "
    "numéro manque falta tijdschrift oder or and und"
)
NO_TITLE: Final = frozenset((*_NO_TITLE_WORDS.split(), *_OTHER_WORDS.split()))
_ASKING: Final = re.compile(
    r"(?:issues?|copy|copies|volumes?|journal|magazine|periodical|titled|called|article in|"
    r"published in)\s+(?:(?:of|from|in)\s+)?(?:the\s+(?:journal\s+)?)?[\"“*_«]?$",
    re.IGNORECASE,
)
_RUN: Final = re.compile(
    r"[^\W\d_a-zß-ÿ][\w’'-]*(?:(?:,?\s(?:of|and|for|the|in|on|de|la|del|du|et|und|der|des|für|y|&|to)|\s?&)*"
    r"[ \n-][^\W\d_a-zß-ÿ][\w’'-]*)*"
)


def select_mentions(
    reading: Reading, found: Iterable[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Return the places that are meant as titles, and those that perhaps are.

    A longer place wins over one within it. A single word is a title only in quotes, with a capital
    next to a date or number, or as the whole text. A place that goes on with more capitals is
    perhaps part of another title.
    """
    longest: list[Mention] = []
    in_order = sorted(found, key=lambda it: (it.start - it.end, _RANKS[it.how], it.start, it.key))
    for it in in_order:
        if not any(_overlaps(it, other) and not _same_place(it, other) for other in longest):
            longest.append(it)
    sure, unsure = [], []
    for it in sorted(longest, key=lambda it: (it.start, it.key)):
        strength = _strength(reading, it)
        if strength > 0:
            sure.append(it)
        elif strength == 0:
            unsure.append(it)
    return sure, unsure


_RANKS: Final = {
    "same": 0,
    "former": 1,
    "short": 2,
    "abbreviated": 3,
    "near": 4,
    "initials": 5,
    "guessed": 6,
}


def _overlaps(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _same_place(one: Mention, other: Mention) -> bool:
    """Return whether two titles compete for the same words, and neither agrees better."""
    return (one.start, one.end) == (other.start, other.end) and one.how == other.how


def _strength(reading: Reading, it: Mention) -> int:
    """1: it is meant as a title; 0: perhaps; -1: it is not."""
    text = reading.text
    before, after = text[: it.start][-1:], text[it.end : it.end + 2].lstrip(".,;:")[:1]
    quoted = bool(before and after) and before in _QUOTES and after in _QUOTES
    whole = _is_all(reading, it)
    near = is_near_number(reading, it.start, it.end)
    if it.how == "initials":
        return 0 if near or whole else -1
    if quoted or whole:
        return 1
    if _goes_on(reading, it):
        return 0 if it.words > 1 or (near and it.capital) else -1
    if it.how == "abbreviated":
        return 1 if near or (it.capital and it.words > 2) else -1
    if it.words == 1:
        return 1 if near and it.capital else -1
    if it.words == 2 and not it.capital:
        return 1 if near else 0
    return 1


def _is_all(reading: Reading, it: Mention) -> bool:
    """Return whether nothing else in the text was left over but words such as `the journal`."""
    for start, end in reading.rest:
        before = reading.text[start : max(start, min(end, it.start))]
        after = reading.text[max(start, it.end) : end]
        words = re.findall(r"[^\W_]+", f"{before} {after}")
        if any(word.casefold() not in NO_TITLE for word in words):
            return False
    return True


def is_near_number(reading: Reading, start: int, end: int) -> bool:
    """Return whether a place of a text is next to a date, a number, or an ISSN."""
    for part in reading.parts:
        if part.name in ("words", "doi", "article", "title"):
            continue
        if part.start >= end and _BESIDE.fullmatch(reading.text, end, part.start):
            return True
        if part.end <= start and _BEFORE.fullmatch(reading.text, part.end, start):
            return True
    return False


def _goes_on(reading: Reading, it: Mention) -> bool:
    """Return whether a capitalised word next to a place may belong to the same title.

    A date or number does not, nor does the label of the next field of a form.
    """
    text = reading.text
    after = _FOLLOWED.match(text, it.end)
    if after and _is_capital(after["word"]):
        begun = after.start("word")
        return not any(part.start <= begun < part.end for part in reading.parts)
    before = _PRECEDED.search(text, max(0, it.start - 40), it.start)
    return before is not None and _is_capital(before["word"])


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word.casefold() not in NO_TITLE


def guess_title(reading: Reading) -> Mention | None:
    """Return where a text names a title that is in no list; none where it names none.

    That is the run of capitalised words next to a date or number, after `issue of` and the like,
    in quotes or italics, or the whole text.
    """
    runs = [it for it in _runs(reading) if len(it.key) > 2]
    near = [it for it in runs if is_near_number(reading, it.start, it.end)]
    asked = [it for it in runs if _ASKING.search(reading.text, 0, it.start)]
    if near or asked:
        return max(near or asked, key=lambda it: (it.words, -it.start))
    if len(reading.rest) == 1 and not _is_sentence(reading.text[slice(*reading.rest[0])]):
        start, end = reading.rest[0]
        words = [it for it in re.findall(r"[^\W_]+", reading.text[start:end]) if _names(it)]
        if len(words) < 2 and not any(it[0].isupper() for it in words):
            return None
        return Mention(start, end, reading.text[start:end], "guessed", 1, capital=False)
    return None


def _names(word: str) -> bool:
    return word.casefold() not in NO_TITLE


_NEVER_FIRST: Final = NO_TITLE - {"journal", "magazine", "revista", "revue", "zeitschrift"}


def _runs(reading: Reading) -> Iterable[Mention]:
    for start, end in reading.rest:
        for run in _RUN.finditer(reading.text, start, end):
            begun = run.start()
            words = run.group().split()
            while words and words[0].casefold() in _NEVER_FIRST:
                begun += len(words[0])
                begun += len(reading.text[begun:end]) - len(reading.text[begun:end].lstrip())
                words = words[1:]
            if len(words) > 1:
                title = " ".join(words)
                yield Mention(begun, run.end(), title, "guessed", len(words), capital=True)


_VERBS_WORDS: Final = (
    "i we you is are was were does do did can cannot can't could would will have has need want get "
    "find see please help why where how what when it my our not there here hello hi thanks"
)
_VERBS: Final = frozenset(_VERBS_WORDS.split())


def _is_sentence(text: str) -> bool:
    """Return whether words are prose and no title."""
    words = [it.casefold() for it in re.findall(r"[^\W_]+", text)]
    return len(words) > 12 or not words or any(it in _VERBS for it in words)


def is_within(one: Mention, other: Mention) -> bool:
    """Return whether a place is part of a longer one."""
    return other.start <= one.start and one.end <= other.end


def cite(mention: Mention, reading: Reading) -> Part:
    """Return a place of a text as the part that is its title."""
    source = reading.text[mention.start : mention.end]
    return Part("title", " ".join(source.split()), source, mention.start, mention.end)


def uncover(reading: Reading, taken: Sequence[Part]) -> tuple[tuple[int, int], ...]:
    """Return the ranges that were not understood, without those of parts found since."""
    rest = list(reading.rest)
    for part in taken:
        rest = [
            piece
            for start, end in rest
            for piece in ((start, min(end, part.start)), (max(start, part.end), end))
            if re.search(r"[^\W_]", reading.text[piece[0] : piece[1]])
        ]
    return tuple(rest)
