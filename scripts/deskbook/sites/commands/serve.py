"""`desk build --watch`: build the sites after each change."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Progress, ignore
from deskbook.sites.adapters import preview
from deskbook.sites.commands.build import build
from deskbook.sites.model import (
    BuildFailed,
    FilesChanged,
    Stopped,
    Watching,
)


def watch(root: Path, kinds: Sequence[str], progress: Progress = ignore) -> Stopped:
    """Build sites, and build them again whenever files have changed, until the person stops it."""
    with preview.until_stopped() as stop:
        changed = preview.watch_changes(root, stop)
        _try(root, kinds, progress)
        build_again(root, kinds, changed, progress)
    return Stopped()


def build_again(
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
