"""`desk serve` and `desk build --watch`: show the sites, and build them after each change."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Progress, ignore
from deskbook.sites.adapters import preview, site
from deskbook.sites.commands.build import build
from deskbook.sites.model import (
    BuildFailed,
    FilesChanged,
    Serving,
    Stopped,
    Watching,
)

KINDS: Final = ("public", "staff")


def watch(root: Path, kinds: Sequence[str], progress: Progress = ignore) -> Stopped:
    """Build sites, and build them again whenever files have changed, until the person stops it."""
    with preview.until_stopped() as stop:
        changed = preview.watch_changes(root, stop)
        _try(root, kinds, progress)
        _build_again(root, kinds, changed, progress)
    return Stopped()


def serve(
    root: Path, port: int, *, first: bool, watch: bool, progress: Progress = ignore
) -> Stopped:
    """Serve both sites until the person stops it.

    Args:
        root: the library.
        port: of the public site; the staff site has the next one. With 0 the system chooses.
        first: build both sites first.
        watch: build both first, and again after each change.
        progress: receives each build and the addresses.

    Raises:
        DeskError: a site has not been built, or a port is taken.
    """
    preview.refuse_taken_ports(port, len(KINDS))
    clean = True
    if first or watch:
        built = build(root, KINDS, progress)
        progress(built)
        clean = built.is_clean
    folders = {kind: site.site_folder(root, kind) / "site" for kind in KINDS}
    for kind, folder in folders.items():
        if not (folder / "index.html").is_file():
            raise DeskError(
                f"the {kind} site is not built yet: `desk build`, or `desk serve --build`"
            )
    with preview.until_stopped() as stop, preview.serve_sites(folders, port) as addresses:
        progress(Serving(addresses, watch))
        if watch:
            _build_again(root, KINDS, preview.watch_changes(root, stop), progress)
        else:
            stop.wait()
    return Stopped(clean=clean)


def _build_again(
    root: Path, kinds: Sequence[str], changes: Iterator[int], progress: Progress
) -> None:
    """Build after each change; what goes wrong is a step, and the last good site stays."""
    progress(Watching())
    for number in changes:
        progress(FilesChanged(number))
        _try(root, kinds, progress)


def _try(root: Path, kinds: Sequence[str], progress: Progress) -> None:
    try:
        progress(build(root, kinds, progress))
    except DeskError as error:
        progress(BuildFailed(str(error)))
