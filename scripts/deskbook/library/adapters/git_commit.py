"""Commits of single files, quick in a large clone: only their lines of the index are read.

`git commit -- path` compares every file of the work tree with the index. Here blobs are written for
the paths alone, `git fast-import` puts a commit on the tip, the paths' lines of the index are set,
and last the branch moves, if it still is where it was. Killed between any two of these steps, the
clone is sound: at worst the files stand in the index as if somebody had staged them.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Final

from deskbook.library.adapters import chance, clock, git, git_clone
from deskbook.library.adapters.git_clone import Place
from deskbook.library.formats import import_stream
from deskbook.library.formats.import_stream import Change, NewCommit

MADE: Final = "refs/worktree/desk-commit"
"""Holds a new commit until the branch moves to it; each work tree has its own."""

RACES: Final = 5
"""How often somebody else's commit may come between before we give up."""

_LOCKED: Final = "index.lock"
_WAITS: Final = 40
_SWEEP: Final = "00"


def commit(
    root: Path, place: Place, paths: Sequence[str], message: str, *, gated: bool = False
) -> None:
    """Commit these files (or that they are gone) and no others; nothing where nothing changed.

    What the person has staged stays staged. Hooks around a commit are run by `git commit` itself,
    which also signs; our own hook is not run where its work is done.

    Args:
        root: the library.
        place: where its clone stood before the files were written.
        paths: files below the root.
        message: of the commit.
        gated: whether the files were looked through as our hook does.

    Raises:
        GitError: Git refused, or another Git was in the way for too long.
    """
    if place.hooks - {git_clone.GATE} or (place.hooks and not gated) or place.signs:
        _by_git(root, paths, message)
        return
    named = [place.prefix + path for path in paths]
    for attempt in count():
        new = _made(place, named, message)
        if not new:
            return
        set_index(place.top, named)
        try:
            _move(place, new, message)
        except git.GitError:
            now = git_clone.place(root)
            if now.commit == place.commit or now.branch != place.branch or attempt >= RACES:
                raise
            place = now
            continue
        _sweep(place.top, new)
        return


def set_index(top: Path, paths: Iterable[str]) -> None:
    """Put these files into the index as they stand, or take them out where they are gone."""
    listed = b"".join(os.fsencode(path) + b"\0" for path in paths)
    if not listed:
        return
    run_patiently(
        top, "update-index", "--add", "--remove", "--replace", "-z", "--stdin", given=listed
    )


def run_patiently(top: Path, *words: str, given: bytes | None = None) -> bytes:
    """Run `git`, again and again while another Git holds the index.

    Raises:
        GitError: it was refused, or that took too long.
    """
    for attempt in range(_WAITS):
        try:
            return git.run(top, *words, given=given)
        except git.GitError as error:
            if _LOCKED not in str(error):
                raise
            clock.wait(chance.pause(min(0.02 * 2**attempt, 0.5)))
    raise git.GitError(
        "another Git is at work in this clone and does not end; if there is none, one was stopped "
        "amid its work: delete .git/index.lock. The files are written and wait for a commit"
    )


def blobs(top: Path, paths: Sequence[str]) -> list[str]:
    """Write files as Git keeps them, and return the id of each."""
    if not paths:
        return []
    listed = b"".join(os.fsencode(path) + b"\n" for path in paths)
    return git.run(top, "hash-object", "-w", "--stdin-paths", given=listed).decode().split()


def fast_import(
    top: Path, ref: str, parent: str, commits: Sequence[NewCommit]
) -> tuple[list[str], bool]:
    """Write commits on `parent`, the last of them under `ref`: their ids, and if files changed."""
    stream = import_stream.write(ref, parent, commits)
    words = ("fast-import", "--quiet", "--done", "--force", "--date-format=raw-permissive")
    return import_stream.read_answer(git.run(top, *words, given=stream))


def _made(place: Place, paths: Sequence[str], message: str) -> str:
    """A commit of the files on the tip, which nothing points to yet; none if they are in it."""
    made = NewCommit(
        place.author,
        place.committer,
        message.strip().encode() + b"\n",
        tuple(_changes(place.top, paths)),
    )
    (new,), differs = fast_import(place.top, MADE, place.commit, (made,))
    return new if differs else ""


def _changes(top: Path, paths: Sequence[str]) -> Iterator[Change]:
    there = [path for path in paths if (top / path).is_file()]
    known = dict(zip(there, blobs(top, there), strict=True))
    for path in sorted(paths, key=lambda it: it in known):
        runs = path in known and (top / path).stat().st_mode & 0o100
        yield Change(path, known.get(path), "100755" if runs else import_stream.FILE)


def _move(place: Place, new: str, message: str) -> None:
    """Let the branch go on to a commit, if it is still where it was."""
    first = message.strip().partition("\n")[0]
    said = f"commit: {first}" if place.commit else f"commit (initial): {first}"
    before = place.commit or "0" * len(new)
    moves = f"update {place.branch} {new} {before}\ndelete {MADE}\n"
    git.run(place.top, "update-ref", "-m", said, "--stdin", given=os.fsencode(moves))


def _sweep(top: Path, new: str) -> None:
    """Now and then let Git pack what has gathered, as `git commit` does every time."""
    if new.startswith(_SWEEP):
        git.run(top, "maintenance", "run", "--auto", "--quiet", check=False)


def _by_git(root: Path, paths: Sequence[str], message: str) -> None:
    """Stage and commit as people do, with every hook."""
    named = ("--pathspec-from-file=-", "--pathspec-file-nul")
    listed = b"\0".join(os.fsencode(path) for path in paths)
    run_patiently(root, "add", *named, given=listed)
    staged = git.run(root, "diff", "--cached", "--name-only", "--relative", "--no-renames", "-z")
    if not set(os.fsdecode(staged).split("\0")).isdisjoint(paths):
        run_patiently(root, "commit", "--quiet", "--message", message, *named, given=listed)
