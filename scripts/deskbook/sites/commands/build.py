"""`desk build`: the public site and the staff site, made from the files."""

import signal
from collections.abc import Iterator, Mapping, Sequence
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
from deskbook.sites.adapters.site import Site, Written

KINDS: Final = ("public", "staff")


def kinds(*, public: bool, staff: bool) -> tuple[str, ...]:
    """The sites that are asked for; both where none is named."""
    asked = {"public": public, "staff": staff}
    return tuple(kind for kind in KINDS if asked[kind]) or KINDS


def build(root: Path, asked: Sequence[str]) -> int:
    """Make the sites that are asked for, and say what was made and how long it took.

    A site that cannot be built does not stop the other one.

    Raises:
        Exception: what stopped a site, once the other one is built.
    """
    started = perf_counter()
    with site.engines(root, asked) as waiting:
        loaded, damaged = sound(repo.load(root))
        made = {kind: _site(root, loaded, kind) for kind in asked}
        sites = [it for it in made.values() if isinstance(it, Site)]
        with files.locked(root):
            done = site.build(root, sites, clock.now(), waiting)
    results = {it.kind: written for it, written in zip(sites, done, strict=True)}
    _say_built(results, perf_counter() - started)
    code = complain(damaged)
    _raise_first([it for it in (*made.values(), *done) if isinstance(it, Exception)])
    return code


def _say_built(results: Mapping[str, Written | Exception], seconds: float) -> None:
    built = {kind: it for kind, it in results.items() if isinstance(it, Written)}
    for kind, it in built.items():
        console.echo(
            f"{kind}: {it.pages} pages, {it.changed} files written, {it.removed} taken away"
        )
    if built:
        names = " and ".join(f"build/{kind}/site" for kind in built)
        console.echo(f"built {names} in {seconds:.1f} s")


def _raise_first(errors: Sequence[Exception]) -> None:
    """Raise one of the errors, a bug of ours if there is one, and print the others."""
    ordered = sorted(errors, key=lambda it: isinstance(it, DeskError), reverse=True)
    for error in ordered[:-1]:
        said = error if isinstance(error, DeskError) else type(error).__name__
        console.complain(f"desk: {said}")
    if ordered:
        raise ordered[-1]


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


def _site(root: Path, loaded: Loaded, kind: str) -> Site | Exception:
    """Make the pages of one site, or return the error that stopped them.

    The modules that make the other site are not loaded.
    """
    now, calendar = clock.now(), Calendar(loaded.library.profile)
    try:
        if kind == "staff":
            from deskbook.sites.commands import staff_site  # noqa: PLC0415

            return staff_site.site(root, loaded, calendar, now)
        from deskbook.sites.commands import public_site  # noqa: PLC0415

        with public_site.gate(root, loaded):
            return public_site.site(root, loaded, calendar, now)
    except Exception as error:
        return error
