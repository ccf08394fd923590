"""The public site's search in a real browser, beside lunr and Pagefind: bytes, time, what is found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING, Final

from benchmarks import answers, site_visits
from benchmarks.measure import Note
from benchmarks.site_engines import ENGINES, NAMED, Engine, running
from benchmarks.site_visits import Bytes, Typed
from benchmarks.wire import FREE, SLOW, Link, Wire
from deskbook.sites.views.search_index import split

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES: Final = (300, 3_000, 10_000)
QUERIES: Final = {
    "a common word": "journal",
    "a rare word": "pelborjor",
    "two words": "renew tripod",
    "a misspelt word": "interlibary",
    "a wording that stands in `also_asked` alone": "went away in the middle",
}
WANTED: Final = 40
"""Answers that are looked for in each of the ways below."""

LINKS: Final = (SLOW, FREE)

Visits = dict[tuple[str, str], list[Typed]]
Openings = dict[tuple[str, str], list[float]]


def lines() -> Iterator[Note]:
    """The section of the page; without a browser or Pagefind the last numbers stay."""
    if find_spec("pagefind") is None or not Path(site_visits.CHROMIUM).exists():
        print("site-search: wants Pagefind (requirements/bench.txt) and Debian's chromium")
        return
    weights, times, finds = list[str](), list[str](), list[str]()
    with site_visits.browser() as started:
        for size in SIZES:
            visits, openings = Visits(), Openings()
            for link in LINKS:
                with running(size, link) as wires:
                    _visited(started, wires, link, size, visits, openings)
            weights += _weights(size, visits)
            times += _times(size, visits, openings)
            finds += _finds(started, size)
            print("\n".join((*weights, *times, *finds)), flush=True)
    yield Note(section(weights, times, finds))


def _visited(
    started: "Browser",
    wires: dict[str, Wire],
    link: Link,
    size: int,
    visits: Visits,
    openings: Openings,
) -> None:
    """Every query on every engine, in turns, with an empty cache where a query fetches something."""
    with ExitStack() as stack:
        kept = {it.name: stack.enter_context(site_visits.page(started, it))
                for it in ENGINES if not it.fetches}  # fmt: skip
        for at, words in enumerate(QUERIES.values()):
            for it in ENGINES:
                wire, key = wires[it.name], (it.name, link.name)
                if it.fetches or at == 0 or size < max(SIZES):  # lunr takes a minute a visit
                    took = site_visits.opened(started, it, wire, words)
                    openings.setdefault(key, []).extend(() if took is None else (took,))
                if it.fetches:
                    with site_visits.page(started, it) as tab:
                        done = site_visits.typed(tab, it, wire, words)
                else:
                    done = site_visits.typed(kept[it.name], it, wire, words)
                visits.setdefault(key, []).append(done)


def _weights(size: int, visits: Visits) -> Iterator[str]:
    for it in ENGINES:
        found = [one for link in LINKS for one in visits[it.name, link.name]]
        own, until = [one.load for one in found], [one.until for one in found]
        both = [one.load.wire + one.until.wire for one in found]
        cells = (
            f"{size:,}",
            it.name,
            f"{_kb(median(one.page.wire for one in found))}",
            _amount(own),
            _amount(until),
            f"**{_kb(median(both))}**",
        )
        yield f"| {' | '.join(cells)} |"


def _amount(found: Sequence[Bytes]) -> str:
    wire, raw, requests = (
        median(getattr(one, name) for one in found) for name in ("wire", "raw", "requests")
    )
    return f"{_kb(wire)} ({_kb(raw)}) | {requests:.0f}" if requests else "0 | 0"


def _kb(size: float) -> str:
    return f"{size / 1000:,.0f}" if size >= 9_950 else f"{size / 1000:.1f}"


def _times(size: int, visits: Visits, openings: Openings) -> Iterator[str]:
    for link in LINKS:
        for it in ENGINES:
            found = visits[it.name, link.name]
            cells = (
                f"{size:,}",
                link.name,
                it.name,
                f"{median(openings[it.name, link.name]):.2f} s",
                f"{median(one.first for one in found):.2f} s",
                f"{median(one.last for one in found):.2f} s",
                f"{sum(one.empty for one in found) / len(found):.0%}",
            )
            yield f"| {' | '.join(cells)} |"


def asked() -> dict[str, list[tuple[str, str]]]:
    """What is looked for, by how it is worded: words, and the name of the one answer that is right.

    All are of the smallest site, and worded as no other answer of the largest one is.
    """
    made = list(answers.answers(max(SIZES), NAMED))
    titles = Counter(it.title for it in made)
    sayings = Counter(said for it in made for said in it.also_asked)
    lot = Random("asked")
    few = made[: min(SIZES)]
    titled = [(it.title, it.slug) for it in few if titles[it.title] == 1 and _long(it.title)]
    worded = [(said, it.slug) for it in few for said in it.also_asked if sayings[said] == 1]
    titled, worded = lot.sample(titled, WANTED), lot.sample(worded, WANTED)
    return {
        "words of its title": titled,
        "a wording of `also_asked`": worded,
        "its title with one slip": [(slipped(title, lot), slug) for title, slug in titled],
    }


def slipped(text: str, lot: Random) -> str:
    """A text with one slip in one of its longer words: a letter left out, doubled, or two swapped."""
    words = split(text)
    at = lot.choice(_long(text))
    word, place = words[at], lot.randrange(1, len(words[at]) - 1)
    words[at] = lot.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
    )
    return " ".join(words)


def _long(text: str) -> list[int]:
    return [at for at, word in enumerate(split(text)) if word.isalpha() and len(word) > 4]


def _finds(started: "Browser", size: int) -> Iterator[str]:
    wanted = asked()
    with running(size) as wires:
        for it in ENGINES:
            cells = [f"{size:,}", it.name]
            with site_visits.page(started, it) as tab:
                site_visits.rest(tab, it, wires[it.name])
                for pairs in wanted.values():
                    first, five = _found(tab, it, wires[it.name], pairs)
                    cells += [f"{first / len(pairs):.0%}", f"{five / len(pairs):.0%}"]
            yield f"| {' | '.join(cells)} |"


def _found(
    tab: "Page", engine: Engine, wire: Wire, pairs: Sequence[tuple[str, str]]
) -> tuple[int, int]:
    """How often the right answer stands first, and among the first five."""
    first = five = 0
    for words, slug in pairs:
        listed = [f"answers/{slug}/" in one
                  for one in site_visits.found(tab, engine, wire, " ".join(split(words)))]  # fmt: skip
        first += any(listed[:1])
        five += any(listed)
    return first, five


def section(weights: Sequence[str], times: Sequence[str], finds: Sequence[str]) -> str:
    """The three tables with what they mean."""
    queries = "; ".join(f"{kind} (`{words}`)" for kind, words in QUERIES.items())
    ways = tuple(asked())
    heads = " | ".join(f"{way}: first | of five" for way in ways)
    return f"""\
## Searching the public site

Made-up answers (`benchmarks/answers.py`) with {NAMED} rare names in each, as pages of our site, as pages of MkDocs with
Material and its search (lunr), and our pages indexed by Pagefind with its default UI in our front page. The peers have
patrons' other wordings as a paragraph of each answer. Chromium without a head, with an empty cache for each of
{len(QUERIES)} queries, in turns: {queries}. Medians of them. Bytes are those that a server with gzip sent, headers with them,
in KB (without gzip in brackets).

**Fetched before the first result**: by the page in all, by the search when the page is loaded, and from the click into
the field until the first result is shown.

| answers | search | page in all | search, on load | requests | once typing | requests | search in all |
|--:|---|--:|--:|--:|--:|--:|--:|
{chr(10).join(weights)}

**Time to a result**. Opened: from the address to the first result, with all words entered as soon as there is a field.
First key: on a page at rest, typed with {site_visits.PACE} ms from key to key, from the first key to the first result. Last
key: from the last key until the list is what it stays. Nothing: queries after which it is empty (a list that
stands for a second counts as the last; lunr may still be looking, of {max(SIZES):,}, where it is opened once only). Slow 4G is 1.6 Mbit/s and 150 ms for each connection and each
request (HTTP/1.1 without TLS), set at the server, so that it holds for a page's workers too.

| answers | line | search | opened | first key | last key | nothing |
|--:|---|---|--:|--:|--:|--:|
{chr(10).join(times)}

**Whether the one right answer is found**, first and among the first five, for {WANTED} answers each.

| answers | search | {heads} |
|--:|---|{"--:|" * 2 * len(ways)}
{chr(10).join(finds)}
"""
