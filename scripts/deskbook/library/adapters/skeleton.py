"""New repositories: what they get from the program, and a folder that is made whole or not."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from deskbook.library.adapters import shipped
from deskbook.library.adapters.exports import left_out
from deskbook.library.model.finding import DeskError

EVERY: Final = (".github/labels.yml",)
"""What every library's repository has from the software."""

SAMPLE: Final = ("knowledge", "tickets", ".github/ISSUE_TEMPLATE")
"""What the sample library has besides."""


_BEGUN: Final = ".desk-"
"""Begins the name of the folder in which a repository is being made."""


@contextmanager
def make_whole(folder: Path) -> Iterator[Path]:
    """A place to make a repository in, which becomes `folder` at the end or leaves no trace.

    Raises:
        DeskError: something is there already.
    """
    if folder.is_dir():
        _clear(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DeskError(f"{folder} is not empty: name a new folder, nothing here was touched")
    made = [it for it in (folder, *folder.parents) if not it.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(dir=folder, prefix=_BEGUN))
    try:
        yield place
        for item in place.iterdir():
            item.rename(folder / item.name)
        place.rmdir()
    except BaseException:
        shutil.rmtree(place)
        for it in made:
            it.rmdir()
        raise


def _clear(folder: Path) -> None:
    """Take away what a process that was killed began here, if there is nothing else."""
    items = list(folder.iterdir())
    if all(it.name.startswith(_BEGUN) and it.is_dir() for it in items):
        for it in items:
            shutil.rmtree(it)


def copy(place: Path, names: tuple[str, ...]) -> None:
    """Copy files and folders of the software as they are, without links and hidden leftovers."""
    home = shipped.home()
    for name in names:
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (home / name).is_dir():
            shutil.copytree(home / name, target, ignore=left_out)
        elif (home / name).is_file():
            shutil.copyfile(home / name, target)


def write(place: Path, texts: Mapping[str, str]) -> None:
    """Write new files, by their path."""
    for path, text in texts.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text, encoding="utf-8", newline="")
