"""Raw differences and headers of commits, as Git prints them."""

from collections.abc import Mapping
from hashlib import sha256

from deskbook.sharing.model import Diff, Own, Version

_NOTHING = "000000"


def read_diffs(output: bytes) -> dict[str, tuple[Diff, ...]]:
    """Return the differences of each commit in the answer of `git diff-tree --raw -z`, by its id.

    Without ids in it, as between two trees, they stand under the empty text.
    """
    found: dict[str, list[Diff]] = {}
    commit = ""
    words = iter(output.decode(errors="surrogateescape").split("\0"))
    for word in words:
        if word.startswith(":"):
            old_mode, new_mode, old, new, _ = word[1:].split(" ")
            diff = Diff(next(words), _version(old_mode, old), _version(new_mode, new))
            found.setdefault(commit, []).append(diff)
        elif word:
            commit = word
    return {name: tuple(diffs) for name, diffs in found.items()}


def read_tree(output: bytes) -> dict[str, Version]:
    """Return the files in the answer of `git ls-tree -r -z`, by their paths."""
    rows = output.decode(errors="surrogateescape").split("\0")
    found = (row.partition("\t")[::2] for row in rows if row)
    return {path: Version(*word.split(" ")[::2]) for word, path in found}


def _version(mode: str, blob: str) -> Version | None:
    return None if mode == _NOTHING else Version(mode, blob)


def read_commit(name: str, data: bytes, diffs: tuple[Diff, ...]) -> Own:
    """Return a commit from its bytes as Git keeps them, and what it changed in its first parent.

    A signature is left out: it would not fit what the commit is made into.
    """
    head, _, message = data.partition(b"\n\n")
    lines = [line.partition(b" ")[::2] for line in head.split(b"\n")]
    values = dict(reversed(lines))
    return Own(
        id=name,
        parent=values.get(b"parent", b"").decode(),
        author=values[b"author"],
        message=message,
        encoding=values.get(b"encoding", b""),
        diffs=diffs,
    )


def read_committer(data: bytes) -> bytes:
    """Return who made a commit and when, as its bytes have it."""
    head = data.partition(b"\n\n")[0].split(b"\n")
    return next(line.partition(b" ")[2] for line in head if line.startswith(b"committer "))


def write_map(pairs: Mapping[str, str]) -> bytes:
    """Return the record of a rewrite: what became of each old commit, without the old ids.

    An old commit may stay where we cannot reach, as on a forge, where its id is all that is needed
    to read it. So the record has a digest of each: it helps only who has the commit already.
    """
    return b"".join(sorted(f"{digest(old)} {new}\n".encode() for old, new in pairs.items()))


def read_map(data: bytes) -> dict[str, str]:
    """Return the new ids of commits by the digests of the old ones."""
    rows = (line.split(" ") for line in data.decode().splitlines())
    return {row[0]: row[1] for row in rows if len(row) == 2}


def digest(commit: str) -> str:
    """Return what the record of a rewrite calls an old commit."""
    return sha256(f"desk rewritten {commit}".encode()).hexdigest()[:40]
