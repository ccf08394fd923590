"""The record of a library's vault in two clones: the one that was sent first stands."""

from dataclasses import fields, replace

from deskbook.patrons.model.vault_record import VaultRecord


def merge(base: VaultRecord | None, mine: VaultRecord, theirs: VaultRecord) -> VaultRecord:
    """Return the record of two: theirs of another vault, else what either side changed."""
    if base is None or mine.vault != theirs.vault:
        return theirs
    changed = {
        it.name: getattr(mine, it.name)
        for it in fields(VaultRecord)
        if getattr(theirs, it.name) == getattr(base, it.name)
    }
    return replace(theirs, **changed)
