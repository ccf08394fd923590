"""Health of a vault: every key has a record, and every record is found by its owner alone."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from deskbook.patrons.model.patron import Patron
from deskbook.patrons.rules.patrons import list_handles


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A vault as it was found.

    `keyed` are the pseudonyms with a key, `records` those that could be opened, `folders` those
    with files, `index` what patrons are found by, `asked` the patrons that tickets name, `own_keys`
    how many keys this machine holds.
    """

    keyed: Sequence[str]
    records: Sequence[Patron]
    folders: Sequence[str]
    index: Mapping[str, Sequence[str]]
    asked: AbstractSet[str]
    own_keys: int = 1
    recovery_is_here: bool = False
    is_shared: bool = False


def index_of(records: Sequence[Patron]) -> dict[str, list[str]]:
    """The index as it should be."""
    found: dict[str, list[str]] = {}
    for record in records:
        for handle in list_handles(record):
            found.setdefault(handle, []).append(record.pseudonym)
    return found


def problems(state: State) -> list[str]:
    """Return the problems to mend, one sentence each."""
    found = [
        f"{name} has a key and no files: if they were being forgotten, `desk patron forget {name} "
        "--apply`; else bring their folder back"
        for name in state.keyed
        if name not in state.folders
    ]
    found += [
        f"{name} has files and no key: if keys/{name[-2:]}.age was lost, bring it back; if they "
        f"were forgotten, delete patrons/{name}"
        for name in state.folders
        if name not in state.keyed
    ]
    if _sorted(state.index) != _sorted(index_of(state.records)):
        found.append("the index does not fit the records: `desk vault doctor --apply` mends it")
    if state.own_keys > 1:
        found.append("a rotation was not finished: run `desk vault rotate` again")
    return found


def advice(state: State) -> list[str]:
    """Return advice for a person to know or decide, one sentence each."""
    found = [
        f"{handle.partition(':')[2]} belongs to {', '.join(sorted(names))}: are they one person?"
        for handle, names in index_of(state.records).items()
        if len(names) > 1 and not handle.startswith("names:")
    ]
    strangers = sorted(state.asked - set(state.keyed))
    if strangers:
        found.append(
            f"{len(strangers)} patrons of tickets are not in this vault ({', '.join(strangers[:5])}"
            f"{', …' if strangers[5:] else ''}): they were forgotten, or another vault has them"
        )
    if state.recovery_is_here:
        found.append("the recovery key is still here: move it to where the vault is not")
    if not state.is_shared:
        found.append("this vault is here only: back it up apart from its key, or share it")
    return found


def _sorted(index: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {handle: sorted(names) for handle, names in index.items()}
