"""Secrets that machines of one library share, sealed in the vault for all that open it."""

from typing import Final

from deskbook.patrons.adapters.vault.sealed_files import Sealed

FOLDER: Final = "shared"
STATUS_KEY: Final = "status-key"
"""The secret behind patrons' links."""


def read(sealed: Sealed, name: str) -> bytes | None:
    """Return a secret, or none where none was shared under that name."""
    path = f"{FOLDER}/{name}.age"
    return sealed.read(path, bytes) if sealed.has(path) else None


def put(sealed: Sealed, name: str, secret: bytes) -> None:
    """Share a secret."""
    sealed.write(f"{FOLDER}/{name}.age", secret)


def seal_again(sealed: Sealed) -> None:
    """Seal every secret for whom the vault is sealed for now."""
    for path in sorted((sealed.folder / FOLDER).glob("*.age")):
        put(sealed, path.stem, sealed.read(f"{FOLDER}/{path.name}", bytes))
