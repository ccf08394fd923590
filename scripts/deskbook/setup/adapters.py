"""The files of a library that an upgrade reads."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from deskbook.library.adapters import disk, shipped


def read_files(root: Path, patterns: Iterable[str]) -> dict[str, bytes]:
    """Return the files that match patterns below a library's root, by path; links are left out.

    Raises:
        DeskError: a folder of the library leads out of it.
    """
    found = {it for pattern in patterns for it in root.glob(pattern)}
    paths = (it.relative_to(root).as_posix() for it in found if it.is_file())
    return {it: disk.inside(root, it).read_bytes() for it in paths if not (root / it).is_symlink()}


def find_copies(files: Mapping[str, bytes]) -> frozenset[str]:
    """Return the paths of files that are as the program has or had them."""
    originals = shipped.find_originals()
    return frozenset(
        path
        for path, data in files.items()
        if shipped.is_former(path, data)
        or (path in originals and shipped.is_same(originals[path], data))
    )


def remove_empty_folders(root: Path, name: str) -> None:
    """Remove a folder and those in it, as far as nothing is left in them."""
    top = root / name
    if top.is_symlink() or not top.is_dir():
        return
    for folder in (*sorted((it for it in top.rglob("*") if it.is_dir()), reverse=True), top):
        if not folder.is_symlink() and not any(folder.iterdir()):
            folder.rmdir()
