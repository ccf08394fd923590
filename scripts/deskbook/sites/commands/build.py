"""`desk build`: the public site and the staff site, made from the files."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from types import FrameType
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, console, files, repo
from deskbook.library.commands.whole_library import complain, sound
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Loaded
from deskbook.sites.adapters import site
from deskbook.sites.adapters.site import Site

KINDS: Final = ("public", "staff")


def kinds(*, public: bool, staff: bool) -> tuple[str, ...]:
    """The sites that are asked for; both where none is named."""
    asked = {"public": public, "staff": staff}
    return tuple(kind for kind in KINDS if asked[kind]) or KINDS


def build(root: Path, asked: Sequence[str]) -> int:
    """Make the sites that are asked for, and say what was made and how long it took."""
    started = perf_counter()
    with site.engines(root, asked) as waiting:
        loaded, damaged = sound(repo.load(root))
        sites = list(_sites(root, loaded, asked))
        with files.locked(root):
            made = site.build(root, sites, clock.now(), waiting)
    for it, written in zip(sites, made, strict=True):
        console.echo(
            f"{it.kind}: {written.pages} pages, {written.changed} files written, "
            f"{written.removed} taken away"
        )
    names = " and ".join(f"build/{it.kind}/site" for it in sites)
    console.echo(f"built {names} in {perf_counter() - started:.1f} s")
    return complain(damaged)


def watch(root: Path, asked: Sequence[str]) -> int:
    """Build, and build again whenever files have changed, until the person stops it."""
    with until_stopped() as stop:
        again(root, asked, stop, first=True)
    console.echo("stopped")
    return 0


def again(root: Path, asked: Sequence[str], stop: Event, *, first: bool = False) -> None:
    """Build whenever files have changed; what goes wrong is said, and the last good site stays."""
    from deskbook.sites.adapters import preview  # noqa: PLC0415 - a server, which one build has no need of

    changed = preview.changes(root, stop)
    if first:
        _tried(root, asked)
    console.echo("watching for changes; Ctrl-C stops")
    for number in changed:
        console.echo(f"{number} {'file' if number == 1 else 'files'} changed")
        _tried(root, asked)


def _tried(root: Path, asked: Sequence[str]) -> None:
    try:
        build(root, asked)
    except DeskError as error:
        console.complain(f"desk: {error}")


@contextmanager
def until_stopped() -> Iterator[Event]:
    """An event that Ctrl-C, or a polite request to end, sets.

    A thread of its own sets it: the signal may come while we hold the event's lock to wait for it.
    """
    stop = Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        Thread(target=stop.set).start()

    before = {name: signal.signal(name, end) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def _sites(root: Path, loaded: Loaded, asked: Sequence[str]) -> Iterator[Site]:
    """The sites that are asked for; what makes the others is not loaded."""
    now, calendar = clock.now(), Calendar(loaded.library.profile)
    if "public" in asked:
        from deskbook.sites.commands import public_site  # noqa: PLC0415

        with public_site.gate(root, loaded):
            yield public_site.site(root, loaded, calendar, now)
    if "staff" in asked:
        from deskbook.sites.commands import staff_site  # noqa: PLC0415

        yield staff_site.site(root, loaded, calendar, now)
