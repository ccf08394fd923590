"""The keys of a vault: this machine's own, and the recovery key that is kept elsewhere."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from deskbook.library.adapters import disk, files
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import seal

MACHINE: Final = ".desk/vault-key.txt"
RECOVERY: Final = ".desk/vault-recovery-key.txt"
RECIPIENTS: Final = "recipients.txt"
RECOVERY_NAME: Final = "recovery"
"""The name of the recovery key among the recipients."""

WORDS_MACHINE: Final = """\
# This machine's key to the vault. It opens who asked what: show it to nobody, put it into no backup
# that holds the vault too, and never into Git.
"""
WORDS_RECOVERY: Final = """\
# The recovery key of the vault. Print this page or keep this file where the vault is not (a safe, a
# password manager), then delete it here. If this machine is lost, it is the only way back:
# `desk vault recover --with FILE`. If it gets lost, or into wrong hands: `desk vault rotate`.
"""


def machine_keys(root: Path) -> tuple[str, ...]:
    """This machine's secret keys: its own, and during a rotation the one before it.

    Raises:
        DeskError: there is none here.
    """
    path = root / MACHINE
    if not path.is_file():
        raise DeskError(
            f"the vault cannot be opened: this machine's key ({MACHINE}) is not there. Bring it "
            "back, or use the recovery key: `desk vault recover --with FILE`; where the vault is "
            "shared and this machine is new: `desk join`"
        )
    return _keys_in(path)


def has_machine_key(root: Path) -> bool:
    """Return whether this machine has a key of its own."""
    return (root / MACHINE).is_file()


def read_key(path: Path) -> str:
    """The secret key in a file.

    Raises:
        DeskError: there is no file, or no key in it.
    """
    if not path.is_file():
        raise DeskError(f"{path} is not there: name the file with the recovery key")
    return _keys_in(path)[0]


def write_machine_keys(root: Path, own: Sequence[str]) -> None:
    """Keep this machine's keys, for their owner alone."""
    _write(root / MACHINE, WORDS_MACHINE, own)


def write_recovery_key(root: Path, key: str) -> Path:
    """Put a new recovery key where the person finds it, to be moved away."""
    _write(root / RECOVERY, WORDS_RECOVERY, [key])
    return root / RECOVERY


def recipients(vault: Path) -> dict[str, str]:
    """Return the machines (and `recovery`) that the vault is sealed for, with public parts.

    Raises:
        DeskError: the list cannot be read.
    """
    path = vault / RECIPIENTS
    if not path.is_file():
        raise DeskError(f"{path} is not there, so nothing can be sealed: bring it back from Git")
    return parse_recipients(path.read_text(encoding="utf-8"))


def parse_recipients(text: str) -> dict[str, str]:
    """Names with public keys from a list of recipients.

    Raises:
        DeskError: a line is none.
    """
    found = {}
    for number, line in enumerate(text.splitlines(), start=1):
        name, _, public = line.partition(" ")
        if not line.strip() or line.startswith("#"):
            continue
        if not seal.is_public(public.strip()):
            raise DeskError(
                f"{RECIPIENTS}:{number}: write a name and a public key, such as desk-1 age1…"
            )
        found[name] = public.strip()
    return found


def write_recipients(vault: Path, found: dict[str, str]) -> None:
    """Keep whom the vault is sealed for."""
    lines = [
        "# Whom this vault is sealed for: a name and the public part of a key on each line.",
        *(f"{name} {public}" for name, public in found.items()),
    ]
    path = vault / RECIPIENTS
    before = files.digest(path.read_bytes()) if path.is_file() else ""
    files.replace(vault, RECIPIENTS, ("\n".join(lines) + "\n").encode(), expected=before)


def _keys_in(path: Path) -> tuple[str, ...]:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    found = tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
    try:
        for key in found or ("",):
            seal.public_part(key)
    except DeskError as error:
        raise DeskError(f"{path}: {error}") from None
    return found


def _write(path: Path, words: str, found: Sequence[str]) -> None:
    """Write keys whole or not at all, readable by its owner alone."""
    path.parent.mkdir(exist_ok=True)
    new = path.with_suffix(".tmp")
    new.unlink(missing_ok=True)
    with disk.create(new) as stream:
        stream.write((words + "".join(f"{key}\n" for key in found)).encode())
        stream.flush()
        os.fsync(stream.fileno())
    disk.put_in_place(new, path)
