"""What must be in a wheel and in a source archive, and what must not."""

import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from packaging.metadata import Metadata

from deskbook.library.adapters import knowledge, repo

SHIPPED = "deskbook/shipped/"
LICENCES = ("LICENSE", "scripts/deskbook/search/adapters/wordpieces.LICENSE.txt")


def read_wheel(path: Path) -> dict[str, bytes]:
    """Return the files of a wheel by their path in it."""
    with zipfile.ZipFile(path) as archive:
        return {it: archive.read(it) for it in archive.namelist()}


def read_sdist(path: Path) -> dict[str, bytes]:
    """Return the files of a source archive by their path below its one folder."""
    with tarfile.open(path) as archive:
        files = [it for it in archive.getmembers() if it.isfile()]
        return {
            it.name.partition("/")[2]: stream.read()
            for it in files
            if (stream := archive.extractfile(it))
        }


def find_faults(
    wheel: Mapping[str, bytes], sdist: Mapping[str, bytes], tracked: Mapping[str, bytes]
) -> Iterator[str]:
    """Yield what is wrong with a release.

    Args:
        wheel: the files of the wheel.
        sdist: the files of the source archive.
        tracked: the files that Git tracks in this commit.
    """
    info = next(it.partition("/")[0] for it in wheel if it.endswith(".dist-info/METADATA"))
    yield from _compare("source archive", {**sdist}, {**tracked, "PKG-INFO": sdist.get("PKG-INFO")})
    package = {
        it.removeprefix("scripts/"): data
        for it, data in tracked.items()
        if it.startswith("scripts/deskbook/")
    }
    shipped = {it: wheel[it] for it in wheel if it.startswith(SHIPPED)}
    metadata = {f"{info}/{it}" for it in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")}
    licences = {f"{info}/licenses/{it}": tracked[it] for it in LICENCES}
    rest = {it: wheel[it] for it in wheel.keys() - shipped.keys() - metadata}
    yield from _compare("wheel", rest, {**package, **licences})
    yield from (f"wheel: {it} is missing" for it in sorted(metadata - wheel.keys()))
    for path, data in shipped.items():
        if tracked.get(path.removeprefix(SHIPPED)) != data:
            yield f"wheel: {path} is not a file of this commit"
    for name, data in (("wheel", wheel[f"{info}/METADATA"]), ("sdist", sdist["PKG-INFO"])):
        about = Metadata.from_email(data, validate=True)
        if about.description != tracked["README.md"].decode():
            yield f"{name}: its description is not README.md"
        if about.description_content_type != "text/markdown":
            yield f"{name}: its description is not marked as Markdown"


def find_foreign_tickets(root: Path) -> Iterator[str]:
    """Yield the tickets that are not the sample's, or that somebody went on with while trying it.

    The sample library lives at one moment: whatever was written in it is of that time or later.
    """
    now = knowledge.profile(root).now
    assert now, "library.md of the sample library names the moment that it lives at"
    for ticket in repo.load(root).library.tickets.values():
        times = [ticket.opened, *(it.time for it in ticket.entries)]
        if late := [it for it in times if it >= now]:
            yield f"{ticket.id} was written to at {min(late):%Y-%m-%d %H:%M}, after the sample's time"


def _compare(
    name: str, found: Mapping[str, bytes], due: Mapping[str, bytes | None]
) -> Iterator[str]:
    yield from (f"{name}: {it} is missing" for it in sorted(due.keys() - found.keys()))
    yield from (f"{name}: {it} does not belong there" for it in sorted(found.keys() - due.keys()))
    for it in sorted(due.keys() & found.keys()):
        if found[it] != due[it]:
            yield f"{name}: {it} is not the file of this commit"
