"""Commits of a clone's own, written again on what a rewritten history made of their parents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deskbook.erasure.rules import erased
from deskbook.erasure.rules.erased import Erased, Pair
from deskbook.library.adapters import git
from deskbook.library.formats import import_stream
from deskbook.library.formats.import_stream import Change, Graft
from deskbook.sharing import formats
from deskbook.sharing.adapters import clone_refs, history
from deskbook.sharing.adapters.clone_refs import Ref
from deskbook.sharing.adapters.rewrites import Rewrites
from deskbook.sharing.model import Diff

_CLONE: Final = "160000"


@dataclass(frozen=True, slots=True)
class Found:
    """A clone towards a rewrite.

    Args:
        refs: its refs but the stash.
        stash: the stashed commits with their messages, the newest first.
        ids: the new ids of old commits that the clone has.
        own: commits that only this clone has, with their parents, the oldest first. Those of a
            branch that the remote has no more are among them.
    """

    refs: tuple[Ref, ...]
    stash: tuple[tuple[str, str], ...]
    ids: Mapping[str, str]
    own: tuple[tuple[str, tuple[str, ...]], ...]


def find(top: Path, remote: Rewrites, shared: Iterable[str]) -> Found:
    """Look through a clone for commits of the old history, and for those of its own.

    Args:
        top: the clone.
        remote: what became of old commits.
        shared: objects of the refs that the remote has now.
    """
    refs, stash = tuple(clone_refs.list_all(top)), clone_refs.list_stash(top)
    tips = (
        [it.commit for it in refs if it.commit]
        + [name for name, _ in stash]
        + clone_refs.list_heads(top)
    )
    given = "".join(f"{it}\n" for it in dict.fromkeys((*tips, *(f"^{it}" for it in shared))))
    words = ("rev-list", "--topo-order", "--reverse", "--parents", "--ignore-missing", "--stdin")
    rows = [row.split() for row in git.run(top, *words, given=given.encode()).decode().splitlines()]
    new = {name: made for name, *_ in rows if (made := remote.find(name))}
    gone = clone_refs.list_missing(top, new.values())
    ids = {name: made for name, made in new.items() if made not in gone}
    own = ((name, tuple(parents)) for name, *parents in rows if name not in ids)
    return Found(refs, stash, ids, tuple(own))


def read_erased(top: Path, ids: Mapping[str, str]) -> Erased:
    """Return what a rewrite took out, from old and new versions in this clone."""
    return erased.read(_pairs(top, ids))


def _pairs(top: Path, ids: Mapping[str, str]) -> Iterator[Pair]:
    both = [*ids, *ids.values()]
    raw = history.read_contents(top, both)
    there = {name: data.partition(b"\n\n") for name, data in raw.items()}
    trees = {name: head.split(b"\n")[0].split()[1].decode() for name, (head, _, _) in there.items()}
    for old, new in ids.items():
        yield Pair("", _text(there[old][2]), _text(there[new][2]))
    rows = dict.fromkeys((trees[old], trees[new]) for old, new in ids.items())
    asked = "".join(f"{old} {new}\n" for old, new in rows if old != new).encode()
    words = ("diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev")
    diffs = {it for each in _tree_diffs(git.run(top, *words, given=asked)) for it in each}
    blobs = [str(it.content) for diff in diffs for it in (diff.old, diff.new) if it]
    data = history.read_contents(top, blobs)
    for diff in diffs:
        if diff.old and diff.new:
            name = diff.path.rpartition("/")[2]
            yield Pair(name, *(_text(data[str(it.content)]) for it in (diff.old, diff.new)))
    gone = {it.path for it in diffs if it.new is None}
    for path in {it.path for it in diffs if it.old is None}:
        yield from (Pair("", it, path) for it in gone if erased.is_erased_path(it, path))


def _tree_diffs(output: bytes) -> Iterator[tuple[Diff, ...]]:
    """Yield the differences of pairs of trees, whose header is a line with two ids."""
    words = output.split(b"\0")
    clean = [word.rpartition(b"\n")[2] if b"\n:" in word else word for word in words]
    yield from formats.read_diffs(b"\0".join(clean)).values()


def graft(top: Path, found: Found, erased: Erased) -> dict[str, str]:
    """Write our own commits again on the new history; return what became of every commit.

    A commit that stands on nothing old and names nobody stays as it is.
    """
    ids = dict(found.ids)
    diffs = _read_diffs(top, found.own)
    names = [name for name, _ in found.own]
    raw = history.read_contents(top, names)
    blobs = [
        str(it.new.content)
        for each in diffs.values()
        for it in each
        if it.new and it.new.mode != _CLONE
    ]
    data = history.read_contents(top, blobs)
    grafts: list[Graft] = []
    marks: dict[str, int] = {}
    for name, parents in found.own:
        before = diffs.get(name, ())
        changes = [it for diff in before for it in _changes(diff, data, found.ids, erased)]
        own = formats.read_commit(name, raw[name], ())
        message = erased.erase(own.message)
        if (
            message == own.message
            and [it.path for it in changes] == [it.path for it in before]
            and not any(isinstance(it.content, bytes) for it in changes)
            and not any(it in ids or it in marks for it in parents)
        ):
            continue
        onto = tuple(marks.get(it) or ids.get(it, it) for it in parents)
        committer = formats.read_committer(raw[name])
        grafts.append(
            Graft(own.author, committer, message, tuple(changes), own.encoding, parents=onto)
        )
        marks[name] = len(grafts)
    if grafts:
        stream = import_stream.write_grafts(clone_refs.CARRIED, grafts)
        words = ("fast-import", "--quiet", "--done", "--force", "--date-format=raw-permissive")
        made = git.run(top, *words, given=stream).decode().split()
        ids |= {name: made[number - 1] for name, number in marks.items()}
    return ids


def _read_diffs(
    top: Path, own: Sequence[tuple[str, tuple[str, ...]]]
) -> Mapping[str, tuple[Diff, ...]]:
    """Return what each commit changed in its first parent."""
    if not own:
        return {}
    asked = "".join(f"{' '.join((name, *parents[:1]))}\n" for name, parents in own).encode()
    words = ("diff-tree", "--stdin", "--root", "-r", "-z", "--raw", "--no-renames", "--no-abbrev")
    return formats.read_diffs(git.run(top, *words, given=asked))


def _changes(
    diff: Diff, data: Mapping[str, bytes], ids: Mapping[str, str], erased: Erased
) -> Iterator[Change]:
    path = _note_path(erased.erase(diff.path.encode(errors="surrogateescape")), ids)
    if diff.new is None:
        yield Change(path, None)
        return
    content: str | bytes = str(diff.new.content)
    if diff.new.mode != _CLONE:
        before = data[str(diff.new.content)]
        after = erased.erase(before, diff.path.rpartition("/")[2])
        content = after if after != before else content
    yield Change(path, content, diff.new.mode)


def _note_path(raw: bytes, ids: Mapping[str, str]) -> str:
    """Return a path; that of a note on an old commit becomes that of one on the new commit."""
    path = raw.decode(errors="surrogateescape")
    return ids.get(path.replace("/", ""), path)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
