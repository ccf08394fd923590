"""Records of rewritten histories: refs that say what became of each old commit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from deskbook.library.adapters import git
from deskbook.sharing import formats

FOLDER: Final = "refs/deskbook/rewrites/"
"""Below it one ref for each rewrite, named by its time: a commit with the file `commits`."""

_FILE: Final = "commits"
_HANDLED: Final = "deskbook.rewrites"
"""The records that a clone has followed already, in its own configuration."""

_MESSAGE: Final = b"The history was rewritten to take out personal data\n"


@dataclass(frozen=True, slots=True)
class Rewrites:
    """The maps of all rewrites, the oldest first."""

    maps: tuple[Mapping[str, str], ...]

    def find(self, commit: str) -> str | None:
        """Return what became of a commit after all rewrites; none if it stayed."""
        now = commit
        for each in self.maps:
            now = each.get(formats.digest(now), now)
        return None if now == commit else now


def list_pending(top: Path) -> list[str]:
    """Return the records that this clone has not followed yet."""
    done = git.config(top, _HANDLED).split()
    return [it for it in _list(top) if it not in done]


def mark_handled(top: Path) -> None:
    """Remember that this clone has followed all records."""
    git.set_config(top, _HANDLED, " ".join(_list(top)))


def read(top: Path) -> Rewrites:
    """Return all records of a clone."""
    refs = [f"{FOLDER}{name}:{_FILE}" for name in _list(top)]
    return Rewrites(tuple(formats.read_map(git.run(top, "cat-file", "blob", it)) for it in refs))


def find_old(top: Path, commits: Iterable[str]) -> list[str]:
    """Return those commits that a rewrite replaced."""
    found = read(top)
    return [it for it in commits if found.find(it)]


def list_left(top: Path) -> list[str]:
    """Return the commits among a clone's objects that rewrites replaced, reachable or not."""
    if not _list(top):
        return []
    words = ("cat-file", "--batch-all-objects", "--unordered")
    told = git.run(top, *words, "--batch-check=%(objecttype) %(objectname)").decode()
    rows = (row.split(" ") for row in told.splitlines())
    return find_old(top, (name for kind, name in rows if kind == "commit"))


def write(top: Path, pairs: Mapping[str, str]) -> str:
    """Write a record that no ref points to yet; return the id of its commit."""
    data = formats.write_map(pairs)
    blob = git.run(top, "hash-object", "-w", "--stdin", given=data).decode().strip()
    row = f"100644 blob {blob}\t{_FILE}\n".encode()
    tree = git.run(top, "mktree", given=row).decode().strip()
    return git.run(top, "commit-tree", tree, given=_MESSAGE).decode().strip()


def name_next(top: Path, day: date) -> str:
    """Return a name for a new record, which sorts behind all others."""
    return f"{len(_list(top)) + 1:04}-{day}"


def keep(top: Path, name: str, record: str) -> None:
    """Keep a record in this clone."""
    git.run(top, "update-ref", f"{FOLDER}{name}", record)


def _list(top: Path) -> Sequence[str]:
    told = git.run(top, "for-each-ref", "--format=%(refname)", FOLDER).decode().split()
    return sorted(it.removeprefix(FOLDER) for it in told)
