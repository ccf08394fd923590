"""The door to folders that people name for what they want to keep or send on."""

from collections.abc import Mapping
from pathlib import Path

from deskbook.model.finding import DeskError


def write_tables(folder: Path, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Write files into a folder, which is made where it is not there; return their names.

    Raises:
        DeskError: the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_bytes(text.encode())
    except OSError as error:
        raise DeskError(f"{folder} cannot be written to ({error.strerror})") from None
    return tuple(texts)
