"""Commits as `git fast-import` reads them: one process writes blobs, trees and commits at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

FILE: Final = "100644"
"""The mode of an ordinary file."""


@dataclass(frozen=True, slots=True)
class Change:
    """A path of the repository as a commit changes it.

    `path` is as Git keeps it, without quotes. `content` is the id of a blob that is there, or the
    bytes of a new one; none takes the path out.
    """

    path: str
    content: str | bytes | None
    mode: str = FILE


@dataclass(frozen=True, slots=True)
class NewCommit:
    """A commit to write: `Name <address> seconds zone` of two people, message, what it changes."""

    author: bytes
    committer: bytes
    message: bytes
    changes: tuple[Change, ...]
    encoding: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graft(NewCommit):
    """A commit on given parents: ids, or numbers of commits in the same stream, the first 1."""

    parents: tuple[str | int, ...]


def write_grafts(ref: str, grafts: Iterable[Graft]) -> bytes:
    """Return a stream that writes each commit on its own parents; its answer has their ids.

    `ref` names the last of them.
    """
    return b"".join(_graft_stream(ref.encode(), tuple(grafts)))


def _graft_stream(ref: bytes, grafts: tuple[Graft, ...]) -> Iterator[bytes]:
    for number, graft in enumerate(grafts, start=1):
        yield b"reset %b\n" % ref
        yield from _head(ref, number, graft)
        for place, parent in enumerate(graft.parents):
            name = b":%d" % parent if isinstance(parent, int) else parent.encode()
            yield b"%b %b\n" % (b"merge" if place else b"from", name)
        yield from map(_change, graft.changes)
        yield b"\nget-mark :%d\n" % number
    yield b"done\n"


def write(ref: str, parent: str, commits: Iterable[NewCommit]) -> bytes:
    """A stream that puts these commits on `parent` and the last of them under `ref`.

    `parent` is empty for the first commit of all. Git's answer is for `read_answer`.
    """
    return b"".join(_stream(ref, parent, tuple(commits)))


def _stream(ref: str, parent: str, commits: tuple[NewCommit, ...]) -> Iterator[bytes]:
    name = ref.encode(errors="surrogateescape")
    for number, commit in enumerate(commits, start=1):
        yield from _head(name, number, commit)
        if number == 1 and parent:
            yield b"from %b\n" % parent.encode()
        for change in commit.changes:
            yield _change(change)
        yield b"\nget-mark :%d\n" % number
    yield b'ls :%d ""\n' % len(commits)
    if parent:
        yield b'ls %b ""\n' % parent.encode()
    yield b"done\n"


def _head(ref: bytes, number: int, commit: NewCommit) -> Iterator[bytes]:
    yield b"commit %b\nmark :%d\n" % (ref, number)
    yield b"author %b\ncommitter %b\n" % (commit.author, commit.committer)
    if commit.encoding:
        yield b"encoding %b\n" % commit.encoding
    yield _data(commit.message)


def read_answer(answer: bytes) -> tuple[list[str], bool]:
    """The ids of the commits that were written, and whether they changed any file."""
    lines = answer.decode().splitlines()
    trees = {line for line in lines if " " in line}
    ids = [line for line in lines if " " not in line]
    return ids, len(trees) > 1 or len(lines) - len(ids) == 1


def _change(change: Change) -> bytes:
    path = _quoted(change.path)
    match change.content:
        case None:
            return b"D %b\n" % path
        case str(blob):
            return b"M %b %b %b\n" % (change.mode.encode(), blob.encode(), path)
        case data:
            return b"M %b inline %b\n%b" % (change.mode.encode(), path, _data(data))


def _quoted(path: str) -> bytes:
    raw = path.encode(errors="surrogateescape")
    for char, escaped in ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n")):
        raw = raw.replace(char, escaped)
    return b'"%b"' % raw


def _data(data: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(data), data)
