"""Files outside the library: exports of other systems, and folders that people name for ours."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from deskbook.library.formats.table import file
from deskbook.library.formats.table.file import DETERMINED, Given, TableFile
from deskbook.library.model.finding import DeskError


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


def write(path: Path, parts: Iterable[str]) -> None:
    """Write a new file piece by piece, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="") as stream:
        stream.writelines(parts)


def copy_plain(root: Path, place: Path, names: Iterable[str]) -> None:
    """Copy folders as they stand, without links and hidden leftovers."""
    for name in names:
        if (root / name).is_dir():
            shutil.copytree(root / name, place / name, ignore=left_out)


def left_out(folder: str, names: list[str]) -> list[str]:
    """Links and hidden files, for `shutil` to leave out."""
    return [it for it in names if it.startswith(".") or (Path(folder) / it).is_symlink()]


def read_text(path: Path) -> str:
    """Return the text of an export of another system, in whatever encoding it is.

    Raises:
        DeskError: its encoding cannot be determined.
    """
    return file.read_text(path.name, lambda: path.open("rb"))


def open_table(path: Path, wanted: Iterable[str], given: Given = DETERMINED) -> TableFile:
    """Open a table of another system; `table.file.open_table` describes how it is read."""
    return file.open_table(path.name, lambda: path.open("rb"), tuple(wanted), given)
