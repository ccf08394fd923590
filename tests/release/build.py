"""Both archives of a release, built from a clean clone of the commit, twice, with the same bytes."""

import subprocess
import sys
import tarfile
from pathlib import Path

from tests.release import contents


def build(checkout: Path, place: Path) -> tuple[Path, Path, list[str]]:
    """Build a checkout's commit and look through what came out.

    Args:
        checkout: where the project is; changes that are not committed are not built.
        place: an empty folder.

    Returns:
        The wheel, the source archive, and what is wrong with them.
    """
    clone = clone_of(checkout, place / "clone")
    wheel, sdist = archives(clone, place / "first")
    unpacked = unpack(sdist, place / "unpacked")
    faults = []
    for name, again in (
        ("the wheel that is built again", archives(clone, place / "second")[0]),
        ("the source archive that is built again", archives(clone, place / "third")[1]),
        ("the wheel of the source archive", archives(unpacked, place / "fourth")[0]),
    ):
        first = sdist if again.suffix == ".gz" else wheel
        if again.read_bytes() != first.read_bytes():
            faults.append(f"{name} has other bytes")
    listed = run("git", "ls-files", "-z", cwd=clone).split("\0")
    tracked = {it: (clone / it).read_bytes() for it in listed if it}
    files = contents.read_wheel(wheel), contents.read_sdist(sdist)
    faults += contents.find_faults(*files, tracked)
    faults += contents.find_foreign_tickets(clone)
    return wheel, sdist, faults


def clone_of(checkout: Path, clone: Path) -> Path:
    """Clone a checkout's commit, with the remote that the checkout has."""
    run("git", "clone", "--quiet", "--no-hardlinks", str(checkout), str(clone), cwd=checkout)
    words = ("git", "config", "--get", "remote.origin.url")
    done = subprocess.run(words, cwd=checkout, capture_output=True, text=True, check=False)
    if address := done.stdout.strip():
        run("git", "remote", "set-url", "origin", address, cwd=clone)
    else:
        run("git", "remote", "remove", "origin", cwd=clone)
    return clone


def archives(tree: Path, place: Path) -> tuple[Path, Path]:
    """Build the wheel and the source archive of a tree into a folder."""
    run(sys.executable, "-m", "hatchling", "build", "-d", str(place), cwd=tree)
    return next(place.glob("*.whl")), next(place.glob("*.tar.gz"))


def run(*words: str, cwd: Path) -> str:
    """Run a program and return what it prints."""
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=True).stdout


def unpack(archive: Path, place: Path) -> Path:
    """Unpack an archive of ours and return its one folder, also on Debian 12's Python.

    That knows no filters yet; later ones warn where none is named.
    """
    with tarfile.open(archive) as opened:
        opened.extraction_filter = getattr(tarfile, "data_filter", None)
        opened.extractall(place)
    return next(place.iterdir())
