"""Three searches for one site, each as a library would set it up: ours, lunr as it comes with
Material for MkDocs, and Pagefind on our own pages. The peers get patrons' other wordings as a
paragraph of each answer, for they know no other place for them.
"""

import functools
import html
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import answers, public_site
from benchmarks.library import DATA
from benchmarks.measure import desk, process
from benchmarks.wire import FREE, Link, Wire, served
from deskbook.library.adapters import repo

NAMED: Final = 8
"""Rare names in each answer: 10,000 answers have 23,000 different words, 300 have 3,000."""

LUNR: Final = """\
site_name: Benchmark College
theme: {name: material, font: false}
nav: [index.md]
validation: {omitted_files: ignore}
"""

PAGEFIND: Final = """\
<link rel="stylesheet" href="pagefind/pagefind-ui.css">
<script src="pagefind/pagefind-ui.js"></script>
<script>
addEventListener("DOMContentLoaded", () => new PagefindUI({element: "#search", showSubResults: false, showImages: false}));
</script>
</body>
"""


@dataclass(frozen=True)
class Engine:
    """How a search is driven: the field, its results in order, and when it has said all.

    `ready` and `done` are JavaScript that is true once words can be looked for, and once all is
    shown for the words in the field; `own` are the files that a page without it would not load.
    """

    name: str
    site: Callable[[int], Path]
    field: str
    result: str
    ready: str
    done: str
    own: re.Pattern[str]
    page: Callable[[Path], bytes] | None = None
    fetches: bool = True
    """Whether words that are typed make it fetch more, so that each query wants a fresh browser."""


@functools.cache
def ours(size: int) -> Path:
    """The site as `desk build` makes it."""
    root = answers.made(size, named=NAMED)
    desk(root, "build", "--public")
    return root / "build/public/site"


def lunr(size: int) -> Path:
    """Material with its own search, on the same texts."""
    folder = DATA / f"search-lunr-{size}"
    root = answers.made(size, named=NAMED)
    mark, recipe = folder / ".made-by", (root / ".made-by").read_text()
    if not mark.exists() or mark.read_text() != recipe:
        public_site.plain(root, folder, LUNR, also_asked=True)
        process(folder, sys.executable, "-m", "mkdocs", "--quiet", "build")
        mark.write_text(recipe)
    return folder / "site"


def pagefind(size: int) -> Path:
    """Our pages, indexed by Pagefind in its own time; what is not the page's matter is left out."""
    folder = DATA / f"search-pagefind-{size}"
    root, site = answers.made(size, named=NAMED), ours(size)
    mark, recipe = folder / ".made-by", (root / ".made-by").read_text()
    if mark.exists() and mark.read_text() == recipe:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("lookup", "search", "status"))
    for slug, found in repo.load(root).library.answers.items():
        page = folder / "answers" / slug / "index.html"
        asked = html.escape(" ".join(found.also_asked))
        text = page.read_text(encoding="utf-8")
        more = f'<p data-pagefind-weight="5">{asked}</p>\n</article>'
        page.write_text(text.replace("</article>", more, 1), encoding="utf-8")
    command = ("-m", "pagefind", "--quiet", "--site", str(folder), "--root-selector", "article")
    process(folder, sys.executable, *command)
    mark.write_text(recipe)
    return folder


def _with_pagefind(site: Path) -> bytes:
    """Our front page with Pagefind's own field in place of ours; its policy would forbid that."""
    text = (site / "index.html").read_text(encoding="utf-8")
    text = re.sub(
        r'<search class="finder">.*?</search>', '<div id="search"></div>', text, flags=re.S
    )
    text = re.sub(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    text = re.sub(r'\s*<script src="assets/finder.js" defer></script>', "", text)
    return text.replace("</body>", PAGEFIND).encode()


ENGINES: Final = (
    Engine(
        name="Deskbook",
        site=ours,
        field="#finder-q",
        result=".finder__list li",
        ready="true",
        done="document.querySelector('.finder__status').textContent !== ''",
        own=re.compile(r"assets/finder\.js|lookup/"),
    ),
    Engine(
        name="lunr",
        site=lunr,
        field=".md-search__input",
        result=".md-search-result__item",
        ready="!/Initializing/.test(document.querySelector('.md-search-result__meta').textContent)",
        done="/document/.test(document.querySelector('.md-search-result__meta').textContent)",
        own=re.compile(r"search/search_index\.json|javascripts/workers/search"),
        fetches=False,
    ),
    Engine(
        name="Pagefind",
        site=pagefind,
        field=".pagefind-ui__search-input",
        result=".pagefind-ui__result",
        ready="true",
        done="/result/.test(document.querySelector('.pagefind-ui__message')?.textContent ?? '')",
        own=re.compile(r"pagefind/"),
        page=_with_pagefind,
    ),
)


@contextmanager
def running(size: int, link: Link = FREE) -> Iterator[dict[str, Wire]]:
    """The three sites on servers of their own, by the name of their search."""
    with ExitStack() as stack:
        wires = {}
        for it in ENGINES:
            site = it.site(size)
            replaced = {"index.html": it.page(site)} if it.page else {}
            wires[it.name] = stack.enter_context(served(Wire(site, link, replaced)))
        yield wires
