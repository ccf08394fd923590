"""Keys of a vault come and go: rotation, recovery, and another machine that is let in."""

from collections.abc import Mapping
from itertools import chain, count
from pathlib import Path

from deskbook.library.adapters import files
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import keyring, keys, place, seal, shared, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed


def rotate(root: Path, sealed: Sealed, *, records: bool) -> Path:
    """Seal the vault for new keys of this machine and for recovery; return where the latter is.

    The key before stays in this machine's file, so that a crash loses nothing, until `finish`.
    With `records` every patron gets a new key too, for when an old key may be in wrong hands.
    """
    machine, recovery = seal.new_key(), seal.new_key()
    keys.write_machine_keys(root, [machine, *keys.machine_keys(root)])
    shown = keys.write_recovery_key(root, recovery)
    own = {seal.public_part(key) for key in sealed.keys}
    others = {
        name: public
        for name, public in sealed.recipients.items()
        if name != keys.RECOVERY_NAME and public not in own
    }
    named = next((it for it, public in sealed.recipients.items() if public in own), "")
    found = {
        named or place.machine_name(): seal.public_part(machine),
        **others,
        keys.RECOVERY_NAME: seal.public_part(recovery),
    }
    keys.write_recipients(sealed.folder, found)
    again = Sealed(sealed.folder, [machine, *sealed.keys])
    if records:
        _new_patron_keys(again)
    _seal_again(again)
    return shown


def finish(root: Path) -> None:
    """Destroy this machine's key of before a rotation."""
    keys.write_machine_keys(root, keys.machine_keys(root)[:1])


def recover(root: Path, recovery: str) -> None:
    """Let this machine, which lost its key, into the vault with the recovery key.

    Raises:
        DeskError: the recovery key is not of this vault.
    """
    where = place.folder(root)
    with files.locked(where):
        sealed = Sealed(where, [recovery])
        machine = seal.new_key()
        keys.write_machine_keys(root, [machine])
        found = {**sealed.recipients, place.machine_name(): seal.public_part(machine)}
        keys.write_recipients(where, found)
        _seal_again(Sealed(where, [machine, recovery]))


def request(root: Path, known: Mapping[str, str]) -> tuple[str, str]:
    """A name and the public key of this machine, for another one to admit.

    Args:
        root: the library.
        known: the recipients of the vault: their names are taken.
    """
    if not keys.has_machine_key(root):
        keys.write_machine_keys(root, [seal.new_key()])
    public = seal.public_part(keys.machine_keys(root)[0])
    own = place.machine_name()
    names = chain([own], (f"{own}-{number}" for number in count(2)))
    return next(it for it in names if known.get(it, public) == public), public


def admit(sealed: Sealed, name: str, public: str) -> None:
    """Seal the vault for another machine too.

    Raises:
        DeskError: it is no public key, or the name is another machine's.
    """
    if not seal.is_public(public):
        raise DeskError(f'"{public}" is not a public key: `desk join` there prints one')
    if sealed.recipients.get(name, public) != public or not name or " " in name:
        raise DeskError(f"{name} cannot name that machine: give another name, in one word")
    keys.write_recipients(sealed.folder, {name: public, **sealed.recipients})
    _seal_again(Sealed(sealed.folder, sealed.keys))


def dismiss(sealed: Sealed, name: str) -> None:
    """Seal the vault for one machine less; what it has read already it may still know.

    Raises:
        DeskError: there is no such machine, or it is this one.
    """
    if name not in sealed.recipients or name == keys.RECOVERY_NAME:
        known = ", ".join(it for it in sealed.recipients if it != keys.RECOVERY_NAME)
        raise DeskError(f"{name} is not a machine of this vault: there are {known}")
    if sealed.recipients[name] in {seal.public_part(key) for key in sealed.keys}:
        raise DeskError(f"{name} is this machine: let another one dismiss it")
    left = {it: public for it, public in sealed.recipients.items() if it != name}
    keys.write_recipients(sealed.folder, left)
    _seal_again(Sealed(sealed.folder, sealed.keys))


def other_machines(sealed: Sealed) -> list[str]:
    """The names of the machines that the vault is sealed for, but for this one."""
    own = {seal.public_part(key) for key in sealed.keys}
    return [
        name
        for name, public in sealed.recipients.items()
        if name != keys.RECOVERY_NAME and public not in own
    ]


def _new_patron_keys(sealed: Sealed) -> None:
    for name in keyring.names(sealed):
        store.renew(sealed, name)


def _seal_again(sealed: Sealed) -> None:
    keyring.seal_again(sealed)
    shared.seal_again(sealed)
    store.rebuild_index(sealed)
