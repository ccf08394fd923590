"""Replay of our commits on others': no change is lost, history stays linear.

Each of our commits is taken as what it changed, and that is done again on the tip that others left.
A file that only we changed is taken from us. One that both changed goes through a merge, by meaning
where it is a ticket. What cannot be merged is named, and then nothing at all is done.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from deskbook.sharing.model import Diff, Met, Own, Replayed, Version

Merge = Callable[[str, Version | None, Version, Version], tuple[str | bytes, int] | None]
"""Merges base, ours and theirs of a path: the content (that of theirs where ours adds nothing) and
how many values lost; none where they contradict."""

_SIGNED: Final = re.compile(rb"^[A-Z][\w-]*-by: .*$", re.MULTILINE)
FILES: Final = frozenset({"100644", "100755"})
"""The modes of what can be merged: neither links nor other repositories."""


@dataclass(frozen=True, slots=True)
class Replay:
    """The commits on the new tip, files that both sides changed, and paths left in conflict."""

    commits: tuple[Replayed, ...]
    met: tuple[Met, ...]
    conflicts: tuple[str, ...]


def replay(mine: Sequence[Own], theirs: Iterable[Diff], merge: Merge) -> Replay:
    """Do again what our commits did; one that has nothing left to do is left out.

    Args:
        mine: our commits, the oldest first.
        theirs: what others changed since the commit that our oldest one stands on.
        merge: for files that both changed.
    """
    now = {diff.path: diff.new for diff in theirs}
    lost: dict[str, int] = {}
    conflicts: list[str] = []
    commits: list[Replayed] = []
    for own in mine:
        files: dict[str, Version | None] = {}
        for diff in own.diffs:
            found = _settled(diff, now, merge)
            if found is None:
                conflicts.append(diff.path)
                continue
            version, losers = found
            if losers is not None:
                lost[diff.path] = lost.get(diff.path, 0) + losers
            if version != now.get(diff.path, diff.old):
                files[diff.path] = now[diff.path] = version
        if files:
            commits.append(Replayed(own, files))
    met = tuple(Met(path, losers) for path, losers in sorted(lost.items()))
    return Replay(tuple(commits), met, tuple(dict.fromkeys(conflicts)))


def mend(
    mine: Sequence[Own], personal: Collection[tuple[str, Version]], last: Mapping[str, Version]
) -> tuple[Own, ...]:
    """Our commits with versions of files replaced by the last version of the same file.

    Args:
        mine: our commits, the oldest first.
        personal: the paths and versions to replace.
        last: the files as the last commit has them.
    """

    def mended(path: str, version: Version | None) -> Version | None:
        return last.get(path) if version and (path, version) in personal else version

    return tuple(
        replace(
            own,
            diffs=tuple(
                Diff(it.path, mended(it.path, it.old), mended(it.path, it.new)) for it in own.diffs
            ),
        )
        for own in mine
    )


def list_contested(mine: Sequence[Own], theirs: Sequence[Diff]) -> list[str]:
    """Return the ids of all blobs that a merge of files changed on both sides may ask for."""
    both = {diff.path for diff in theirs}
    ours = {diff.path for commit in mine for diff in commit.diffs}
    diffs = [*theirs, *(it for commit in mine for it in commit.diffs if it.path in both)]
    versions = (it for diff in diffs if diff.path in ours for it in (diff.old, diff.new))
    return [str(it.content) for it in versions if it and it.mode in FILES]


def path_in_library(path: str, prefix: str) -> str:
    """Return a path of the repository as the library names it; empty where it is outside.

    `prefix` is the library's folder in the repository, empty or ending in a slash.
    """
    return path.removeprefix(prefix) if path.startswith(prefix) else ""


def strip_head(commit: bytes) -> bytes:
    """Return the message in a commit's object, without lines that name colleagues who signed."""
    return _SIGNED.sub(b"", commit.partition(b"\n\n")[2])


def is_ticket(path: str) -> bool:
    """Whether a path of the library is a ticket, which is merged by meaning."""
    return path.startswith("tickets/") and path.endswith(".md")


def may_stand(*, fits: bool, is_broken: bool, was_broken: Iterable[bool]) -> bool:
    """Whether a file merged by lines may stand: no conflict, and no record became unreadable.

    Args:
        fits: whether the lines of both versions fit together.
        is_broken: whether the merged file is a record that cannot be read whole.
        was_broken: the same of each version.
    """
    return fits and (not is_broken or any(was_broken))


def _settled(
    diff: Diff, now: Mapping[str, Version | None], merge: Merge
) -> tuple[Version | None, int | None] | None:
    """The new version of a path, with the number of values that lost if it was merged; or none."""
    there = now.get(diff.path, diff.old)
    if there == diff.new:
        return there, None
    if there == diff.old:
        return None if _in_the_way(diff, now) else (diff.new, None)
    if there is None or diff.new is None or {there.mode, diff.new.mode} - FILES:
        return None
    merged = merge(diff.path, diff.old, diff.new, there)
    if merged is None:
        return None
    content, lost = merged
    if content == there.content:
        return there, None
    changed = diff.old is None or diff.new.mode != diff.old.mode
    return Version(diff.new.mode if changed else there.mode, content), lost


def _in_the_way(diff: Diff, now: Mapping[str, Version | None]) -> bool:
    """Whether a new file would take the place of others' folder, or stand below others' file."""
    if diff.old is not None:
        return False
    parts = diff.path.split("/")
    above = ("/".join(parts[:n]) for n in range(1, len(parts)))
    return any(now.get(it) is not None for it in above) or any(
        version is not None and path.startswith(f"{diff.path}/") for path, version in now.items()
    )
