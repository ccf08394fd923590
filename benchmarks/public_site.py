"""Building the public site: beside MkDocs with Material alone, and again after one change."""

import shutil
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from benchmarks import answers
from benchmarks.library import DATA
from benchmarks.measure import Line, desk, in_turns, process
from deskbook.answers.rules import publication
from deskbook.library.adapters import repo
from deskbook.sites.views.public.parts import topic_name

SIZES: Final = (1_000, 3_000)
ROUNDS: Final = 3

BARE: Final = """\
site_name: Benchmark College
use_directory_urls: true
theme: {name: material, font: false}
nav: [index.md]
validation: {omitted_files: ignore}
"""


def lines() -> Iterator[Line]:
    """The whole site, and one change, each in a process of its own."""
    root = answers.made(SIZES[0])
    for said, more in (("with its search", ""), ("without a search", "plugins: []\n")):
        bare = plain(root, DATA / "bare", BARE + more)
        yield _whole(root, bare, said)
    for size in SIZES:
        yield _again(answers.made(size), size)


def _whole(root: Path, bare: Path, said: str) -> Line:
    ours, theirs = in_turns(lambda: _full(root), lambda: _mkdocs(bare), ROUNDS)
    return Line(
        "build the public site, answers",
        SIZES[0],
        ours,
        f"MkDocs with Material, {said}, on the same texts as plain Markdown",
        theirs,
        "1.25 times its time",
        ours <= 1.25 * theirs,
    )


def _again(root: Path, size: int) -> Line:
    path = sorted((root / "knowledge/answers").glob("*.md"))[size // 2]
    text, number = path.read_text(encoding="utf-8"), count()

    def changed() -> float:
        path.write_text(f"{text}\nLine {next(number)}.\n", encoding="utf-8")
        return desk(root, "build", "--public").seconds

    try:
        ours, theirs = in_turns(changed, lambda: _full(root), ROUNDS + 1)
    finally:
        path.write_text(text, encoding="utf-8")
    return Line(
        "build again after one answer changed, answers",
        size,
        ours,
        "the same, from nothing",
        theirs,
        "5 times faster",
        theirs >= 5 * ours,
    )


def _full(root: Path) -> float:
    shutil.rmtree(root / "build", ignore_errors=True)
    return desk(root, "build", "--public").seconds


def _mkdocs(folder: Path) -> float:
    shutil.rmtree(folder / "site", ignore_errors=True)
    return process(folder, sys.executable, "-m", "mkdocs", "--quiet", "build").seconds


def plain(root: Path, folder: Path, config: str, *, also_asked: bool = False) -> Path:
    """The same pages as people write them for MkDocs: a file each, and lists of links.

    Args:
        root: the library.
        folder: what they are written to, in place of what is there.
        config: of MkDocs.
        also_asked: whether patrons' other wordings stand below an answer, for its search to find.
    """
    shutil.rmtree(folder, ignore_errors=True)
    loaded = repo.load(root)
    library = publication.publish(loaded.library, answers.REVIEWED)
    pages = {f"answers/{it.slug}": f"# {it.title}\n\n{it.short}\n\n{it.rest}\n"
             for it in library.answers.values()}  # fmt: skip
    if also_asked:
        for it in library.answers.values():
            pages[f"answers/{it.slug}"] += f"\nAlso asked: {' '.join(it.also_asked)}\n"
    pages["index"] = "# Benchmark College\n\nAsk us anything.\n"
    lists = {"answers/index": ("All answers", list(library.answers.values()))}
    for topic in library.topics:
        found = [it for it in library.answers.values() if topic in it.topics]
        lists[f"topics/{topic}"] = (topic_name(library, topic), found)
    for slug, service in library.services.items():
        found = [it for it in library.answers.values() if slug in it.services]
        lists[f"services/{slug}"] = (service.name, found)
    for slug, resource in library.resources.items():
        found = [it for it in library.answers.values() if slug in it.resources]
        lists[f"resources/{slug}"] = (resource.name, found)
    for place, (name, held) in lists.items():
        links = "\n".join(f"- [{it.title}](../answers/{it.slug}.md)" for it in held)
        pages[place] = f"# {name}\n\n{links}\n"
    for place, text in pages.items():
        path = folder / "docs" / f"{place}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return folder
