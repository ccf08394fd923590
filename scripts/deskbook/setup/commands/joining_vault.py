"""The library's vault in a clone that joins: fetched, opened, and united with one of its own."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from deskbook.jobs.model.outcomes import Look
from deskbook.library.adapters import files, git
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import (
    absorption,
    key_rotation,
    keys,
    place,
    record,
    seal,
    shared,
    shared_clone,
    sync,
)
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.vault_record import VaultRecord
from deskbook.setup.model import VaultShared
from deskbook.status.adapters import status_key


def share(root: Path, address: str) -> VaultShared:
    """Share this machine's vault through an empty private repository; again changes nothing.

    The secret behind patrons' links goes into the vault, so that machines which join have it.

    Raises:
        DeskError: the vault cannot be opened here, or the address cannot be used.
    """
    with place.open_vault(root) as vault:
        shared_clone.start(root, vault.folder, address)
        _share_status_key(root, vault)
        place.keep_in_git(vault)
        sync.sync(vault)
        known = record.read(root) or VaultRecord(vault=record.read_id(vault.folder))
        used = git.config(vault.folder, "remote.origin.url")
        _record(root, replace(known, remote=used, status_key=_digest(vault)))
    return VaultShared(address=used)


def open_vault(root: Path) -> Iterator[Look]:
    """Bring the library's vault into this clone as far as that is possible now.

    Raises:
        DeskError: the record of the vault, or a file of it, is damaged.
    """
    known, where = record.read(root), place.folder(root)
    if known is None and not place.exists(root):
        yield Look("fine", "the library has no vault yet: the first patron begins it")
        return
    if known and place.exists(root) and not place.is_the_librarys(root):
        where.rename(_aside(where))
    if not place.exists(root):
        if known is None or not known.remote:
            yield Look(
                "missing",
                "the vault of this library is on another machine alone",
                "on that machine: `desk vault share ADDRESS` with the address of an empty private "
                "repository, then `desk push`; then here: `desk pull`, and `desk join` again",
            )
            return
        try:
            shared_clone.clone(root, where, known.remote)
        except DeskError as error:
            yield Look("missing", f"the vault cannot be fetched: {error}", _ACCESS)
            return
    yield from _opened(root, where)


_ACCESS = "ask for access to its repository; then `desk join` again"


def _opened(root: Path, where: Path) -> Iterator[Look]:
    """Open the vault that is here, or say how another machine admits this one."""
    try:
        shared_clone.bring_up(where)
    except DeskError as error:
        yield Look("stale", f"the vault's repository cannot be reached: {error}", _ACCESS)
    recipients = keys.recipients(where)
    name, public = key_rotation.request(root, recipients)
    if public not in recipients.values():
        yield Look(
            "missing",
            f"this machine ({name}) does not open the vault yet",
            "send this line to a colleague whose machine opens it, who types it there:\n"
            f"desk vault admit {name} {public}\n"
            "then here: `desk join` again",
        )
        return
    with place.open_vault(root) as vault:
        yield Look("fine", f"this machine ({_name(vault)}) opens the vault")
        if _aside(where).is_dir():
            yield _absorb(root, vault, _aside(where))
        yield from _status_key(root, vault)
        _record_remote(root, vault)
        place.keep_in_git(vault)
        if place.is_shared(vault):
            sync.sync(vault)


def _absorb(root: Path, vault: Sealed, aside: Path) -> Look:
    """Bring what this clone's own vault holds into the library's, then delete it."""
    with place.open_folder(root, aside) as other:
        number = absorption.absorb(vault, other)
        recovery = other.recipients.get(keys.RECOVERY_NAME)
    place.discard(aside)
    shown = root / keys.RECOVERY
    if shown.is_file() and seal.public_part(keys.read_key(shown)) == recovery:
        shown.unlink()
    counted = f"{number} patron{'s' * (number != 1)}"
    return Look("fine", f"{counted} of the vault that this clone had begun are in the library's")


def _status_key(root: Path, vault: Sealed) -> Iterator[Look]:
    """Take the secret behind patrons' links from the vault, or share this clone's there."""
    secret = shared.read(vault, shared.STATUS_KEY)
    if secret is None:
        if not status_key.read_own(root):
            yield Look("fine", "no links for patrons have been made yet")
            return
        _share_status_key(root, vault)
        secret = status_key.read_own(root)
    replaced = status_key.take_over(root, secret)
    known = record.read(root) or VaultRecord(vault=record.read_id(vault.folder))
    _record(root, replace(known, status_key=status_key.make_digest(secret)))
    kept = "; the one that this clone had made is in .desk/status.key.before" if replaced else ""
    yield Look("fine", f"this machine has the secret behind patrons' links{kept}")


def _share_status_key(root: Path, vault: Sealed) -> None:
    if shared.read(vault, shared.STATUS_KEY) is None:
        shared.put(vault, shared.STATUS_KEY, status_key.read_key(root))


def _digest(vault: Sealed) -> str:
    return status_key.make_digest(shared.read(vault, shared.STATUS_KEY) or b"")


def _record(root: Path, known: VaultRecord) -> None:
    if record.read(root) != known or not record.is_kept(root):
        with files.locked(root):
            record.write(root, known)


def _record_remote(root: Path, vault: Sealed) -> None:
    """Record where a vault is shared that was shared before libraries recorded it."""
    known, address = record.read(root), git.config(vault.folder, "remote.origin.url")
    if known and address and not known.remote:
        _record(root, replace(known, remote=address))


def _name(vault: Sealed) -> str:
    own = {seal.public_part(key) for key in vault.keys}
    return next(name for name, public in vault.recipients.items() if public in own)


def _aside(where: Path) -> Path:
    """Where a vault waits that this clone had begun by itself."""
    return where.with_name(f"{where.name}-of-this-clone")
