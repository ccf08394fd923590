"""The search index of the browser, in files so small that a search fetches only a few.

`index.json` says how many pages there are and which files of words; `w-….json` has the words that
begin alike, each with the pages it stands on; `p-….json` has what is shown of eight pages. So what
is fetched before the first result hardly grows with the site. For words that are not found as they
were typed, `v-….json` has all words with one first letter, and `words.json` those of most pages.
See `site/overrides/assets/finder.js`.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from deskbook.library.model import folding
from deskbook.library.model.folding import cut_text, find_spellings, find_words
from deskbook.library.model.page import SearchEntry

FOLDER: Final = "lookup"
SHARD: Final = 24_000
"""Characters of a file of words, at most, where four letters are enough to tell its words apart."""

_AROUND: Final = 4
"""Characters around a word and its entry: quotes, a colon, a comma."""

DEEPEST: Final = 4
LISTED: Final = 10_000
"""Pages that a word leads to, at most: those with it in the title first, then in other wordings.

A lower bound makes files smaller and results worse: with 300, the one right answer of 10,000 was
among the first five in 60 of 100 searches, with this one in all.
"""

BLOCK: Final = 8
"""Pages in a file of what is shown."""

SHOWN: Final = 220
"""Characters of a page's text that are shown under its title."""

SHORTEST: Final = 4
"""Letters of the shortest word that may be another one, misspelt."""

VOCABULARY: Final = 20_000
"""Words that one with a wrong first letter is compared with, at most: those of most pages."""


def _spell_class(characters: str) -> str:
    """A class of characters as JavaScript writes it."""
    return re.sub(r"\\U0*([0-9a-f]+)", r"\\u{\1}", characters)


FOLDING: Final = {
    "letters": folding.LETTERS | folding.SIGNS,
    "second": folding.TRANSCRIBED,
    "accents": _spell_class(folding.ACCENTS),
    "unspaced": _spell_class(folding.UNSPACED),
    "indian": _spell_class(folding.INDIAN),
}
"""How texts are folded and split into words: a browser has to do it to what is typed."""

Places = tuple[list[int], list[int], list[int]]
"""The pages of a word by number: with it in the title, in other wordings, in the text only."""


def make_files(entries: Iterable[SearchEntry]) -> dict[str, bytes]:
    """The files by their path in the site."""
    pages = list(entries)
    words = {word: _entry(found) for word, found in sorted(_places(pages).items())}
    shards = dict(_shards("", words, {word: len(_spelt(it)) for word, it in words.items()}))
    long = {it: entry for it, entry in words.items() if len(it) >= SHORTEST}
    same = {first: " ".join(held) for first, held in groupby(long, _first)}
    about: dict[str, Any] = {
        "pages": len(pages),
        "block": BLOCK,
        "shards": " ".join(shards),
        "firsts": " ".join(same),
        "folding": FOLDING,
    }
    made: dict[str, Any] = {"index": about, "words": " ".join(sorted(_commonest(long)))}
    made |= {f"v-{coded(first)}": held for first, held in same.items()}
    made |= {f"w-{coded(start)}": held for start, held in shards.items()}
    made |= {
        f"p-{at // BLOCK}": [_shown(it) for it in pages[at : at + BLOCK]]
        for at in range(0, len(pages), BLOCK)
    }
    return {f"{FOLDER}/{name}.json": _written(value) for name, value in made.items()}


def split(text: str) -> list[str]:
    """The words of a text as they are compared, in their second spelling too (`mueller`)."""
    return [*find_words(text), *find_spellings(text)]


def coded(start: str) -> str:
    """The beginning of words as a file may be named anywhere."""
    return "".join(it if it.isascii() and it.isalnum() else f"-{ord(it):x}" for it in start)


def _places(pages: Sequence[SearchEntry]) -> dict[str, Places]:
    found: defaultdict[str, Places] = defaultdict(lambda: ([], [], []))
    for number, page in enumerate(pages):
        title = set(split(page.title))
        also = set(split(" ".join(page.also))) - title
        text = set(split(page.text)) - title - also
        for place, words in enumerate((title, also, text)):
            for word in words:
                found[word][place].append(number)
    return found


def _entry(places: Places) -> list[Any]:
    """The pages that are listed of a word, each as the distance from the last."""
    left, listed = LISTED, []
    for numbers in places:
        kept = numbers[:left]
        left -= len(kept)
        listed.append([b - a for a, b in zip([0, *kept], kept, strict=False)])
    while listed and not listed[-1]:
        listed.pop()
    return listed


def _shards(
    start: str, words: Mapping[str, list[Any]], sizes: Mapping[str, int]
) -> Iterator[tuple[str, Mapping[str, list[Any]]]]:
    """The words that begin alike, in as few files as they fit in, by the size of each entry."""
    if len(start) == DEEPEST or sum(len(it) + sizes[it] + _AROUND for it in words) <= SHARD:
        yield start, words
        return
    groups: dict[str, dict[str, list[Any]]] = {}
    for word, entry in words.items():
        groups.setdefault(word[: len(start) + 1], {})[word] = entry
    if start in groups:  # the word that is no longer than the beginning itself
        yield start, groups.pop(start)
    for longer, held in groups.items():
        yield from _shards(longer, held, sizes)


def _count(entry: Sequence[Sequence[int]]) -> int:
    return sum(map(len, entry))


def _commonest(words: Mapping[str, list[Any]]) -> list[str]:
    ranked = sorted(words, key=lambda it: (-_count(words[it]), it))
    return ranked[:VOCABULARY]


def _first(word: str) -> str:
    return word[0]


def _shown(it: SearchEntry) -> list[str]:
    """The result of a page: address, title, kind, and the beginning of its text."""
    return [it.url, it.title, it.kind, cut_text(it.text, SHOWN)]


def _written(value: Any) -> bytes:
    return f"{_spelt(value)}\n".encode()


def _spelt(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
