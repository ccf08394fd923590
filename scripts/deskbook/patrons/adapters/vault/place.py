"""Location, opening and creation of a library's vault."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from deskbook.library.adapters import console, disk, files, git, knowledge
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import keys, lookup, record, seal, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.vault_record import VaultRecord

EMBEDDED: Final = ".desk/vault"
_FIRST: Final = (".git", ".gitattributes", ".gitignore", lookup.SALT, record.ID)
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


ELSEWHERE: Final = (
    "this library has a vault that this clone does not have, so nothing was done: `desk join` says "
    "what to do"
)
ANOTHER: Final = (
    "this clone began a vault of its own before it knew of the library's, so nothing was done. "
    "What is in it stays sealed in {folder}: `desk join` brings it into the library's vault"
)
UNSEEN: Final = (
    "others have begun a vault for this library, so no second one was made: `desk pull`, then "
    "`desk join`"
)


def exists(root: Path) -> bool:
    """Return whether this clone has a vault, the library's or one of its own."""
    return (folder(root) / keys.RECIPIENTS).is_file()


def is_known(root: Path) -> bool:
    """Return whether the library has a vault, in this clone or elsewhere."""
    return exists(root) or record.read(root) is not None


def is_here(root: Path) -> bool:
    """Return whether this clone has the library's vault."""
    return exists(root) and is_the_librarys(root)


def can_be_opened(root: Path) -> bool:
    """Return whether the library's vault is here and this machine has a key."""
    return is_here(root) and keys.has_machine_key(root)


def is_the_librarys(root: Path) -> bool:
    """Return whether the vault that is here is the one that the library records, if it does."""
    known = record.read(root)
    return known is None or known.vault == record.read_id(folder(root))


def refuse_unjoined(root: Path) -> None:
    """Refuse where the library has a vault that is not the one of this clone.

    Raises:
        DeskError: the text names the command that helps.
    """
    if not exists(root):
        if record.read(root):
            raise DeskError(ELSEWHERE)
    elif not is_the_librarys(root):
        raise DeskError(ANOTHER.format(folder=folder(root)))


@contextmanager
def open_vault(root: Path) -> Iterator[Sealed]:
    """The library's vault, held alone.

    Raises:
        DeskError: there is none, or it cannot be opened here.
    """
    refuse_unjoined(root)
    where = folder(root)
    if not exists(root):
        raise DeskError(f"there is no vault in {where}: `desk patron add` begins one")
    with open_folder(root, where) as sealed:
        yield sealed


@contextmanager
def open_folder(root: Path, where: Path) -> Iterator[Sealed]:
    """A vault in a folder, held alone, with the keys of this machine.

    Raises:
        DeskError: it cannot be opened here.
    """
    with files.locked(where):
        if (where / ".git").exists():
            git.undo_merge(where)
        sealed = Sealed(where, keys.machine_keys(root))
        store.heal(sealed)
        yield sealed


@contextmanager
def open_or_begin(root: Path) -> Iterator[Sealed]:
    """Open the library's vault alone; the first time make it, and print the recovery key.

    The library records its vault in Git. This is the only way to a new vault, so that no clone
    makes a second one.

    Raises:
        DeskError: the library's vault is not here, or cannot be opened here.
    """
    if not (record.is_kept(root) and exists(root)):
        with files.alone(root, "vault.lock", "another desk command is making the vault"):
            refuse_unjoined(root)
            if not exists(root):
                begin(root)
            if not record.is_kept(root):
                known = record.read(root) or VaultRecord(vault=record.read_id(folder(root)))
                record.write(root, known)
    with open_vault(root) as sealed:
        yield sealed


def begin(root: Path) -> None:
    """Make a vault with a key for this machine and a recovery key.

    It is there as soon as it says for whom it is sealed, which is written last: a process that is
    killed before leaves nothing that the next one does not write again.

    Raises:
        DeskError: others have begun one, or `library.md` names a place that holds something else.
    """
    if record.read_remote(root):
        raise DeskError(UNSEEN)
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
    publics = {
        machine_name(): seal.public_part(machine),
        keys.RECOVERY_NAME: seal.public_part(recovery),
    }
    for name, data in (
        (".gitattributes", ATTRIBUTES.encode()),
        (".gitignore", IGNORED.encode()),
        (lookup.SALT, lookup.first_salt(list(publics.values()))),
    ):
        files.replace(where, name, data, expected=disk.current(where, name))
    record.make_id(where)
    keys.write_recipients(where, publics)
    console.complain(BEGUN.format(folder=where, recovery=shown))


def discard(where: Path) -> None:
    """Delete the folder of a vault that was never there, or that another one has all of."""
    for path in (where / ".git").rglob("*"):
        path.chmod(0o700)  # Git's objects are read-only, which Windows does not delete
    shutil.rmtree(where)


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
