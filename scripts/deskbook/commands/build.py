"""`desk build`: the public site and the staff site, made from the files."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Event
from time import perf_counter
from types import FrameType
from typing import Final

from deskbook.adapters import clock, console, files, memory, preview, repo, site
from deskbook.adapters.site import Site
from deskbook.commands import report, status
from deskbook.commands.library import complain, sound
from deskbook.model.finding import DeskError
from deskbook.model.library import Library, Loaded
from deskbook.rules import policy, privacy_checks, publish, staff_desk
from deskbook.rules.opening_hours import Calendar
from deskbook.views import (
    dates,
    feeds,
    problem_data,
    public_pages,
    sitemap,
    staff_pages,
    structured,
)
from deskbook.views.policy import said

KINDS = ("public", "staff")


def kinds(*, public: bool, staff: bool) -> tuple[str, ...]:
    """The sites that are asked for; both where none is named."""
    asked = {"public": public, "staff": staff}
    return tuple(kind for kind in KINDS if asked[kind]) or KINDS


def build(root: Path, asked: Sequence[str]) -> int:
    """Make the sites that are asked for, and say what was made and how long it took."""
    started = perf_counter()
    loaded, damaged = sound(repo.load(root))
    if "public" in asked:
        _refuse_personal(loaded)
    now, calendar = clock.now(), Calendar(loaded.library.profile)
    sites = [_MAKERS[kind](loaded, root, calendar, now) for kind in asked]
    with files.locked(root):
        for it in sites:
            written = site.write(root, it)
            console.echo(
                f"{it.kind}: {written.pages} pages, {written.changed} files written, "
                f"{written.removed} taken away"
            )
        site.build(root, sites, now)
    names = " and ".join(f"build/{it.kind}/site" for it in sites)
    console.echo(f"built {names} in {perf_counter() - started:.1f} s")
    return complain(damaged)


def _refuse_personal(loaded: Loaded) -> None:
    """Raise a `DeskError` where a page for patrons would say who somebody is."""
    found = [f"  {it.path}:{it.line}: {it.message}" for it in privacy_checks.published(loaded)]
    if found:
        raise DeskError("\n".join(["nothing was built, for everybody would read this:", *found]))


def watch(root: Path, asked: Sequence[str]) -> int:
    """Build, and build again whenever files have changed, until the person stops it."""
    with until_stopped() as stop:
        again(root, asked, stop, first=True)
    console.echo("stopped")
    return 0


def again(root: Path, asked: Sequence[str], stop: Event, *, first: bool = False) -> None:
    """Build whenever files have changed; what goes wrong is said, and the last good site stays."""
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
    """An event that Ctrl-C, or a polite request to end, sets."""
    stop = Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {name: signal.signal(name, end) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def _filled(library: Library, today: date) -> Library:
    """The library with hours, promises and facts in the place of their fields."""
    return policy.filled(library, policy.policy(library, today), said)


def _public(loaded: Loaded, root: Path, calendar: Calendar, now: datetime) -> Site:
    """The public site: its pages are made from nothing but the `PublicLibrary`.

    Beside them lie the states of questions, each sealed for its patron alone.
    """
    today = calendar.day_of(now)
    shown = publish.publish(_filled(loaded.library, today), today)
    banners = [{"url": it.url, "title": it.title} for it in public_pages.banners(shown)]
    pages = structured.told(shown, public_pages.pages(shown, today))
    files = {
        **status.files(root, loaded.library, calendar, now),
        **feeds.files(shown),
        **problem_data.files(shown),
        **sitemap.files(pages, shown.site_url),
    }
    return Site("public", shown.name, pages, shown.site_url, {"banners": banners}, files)


def _staff(loaded: Loaded, root: Path, calendar: Calendar, now: datetime) -> Site:
    """The staff site; what is to be done is found before fields are filled in."""
    day = calendar.day_of(now)
    desk = staff_desk.desk(
        loaded.library,
        calendar,
        now,
        digests=memory.digests(root, day),
        damaged=loaded.findings,
        report=report.for_site(loaded.library, calendar, now),
    )
    desk = replace(desk, library=_filled(desk.library, day))
    made = f"Made {dates.time(now, now, calendar.zone)}"
    return Site(
        "staff",
        loaded.library.profile.name,
        staff_pages.pages(desk),
        "",
        {"made": made},
        sitemap.closed(),
    )


_MAKERS: Final = {"public": _public, "staff": _staff}
