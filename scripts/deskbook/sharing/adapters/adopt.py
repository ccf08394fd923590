"""Advance a clone to a commit: files, index and branch; each file whole, no edit overwritten.

`git merge` writes files in place, one after the other. Here each is replaced as a whole, and both
what it was and what it is to be may be met on the way: killed at any step, the same call goes on.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from deskbook.library.adapters import disk, git, git_commit, git_process
from deskbook.library.adapters.git_clone import Place
from deskbook.library.model.outcome import Change
from deskbook.sharing import formats, rules
from deskbook.sharing.adapters import history
from deskbook.sharing.model import Diff, Version

_ATTRIBUTES: Final = ("text", "eol", "crlf", "filter", "ident", "working-tree-encoding")
"""What makes Git keep a file otherwise in a work tree than in a commit."""

_PROGRAM, _LINK, _CLONE = "100755", "120000", "160000"


ADOPTING: Final = "refs/desk/adopting"
"""The commit that files and index are being brought on to, until the branch is there."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The changes of a commit, and the state of the work tree towards them.

    `edited` are paths whose file or line of the index is neither as it was nor as it is to be;
    `digests` are of the files that are there, and `left_out` what a sparse work tree does without.
    """

    diffs: tuple[Diff, ...]
    edited: tuple[str, ...]
    digests: dict[str, str]
    left_out: frozenset[str]


def survey(place: Place, new: str) -> Survey:
    """Compare what a commit would change with the work tree and the index."""
    diffs = history.compare(place.top, place.commit, new)
    left_out = _left_out(place.top)
    seen = [it for it in diffs if it.path not in left_out]
    plain = [it.path for it in seen if _is_plain(place.top / it.path)]
    digests = {path: disk.current(place.top, path) for path in plain}
    ids = dict(zip(plain, git_commit.blobs(place.top, plain), strict=True))
    going = {it.path for it in diffs if it.new is None}
    edited = _staged(place, diffs)
    for diff in seen:
        present = ids.get(diff.path) or _odd(place.top / diff.path, diff, going, place.top)
        if present not in (_id(diff.old), _id(diff.new)) or _is_below_a_file(
            place.top, diff, going
        ):
            edited.add(diff.path)
    return Survey(diffs, tuple(sorted(edited)), digests, left_out)


def adopt(place: Place, new: str, found: Survey, said: str) -> tuple[Change, ...]:
    """Bring files, index and branch on to a commit, where nothing in the survey was edited.

    Return the library's files that changed.

    Args:
        place: the clone as it is.
        new: the commit.
        found: the survey of it.
        said: what the branch's log says.

    Raises:
        ChangedError: a file was edited meanwhile; what was done stays, and a run again goes on.
        GitError: Git refused.
    """
    here = [it for it in found.diffs if it.path not in found.left_out]
    git.run(place.top, "update-ref", ADOPTING, new)
    data = _bring(place.top, here, found)
    _set_index(place.top, found)
    _move(place, new, said)
    return tuple(_changes(place, here, data))


def take_back(place: Place) -> None:
    """Take back what a killed run had brought in before the branch went on.

    Its files and lines of the index become what the branch has; what somebody edited since then
    stays, and is no longer staged.
    """
    target = git.run(place.top, "rev-parse", "--verify", "-q", ADOPTING, check=False).strip()
    if not target:
        return
    there = replace(place, commit=target.decode())
    found = survey(there, place.commit)
    begun = tuple(it for it in found.diffs if it.path not in found.edited)
    mine = replace(found, diffs=begun)
    _bring(place.top, [it for it in begun if it.path not in found.left_out], mine)
    _set_index(place.top, mine)
    if edited := {*found.edited} - _staged(there, found.diffs):
        git.run(place.top, "reset", "-q", "--", *sorted(edited), check=False)
    git.run(place.top, "update-ref", "-d", ADOPTING)


def _bring(top: Path, here: Sequence[Diff], found: Survey) -> Mapping[str, bytes]:
    """Write files as they are to be, each as a whole; return the texts before and after."""
    come = [it for it in here if it.new and it.new.mode != _CLONE]
    old = [_id(it.old) for it in here if it.old and it.old.mode != _CLONE]
    data = history.read_contents(top, [*old, *(_id(it.new) for it in come)])
    converted = _converted(top, [it.path for it in come])
    for folder in {(top / it.path).parent for it in here}:
        disk.clear(folder)
    for diff in here:
        if diff.new is None:
            _remove(top, diff.path, found)
    for diff in come:
        assert diff.new
        text = data[_id(diff.new)]
        if diff.path in converted:
            text = _as_kept(top, diff.path, _id(diff.new))
        _put(top, diff.path, diff.new.mode, text, found)
    return data


def _changes(place: Place, diffs: Sequence[Diff], data: Mapping[str, bytes]) -> Iterator[Change]:
    """Yield the changes to the library's own files, with their texts."""
    for diff in diffs:
        if path := rules.path_in_library(diff.path, place.prefix):
            before, after = (_text(data, it) for it in (diff.old, diff.new))
            yield Change(path, before, after)


def _text(data: Mapping[str, bytes], version: Version | None) -> str | None:
    content = data.get(_id(version)) if version else None
    return None if content is None else content.decode(errors="replace")


def _left_out(top: Path) -> frozenset[str]:
    """The files that a sparse work tree does without."""
    if git.run(top, "config", "--type=bool", "core.sparseCheckout", check=False).strip() != b"true":
        return frozenset()
    rows = os.fsdecode(git.run(top, "ls-files", "-t", "-z")).split("\0")
    return frozenset(row[2:] for row in rows if row.startswith("S "))


def _staged(place: Place, diffs: Sequence[Diff]) -> set[str]:
    """Paths that somebody staged otherwise than they are to be."""
    words = ("diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", place.commit)
    staged = formats.read_diffs(git.run(place.top, *words)).get("", ())
    wanted = {it.path: it.new for it in diffs}
    return {it.path for it in staged if it.path in wanted and it.new != wanted[it.path]}


def _odd(file: Path, diff: Diff, going: set[str], top: Path) -> str:
    """The content where no ordinary file is: the id of a link, something strange, or nothing."""
    if any(it and it.mode == _CLONE for it in (diff.old, diff.new)):
        return _id(diff.new)
    if file.is_symlink():
        target = os.fsencode(file.readlink())
        return git.run(top, "hash-object", "-w", "--stdin", given=target).decode().strip()
    inside = (it.relative_to(top).as_posix() for it in file.rglob("*") if not it.is_dir())
    return "" if not file.is_dir() or set(inside) <= going else "a folder"


def _is_below_a_file(top: Path, diff: Diff, going: set[str]) -> bool:
    """Whether a file of nobody's commit stands where one of the folders above is to be."""
    parts = diff.path.split("/")
    above = ("/".join(parts[:n]) for n in range(1, len(parts)))
    stands = (it for it in above if it not in going and os.path.lexists(top / it))
    return diff.new is not None and any(
        (top / it).is_symlink() or not (top / it).is_dir() for it in stands
    )


def _is_plain(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()


def _id(version: Version | None) -> str:
    """The blob of a version, empty where there is none."""
    return str(version.content) if version else ""


def _converted(top: Path, paths: Sequence[str]) -> set[str]:
    """Paths that this clone keeps otherwise in the work tree, such as with other line ends."""
    if git.config(top, "core.autocrlf") == "true":
        return set(paths)
    listed = b"".join(os.fsencode(path) + b"\0" for path in paths)
    told = git.run(top, "check-attr", "-z", "--stdin", *_ATTRIBUTES, given=listed)
    words = os.fsdecode(told).split("\0")
    rows = zip(words[::3], words[2::3], strict=False)
    return {path for path, value in rows if value not in ("unspecified", "unset")}


def _as_kept(top: Path, path: str, blob: str) -> bytes:
    return git.run(top, "cat-file", "--filters", f"--path={path}", blob)


def _remove(top: Path, path: str, found: Survey) -> None:
    if path in found.digests:
        disk.refuse_changed(top, path, found.digests[path])
    if os.path.lexists(top / path):
        (top / path).unlink()
    for folder in (top / path).parents:
        if folder == top or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()


def _put(top: Path, path: str, mode: str, data: bytes, found: Survey) -> None:
    file = top / path
    if mode == _LINK or file.is_symlink():
        file.unlink(missing_ok=True)
    if mode == _LINK:
        _link(top, path, data)
        return
    there = "" if not file.exists() else found.digests.get(path, "")
    disk.replace(top, path, data, expected=there)
    if bool(file.stat().st_mode & 0o100) != (mode == _PROGRAM):
        file.chmod(0o755 if mode == _PROGRAM else 0o644)


def _link(top: Path, path: str, target: bytes) -> None:
    """Make a symbolic link; where the system makes none, a file with its target, as Git does."""
    (top / path).parent.mkdir(parents=True, exist_ok=True)
    try:
        (top / path).symlink_to(os.fsdecode(target))
    except (NotImplementedError, OSError):
        disk.replace(top, path, target, expected="")


def _is_seen(top: Path, diff: Diff) -> bool:
    """Return whether the file system shows that a file is a link, or a program."""
    assert diff.new
    file = top / diff.path
    if diff.new.mode == _LINK:
        return file.is_symlink()
    return bool(file.stat().st_mode & 0o100) == (diff.new.mode == _PROGRAM)


def _set_index(top: Path, found: Survey) -> None:
    """Put what came into the index; what a sparse work tree leaves out stays left out of it."""
    unseen = [
        it
        for it in found.diffs
        if it.new and (it.path in found.left_out or it.new.mode == _CLONE or not _is_seen(top, it))
    ]
    lines = (f"{it.new.mode} {_id(it.new)}\t{it.path}\0" for it in unseen if it.new)
    if listed := "".join(lines):
        given = os.fsencode(listed)
        git_process.run_patiently(top, "update-index", "-z", "--index-info", given=given)
    if out := [it.path for it in unseen if it.path in found.left_out]:
        given = b"".join(os.fsencode(path) + b"\0" for path in out)
        git_process.run_patiently(
            top, "update-index", "--skip-worktree", "-z", "--stdin", given=given
        )
    done = {it.path for it in unseen}
    git_commit.set_index(top, [it.path for it in found.diffs if it.path not in done])


def _move(place: Place, new: str, said: str) -> None:
    """Let the branch go on, and forget what our commits were made into."""
    made = history.list_replayed(place.top)
    gone = "".join(f"delete {history.REPLAYED}{name}\n" for name in made)
    moves = f"update {place.branch} {new} {place.commit}\ndelete {ADOPTING}\n{gone}"
    git.run(place.top, "update-ref", "-m", said, "--stdin", given=os.fsencode(moves))
