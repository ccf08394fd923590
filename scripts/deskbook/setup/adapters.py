"""The files of a library that an upgrade reads."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from deskbook.library.adapters import shipped


def read_files(root: Path, patterns: Iterable[str]) -> dict[str, bytes]:
    """Return the files that match patterns below a library's root, by path.

    Links and what they lead to are left out, and the program's own files where its repository is
    the library.
    """
    found = {it for pattern in patterns for it in root.glob(pattern)}
    ours = shipped.find_originals() if shipped.is_software(root) else {}
    files = {it.relative_to(root).as_posix(): it for it in found if it.is_file()}
    top = root.resolve()
    return {
        path: it.read_bytes()
        for path, it in files.items()
        if path not in ours and it.resolve() == top / path
    }


def find_copies(root: Path, files: Mapping[str, bytes]) -> frozenset[str]:
    """Return the paths of files that are as the program has or had them.

    Files that `desk look` copied a short while ago are no such copies.
    """
    originals, chosen = shipped.find_originals(), shipped.read_lock(root)
    return frozenset(
        path
        for path, data in files.items()
        if path not in chosen and shipped.is_copy(path, data, originals)
    )


def remove_empty_folders(root: Path, name: str) -> None:
    """Remove a folder and those in it, as far as nothing is left in them."""
    top = root / name
    if top.is_symlink() or not top.is_dir():
        return
    for folder in (*sorted((it for it in top.rglob("*") if it.is_dir()), reverse=True), top):
        if not folder.is_symlink() and not any(folder.iterdir()):
            folder.rmdir()
