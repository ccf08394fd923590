"""The item that the parts of a text describe together, where it names several dates or numbers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from deskbook.eresources.model.coverage import Citation
from deskbook.eresources.model.reading import PART_LABELS, Part, PartName, Reading
from deskbook.eresources.rules.mentions import uncover

_CLAUSE: Final = re.compile(r".*(?:[.!?;,(\n]\s|\n)", re.DOTALL)
_NOT_WANTED: Final = re.compile(
    r"\b(?:last (?:issue|number|one)|latest|newest|most recent|stops?|ends?|ended|until|till|"
    r"through|up to|goes to|only to|available to|accessed|retrieved|viewed|web|cited|acesso em|"
    r"consultado|abgerufen|zugriff|consult[ée] le|today|yesterday|wrote|sent|dated|asked|since|"
    r"before|by|deadline|due|ultimo|último|letzte)\b[^.!?;,]*$|\b\w{3,6}day,?\s*$",
    re.IGNORECASE,
)
"""Words before a date that is not the one asked for, up to the date."""

_WEEKDAY: Final = re.compile(r"\w+day,?\s", re.IGNORECASE)
_WANTED: Final = re.compile(
    r"\b(?:need|want|missing|looking for|find|found|issue|request|require|get|falta|fehlt|manque)"
    r"\b",
    re.IGNORECASE,
)
_ISSUE_NEXT: Final = re.compile(r"\s*(?:issue|number|no\.)")
_NEARBY: Final = 40
"""Characters within which a date or number belongs to a title."""


def assemble(reading: Reading, titles: Sequence[Part] = ()) -> Reading:
    """Return a reading with the citation that its parts make together.

    Args:
        reading: the parts of a text.
        titles: the parts of it that are its title, or that name a resource.
    """
    inside = [it for it in titles if it.name == "title"]
    kept = [it for it in reading.parts if not any(_within(it, title) for title in inside)]
    parts = sorted([*kept, *titles], key=lambda it: (it.start, it.end))
    anchors = [it for it in parts if it.name in ("title", "issn")]
    doubts = list(reading.doubts)
    used = [it for it in parts if it.name in ("title", "article", "issn", "isbn", "database")]
    for name in ("date", "volume", "issue", "page", "edition", "doi", "pmid"):
        chosen, others = _choose(reading.text, [it for it in parts if it.name == name], anchors)
        used += chosen
        if others:
            said = ", ".join(dict.fromkeys(it.source for it in others))
            doubts.append(
                f"{chosen[0].source} is taken as the {PART_LABELS[name]}; there is also {said}"
            )
    used.sort(key=lambda it: (it.start, it.end))
    return replace(
        reading,
        parts=tuple(parts),
        used=tuple(used),
        citation=_cite(used),
        doubts=tuple(doubts),
        rest=uncover(reading, titles),
    )


def _within(one: Part, other: Part) -> bool:
    return other.start <= one.start and one.end <= other.end and one is not other


def _cite(used: Iterable[Part]) -> Citation:
    found: dict[PartName, list[str]] = {}
    for it in used:
        if it.value:
            found.setdefault(it.name, []).append(it.value)
    first, _, last = found.get("date", [""])[0].partition("/")
    numbers = dict.fromkeys((*found.get("issn", ()), *found.get("isbn", ())))

    def one(name: PartName) -> str:
        return found.get(name, [""])[0]

    return Citation(
        title=one("title"),
        article=one("article"),
        numbers=tuple(numbers),
        doi=one("doi"),
        pmid=one("pmid"),
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last or first) if first else None,
        volume=one("volume"),
        issue=one("issue"),
        page=one("page"),
        edition=one("edition"),
    )


def _choose(
    text: str, parts: Sequence[Part], anchors: Sequence[Part]
) -> tuple[list[Part], list[Part]]:
    """Return the part that is meant, and those that may be meant as well."""
    parts = [it for it in parts if it.value]
    if not parts:
        return [], []
    scores = {it: _score(text, it, anchors) for it in parts}
    best = max(scores.values())
    equal = [it for it in parts if scores[it] == best]
    chosen = min(equal, key=lambda it: (_length(it), it.start))
    others = [it for it in equal if not _agrees(chosen, it)]
    return [chosen], others


def _score(text: str, part: Part, anchors: Sequence[Part]) -> int:
    """How much speaks for a part: near the title, in a clause that asks for it, no aside."""
    clause = _CLAUSE.sub("", text[max(0, part.start - 160) : part.start])
    score = 0
    for anchor in anchors:
        between = text[min(part.end, anchor.end) : max(part.start, anchor.start)]
        near = len(between) <= _NEARBY and not re.search(r"[!?]|\.\s+[A-Z]|\n\n", between)
        if (part.start, part.end) == (anchor.start, anchor.end) or near:
            score = 4
    if _WANTED.search(clause) or re.match(
        r"\s*(?:issue|number|no\.)", text[part.end : part.end + 12]
    ):
        score += 1
    if _NOT_WANTED.search(clause) or _WEEKDAY.match(part.source):
        score -= 6
    return score


def _length(part: Part) -> int:
    """The days that a date may mean; dates that say more are preferred."""
    if part.name != "date":
        return 0
    first, _, last = part.value.partition("/")
    return (date.fromisoformat(last or first) - date.fromisoformat(first)).days


def _agrees(one: Part, other: Part) -> bool:
    """Return whether two parts say the same: the same value, or a day within a year."""
    if one.name != "date":
        return one.value == other.value
    first, _, last = one.value.partition("/")
    begun, _, ended = other.value.partition("/")
    return begun <= first and (last or first) <= (ended or begun)
