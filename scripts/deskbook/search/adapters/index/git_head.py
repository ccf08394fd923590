"""The commit of a work tree, read from Git's files: a process would take longer."""

from pathlib import Path


def head(root: Path) -> str:
    """The id of the commit that is checked out; empty where there is none or it is not plain."""
    try:
        folder = _git_folder(root)
        return _resolved(folder) if folder else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _git_folder(root: Path) -> Path | None:
    for above in (root, *root.parents):
        found = above / ".git"
        if found.is_dir():
            return found
        if found.is_file():
            return above / found.read_text(encoding="utf-8").removeprefix("gitdir: ").strip()
    return None


def _resolved(folder: Path) -> str:
    said = (folder / "HEAD").read_text(encoding="utf-8").strip()
    if not said.startswith("ref: "):
        return said
    name = said.removeprefix("ref: ")
    common = folder / "commondir"
    shared = folder / common.read_text(encoding="utf-8").strip() if common.is_file() else folder
    loose = shared / name
    if loose.is_file():
        return loose.read_text(encoding="utf-8").strip()
    for line in (shared / "packed-refs").read_text(encoding="utf-8").splitlines():
        if line.endswith(f" {name}"):
            return line.partition(" ")[0]
    return ""
