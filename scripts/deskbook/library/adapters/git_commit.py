"""Commits of single files, quick in a large clone: only their lines of the index are read.

`git commit -- path` compares every file of the work tree with the index. Here blobs are written for
the paths alone, `git fast-import` puts a commit on the tip, the paths' lines of the index are set,
and last the branch moves, if it still is where it was. Killed between any two of these steps, the
clone is sound: at worst the files stand in the index as if somebody had staged them.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from deskbook.library.adapters import git, git_clone, git_process
from deskbook.library.adapters.git_clone import Place
from deskbook.library.formats import import_stream, three_way
from deskbook.library.formats.import_stream import Change, NewCommit

MADE: Final = "refs/worktree/desk-commit"
"""Holds a new commit until the branch moves to it; each work tree has its own."""

RACES: Final = 5
"""How often somebody else's commit may come between before we give up."""
_SWEEP: Final = "00"
NewData = Mapping[str, tuple[bytes | None, bytes | None]]
"""Files below the root: what a command read (none if it is new), what it writes (none if gone)."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A file with changes that are not committed, and the command's change without them.

    All are ids of blobs. The last commit has the version `head`, and the next one gets `made`; the
    index has `staged` (empty if the file is not in it) and gets `restaged`.
    """

    head: str
    made: str
    staged: str
    restaged: str


Edits = Mapping[str, Edited]


def find_edited(place: Place, changes: NewData) -> dict[str, Edited]:
    """Return the files in which somebody has changes of their own that are not committed.

    Raises:
        GitError: such changes cannot be told from those of the command.
    """
    old = {path: data for path, (data, _) in changes.items() if data is not None}
    found = {}
    for path, (head, staged) in zip(old, _versions(place, list(old)), strict=True):
        if {head, staged} == {_name(old[path], head)}:
            continue
        before = _clean(place, path, old[path])
        if {head, staged} != {before}:
            found[path] = _edited(place, path, before, changes[path][1], head, staged)
    return found


def _versions(place: Place, paths: Sequence[str]) -> list[tuple[str, str]]:
    """Return the blobs of files in the last commit and in the index; empty where there is none."""
    if not paths:
        return []
    head = place.commit or "0" * 40
    given = "".join(f"{head}:{place.prefix}{it}\n:{place.prefix}{it}\n" for it in paths)
    words = ("cat-file", "--batch-check=%(objectname)")
    lines = git.run(place.top, *words, given=os.fsencode(given)).decode(errors="replace")
    ids = ["" if " " in line else line for line in lines.splitlines()]
    return list(zip(ids[::2], ids[1::2], strict=True))


def _name(data: bytes, like: str) -> str:
    """Return the id of a blob, by the function that made another id."""
    made = hashlib.sha256() if len(like) == 64 else hashlib.sha1(usedforsecurity=False)
    made.update(b"blob %d\0" % len(data) + data)
    return made.hexdigest()


def _clean(place: Place, path: str, data: bytes) -> str:
    """Write data as Git keeps a file of that path, such as with other line ends."""
    words = ("hash-object", "-w", "--stdin", f"--path={place.prefix}{path}")
    return git.run(place.top, *words, given=data).decode().strip()


def _edited(
    place: Place, path: str, before: str, data: bytes | None, head: str, staged: str
) -> Edited:
    if not head:
        raise git.GitError(
            f"{path} is not committed yet, and the commit of a command holds nothing else: "
            f"`git add {path}` and `git commit` first, or say --no-commit"
        )
    if data is None:
        raise git.GitError(
            f"{path} has changes that are not committed, and would be removed: commit them or "
            f"`git restore {path}` first"
        )
    after = _clean(place, path, data)
    made, restaged = (_transferred(place, before, after, it) if it else "" for it in (head, staged))
    if not made or (staged and not restaged):
        raise git.GitError(
            f"{path} has changes that are not committed, at the same place as those of the "
            f"command: `git commit {path}` or `git restore {path}` first, or say --no-commit"
        )
    return Edited(head, made, staged, restaged)


def _transferred(place: Place, before: str, after: str, onto: str) -> str:
    """Return the blob that has the change between two others; empty where it cannot be had."""
    texts = [git.run(place.top, "cat-file", "blob", it) for it in (before, after, onto)]
    merged = three_way.transfer(*texts)
    if merged is None:
        return ""
    return git.run(place.top, "hash-object", "-w", "--stdin", given=merged).decode().strip()


def commit(
    root: Path,
    place: Place,
    paths: Sequence[str],
    message: str,
    *,
    gated: bool = False,
    edited: Edits | None = None,
) -> None:
    """Commit these files (or that they are gone) and no others; nothing where nothing changed.

    What the person has staged stays staged. `git commit` signs, and runs the hooks of the person's
    own folder of hooks. Those in the clone are not run; the gate is asked where our hook is there.

    Args:
        root: the library.
        place: where its clone stood before the files were written.
        paths: files below the root.
        message: of the commit.
        gated: whether the files were looked through as our hook does.
        edited: files whose other changes stay out of the commit.

    Raises:
        GitError: Git refused, or another Git was in the way for too long.
    """
    if place.hooks - {git_clone.GATE} or (place.hooks and not gated) or place.signs:
        asks = not gated and place.hooks == {git_clone.GATE}
        with git_clone.asking_gate(root) if asks else nullcontext(()) as hooks:
            words = (*hooks, "commit", "--quiet", place.author_option, "-m", message)
            _by_git(root, place, paths, words, edited or {})
        return
    plain = [place.prefix + path for path in paths if path not in (edited or {})]
    for attempt in count():
        new = _made(place, plain, message, edited or {})
        if not new:
            return
        set_index(place.top, plain)
        _set_staged(place, edited or {})
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
    git_process.run_patiently(
        top, "update-index", "--add", "--remove", "--replace", "-z", "--stdin", given=listed
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


def _made(place: Place, paths: Sequence[str], message: str, edited: Edits) -> str:
    """A commit of the files on the tip, which nothing points to yet; none if they are in it."""
    made = NewCommit(
        place.author,
        place.committer,
        message.strip().encode() + b"\n",
        (*_changes(place.top, paths), *_kept_apart(place, edited)),
    )
    (new,), differs = fast_import(place.top, MADE, place.commit, (made,))
    return new if differs else ""


def _changes(top: Path, paths: Sequence[str]) -> Iterator[Change]:
    there = [path for path in paths if (top / path).is_file()]
    known = dict(zip(there, blobs(top, there), strict=True))
    for path in sorted(paths, key=lambda it: it in known):
        runs = path in known and (top / path).stat().st_mode & 0o100
        yield Change(path, known.get(path), "100755" if runs else import_stream.FILE)


def _kept_apart(place: Place, edited: Edits) -> Iterator[Change]:
    """Yield the changes of files that somebody has edited, without those of the person."""
    now = _versions(place, list(edited))
    for (path, it), (head, _) in zip(edited.items(), now, strict=True):
        if head not in (it.head, it.made):
            raise git.GitError(
                f"{path} was committed by somebody else meanwhile; it is written and waits for a "
                "commit"
            )
        yield Change(place.prefix + path, it.made, _mode(place, path))


def _mode(place: Place, path: str) -> str:
    """Return the mode of a file in the last commit."""
    words = ("ls-tree", place.commit, "--", place.prefix + path)
    return git.run(place.top, *words).decode(errors="replace").partition(" ")[0]


def _set_staged(place: Place, edited: Edits) -> None:
    """Put the command's change into the index, beside what the person has staged."""
    now = _versions(place, list(edited))
    lines = [
        f"{_mode(place, path)} {it.restaged}\t{place.prefix}{path}\0"
        for (path, it), (_, staged) in zip(edited.items(), now, strict=True)
        if it.staged and staged == it.staged
    ]
    if lines:
        given = os.fsencode("".join(lines))
        git_process.run_patiently(place.top, "update-index", "-z", "--index-info", given=given)


def _move(place: Place, new: str, message: str) -> None:
    """Let the branch go on to a commit, if it is still where it was."""
    first = message.strip().partition("\n")[0]
    said = f"commit: {first}" if place.commit else f"commit (initial): {first}"
    before = place.commit or "0" * len(new)
    moves = f"update {place.branch} {new} {before}\ndelete {MADE}\n"
    git.run(place.top, "update-ref", "-m", said, "--stdin", given=os.fsencode(moves))


def _sweep(top: Path, new: str) -> None:
    """Now and then let Git pack what has gathered."""
    if new.startswith(_SWEEP):
        git.run(top, "maintenance", "run", "--auto", "--quiet", check=False)


def _by_git(
    root: Path, place: Place, paths: Sequence[str], commit: Sequence[str], edited: Edits
) -> None:
    """Stage, and commit by a command of these words, as people do."""
    plain = [path for path in paths if path not in edited]
    if edited:
        _by_git_apart(root, place, plain, commit, edited)
        return
    named = ("--pathspec-from-file=-", "--pathspec-file-nul")
    listed = b"\0".join(os.fsencode(path) for path in plain)
    git_process.run_patiently(root, "add", *named, given=listed)
    staged = git.run(root, "diff", "--cached", "--name-only", "--relative", "--no-renames", "-z")
    if not set(os.fsdecode(staged).split("\0")).isdisjoint(paths):
        git_process.run_patiently(root, *commit, *named, given=listed)


def _by_git_apart(
    root: Path, place: Place, plain: Sequence[str], commit: Sequence[str], edited: Edits
) -> None:
    """Commit from an index of its own, so that the person's changes stay out of it."""
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        apart = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        git.run(root, "read-tree", place.commit, extra=apart)
        listed = b"".join(os.fsencode(place.prefix + path) + b"\0" for path in plain)
        words = ("update-index", "--add", "--remove", "--replace", "-z", "--stdin")
        git.run(place.top, *words, given=listed, extra=apart)
        rows = (f"{_mode(place, it)} {edited[it].made}\t{place.prefix}{it}\0" for it in edited)
        given = os.fsencode("".join(rows))
        git.run(place.top, "update-index", "-z", "--index-info", given=given, extra=apart)
        if git.run(root, "diff", "--cached", "--name-only", extra=apart):
            git.run(root, *commit, extra=apart)
    set_index(place.top, [place.prefix + path for path in plain])
    _set_staged(place, edited)
