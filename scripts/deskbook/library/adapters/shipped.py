"""The files of the sites: those that come with the program, and those that a library overrides.

Whoever can push to a library can change its overrides, and these run where the vault is open and in
the browsers of patrons. So a clone keeps a copy of each override that it approved, where no commit
can put a file, and an override is used only while it has exactly these bytes. A job has no such
copies: the variable `DESK_TRUST` gives it the keys of approved files.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from deskbook.library.adapters import disk, git
from deskbook.library.formats import override_lock
from deskbook.library.model.finding import DeskError
from deskbook.library.model.look import Override

SITE: Final = "site"
CONFIGURATION: Final = ("mkdocs.yml", f"{SITE}/staff.yml")
"""Files that no library overrides: they name what runs during a build."""

LOCK: Final = f"{SITE}/overrides.lock"
"""The file of a library with the digest of the original of each override; see
`library.formats.override_lock`."""

VARIABLE: Final = "DESK_TRUST"
"""The variable with the keys of overrides that a job may use, separated by spaces or commas."""

_APPROVED: Final = "deskbook/approved"
"""The folder of copies of approved overrides, below `.git/`, or `.desk/` without Git."""

_FORMER: Final = "former_site.txt"


@dataclass(frozen=True, slots=True)
class Look:
    """The files that the sites are made from, by path (`mkdocs.yml`, `site/…`).

    `files` are those in use, `originals` those that come with the program, `refused` the paths of
    overrides that are not in use because this clone has not approved them.
    """

    files: Mapping[str, Path]
    originals: Mapping[str, Path]
    refused: tuple[str, ...] = ()

    @property
    def overrides(self) -> tuple[str, ...]:
        """The paths of files that are the library's own, in order."""
        return tuple(
            path for path, place in sorted(self.files.items()) if place != self.originals.get(path)
        )

    def below(self, folder: str) -> dict[str, Path]:
        """Return the files below a folder, by their path from there."""
        head = f"{folder}/"
        return {
            path.removeprefix(head): place
            for path, place in self.files.items()
            if path.startswith(head)
        }


def home() -> Path:
    """Return the folder with `mkdocs.yml` and `site/` of the program.

    That is the repository itself where the program is run from it, and a folder of the package
    where it was installed (see `hatch_build.py`).

    Raises:
        DeskError: there is none.
    """
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "shipped", package.parent.parent):
        if (folder / "mkdocs.yml").is_file() and (folder / SITE / "templates").is_dir():
            return folder
    raise DeskError(f"the files of the sites are missing in {package}: install Deskbook again")


def find_look(root: Path) -> Look:
    """Return the files that a library's sites are made from: the program's and approved overrides.

    Raises:
        DeskError: the files of the program are missing.
    """
    look = find_whole_look(root)
    refused = list_unapproved(root, look)
    if not refused:
        return look
    used = {path: place for path, place in look.files.items() if path not in refused}
    used |= {path: look.originals[path] for path in refused if path in look.originals}
    return replace(look, files=used, refused=refused)


def find_whole_look(root: Path) -> Look:
    """Return the same files with all overrides, whether they may be used or not.

    A file of the library's `site/` counts, unless it is a copy of what comes or came with the
    program: earlier versions put copies of all files into every library. A copy that `desk look`
    made counts.

    Raises:
        DeskError: the files of the program are missing.
    """
    originals, place = find_originals(), root.resolve()
    own = {} if place == home() else dict(_find_own(place, originals))
    return Look({**originals, **own}, originals)


def find_originals() -> dict[str, Path]:
    """Return the files of the sites that come with the program, by path.

    Raises:
        DeskError: they are missing.
    """
    top = home()
    found = (top / "mkdocs.yml", *sorted((top / SITE).rglob("*")))
    return {it.relative_to(top).as_posix(): it for it in found if it.is_file()}


def _find_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files that a library may have below `site/`, by path; links are not followed."""
    folder = root / SITE
    if folder.is_symlink():
        return
    for place in sorted(folder.rglob("*")):
        path = place.relative_to(root).as_posix()
        if not place.is_symlink() and place.is_file() and may_override(path):
            yield path, place


def _find_own(root: Path, originals: Mapping[str, Path]) -> Iterator[tuple[str, Path]]:
    """Yield the files of a library that are in use, by path."""
    chosen = read_lock(root)
    for path, place in _find_files(root):
        if path in chosen or not is_copy(path, place.read_bytes(), originals):
            yield path, place


def list_unapproved(root: Path, look: Look) -> tuple[str, ...]:
    """Return the overrides that this clone has not approved as they are, in order."""
    own = look.overrides
    if not own:
        return ()
    given = os.environ.get(VARIABLE, "").replace(",", " ").split()
    folder = _find_approved(root)
    return tuple(
        path
        for path in own
        if (data := look.files[path].read_bytes()) != _read(folder / path)
        and make_key(path, data) not in given
    )


def read_approved(root: Path, path: str) -> bytes | None:
    """Return an override as this clone last approved it; nothing where it never did."""
    return _read(_find_approved(root) / path)


def approve(root: Path, paths: Iterable[str]) -> None:
    """Approve overrides as they are now: only these bytes are used from now on."""
    folder = _find_approved(root)
    folder.mkdir(parents=True, exist_ok=True)
    for path in paths:
        data = disk.inside(root, path).read_bytes()
        disk.replace(folder, path, data, expected=disk.current(folder, path))


def make_key(path: str, data: bytes) -> str:
    """Return the key of an override: the SHA-256 of its path, a line end and its bytes."""
    return hashlib.sha256(f"{path}\n".encode() + data).hexdigest()


def _find_approved(root: Path) -> Path:
    """Return the folder of approved copies; without Git nobody can push, and `.desk/` has it."""
    if not git.is_clone(root):
        return root / ".desk" / _APPROVED
    common = git.run(root, "rev-parse", "--git-common-dir").decode().strip()
    return root / common / _APPROVED


def _read(place: Path) -> bytes | None:
    return place.read_bytes() if place.is_file() else None


def is_copy(path: str, data: bytes, originals: Mapping[str, Path]) -> bool:
    """Return whether a file is as the program has or had it, whatever ends its lines."""
    original = originals.get(path)
    same = original is not None and digest(original.read_bytes()) == digest(data)
    return same or is_former(path, data)


def list_overrides(root: Path) -> tuple[Override, ...]:
    """Return the files of the sites that are a library's own, with what they were copied from."""
    look, copied = find_whole_look(root), read_lock(root)
    unapproved = list_unapproved(root, look)
    return tuple(
        Override(
            path,
            digest(look.files[path].read_bytes()),
            copied.get(path, ""),
            digest(look.originals[path].read_bytes()) if path in look.originals else "",
            approved=path not in unapproved,
        )
        for path in look.overrides
    )


def read_lock(root: Path) -> dict[str, str]:
    """Return the digest of the original of each file that a library copied, by path."""
    place = root / LOCK
    if not place.is_file() or place.is_symlink() or place.parent.is_symlink():
        return {}
    return override_lock.read(place.read_text(encoding="utf-8", errors="replace"))


def list_unused(root: Path) -> tuple[str, ...]:
    """Return the files of a library that nothing reads, in order.

    They configure MkDocs, or are copies that an earlier version of the program made.
    """
    if is_software(root):
        return ()
    used = set(find_whole_look(root).overrides)
    copies = (path for path, _ in _find_files(root) if path not in used)
    return tuple(sorted({*(it for it in CONFIGURATION if (root / it).is_file()), *copies}))


def is_software(root: Path) -> bool:
    """Return whether a library's repository has the program too, as the sample library's has."""
    return (root / "scripts/deskbook/__main__.py").is_file()


def may_override(path: str) -> bool:
    """Return whether a library may have a file of this path in place of the program's."""
    name = path.rpartition("/")[2]
    hidden = name.startswith(".") or name.endswith(("~", ".orig", ".rej"))
    return path.startswith(f"{SITE}/") and path not in (*CONFIGURATION, LOCK) and not hidden


def is_former(path: str, data: bytes) -> bool:
    """Return whether a file is one that an earlier version of the program copied into libraries."""
    return digest(data)[:16] in _former().get(path, ())


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file whose lines may have been ended in another way since."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


@lru_cache(maxsize=1)
def _former() -> dict[str, list[str]]:
    lines = Path(__file__).with_name(_FORMER).read_text(encoding="ascii").splitlines()
    rows = (line.split(" ") for line in lines if not line.startswith("#"))
    return {path: digests for path, *digests in rows}
