"""`desk vault`: the vault's keys, its health, and its other clones."""

from pathlib import Path

from deskbook.library.adapters import repo
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import (
    key_rotation,
    keyring,
    keys,
    lookup,
    place,
    store,
    sync,
)
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.outcomes import (
    MachineAdmitted,
    MachineDismissed,
    MachineRecovered,
    VaultExamined,
    VaultRotated,
    VaultSynchronised,
)
from deskbook.patrons.model.patron import Patron
from deskbook.patrons.rules import patrons, vault_health
from deskbook.patrons.rules.vault_health import State


def doctor(root: Path, *, apply: bool) -> VaultExamined:
    """Examine the vault; with `apply` make its index anew."""
    with place.open_vault(root) as vault:
        if apply:
            records, _ = _records(vault)
            lookup.rebuild(vault, {it.pseudonym: patrons.list_handles(it) for it in records})
            place.keep_in_git(vault)
        state, unopened = _state(root, vault)
    return VaultExamined(
        patrons=len(state.keyed),
        problems=(*unopened, *vault_health.problems(state)),
        advice=tuple(vault_health.advice(state)),
    )


def rotate(root: Path, *, records: bool) -> VaultRotated:
    """Seal the vault for new keys and destroy the old one of this machine."""
    with place.open_vault(root) as vault:
        shared = place.is_shared(vault)
        if shared:
            sync.sync(vault)
        recovery = key_rotation.rotate(root, vault, records=records)
        place.keep_in_git(vault)
        after = Sealed(vault.folder, keys.machine_keys(root))
        if shared:
            sync.sync(after)
        key_rotation.finish(root)
        others = key_rotation.other_machines(after)
    return VaultRotated(recovery=str(recovery), key=keys.MACHINE, machines=tuple(others))


def recover(root: Path, file: Path) -> MachineRecovered:
    """Let this machine in again with the recovery key."""
    key_rotation.recover(root, keys.read_key(file))
    return MachineRecovered()


def admit(root: Path, name: str, public: str) -> MachineAdmitted:
    """Let another machine open the vault too, and send that where the vault is shared."""
    with place.open_vault(root) as vault:
        shared = place.is_shared(vault)
        if shared:
            sync.sync(vault)
        key_rotation.admit(vault, name, public)
        place.keep_in_git(vault)
        if shared:
            sync.sync(Sealed(vault.folder, vault.keys))
    return MachineAdmitted(name=name, shared=shared)


def dismiss(root: Path, name: str) -> MachineDismissed:
    """Let a machine open the vault no more."""
    with place.open_vault(root) as vault:
        key_rotation.dismiss(vault, name)
        place.keep_in_git(vault)
    return MachineDismissed(name=name)


def share(root: Path) -> VaultSynchronised:
    """Fetch what others wrote, merge it, and push what was written here."""
    with place.open_vault(root) as vault:
        return VaultSynchronised(exchanged=sync.sync(vault))


def _state(root: Path, vault: Sealed) -> tuple[State, list[str]]:
    """The vault as it is, and what could not be opened."""
    records, unopened = _records(vault)
    try:
        lookup.find(vault, ["names:"])
        index = lookup.read_all(vault)
    except DeskError as error:
        unopened.append(str(error))
        index = vault_health.index_of(records)
    state = State(
        keyed=keyring.names(vault),
        records=records,
        folders=sorted(it.name for it in (vault.folder / "patrons").glob("p-*")),
        index=index,
        asked={it.record.patron for it in repo.load_tickets(root).filed if it.record.patron},
        own_keys=len(vault.keys),
        recovery_is_here=(root / keys.RECOVERY).is_file(),
        is_shared=place.is_shared(vault),
    )
    return state, unopened


def _records(vault: Sealed) -> tuple[list[Patron], list[str]]:
    """Every record that can be opened, and what is wrong with the others."""
    records: list[Patron] = []
    unopened: list[str] = []
    for name in keyring.names(vault):
        if not store.has_files(vault, name):
            continue
        try:
            records.append(store.patron(vault, name))
            store.messages(vault, name)
            store.blobs(vault, name)
        except DeskError as error:
            unopened.append(str(error))
    return records, unopened
