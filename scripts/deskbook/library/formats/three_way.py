"""One change of a text, made in another version of it.

A command reads a file, and writes it changed. If somebody edited the file by hand before, the last
commit has another version: the commit of the command gets that version with the command's change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from deskbook.library.formats import front_matter


@dataclass(frozen=True, slots=True, order=True)
class _Hunk:
    """Lines `start` to `end` of a text (the last not included) and what takes their place."""

    start: int
    end: int
    new: tuple[bytes, ...]


def transfer(before: bytes, after: bytes, onto: bytes) -> bytes | None:
    """Return `onto` with the change that leads from `before` to `after`.

    Line by line as in `git merge-file`, but changes of neighbouring lines are no conflict. Where
    the text has front matter, its values have to come out right as well: a list item cannot
    end up in another field. A change that undoes what is different cannot be separated either: it
    would be lost.

    Returns:
        the text; none where the change cannot be separated from what else is different.
    """
    if before == onto:
        return after
    old = before.splitlines(keepends=True)
    ours = _hunks(old, after.splitlines(keepends=True))
    theirs = _hunks(old, onto.splitlines(keepends=True))
    if any(_overlap(one, other) for one in ours for other in theirs):
        return None
    merged = b"".join(_apply(old, sorted([*ours, *theirs])))
    return merged if _is_sound(before, after, onto, merged) else None


def _hunks(old: Sequence[bytes], new: Sequence[bytes]) -> list[_Hunk]:
    """Return the differences of two texts; equal lines at both ends are not compared again."""
    first = _count_equal(old, new)
    last = _count_equal(old[first:][::-1], new[first:][::-1])
    a, b = old[first : len(old) - last], new[first : len(new) - last]
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [
        _Hunk(first + start, first + end, tuple(b[at:to]))
        for kind, start, end, at, to in steps
        if kind != "equal"
    ]


def _count_equal(one: Sequence[bytes], other: Sequence[bytes]) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _overlap(one: _Hunk, other: _Hunk) -> bool:
    """Return whether two changes touch the same lines, or insert at the same place."""
    if one.start == one.end == other.start == other.end:
        return True
    return max(one.start, other.start) < min(one.end, other.end) or any(
        hunk.start < point.start < hunk.end and point.start == point.end
        for hunk, point in ((one, other), (other, one))
    )


def _apply(old: Sequence[bytes], hunks: Sequence[_Hunk]) -> Iterator[bytes]:
    at = 0
    for hunk in hunks:
        yield from old[at : hunk.start]
        yield from hunk.new
        at = hunk.end
    yield from old[at:]


def _is_sound(before: bytes, after: bytes, onto: bytes, merged: bytes) -> bool:
    """Return whether the fields of the merged text have the values that they should have."""
    if not before.startswith(b"---"):
        return True
    read = [front_matter.read(it.decode(errors="replace")) for it in (before, after, onto, merged)]
    if read[3].faults and not (read[1].faults and read[2].faults):
        return False
    old, new, base, found = (it.values for it in read)
    for key in {*old, *new, *base, *found}:
        values = (old.get(key), new.get(key), base.get(key))
        if not _is_right(*values, found.get(key)):
            return False
    return True


def _is_right(old: object, new: object, base: object, found: object) -> bool:
    """Return whether a value is what a change from `old` to `new` makes of `base`."""
    if old == new:
        return found == base
    if base in (old, new):
        return found == new
    return found not in (new, base)
