"""Files that a verb makes from records: written where they are not as they should be."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from deskbook.library.adapters import files
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import WriteFile


def stale(root: Path, made: Mapping[str, str], head: str, verb: str) -> Iterator[WriteFile]:
    """What is to be written, of the files as they should be.

    Args:
        root: the library.
        made: the text of each file by its path.
        head: how every file of ours begins.
        verb: which verb makes them.

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
