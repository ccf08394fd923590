"""Differences of commits, and our commits rewritten on others'."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from deskbook.library.adapters import git, git_commit
from deskbook.library.adapters.git_clone import Place
from deskbook.library.formats.import_stream import Change, NewCommit
from deskbook.sharing import formats
from deskbook.sharing.model import Diff, Own, Replayed, Version

REPLAYED: Final = "refs/desk/replayed/"
"""Below it, by the id of our last commit, what our commits were made into before they were sent.

Killed after sending, we know by it that they are there, and do not make them a second time.
"""


def find_own(place: Place, theirs: str) -> tuple[Own, ...]:
    """Our commits that the remote does not have, the oldest first.

    Of a merge that somebody made here, what it changed in its first parent counts as one commit.

    Args:
        place: the clone.
        theirs: the remote's commit; empty where it has none, and all commits are ours.

    Raises:
        GitError: the clone and the remote have no commit in common.
    """
    unsent = f"{theirs}..{place.commit}" if theirs else place.commit
    words = ("rev-list", "--first-parent", "--reverse", "--parents", unsent)
    rows = [row.split() for row in git.run(place.top, *words).decode().splitlines()]
    pairs = [(row[0], row[1] if row[1:] else "") for row in rows]
    if not theirs:
        return tuple(_read(place.top, pairs))
    sent = _sent(place, theirs, [name for name, _ in pairs])
    pairs = pairs[sent:]
    if any(not parent for _, parent in pairs):
        raise git.GitError(
            "this clone and the remote have no commit in common: they are two libraries, and which "
            "is the right one is for a person to say"
        )
    return tuple(_read(place.top, pairs))


def is_line_on(place: Place, commit: str) -> bool:
    """Whether our commits stand on that one already, one on the other."""
    words = ("rev-list", "--min-parents=2", "--max-count=1", f"{commit}..{place.commit}")
    return is_ancestor(place.top, commit, place.commit) and not git.run(place.top, *words)


def is_ancestor(top: Path, old: str, new: str) -> bool:
    """Whether a commit is in the history of another one, or is it."""
    words = ("rev-list", "--max-count=1", old, f"^{new}")
    return not git.run(top, *words)


def count_commits(top: Path, commit: str) -> int:
    """Return the number of commits of a history."""
    return int(git.run(top, "rev-list", "--count", commit))


def compare(top: Path, old: str, new: str) -> tuple[Diff, ...]:
    """The files that two commits hold differently."""
    output = git.run(top, "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", old, new)
    return formats.read_diffs(output).get("", ())


def list_changes(top: Path, commit: str) -> Mapping[str, tuple[Diff, ...]]:
    """What each commit of a whole history changed, merges in each of their parents."""
    asked = git.run(top, "rev-list", "--reverse", commit)
    words = ("diff-tree", "--stdin", "--root", "-m", "-r", "-z", "--raw")
    return formats.read_diffs(git.run(top, *words, "--no-renames", "--no-abbrev", given=asked))


def find_versions(top: Path, commit: str, paths: Iterable[str]) -> Mapping[str, Version]:
    """The files at these paths as a commit has them, those that it has."""
    output = git.run(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *paths)
    return formats.read_tree(output)


def read_contents(top: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """The bytes of blobs by their ids."""
    names = list(dict.fromkeys(blobs))
    return dict(zip(names, _objects(top, names), strict=True))


def write(place: Place, tip: str, commits: Sequence[Replayed]) -> str:
    """Write commits anew on a tip; the id of the last, or the tip where there is none."""
    if not commits:
        return tip
    new = [
        NewCommit(it.own.author, place.committer, it.own.message, _changes(it), it.own.encoding)
        for it in commits
    ]
    ids, _ = git_commit.fast_import(place.top, REPLAYED + place.commit, tip, new)
    return ids[-1]


def list_replayed(top: Path) -> dict[str, str]:
    """Return the ids of our last commits with those that they were rewritten as."""
    words = ("for-each-ref", "--format=%(refname) %(objectname)", REPLAYED)
    rows = (row.split(" ") for row in git.run(top, *words).decode().splitlines())
    return {name.removeprefix(REPLAYED): made for name, made in rows}


def _sent(place: Place, theirs: str, names: Sequence[str]) -> int:
    """The number of our commits that a killed run sent under another id."""
    made = list_replayed(place.top)
    known = [n for n, name in enumerate(names, start=1) if name in made]
    there = (n for n in known if is_ancestor(place.top, made[names[n - 1]], theirs))
    return max(there, default=0)


def _read(top: Path, pairs: Sequence[tuple[str, str]]) -> Iterator[Own]:
    if not pairs:
        return
    asked = "".join(f"{name} {parent}".rstrip() + "\n" for name, parent in pairs).encode()
    words = ("diff-tree", "--stdin", "--root", "-r", "-z", "--raw", "--no-renames", "--no-abbrev")
    diffs = formats.read_diffs(git.run(top, *words, given=asked))
    names = [name for name, _ in pairs]
    for name, data in zip(names, _objects(top, names), strict=True):
        yield formats.read_commit(name, data, diffs.get(name, ()))


def _objects(top: Path, names: Sequence[str]) -> Iterator[bytes]:
    if not names:
        return
    asked = "".join(f"{name}\n" for name in names).encode()
    held = io.BytesIO(git.run(top, "cat-file", "--batch", given=asked))
    for _ in names:
        yield git.blob(held)


def _changes(it: Replayed) -> tuple[Change, ...]:
    """The changes of a commit, what goes before what comes."""
    gone = (Change(path, None) for path, version in it.files.items() if version is None)
    come = (Change(path, it.content, it.mode) for path, it in it.files.items() if it is not None)
    return (*gone, *come)
