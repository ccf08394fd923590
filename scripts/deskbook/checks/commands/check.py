"""`desk check`: everything that is to be mended in the library, in one run."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final, Literal

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.checks.rules import checks
from deskbook.checks.views import finding_list
from deskbook.eresources.adapters import title_lists
from deskbook.library.adapters import clock, console, repo
from deskbook.library.commands.whole_library import belongs, named
from deskbook.library.formats.record_file import FOLDERS
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Loaded
from deskbook.library.model.records import Profile
from deskbook.library.views.terminal import Ink
from deskbook.reports.adapters import definitions

Format = Literal["text", "json", "github"]

_UNKNOWN: Final = Profile(name="", timezone="UTC", week=())
"""Stands for the library where `library.md` cannot be read; that alone makes the run fail."""


def check(root: Path, paths: Sequence[Path], *, form: Format, strict: bool) -> int:
    """Read the whole library and show what is wrong, at `paths` only where some are named.

    Args:
        root: the library.
        paths: files and folders to speak of; what they name elsewhere is looked up all the same.
        form: how to show it.
        strict: let warnings fail the run too.
    """
    wanted = [named(root, path) for path in paths]
    loaded = repo.load(root, _UNKNOWN)
    found = sorted(
        {
            *loaded.findings,
            *checks.findings(loaded, *_day(loaded.library.profile)),
            *_of_lists(root, loaded),
            *definitions.findings(root),
        }
    )
    shown = [it for it in found if not wanted or any(belongs(it.path, at) for at in wanted)]
    console.echo(_show(shown, _looked_at(loaded, wanted), root, form))
    grave = shown if strict else [it for it in shown if it.severity == "error"]
    return 1 if grave else 0


def _day(profile: Profile) -> tuple[date, datetime]:
    """The library's day, and the time."""
    now = clock.now()
    try:
        return Calendar(profile).day_of(now), now
    except DeskError:
        return now.date(), now


def _of_lists(root: Path, loaded: Loaded) -> Iterator[Finding]:
    """What is wrong with the title lists that resources name, one that is not there included."""
    found = []
    for slug, resource in loaded.library.resources.items():
        filed = loaded.filed[f"knowledge/resources/{slug}.md"]
        missing = [
            (field, path)
            for field, path in (("kbart", resource.kbart), ("holdings", resource.holdings))
            if path and not title_lists.is_there(root, path)
        ]
        for field, path in missing:
            message = f"{field}: there is no file {path}: put the list there, or take the line out"
            yield Finding(filed.path, filed.line(field), "resource.list", message)
        if not missing and (resource.kbart or resource.holdings):
            found.append(resource)
    if found:
        yield from (finding for it in title_lists.load(root, found) for finding in it.findings)


def _looked_at(loaded: Loaded, wanted: Sequence[str]) -> dict[str, int]:
    """How many files of each kind were looked at, those that could not be read among them."""
    numbers = dict.fromkeys(("tickets", *FOLDERS, "library"), 0)
    for path in {*loaded.filed, *(it.path for it in loaded.findings)}:
        part = path.removeprefix("knowledge/").partition("/")[0].removesuffix(".md")
        if (
            path.endswith(".md")
            and part in numbers
            and (not wanted or any(belongs(path, at) for at in wanted))
        ):
            numbers[part] += 1
    return numbers


def _show(found: Sequence[Finding], looked_at: dict[str, int], root: Path, form: Format) -> str:
    if form == "json":
        return finding_list.json(found, looked_at)
    if form == "github":
        here = Path.cwd()
        folder = f"{root.relative_to(here).as_posix()}/" if root.is_relative_to(here) else ""
        return finding_list.github(found, looked_at, folder.removeprefix("./"))
    return finding_list.text(found, looked_at, Ink(console.colourful()))
