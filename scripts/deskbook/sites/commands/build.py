"""`desk build`: build the public site and the staff site from the files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, files, repo, shipped
from deskbook.library.model.finding import DeskError, is_full_disk
from deskbook.library.model.library import Loaded, leave_out_damaged
from deskbook.library.model.outcome import Notice, Progress, ignore
from deskbook.sites.adapters import build_cache, site
from deskbook.sites.adapters.site import Site
from deskbook.sites.model import SitesBuilt, SiteWritten
from deskbook.sites.views.look import describe_refused


def build(root: Path, kinds: Sequence[str], progress: Progress = ignore) -> SitesBuilt:
    """Build sites; one that cannot be built does not stop the other one.

    Args:
        root: the library.
        kinds: the sites to build, `public` and `staff`.
        progress: receives the outcome where a site could not be built, before the error is raised.

    Raises:
        DeskError: the folder of a site is in Git, or leads elsewhere.
        Exception: what stopped a site, once the other one is built.
    """
    started = perf_counter()
    build_cache.refuse_foreign(root, kinds)
    with site.start_engines(root, kinds) as waiting:
        loaded, damaged = leave_out_damaged(repo.load(root))
        made = [_make(root, loaded, kind) for kind in kinds]
        sites = [it.site for it in made if isinstance(it, _Made)]
        with files.locked(root):
            done = site.build(root, sites, clock.now(), waiting)
    errors = [it for it in (*made, *done) if isinstance(it, Exception)]
    outcome = SitesBuilt(
        sites=tuple(it for it in done if isinstance(it, SiteWritten)),
        seconds=perf_counter() - started,
        notices=(*_refused(root), *_notices(made), *_unraised(errors)),
        damaged=damaged,
    )
    if errors:
        progress(outcome)
        raise _gravest(errors)
    return outcome


@dataclass(frozen=True, slots=True)
class _Made:
    """A site whose pages are made, and remarks about what they lack."""

    site: Site
    notices: tuple[Notice, ...] = ()


def _make(root: Path, loaded: Loaded, kind: str) -> _Made | Exception:
    """Make the pages of one site, or return the error that stopped them.

    The modules that make the other site are not loaded.
    """
    now, calendar = clock.now(), Calendar(loaded.library.profile)
    try:
        if kind == "staff":
            from deskbook.sites.commands import staff_site  # noqa: PLC0415

            return _Made(staff_site.make_site(root, loaded, calendar, now))
        from deskbook.sites.commands import public_site  # noqa: PLC0415

        with public_site.check_published(root, loaded):
            return _Made(*public_site.make_site(root, loaded, calendar, now))
    except Exception as error:
        return error


def _refused(root: Path) -> Iterator[Notice]:
    """Yield a remark for each override that was not used."""
    for path in shipped.find_look(root).refused:
        yield Notice("site.trust", describe_refused(path))


def _notices(made: Sequence[_Made | Exception]) -> Iterator[Notice]:
    for it in made:
        if isinstance(it, _Made):
            yield from it.notices


def _gravest(errors: Sequence[Exception]) -> Exception:
    """Return the error to raise: a full disk, a bug of ours, or else all messages in one."""
    if full := next(filter(is_full_disk, errors), None):
        return full
    bugs = [it for it in errors if not isinstance(it, DeskError)]
    return bugs[-1] if bugs else DeskError("\ndesk: ".join(map(str, errors)))


def _unraised(errors: Sequence[Exception]) -> Iterator[Notice]:
    """Yield the errors that a bug of ours hides, as remarks; a full disk is the cause of all."""
    if all(isinstance(it, DeskError) for it in errors) or any(map(is_full_disk, errors)):
        return
    for error in sorted(errors, key=lambda it: not isinstance(it, DeskError))[:-1]:
        words = error if isinstance(error, DeskError) else type(error).__name__
        yield Notice("site.failed", f"desk: {words}")
