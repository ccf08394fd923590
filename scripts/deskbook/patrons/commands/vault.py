"""`desk vault`: the vault's keys, its health, and its other clones."""

from pathlib import Path

from deskbook.library.adapters import console, repo
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
from deskbook.patrons.model.patron import Patron
from deskbook.patrons.rules import patrons, vault_health
from deskbook.patrons.rules.vault_health import State
from deskbook.patrons.views import vault as view


def doctor(root: Path, *, apply: bool) -> int:
    """Look through the vault; with `apply` make its index anew. The exit code is 1 if it is ill."""
    with place.opened(root) as vault:
        if apply:
            records, _ = _records(vault)
            lookup.rebuild(vault, {it.pseudonym: patrons.handles(it) for it in records})
            place.keep_in_git(vault)
        state, unopened = _state(root, vault)
    problems = [*unopened, *vault_health.problems(state)]
    counted = f"{len(state.keyed)} patron" + "s" * (len(state.keyed) != 1)
    console.echo(view.health(counted, problems, vault_health.advice(state)))
    return 1 if problems else 0


def rotate(root: Path, *, records: bool) -> int:
    """Seal the vault for new keys and destroy the old one of this machine."""
    with place.opened(root) as vault:
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
    console.echo(view.rotated(str(recovery), keys.MACHINE, others))
    return 0


def recover(root: Path, file: Path) -> int:
    """Let this machine in again with the recovery key."""
    key_rotation.recover(root, keys.read_key(file))
    console.echo(
        "This machine opens the vault again. Put the recovery key back to where it is safe."
    )
    return 0


def join(root: Path) -> int:
    """Print what another machine needs to admit this one."""
    name, public = key_rotation.join(root)
    console.echo(f"On a machine that opens the vault: desk vault admit {name} {public}")
    return 0


def admit(root: Path, name: str, public: str) -> int:
    """Let another machine open the vault too."""
    with place.opened(root) as vault:
        key_rotation.admit(vault, name, public)
        place.keep_in_git(vault)
    console.echo(f"The vault is sealed for {name} too, from its next `desk vault sync` on.")
    return 0


def dismiss(root: Path, name: str) -> int:
    """Let a machine open the vault no more."""
    with place.opened(root) as vault:
        key_rotation.dismiss(vault, name)
        place.keep_in_git(vault)
    console.echo(
        f"What is written from now on, {name} cannot open. What was written before, it still can: "
        "if its key may be in wrong hands, run `desk vault rotate --records`"
    )
    return 0


def share(root: Path) -> int:
    """Fetch what others wrote, merge it, and push what was written here."""
    with place.opened(root) as vault:
        console.echo(f"The vault is in step: {sync.sync(vault)}.")
    return 0


def _state(root: Path, vault: Sealed) -> tuple[State, list[str]]:
    """The vault as it is, and what could not be opened."""
    records, unopened = _records(vault)
    try:
        lookup.found(vault, ["names:"])
        index = lookup.content(vault)
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
