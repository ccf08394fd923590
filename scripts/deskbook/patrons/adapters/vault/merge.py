"""Two writers' versions of a vault become one; erasure wins over every other change."""

from collections.abc import Callable
from pathlib import Path

from deskbook.library.adapters import files, git
from deskbook.patrons.adapters.vault import keyring, keys, store
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
        return rules.merged_map(*(keys.parse_recipients((it or b"").decode()) for it in texts))

    def keys(self, path: str) -> dict[str, str]:
        """A shard of the keyring after what either side added or dropped."""
        return rules.merged_map(
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
            merged = rules.merged(base or ours, ours, theirs)
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
    """How a file of a patron is read."""
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
