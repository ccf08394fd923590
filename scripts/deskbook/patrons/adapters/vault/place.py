"""Location, opening and creation of a library's vault."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from deskbook.library.adapters import console, disk, files, git, knowledge
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import keys, lookup, seal, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed

EMBEDDED: Final = ".desk/vault"
RECOVERY: Final = "recovery"
"""The name of the recovery key among the recipients."""

_FIRST: Final = (".git", ".gitattributes", ".gitignore", lookup.SALT)
"""What may stand in the folder of a vault that begins: what a killed beginning left."""

ATTRIBUTES: Final = "*.age binary\n"
IGNORED: Final = ".desk/\n*.tmp\n"

BEGUN: Final = """\
A vault was made in {folder}: it keeps who asked, sealed; the tickets keep pseudonyms.
Its recovery key stands in {recovery}. Print it or move it to a place where
the vault is not (a safe, a password manager), and delete it here: without it and without this
machine, nobody can open the vault again.\
"""


def folder(root: Path) -> Path:
    """The folder of the library's vault: below `.desk/`, or where `library.md` says.

    Raises:
        DeskError: it lies in the library's own tree and would be committed with the tickets.
    """
    said = knowledge.profile(root).vault
    path = (root / Path(said).expanduser()).resolve() if said else root / EMBEDDED
    inside = path.is_relative_to(root.resolve())
    if said and inside and not path.is_relative_to((root / ".desk").resolve()):
        raise DeskError(
            f"knowledge/library.md: vault: {said} lies inside the library: name a folder "
            "beside it, such as ../library-vault"
        )
    return path


def exists(root: Path) -> bool:
    """Return whether the library has a vault here."""
    return (folder(root) / keys.RECIPIENTS).is_file()


def can_be_opened(root: Path) -> bool:
    """Return whether the library has a vault here and this machine a key."""
    return exists(root) and keys.has_machine_key(root)


@contextmanager
def open_vault(root: Path) -> Iterator[Sealed]:
    """The library's vault, held alone.

    Raises:
        DeskError: there is none, or it cannot be opened here.
    """
    where = folder(root)
    if not exists(root):
        raise DeskError(
            f"there is no vault in {where}: `desk patron add` begins one; where it is shared, "
            "clone it there first (`vault:` in knowledge/library.md says where)"
        )
    with files.locked(where):
        if (where / ".git").exists():
            git.undo_merge(where)
        sealed = Sealed(where, keys.machine_keys(root))
        store.heal(sealed)
        yield sealed


@contextmanager
def open_or_begin(root: Path) -> Iterator[Sealed]:
    """Open the library's vault alone; the first time make it, and print the recovery key."""
    if not exists(root):
        with files.alone(root, "vault.lock", "another desk command is making the vault"):
            if not exists(root):
                begin(root)
    with open_vault(root) as sealed:
        yield sealed


def begin(root: Path) -> None:
    """Make a vault with a key for this machine and a recovery key.

    It is there as soon as it says for whom it is sealed, which is written last: a process that is
    killed before leaves nothing that the next one does not write again.

    Raises:
        DeskError: `library.md` names a place that holds something else.
    """
    where = folder(root)
    disk.clear(where)
    if where.is_dir() and any(it.name not in _FIRST for it in where.iterdir()):
        raise DeskError(f"{where} holds other files: the vault needs a folder of its own")
    where.mkdir(parents=True, exist_ok=True)
    machine, recovery = seal.new_key(), seal.new_key()
    if keys.has_machine_key(root):
        machine = keys.machine_keys(root)[0]
    keys.write_machine_keys(root, [machine])
    shown = keys.write_recovery_key(root, recovery)
    publics = {machine_name(): seal.public_part(machine), RECOVERY: seal.public_part(recovery)}
    for name, data in (
        (".gitattributes", ATTRIBUTES.encode()),
        (".gitignore", IGNORED.encode()),
        (lookup.SALT, lookup.first_salt(list(publics.values()))),
    ):
        files.replace(where, name, data, expected=disk.current(where, name))
    keys.write_recipients(where, publics)
    console.complain(BEGUN.format(folder=where, recovery=shown))


def keep_in_git(sealed: Sealed) -> None:
    """Commit what changed, where the vault is a Git clone of its own; messages say nothing."""
    if (sealed.folder / ".git").exists():
        git.commit_all(sealed.folder, "Vault")


def is_shared(sealed: Sealed) -> bool:
    """Return whether the vault is a clone with a remote that others share."""
    return (sealed.folder / ".git").exists() and bool(git.run(sealed.folder, "remote"))


def machine_name() -> str:
    """This machine's name among the recipients."""
    return socket.gethostname().partition(".")[0].replace(" ", "-") or "machine"
