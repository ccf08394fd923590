"""`desk trust`: read overrides that somebody changed, and approve them for this clone."""

import difflib
from pathlib import Path

from deskbook.library.adapters import shipped
from deskbook.library.adapters.shipped import Look
from deskbook.library.model.finding import DeskError
from deskbook.sites.model import Trusted, Unapproved


def trust(root: Path, paths: tuple[str, ...], *, apply: bool) -> Trusted:
    """Show the overrides that this clone has not approved as they are; approve them if asked.

    Args:
        root: the library.
        paths: those that are meant; all where none is named.
        apply: approve them.

    Raises:
        DeskError: a path is none of them.
    """
    look = shipped.find_whole_look(root)
    found = shipped.list_unapproved(root, look)
    for path in paths:
        if path not in found:
            names = ", ".join(found) or "none"
            raise DeskError(f"{path} does not wait for approval; these files do: {names}")
    files = tuple(_compare(root, look, it) for it in found if not paths or it in paths)
    if apply:
        shipped.approve(root, (it.path for it in files))
    return Trusted(files=files, applied=apply)


def _compare(root: Path, look: Look, path: str) -> Unapproved:
    """Compare an override with what this clone approved before, or with the program's file."""
    data, before = look.files[path].read_bytes(), shipped.read_approved(root, path)
    name = f"approved: {path}"
    if before is None:
        original = look.originals.get(path)
        before = original.read_bytes() if original else b""
        name = f"program: {path}" if original else "new file"
    lines = difflib.unified_diff(_lines(before), _lines(data), name, path, lineterm="")
    return Unapproved(path, shipped.make_key(path, data), tuple(lines))


def _lines(data: bytes) -> list[str]:
    if b"\0" in data:
        return [f"(no text, {len(data)} bytes)"]
    return data.decode(errors="replace").splitlines()
