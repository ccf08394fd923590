"""Publication of a finished site: a folder of this computer, or another one through rsync."""

import filecmp
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from deskbook.library.model.finding import DeskError

MARK: Final = ".deskbook-site"
"""The file by which we know a folder of ours: in another one nothing is replaced or removed."""

SETTING: Final = "deskbook.publish"
"""The setting of a clone's Git that names the target; no file of the library can change it."""

_SSH: Final = "ssh -o BatchMode=yes"


def publish(site: Path, target: str) -> None:
    """Bring a folder to the state of a site; what the site no longer has is removed.

    Args:
        site: the finished site.
        target: an absolute folder, or a computer and folder as rsync names them.

    Raises:
        DeskError: the folder has files of others, or cannot be reached or written.
    """
    try:
        if target.startswith("/"):
            _copy(site, Path(target))
        else:
            _send(site, target)
    except OSError as error:
        raise DeskError(f"the site could not be published to {target}: {error}") from None


def _copy(site: Path, target: Path) -> None:
    """Copy what is new, pages after what they show, and then remove what is gone."""
    _refuse_foreign(target, [it.name for it in target.iterdir()] if target.is_dir() else [])
    target.mkdir(parents=True, exist_ok=True)
    (target / MARK).touch()
    wanted = sorted(
        (it.relative_to(site) for it in site.rglob("*") if it.is_file()),
        key=lambda it: (it.suffix == ".html", it.parts),
    )
    for path in wanted:
        there = target / path
        if there.is_file() and filecmp.cmp(site / path, there, shallow=False):
            continue
        there.parent.mkdir(parents=True, exist_ok=True)
        new = there.with_name(f"{there.name}.new")
        shutil.copyfile(site / path, new)
        new.replace(there)
    kept = {*wanted, Path(MARK)}
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(target) not in kept:
            path.unlink()


def _send(site: Path, target: str) -> None:
    if not shutil.which("rsync"):
        raise DeskError("rsync is not installed: install the Debian package rsync")
    there = f"{target.rstrip('/')}/"
    if target.startswith("-"):
        raise DeskError(f"{target} is not a computer and folder: write it like web@host:/srv/ask")
    listed = _rsync("--list-only", "--", there)
    if listed.returncode and "No such file or directory" not in listed.stderr:
        raise _failed(target, listed)
    names = [line.split(maxsplit=4)[-1] for line in listed.stdout.splitlines() if line.strip()]
    _refuse_foreign(target, [it for it in names if it != "."])
    (site.parent / MARK).touch()
    sent = _rsync(
        "--recursive", "--checksum", "--delete-delay", "--delay-updates", "--chmod=D755,F644",
        f"--exclude=/{MARK}", "--", f"{site}/", there,
    )  # fmt: skip
    marked = sent if sent.returncode else _rsync("--", str(site.parent / MARK), there)
    if marked.returncode:
        raise _failed(target, marked)


def _failed(target: str, done: subprocess.CompletedProcess[str]) -> DeskError:
    said = next(iter(done.stderr.strip().splitlines()), "rsync failed")
    return DeskError(f"the site could not be published to {target}: {said}")


def _rsync(*words: str) -> subprocess.CompletedProcess[str]:
    known = {**os.environ, "RSYNC_RSH": _SSH, "LC_ALL": "C"}
    command = ("rsync", "--timeout=60", *words)
    return subprocess.run(command, env=known, capture_output=True, text=True, check=False)


def _refuse_foreign(target: str | Path, names: list[str]) -> None:
    if names and MARK not in names:
        raise DeskError(
            f"{target} has files that `desk` did not publish, so nothing was changed: name an "
            f"empty folder, or create the file {MARK} in it if all of it may be replaced"
        )
