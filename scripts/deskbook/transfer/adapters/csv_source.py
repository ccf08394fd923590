"""Tables of other systems, read as streams and never written to."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from deskbook.library.model.finding import DeskError
from deskbook.transfer.formats import csv_file
from deskbook.transfer.formats.csv_file import Guess
from deskbook.transfer.model.mapping import Encoding, Reject

BLOCK: Final = 1 << 20
HEAD: Final = 1 << 18
_WITHOUT_MARK: Final = {"utf-8": "utf-8-sig"}


def guess_encoding(path: Path) -> Guess:
    """Guess the encoding of a file from the whole of it."""
    with path.open("rb") as stream:
        return csv_file.guess_encoding(iter(lambda: stream.read(BLOCK), b""))


def head(path: Path, encoding: Encoding) -> str:
    """The beginning of a file, for its columns."""
    with _opened(path, encoding) as stream:
        return stream.read(HEAD)


def lines(path: Path, encoding: Encoding) -> Iterator[str]:
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
