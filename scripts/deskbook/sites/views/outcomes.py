"""The outcomes of building and serving the sites, and their steps, in words."""

from typing import Final

from deskbook.library.views.outcome import Said, Screen
from deskbook.sites.model import (
    BuildFailed,
    FilesChanged,
    Serving,
    SitePublished,
    SitesBuilt,
    Stopped,
    Watching,
)

_FOR: Final = {"public": "what patrons see", "desk": "where you answer them, as {handle}"}


def list_built(outcome: SitesBuilt, _screen: Screen) -> str:
    """Return a line for each site that was built, then where they are and how long it took."""
    lines = [
        f"{it.kind}: {it.pages} pages, {it.changed} files written, {it.removed} taken away"
        for it in outcome.sites
    ]
    if outcome.sites:
        names = " and ".join(f"build/{it.kind}/site" for it in outcome.sites)
        lines.append(f"built {names} in {outcome.seconds:.1f} s")
    return "\n".join(lines)


def report_failure(step: BuildFailed, _screen: Screen) -> Said:
    """Return why the sites could not be built."""
    return Said(err=f"desk: {step.message}")


def announce_watch(_step: Watching, _screen: Screen) -> str:
    """Return how a watch is ended."""
    return "watching for changes; Ctrl-C stops"


def count_changes(step: FilesChanged, _screen: Screen) -> str:
    """Return how many files changed."""
    return f"{step.number} {'file' if step.number == 1 else 'files'} changed"


def list_addresses(step: Serving, _screen: Screen) -> str:
    """Return the addresses of the public site and of the desk, and how serving is ended."""
    lines = [
        f"{kind:6}  {address}  {_FOR[kind].format(handle=step.handle)}"
        for kind, address in step.addresses.items()
    ]
    return "\n".join([*lines] if step.watched else [*lines, "Ctrl-C stops"])


def announce_end(_outcome: Stopped, _screen: Screen) -> str:
    """Return that a watch or serving has ended."""
    return "stopped"


def describe_published(outcome: SitePublished, _screen: Screen) -> str:
    """Return where the public site is now."""
    return f"The public site is at {outcome.target}"
