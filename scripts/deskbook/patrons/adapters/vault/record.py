"""The record of the library's vault in its Git repository, and the vault's own id."""

import hashlib
from pathlib import Path
from typing import Final

from deskbook.library.adapters import chance, disk, files, git, git_clone, git_commit
from deskbook.patrons.adapters.vault import keys
from deskbook.patrons.formats import read_vault_record, write_vault_record
from deskbook.patrons.model.vault_record import PATH, VaultRecord

ID: Final = "vault-id.txt"
"""The file with the id, in the vault's own folder."""


_UNKEPT: Final = ".desk/vault-unrecorded"
"""Stands while the record waits for its commit: a process that is killed leaves it to the next."""


def read(root: Path) -> VaultRecord | None:
    """Return the record of the library's vault; none where the library has no vault.

    Raises:
        DeskError: the file cannot be read.
    """
    path = root / PATH
    return read_vault_record(path.read_text(encoding="utf-8")) if path.is_file() else None


def read_remote(root: Path) -> VaultRecord | None:
    """Return the record that others sent and this clone does not have yet.

    The remote is asked, for this is needed once in the life of a library; where it cannot be
    reached, what this clone knows of it counts.
    """
    name = git.remote(root)
    if not name:
        return None
    git.run(root, "fetch", "--quiet", "--no-tags", name, check=False)
    refs = git.run(root, "for-each-ref", "--format=%(refname)", f"refs/remotes/{name}/")
    found = (git.at(root, ref, PATH) for ref in refs.decode().split())
    text = next((it for it in found if it), None)
    return read_vault_record(text.decode()) if text else None


def write(root: Path, record: VaultRecord) -> None:
    """Keep the record in a commit of its own; where the clone cannot commit now, in the file.

    The caller may hold the lock of the library or not: Git's own locks are enough for one file.
    """
    unkept = root / _UNKEPT
    unkept.parent.mkdir(exist_ok=True)
    unkept.touch()
    disk.clear(root)
    data = write_vault_record(record).encode()
    files.replace(root, PATH, data, expected=disk.current(root, PATH))
    if git.is_clone(root):
        try:
            place = git_clone.place(root)
        except git.GitError:
            return
        git_commit.commit(root, place, [PATH], "Record the library's vault", gated=True)
    unkept.unlink()


def is_kept(root: Path) -> bool:
    """Return whether the library records its vault, in a commit where it has any."""
    return (root / PATH).is_file() and not (root / _UNKEPT).exists()


def make_id(where: Path) -> str:
    """Write a new id into the folder of a vault that begins, unless a killed beginning did."""
    if not (where / ID).is_file():
        _put(where, f"v-{chance.pseudonym().removeprefix('p-')}")
    return read_id(where)


def read_id(where: Path) -> str:
    """Return the id of the vault in a folder; an older vault gets one by its recovery key."""
    if not (where / ID).is_file():
        publics = keys.recipients(where)
        first = publics.get(keys.RECOVERY_NAME) or min(publics.values())
        _put(where, f"v-{hashlib.sha256(first.encode()).hexdigest()[:10]}")
    return (where / ID).read_text(encoding="ascii").strip()


def _put(where: Path, name: str) -> None:
    files.replace(where, ID, f"{name}\n".encode(), expected=disk.current(where, ID))
