"""Files of transfers: tables of other systems, rejected rows, and data sets."""

import csv
import tempfile
from dataclasses import astuple
from pathlib import Path

from deskbook.library.model.finding import DeskError
from deskbook.reports.adapters import parquet
from deskbook.transfer.formats import data_set
from deskbook.transfer.model.data_set import Shared
from deskbook.transfer.model.mapping import Reject


def write_rejects(path: Path, header: str, rejects: tuple[Reject, ...]) -> None:
    """Write rows that did not fit as a table of its own, which is never written over."""
    texts = (it.raw if it.raw.endswith(("\n", "\r")) else it.raw + "\n" for it in rejects)
    try:
        with path.open("x", encoding="utf-8", newline="") as stream:
            stream.writelines((header, *texts))
    except FileExistsError:
        raise DeskError(f"{path} is there already: name a new file for the rejects") from None


def write_data_set(folder: Path, shared: Shared) -> int:
    """Write a data set with its document, in the place of an older one; return its files' number.

    Raises:
        DeskError: something else is in the folder.
    """
    _refuse_other(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".desk-") as made:
        place = Path(made) / "new"
        (place / "facts").mkdir(parents=True)
        if shared.rows:
            rows = Path(made) / "rows.csv"
            with rows.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows(map(astuple, shared.rows))
            parquet.write_rows(place / "facts", rows, data_set.list_columns(), data_set.PARTITIONS)
        (place / data_set.NAME).write_text(data_set.write(shared), encoding="utf-8", newline="")
        number = sum(1 for _ in place.rglob("*.parquet"))
        if folder.exists():
            folder.rename(Path(made) / "old")
        place.rename(folder)
    return number


def _refuse_other(folder: Path) -> None:
    if not folder.exists():
        return
    if folder.is_symlink() or not folder.is_dir():
        raise DeskError(f"{folder} is no folder: name a new one")
    names = {it.name for it in folder.iterdir()}
    if names and names != {"facts", data_set.NAME}:
        raise DeskError(f"{folder} holds something else: name a new folder, nothing was touched")
    if names:
        path = folder / data_set.NAME
        data_set.read(str(path), path.read_text(encoding="utf-8"))
