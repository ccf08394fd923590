"""Files made from records: those to write anew, and those that can be thrown away."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from deskbook.library.adapters import files
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import WriteFile

DERIVED: Final = ("build", ".desk/digests", ".desk/index.sqlite", ".desk/index.sqlite-wal")
MORE: Final = (".desk/index.sqlite-shm", ".desk/index.sqlite-journal")


def drop(root: Path) -> None:
    """Throw it all away: it may hold words that the files hold no more, even in free pages."""
    for name in (*DERIVED, *MORE):
        path = root / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def find_stale(root: Path, made: Mapping[str, str], head: str, verb: str) -> Iterator[WriteFile]:
    """Yield the writes that bring files to the text that they should have.

    Args:
        root: the library.
        made: the text of each file by its path.
        head: how every file of ours begins.
        verb: the command that makes them.

    Raises:
        DeskError: a file of that name was written by somebody else.
    """
    for path, text in made.items():
        place = files.inside(root, path)
        if not place.exists():
            yield WriteFile(path, text)
            continue
        data = place.read_bytes()
        if data == text.encode():
            continue
        if not data.startswith(head.encode()):
            raise DeskError(
                f"{path} was not made by `{verb}`, so nothing was written: move it out of the way"
            )
        yield WriteFile(path, text, files.digest(data))
