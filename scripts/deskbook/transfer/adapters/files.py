"""Files of transfers: tables of other systems, rejected rows, and data sets."""

import csv
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import Final, TextIO

from deskbook.library.adapters import parquet
from deskbook.library.model.finding import DeskError
from deskbook.transfer.formats import csv_file, data_set
from deskbook.transfer.formats.csv_file import Guess
from deskbook.transfer.model.data_set import Shared
from deskbook.transfer.model.mapping import Encoding, Reject

BLOCK: Final = 1 << 20
HEAD: Final = 1 << 18
_WITHOUT_MARK: Final = {"utf-8": "utf-8-sig"}


def guess_encoding(path: Path) -> Guess:
    """Guess the encoding of a file from the whole of it."""
    with path.open("rb") as stream:
        return csv_file.guess_encoding(iter(lambda: stream.read(BLOCK), b""))


def read_head(path: Path, encoding: Encoding) -> str:
    """The beginning of a file, for its columns."""
    with _opened(path, encoding) as stream:
        return stream.read(HEAD)


def read_lines(path: Path, encoding: Encoding) -> Iterator[str]:
    """The lines of a file with their ends, one at a time."""
    with _opened(path, encoding) as stream:
        yield from stream


@contextmanager
def _opened(path: Path, encoding: Encoding) -> Iterator[TextIO]:
    try:
        with path.open(encoding=_WITHOUT_MARK.get(encoding, encoding), newline="") as stream:
            yield stream
    except UnicodeError as error:
        raise DeskError(
            f"{path} is not {encoding} throughout ({error}): save it as UTF-8, or write its "
            "encoding into the mapping file"
        ) from None


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
