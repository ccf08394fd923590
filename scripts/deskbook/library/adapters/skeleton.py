"""Files shipped with the software: the look of the sites, and what a new library begins with."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from deskbook.library.adapters.exports import left_out
from deskbook.library.model.finding import DeskError

LOOK: Final = (
    "mkdocs.yml",
    "site",
    ".gitattributes",
    ".github/labels.yml",
)
"""What every library's repository has from the software, as far as it is there."""

SAMPLE: Final = ("knowledge", "tickets", ".github/ISSUE_TEMPLATE")
"""What the sample library has besides."""


_BEGUN: Final = ".desk-"
"""Begins the name of the folder in which a repository is being made."""


def source() -> Path:
    """The folder that holds the sample library and the look of its pages.

    That is the repository itself where the software is run from it, and the package where it was
    installed (see `hatch_build.py`).

    Raises:
        DeskError: there is none.
    """
    package = Path(__file__).resolve().parents[2]
    for folder in (package.parent.parent, package / "shipped"):
        if (folder / "mkdocs.yml").is_file() and (folder / "knowledge/library.md").is_file():
            return folder
    raise DeskError(
        f"the files of a new library are missing beside {package}: install Deskbook anew"
    )


def site_source(root: Path) -> Path:
    """Return the folder with `mkdocs.yml` and `site/`: the library's own, or the software's.

    Raises:
        DeskError: neither is there.
    """
    package = Path(__file__).resolve().parents[2]
    for folder in (root.resolve(), package.parent.parent, package / "shipped"):
        if (folder / "mkdocs.yml").is_file() and (folder / "site" / "templates").is_dir():
            return folder
    raise DeskError(
        "the look of the pages is missing: a folder site/ beside mkdocs.yml, in the library or "
        "where Deskbook is installed"
    )


def site_files(root: Path, folder: str) -> dict[str, bytes]:
    """Return the files of a folder of `site/pages/`, which the public site contains unchanged."""
    top = site_source(root) / "site" / "pages" / folder
    found = sorted(it for it in top.rglob("*") if it.is_file())
    return {f"{folder}/{it.relative_to(top).as_posix()}": it.read_bytes() for it in found}


def checkout() -> Path | None:
    """Return the checkout that the software is run from; nothing where it was installed."""
    top = Path(__file__).resolve().parents[4]
    return top if (top / "hatch_build.py").is_file() and is_software(top) else None


def is_software(root: Path) -> bool:
    """Return whether a library's repository has the software too, as the sample library's has."""
    return (root / "scripts/deskbook/__main__.py").is_file()


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
    home = source()
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
        (place / path).write_text(text, encoding="utf-8")
