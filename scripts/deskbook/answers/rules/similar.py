"""Similarity of texts: words and the trigrams in them, weighted by how rare they are (tf-idf).

Words alone miss what is misspelt or inflected otherwise; trigrams alone find what only looks alike.
Both are counted, a word as much as all trigrams in it. The same texts give the same numbers on
every machine: nothing is drawn by lot, and sums are taken in a fixed order.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from math import log, sqrt
from typing import Final

from deskbook.library.model import folding

Counted = Mapping[str, float]
"""The frequency of each word and trigram in a text."""

Vector = Mapping[str, float]
"""Weights of words and trigrams, of length 1 or empty."""

_LITTLE: Final = (
    "about after again all also am an and any anybody are as at be because been before but by can "
    "could did didn do does doing don else for from get got had has have he hello her here hi him "
    "his how if in into is isn it its just kind like ll many may me might more most much must my "
    "need no not now of off on one only or other our out over own please re say says she should "
    "so some somebody such than thank thanks that the their them then there these they this those "
    "through to too try trying up us ve very want was way we were what when where which while who "
    "why will with won would yes you your"
)
LITTLE: Final = frozenset(_LITTLE.split())
"""Words that say nothing about what is asked."""

_SHORTEST: Final = 4
"""Letters from which on a word's trigrams are counted."""

COMMON: Final = 0.05
"""A word that more of the texts have than this share brings no two of them together."""

SHARED: Final = 2
"""Telling words that texts have in common which are alike, unless all of them are the same."""

FEW: Final = 10
"""So many texts may always have a word that brings them together."""


def find_words(text: str) -> list[str]:
    """Return the telling words of a text: without case, accents, little words and plural s."""
    return [_stem(word) for word in _telling(text)]


def find_forms(text: str) -> dict[str, str]:
    """Return the telling words of a text, each with its first form, to be shown."""
    found: dict[str, str] = {}
    for word in _telling(text):
        found.setdefault(_stem(word), word)
    return found


def _telling(text: str) -> Iterator[str]:
    for word in folding.find_words(text, tails=False):
        if word not in LITTLE and (len(word) > 1 or folding.is_unspaced(word)):
            yield word


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def count(texts: Iterable[tuple[str, float]]) -> Counted:
    """Count words and trigrams in weighted texts; trigrams begin with `~`."""
    found: dict[str, float] = {}
    for text, weight in texts:
        for word in find_words(text):
            found[word] = found.get(word, 0.0) + weight
            parts = _trigrams(word)
            for it in parts:
                found[it] = found.get(it, 0.0) + weight / len(parts)
    return found


def _trigrams(word: str) -> list[str]:
    return [f"~{it}" for it in find_trigrams(f"^{word}$")] if len(word) >= _SHORTEST else []


def find_trigrams(word: str) -> list[str]:
    """Return three letters in a row, from each letter on that has two behind it."""
    return [word[at : at + 3] for at in range(len(word) - 2)]


class Corpus:
    """Texts by name, to be compared with each other and with new ones."""

    __slots__ = ("_rarity", "_unknown", "vectors")

    def __init__(self, texts: Mapping[str, Counted]) -> None:
        number = len(texts)
        holding: dict[str, int] = {}
        for features in texts.values():
            for it in features:
                holding[it] = holding.get(it, 0) + 1
        self._rarity = {it: log((1 + number) / (1 + count)) + 1 for it, count in holding.items()}
        self._unknown = log(1 + number) + 1
        self.vectors = {name: self.vector(features) for name, features in texts.items()}

    def vector(self, text: Counted) -> Vector:
        """The weights of a text's words and trigrams."""
        weights = {
            it: (1 + log(count) if count > 1 else count) * self._rarity.get(it, self._unknown)
            for it, count in sorted(text.items())
        }
        length = sqrt(sum(weight * weight for weight in weights.values()))
        return {it: weight / length for it, weight in weights.items()} if length else {}


class Shelf:
    """Texts to look for the likest among; only those are looked at that share anything."""

    __slots__ = ("_having",)

    def __init__(self, vectors: Mapping[str, Vector]) -> None:
        self._having: dict[str, list[tuple[str, float]]] = {}
        for name, vector in sorted(vectors.items()):
            for it, weight in vector.items():
                self._having.setdefault(it, []).append((name, weight))

    def nearest(self, vector: Vector) -> dict[str, float]:
        """Return how like each text is that shares anything with a vector, the likest first."""
        found: dict[str, float] = {}
        for it, weight in vector.items():
            for name, other in self._having.get(it, ()):
                found[name] = found.get(name, 0.0) + weight * other
        return dict(sorted(found.items(), key=lambda it: (-it[1], it[0])))


def compare(one: Vector, other: Vector) -> float:
    """Return how alike two texts are, from 0 (nothing in common) to 1."""
    if len(one) > len(other):
        one, other = other, one
    return min(1.0, sum(weight * other[it] for it, weight in one.items() if it in other))


def find_pairs(vectors: Mapping[str, Vector], least: float) -> Iterator[tuple[float, str, str]]:
    """Yield the pairs of texts that are at least so alike, in a fixed order.

    They have two telling words in common, or no others than these: one is chance. At least half of
    the likeness has to come of words that few others have. What is alike by trigrams or by
    everybody's words alone is not compared, which spares nearly all of the work.
    """
    telling = {name: {it for it in vector if it[0] != "~"} for name, vector in vectors.items()}
    number = Counter(it for words in telling.values() for it in words)
    most = max(FEW, int(COMMON * len(vectors)))
    having: dict[str, list[tuple[str, float]]] = {}
    for name, vector in sorted(vectors.items()):
        own, shared = telling[name], dict[str, float]()
        rare = [it for it in vector if it in own and number[it] <= most]
        for it in rare:
            weight = vector[it]
            for other, theirs in having.get(it, ()):
                shared[other] = shared.get(other, 0.0) + weight * theirs
            having.setdefault(it, []).append((name, weight))
        near = sorted(other for other, it in shared.items() if it >= least / 2)
        for other in near:
            if len(own & telling[other]) >= SHARED or own == telling[other]:
                likeness = compare(vectors[other], vector)
                if likeness >= least:
                    yield likeness, other, name


def find_groups(
    names: Collection[str], alike: Iterable[tuple[float, str, str]], least: float
) -> list[tuple[str, ...]]:
    """Return names in groups whose members are, on average, at least so alike.

    The two groups that are likest are joined, again and again, while their average likeness is
    high enough (average linkage), so that a chain of neighbours does not become one group.
    """
    members: dict[str, tuple[str, ...]] = {name: (name,) for name in sorted(names)}
    links: dict[str, dict[str, float]] = {name: {} for name in members}
    for likeness, one, other in alike:
        links[one][other] = links[other][one] = likeness
    heap = [
        (-links[one][other], one, other) for one in links for other in links[one] if one < other
    ]
    heapify(heap)
    while heap and -heap[0][0] >= least:
        average, one, other = heappop(heap)
        if average != -_average(members, links, one, other):
            continue
        _join(members, links, one, other)
        for third in links[one]:
            first, second = sorted((one, third))
            heappush(heap, (-_average(members, links, first, second), first, second))
    return sorted(members.values())


def _average(
    members: Mapping[str, tuple[str, ...]],
    links: Mapping[str, Mapping[str, float]],
    one: str,
    other: str,
) -> float:
    """The average likeness of two groups' members; -1 where one of them is no group any more."""
    if one not in members or other not in members:
        return -1.0
    return links[one].get(other, 0.0) / (len(members[one]) * len(members[other]))


def _join(
    members: dict[str, tuple[str, ...]], links: dict[str, dict[str, float]], one: str, other: str
) -> None:
    """Make two groups one, under the name of the first; links are sums over their members."""
    members[one] = tuple(sorted((*members[one], *members.pop(other))))
    for third, sum_ in sorted(links.pop(other).items()):
        del links[third][other]
        if third != one:
            links[one][third] = links[third][one] = links[one].get(third, 0.0) + sum_
