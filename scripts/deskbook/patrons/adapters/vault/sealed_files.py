"""Sealed files in a folder: opened whole, written whole or not at all."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from deskbook.library.adapters import files
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import keys, seal
from deskbook.patrons.formats import DamagedError

HeldT = TypeVar("HeldT")


class Sealed:
    """A folder of sealed files, opened with this machine's keys.

    There is one key, but for the time of a rotation: then the one before opens what was sealed for
    it, until every machine knows of the new one.
    """

    def __init__(self, folder: Path, own: Sequence[str]) -> None:
        """Open a folder.

        Raises:
            DeskError: it is not sealed for any of these keys.
        """
        self.folder, self.keys = folder, tuple(own)
        self.recipients = keys.recipients(folder)
        if not {seal.public_part(key) for key in own} & set(self.recipients.values()):
            known = ", ".join(self.recipients) or "nobody"
            raise DeskError(
                f"this machine's key is not among those that {folder} is sealed for ({known}): "
                "run `desk join`, which says how another machine admits this one; or bring back "
                "the key that belongs to it, or use the recovery key: `desk vault recover --with "
                "FILE`"
            )

    def has(self, path: str) -> bool:
        """Return whether there is a file."""
        return (self.folder / path).is_file()

    def read(self, path: str, decode: Callable[[bytes], HeldT], own: Sequence[str] = ()) -> HeldT:
        """Return the content of a file, opened with this machine's keys or with others.

        Raises:
            DeskError: it is damaged, missing, or sealed for other keys.
        """
        if not self.has(path):
            raise make_damage_error(path, "it is not there")
        return self.decode(path, (self.folder / path).read_bytes(), decode, own)

    def decode(
        self, path: str, data: bytes, decode: Callable[[bytes], HeldT], own: Sequence[str] = ()
    ) -> HeldT:
        """Return the content of a version of a file.

        Raises:
            DeskError: it is damaged, or sealed for other keys.
        """
        try:
            return decode(seal.open_sealed(data, own or self.keys))
        except (seal.WrongKeyError, seal.DamagedSealError, DamagedError) as error:
            raise make_damage_error(path, str(error)) from None

    def write(self, path: str, data: bytes, key: str = "") -> None:
        """Seal data for everybody the folder is sealed for, or for one key alone."""
        publics = [seal.public_part(key)] if key else list(self.recipients.values())
        expected = files.digest((self.folder / path).read_bytes()) if self.has(path) else ""
        files.replace(self.folder, path, seal.seal(data, publics), expected=expected)


def make_damage_error(path: str, why: str) -> DeskError:
    """Return the message about a file that cannot be used."""
    return DeskError(
        f"{path} in the vault is damaged ({why}): bring it back from the vault's Git history or a "
        "backup, then run `desk vault doctor`; nothing was changed"
    )
