"""A shared vault: fetch, merge and push; erasure wins over every other change."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from deskbook.library.adapters import chance, files, git
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import keyring, keys, shared, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.formats import read_keys, read_record, write_record
from deskbook.patrons.model.patron import Blob, Message, Patron
from deskbook.patrons.rules import patrons as rules


def unite(sealed: Sealed, base: str, ours: str, theirs: str) -> None:
    """Merge `theirs` into the work tree and commit it; until then `ours` is as it was."""
    root = sealed.folder
    git.run(
        root, "merge", "--quiet", "--no-commit", "--strategy=ours", "--allow-unrelated-histories",
        theirs,
    )  # fmt: skip
    sides = _Sides(sealed, base, ours, theirs)
    changed = sides.changed(theirs)
    for path in sorted(changed - sides.changed(ours)):
        _put(root, path, sides.blob(theirs, path))
    both = changed & sides.changed(ours)
    if keys.RECIPIENTS in both:
        keys.write_recipients(root, sides.recipients())
    sealed.recipients = keys.recipients(root)
    for path in sorted(it for it in both if it.startswith(f"{keyring.FOLDER}/")):
        keyring.write(sealed, Path(path).stem, sides.keys(path))
    for path in sorted(it for it in both if it.endswith("/patron.age")):
        sides.record(path)
    _with_new_keys(sealed, sides, sorted(it for it in changed if it.startswith(keyring.FOLDER)))
    _without_the_forgotten(sealed)
    keyring.seal_again(sealed)
    shared.seal_again(sealed)
    store.rebuild_index(sealed)
    git.run(root, "add", "--all")
    git.run(root, "commit", "--quiet", "--message", "Vault: merged")


class _Sides:
    """The three versions of every file."""

    def __init__(self, sealed: Sealed, base: str, ours: str, theirs: str) -> None:
        self.sealed, self.base, self.ours, self.theirs = sealed, base, ours, theirs

    def changed(self, side: str) -> set[str]:
        """The files that a side changed, made or deleted."""
        words = ("diff", "--name-only", "--no-renames", "-z", self.base, side)
        return set(filter(None, git.run(self.sealed.folder, *words).decode().split("\0")))

    def blob(self, side: str, path: str) -> bytes | None:
        """A side's version of a file, or none where it has none."""
        names = git.run(self.sealed.folder, "ls-tree", "--name-only", "-z", side, "--", path)
        return git.run(self.sealed.folder, "cat-file", "blob", f"{side}:{path}") if names else None

    def recipients(self) -> dict[str, str]:
        """Return the recipients of the vault after the changes of both sides."""
        texts = [self.blob(side, keys.RECIPIENTS) for side in (self.base, self.ours, self.theirs)]
        return rules.merge_maps(*(keys.parse_recipients((it or b"").decode()) for it in texts))

    def keys(self, path: str) -> dict[str, str]:
        """A shard of the keyring after what either side added or dropped."""
        return rules.merge_maps(
            *(self._held(side, path) for side in (self.base, self.ours, self.theirs))
        )

    def with_new_key(self, path: str) -> list[str]:
        """The patrons of a shard whose key the other side has replaced."""
        ours, theirs = self._held(self.ours, path), self._held(self.theirs, path)
        return [name for name, key in theirs.items() if ours.get(name, key) != key]

    def keys_of(self, name: str) -> list[str]:
        """Every key that a patron has on either side."""
        path = keyring.path_of(keyring.shard_of(name))
        found = [self._held(side, path).get(name) for side in (self.ours, self.theirs, self.base)]
        return [key for key in dict.fromkeys(found) if key]

    def record(self, path: str) -> None:
        """Merge a record that both sides changed; one that a side deleted is gone."""
        name = path.split("/")[1]
        ours, theirs, base = (
            self._patron(side, path, name) for side in (self.ours, self.theirs, self.base)
        )
        key = keyring.key_of(self.sealed, name)
        if ours is None or theirs is None or key is None:
            _put(self.sealed.folder, path, None)
        else:
            merged = rules.merge_records(base or ours, ours, theirs)
            self.sealed.write(path, write_record(merged), key)

    def _held(self, side: str, path: str) -> dict[str, str]:
        data = self.blob(side, path)
        return {} if data is None else self.sealed.decode(path, data, read_keys)

    def _patron(self, side: str, path: str, name: str) -> Patron | None:
        data = self.blob(side, path)
        if data is None:
            return None
        return self.sealed.decode(
            path, data, lambda held: read_record(Patron, held), self.keys_of(name)
        )


def _with_new_keys(sealed: Sealed, sides: _Sides, shards: list[str]) -> None:
    """Seal anew what one side wrote for a key that the other has replaced."""
    for name in [name for path in shards for name in sides.with_new_key(path)]:
        key, every = keyring.key_for(sealed, name), sides.keys_of(name)
        for path in sorted((sealed.folder / "patrons" / name).glob("*.age")):
            relative = f"patrons/{name}/{path.name}"
            held = sealed.read(relative, _reader(path.name), every)
            sealed.write(relative, write_record(held), key)


def _without_the_forgotten(sealed: Sealed) -> None:
    known = set(keyring.names(sealed))
    for folder in (sealed.folder / "patrons").glob("p-*"):
        if folder.name not in known:
            store.forget(sealed, folder.name)


def _reader(name: str) -> Callable[[bytes], Patron | Message | Blob]:
    """Return the reader of a patron's file."""
    if name == "patron.age":
        return lambda data: read_record(Patron, data)
    if name.startswith("m-"):
        return lambda data: read_record(Message, data)
    return lambda data: read_record(Blob, data)


def _put(root: Path, path: str, data: bytes | None) -> None:
    if data is None:
        (root / path).unlink(missing_ok=True)
        return
    expected = files.digest((root / path).read_bytes()) if (root / path).is_file() else ""
    files.replace(root, path, data, expected=expected)


ATTEMPTS: Final = 30
FIRST_WAIT, LONGEST_WAIT = 0.05, 1.0
"""Seconds before the second attempt, twice as many before the next, up to the longest."""

EMPTY: Final = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The tree without a file, which two vaults without a common commit began from."""


def sync(sealed: Sealed) -> str:
    """Fetch, merge, push, again while others push at the same time; return what was done.

    Raises:
        DeskError: the vault is no clone, its remote cannot be reached, or others never pause.
    """
    root = sealed.folder
    if not (root / ".git").exists():
        raise DeskError(f"{root} is not shared: it is no Git clone of its own")
    git.undo_merge(root)
    git.commit_all(root, "Vault")
    branch = git.run(root, "symbolic-ref", "--short", "HEAD").decode().strip()
    remote = git.config(root, f"branch.{branch}.remote") or "origin"
    merged = False
    for attempt in range(ATTEMPTS):
        git.run(root, "fetch", "--quiet", remote)
        merged = _united(sealed, f"refs/remotes/{remote}/{branch}") or merged
        if not git.run(root, "rev-list", "-1", "HEAD", "--not", "--remotes"):
            return "what others wrote is here" if merged else "nothing was new"
        try:
            git.run(root, "push", "--quiet", "--set-upstream", remote, f"HEAD:{branch}")
        except git.GitError as error:
            if not any(word in error.said for word in ("rejected", "fetch first", "cannot lock")):
                raise
            time.sleep(chance.pause(min(LONGEST_WAIT, FIRST_WAIT * 2**attempt)))
        else:
            return "what others wrote is here, and yours there" if merged else "yours is there"
    raise DeskError("others push to the vault all the time: run `desk vault sync` again")


def _united(sealed: Sealed, theirs: str) -> bool:
    """Bring in what the remote has; whether it had something."""
    root = sealed.folder
    if not git.run(root, "rev-parse", "--quiet", "--verify", theirs, check=False):
        return False
    base = git.run(root, "merge-base", "HEAD", theirs, check=False).decode().strip()
    ours, others = (git.run(root, "rev-parse", it).decode().strip() for it in ("HEAD", theirs))
    if base == others:
        return False
    if base == ours:
        git.run(root, "merge", "--quiet", "--ff-only", others)
    else:
        unite(sealed, base or EMPTY, ours, others)
    sealed.recipients = keys.recipients(root)
    return True
