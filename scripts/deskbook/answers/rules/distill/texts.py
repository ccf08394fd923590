"""From what was asked and replied to the parts of an answer: wordings, short answer, steps.

Nothing is made up: every sentence of a draft stood in a ticket, cut where sentences end. What the
privacy gate finds anything in, be it doubtful, is no wording and no title.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import Final

from deskbook.answers.rules import similar
from deskbook.privacy.rules import redact
from deskbook.privacy.rules.redact import Gate

SHORTEST: Final = 4
"""Words that a wording has at least."""

LONGEST: Final = 16
"""Words that a wording has at most."""

TELLING: Final = 2
"""Telling words that it has at least, see `similar.words`."""

SHORT: Final = 45
"""Words of the short answer, at most; its first sentence may be longer."""

WHAT_NOW: Final = "What can I do?"
"""Words that make a question of something that does not work."""

_REMARK: Final = re.compile(r"\A\s*\([^()]*\)\s*")
_END: Final = re.compile(
    r"[.?!\N{HORIZONTAL ELLIPSIS}]+(?P<close>[\"'\N{RIGHT DOUBLE QUOTATION MARK})\]]*)(?=\s)"
)
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|vol|pp|p|ff|ed|eds|st|dr|mr|mrs|ms|prof|[A-Z])|^\d{1,3})\.$",
    re.IGNORECASE,
)
_GREETING: Final = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|thanks|thank you)\b"
    r"(?: (?:there|all|everyone|\[name\]|so much|for [^.,!?]*))*[,.!:]*\s*",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"""(?:[-\N{EN DASH}\N{EM DASH}*]\s*)?(?:
        (?:(?:with|all|my|our)\ )*(?:kind|best|warm|good)(?:est)?\ (?:regards|wishes)\b.*
      | (?:best|regards|cheers|sincerely|respectfully|yours|thanks|thank\ you|good\ luck)\b.{0,60}
      | (?:i\ |we\ )?hope\ (?:this|that|it)\ (?:helps|answers|works)\b.*
      | (?:please\ )?let\ (?:us|me)\ know\b.*
      | (?:please\ )?
        (?:feel\ free|do(?:\ not|n['\N{RIGHT SINGLE QUOTATION MARK}]t)\ hesitate)
        \ to\ (?:ask|call|chat|come\ back|contact|e-?mail|reach|reply|write)\b.*
      | (?:is\ there|was\ there)\ anything\ (?:else|more)\b.*
      | (?:have|enjoy)\ (?:a|the|your)\ (?:good|great|lovely|nice|rest|wonderful|day|weekend)\b.*
      | you(?:\ are|['\N{RIGHT SINGLE QUOTATION MARK}]re)\ (?:very\ |most\ )?welcome\b.{0,20}
      | \[name\][,.!]*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_POINTING: Final = re.compile(
    r"(?:and|or|but|maybe|so|then|is|are|was|were|can|could|do|does|did|if|what|who|why|how)?\s*"
    r"(?:is |are |was |did |do |can )?(?:it|this|that|these|those|he|she|they)\b",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(
    r"(?:how (?:do|can|does|would|to|long|much|many|late|often)|where (?:can|do|does|is|are|to)"
    r"|what (?:is|are|does|do|time|hours)|which \w+ (?:can|do|does|is|are|should)"
    r"|who (?:is|are|can|do|does)|when (?:is|are|do|does|will|can)|why (?:is|are|do|does|can)"
    r"|(?:can|could|may|should) (?:i|we|you|students|faculty|alumni|anyone|somebody)"
    r"|(?:is|are) (?:there|the|it possible)|do (?:you|we|i|students|books)|does the)\b",
    re.IGNORECASE,
)
_LOOSE: Final = re.compile(r"(?:and|or|but|maybe|then|so)\b", re.IGNORECASE)
_SOMEBODY: Final = re.compile(
    r"\b(?i:appointment|meet|meeting|speak|talk|chat|contact|reach|named|librarian|professor) "
    r"(?:(?:with|to|by|for) )?(?!I\b)[A-Z][a-z]+(?: [A-Z][a-z]+)?\b"
)
_MARK: Final = re.compile(r"\[[a-z -]+\]")
_ITEM: Final = re.compile(r"\A[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_STEPS: Final = (
    "add ask bring browse call check choose clear click close come copy delete download enter fill "
    "find follow give go hold log look make name open order paste pick press print put renew "
    "request return save scan search select send set show sign start switch take tap tell try turn "
    "type upload use visit wait write"
)
_DOING: Final = frozenset(_STEPS.split())
_BEFORE_DOING: Final = re.compile(
    r"(?:then|first|next|now|also|or|and|please|just|instead|after that|finally)[, ]+",
    re.IGNORECASE,
)


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text, each in one line; lists and paragraphs end sentences."""
    found = []
    for block in re.split(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t])", text):
        line, start = " ".join(block.split()), 0
        for end in _END.finditer(line):
            said = line[start : end.end()]
            if end["close"] or not _ABBREVIATED.search(said[-8:]):
                found.append(said)
                start = end.end() + 1
        found.append(line[start:])
    return [it for it in found if it]


def find_wordings(question: str, gate: Gate) -> Iterator[str]:
    """Return the questions in a patron's text that can be understood by themselves.

    In a chat many a question has no mark: it is known by how it begins.
    """
    for sentence in split_sentences(_REMARK.sub("", question)):
        bare = _without_greeting(sentence)
        if _is_question(bare) and is_wording(bare, gate):
            yield bare


def _is_question(text: str) -> bool:
    return text.endswith("?") or bool(_ASKING.match(text) and text[-1:].isalnum())


def is_wording(text: str, gate: Gate) -> bool:
    """Return whether a sentence asks something: not too short or long, of nobody, not "is it?"."""
    return (
        SHORTEST <= len(text.split()) <= LONGEST
        and len(set(similar.find_words(text))) >= TELLING
        and not _POINTING.match(text)
        and not _LOOSE.match(text)
        and not _SOMEBODY.search(text)
        and is_impersonal(text, gate)
    )


def is_impersonal(text: str, gate: Gate) -> bool:
    """Return whether the gate finds nothing in a text, and has taken nothing out of it."""
    return not _MARK.search(text) and not redact.find(text, gate)


def remove_marks(text: str) -> str:
    """Return a text without the gate's marks, which say nothing about the question."""
    return _MARK.sub(" ", text)


def choose_title(asked: Sequence[str], staff: Sequence[str], gate: Gate) -> str:
    """Return the question as a patron asks it, for an answer; empty where there is none.

    Where nobody asked in so many words, what does not work becomes the question. Of several, that
    is taken which is most like all that was asked, by the words they share.

    Args:
        asked: what patrons wrote, the most typical first.
        staff: the titles that colleagues gave their tickets, in the same order.
        gate: what is personal.
    """
    whole = map(" ".join, zip(asked, staff, strict=True))
    shared = Counter(word for text in whole for word in set(similar.find_words(text)))
    questions = [it for text in asked for it in find_wordings(text, gate)]
    questions += [it for it in staff if it.endswith("?") and is_wording(it, gate)]
    if questions:
        best = max(questions, key=lambda it: _typical(it, shared))
        return re.sub(r"\bi\b", "I", capitalise(best).rstrip(" ?")) + "?"
    complaints = [it for text in asked for it in _complaints(text, gate)]
    complaints += [it for it in staff if is_wording(it, gate) and "(" not in it]
    if complaints:
        return capitalise(f"{max(complaints, key=lambda it: _typical(it, shared))}. {WHAT_NOW}")
    return ""


def _typical(text: str, shared: Mapping[str, int]) -> float:
    """The similarity of a text to all that was asked: the cosine of words, but for a factor."""
    telling = set(similar.find_words(text))
    return sum(max(1, shared[it]) for it in telling) / sqrt(len(telling))


def _complaints(text: str, gate: Gate) -> Iterator[str]:
    """The complaints in a patron's words: sentences cut where they go on after a comma."""
    for sentence in split_sentences(_REMARK.sub("", text)):
        bare = _without_greeting(sentence).rstrip(".!")
        while len(bare.split()) > LONGEST and "," in bare:
            bare = bare.rpartition(",")[0]
        if not _is_question(bare) and is_wording(bare, gate):
            yield bare


def write_body(reply: str) -> tuple[str, str]:
    """Return a reply as a short answer, then steps and what is good to know, in Markdown.

    Greetings and thanks at the beginning go, and so do wishes and names at the end. What tells what
    to do is a step.
    """
    told = _told(reply)
    short: list[str] = []
    while told and not _ITEM.match(told[0]):
        if short and len(" ".join((*short, told[0])).split()) > SHORT:
            break
        short.append(told.pop(0))
    steps = [it for it in told if _is_step(it)]
    others = [it for it in told if not _is_step(it)]
    parts = (
        "## Steps\n\n"
        + "\n".join(f"{number}. {capitalise(_step(it))}" for number, it in _numbered(steps))
        if steps
        else "",
        "## Good to know\n\n" + "\n".join(f"- {_step(it)}" for it in others) if others else "",
    )
    return capitalise(" ".join(short)), "\n\n".join(filter(None, parts))


def _told(reply: str) -> list[str]:
    """The sentences of a reply from where it begins to say something."""
    found = split_sentences(reply)
    while found:
        found[0] = _without_greeting(found[0])
        if found[0] and not re.match(r"(?:thank|thanks)\b", found[0], re.IGNORECASE):
            break
        found.pop(0)
    while found and _CLOSING.fullmatch(found[-1]):
        found.pop()
    return found


def _numbered(steps: list[str]) -> Iterator[tuple[int, str]]:
    return enumerate(steps, start=1)


def _is_step(sentence: str) -> bool:
    if re.match(r"[ \t]*\d{1,3}[.)][ \t]", sentence):
        return True
    first = _BEFORE_DOING.sub("", _step(sentence), count=1).split(" ")[0]
    return first.strip("\"'*_,.:;").casefold() in _DOING


def _step(sentence: str) -> str:
    """A sentence without the sign of a list before it."""
    return _ITEM.sub("", sentence, count=1)


def _without_greeting(sentence: str) -> str:
    return _GREETING.sub("", sentence, count=1) if _GREETING.match(sentence) else sentence


def capitalise(text: str) -> str:
    """Return a text with a capital letter at its beginning, if its first word has none."""
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first == first.lower() else text
