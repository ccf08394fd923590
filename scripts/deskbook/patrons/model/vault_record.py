"""What a library records of its vault in Git, so that each clone knows of it; nothing secret."""

from dataclasses import dataclass, field
from typing import Final

PATH: Final = "vault.txt"
"""The file of the record, below the library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultRecord:
    """The vault of a library.

    Args:
        vault: its id, which is in the vault's own folder too.
        remote: the address that it is shared through; empty where one machine alone has it.
        status_key: a digest of the secret behind patrons' links; empty where none was shared.
    """

    vault: str = field(metadata={"pattern": "v-[0-9a-z]{10}"})
    remote: str = field(default="", metadata={"pattern": r"\S+"})
    status_key: str = field(default="", metadata={"pattern": "[0-9a-f]{16}"})
