"""The files of a library that an upgrade reads."""

from collections.abc import Iterable
from pathlib import Path

from deskbook.library.adapters import disk


def read_files(root: Path, patterns: Iterable[str]) -> dict[str, bytes]:
    """Return the files that match patterns below a library's root, by path; links are left out.

    Raises:
        DeskError: a folder of the library leads out of it.
    """
    found = {it for pattern in patterns for it in root.glob(pattern)}
    paths = (it.relative_to(root).as_posix() for it in found if it.is_file())
    return {it: disk.inside(root, it).read_bytes() for it in paths if not (root / it).is_symlink()}
