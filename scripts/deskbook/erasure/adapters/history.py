"""Git objects that name somebody: every version of every file, every commit, every tag."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from deskbook.erasure.model import MESSAGE, HeldCommit, History
from deskbook.erasure.rules.search import Sought
from deskbook.library.adapters import git, git_process


def search(root: Path, sought: Sought) -> History:
    """Return the objects of a repository that name somebody, and the commits that lead to them.

    Objects that no commit leads to any more are counted too.
    """
    if not sought.known or not git.is_clone(root):
        return History()
    held = set(find_objects(root, sought))
    return History(len(held), tuple(_find_commits(root, sought, held)) if held else ())


def list_own(root: Path, sought: Sought) -> list[str]:
    """Return the ids of all versions of the patron's own tickets."""
    output = os.fsdecode(git.run(root, "rev-list", "--objects", "--all")).splitlines()
    rows = (row.partition(" ") for row in output)
    return [name for name, _, path in rows if path and sought.counts_parts(path)]


def list_tickets(root: Path, name: str) -> list[str]:
    """Return the ids of the tickets that any commit links to a patron, by their pseudonym."""
    words = ("log", "--all", "-m", "--root", "--format=", "--name-only", f"-S{name}")
    paths = os.fsdecode(git.run(root, *words, "--", "*.md")).splitlines()
    names = (it.rpartition("/")[2].removesuffix(".md") for it in paths)
    return [it for it in dict.fromkeys(names) if it.startswith("Q-")]


def find_objects(root: Path, sought: Sought) -> Iterator[str]:
    """Yield the ids of all objects of a repository that name somebody."""
    own = set(list_own(root, sought))
    options = ("--batch-all-objects", "--batch", "--buffer", "--unordered")
    named: dict[bytes, bool] = {}
    with git_process.read(root, "cat-file", *options) as output:
        while header := output.readline().decode():
            name, kind, size = header.split()
            data = output.read(int(size) + 1)
            if kind != "tree":
                if sought.hits(_text(data), parts=name in own):
                    yield name
                continue
            entries = _list_names(data, len(name) // 2)
            named |= {
                it: bool(sought.hits(_text(it), parts=False)) for it in entries - named.keys()
            }
            if any(named[it] for it in entries):
                yield name


def _list_names(tree: bytes, length: int) -> set[bytes]:
    """Return the names in a tree, whose ids have so many bytes."""
    return set(re.findall(rb"[0-7]+ ([^\0]+)\0.{%d}" % length, tree, re.DOTALL))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _find_commits(root: Path, sought: Sought, held: set[str]) -> Iterator[HeldCommit]:
    """Yield the commits that brought an object, the newest first."""
    words = ("log", "--all", "-m", "--root", "--raw", "--no-abbrev", "--no-renames", "--format=%H")
    told = os.fsdecode(git.run(root, "-c", "core.quotePath=false", *words))
    paths: dict[str, dict[str, None]] = {}
    commit = ""
    for row in filter(None, told.splitlines()):
        if not row.startswith(":"):
            commit = row
            if commit in held:
                paths.setdefault(commit, {})[MESSAGE] = None
            continue
        codes, _, path = row.partition("\t")
        if codes.split()[3] in held or sought.hits(path, parts=False):
            paths.setdefault(commit, {})[path] = None
    return (HeldCommit(name, tuple(found)) for name, found in paths.items())
