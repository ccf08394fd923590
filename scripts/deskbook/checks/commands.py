"""`desk check` and `desk schema`: find everything that is to be mended, and give the fields."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.checks import formats
from deskbook.checks.model import KindsListed, LibraryChecked, SchemaMade
from deskbook.checks.rules import checks, knowledge, look
from deskbook.eresources.adapters.title_lists import load_title_lists, title_list_exists
from deskbook.library.adapters import clock, repo, shipped
from deskbook.library.adapters.lookup import PROFILE
from deskbook.library.adapters.tree import locate
from deskbook.library.formats.record_file import FOLDERS
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Loaded, is_below
from deskbook.library.model.records import Profile
from deskbook.reports.adapters import definitions

_UNKNOWN: Final = Profile(name="", timezone="UTC", week=())
"""Stands for the library where `library.md` cannot be read; that alone makes the run fail."""


def check(
    root: Path, paths: Sequence[Path], *, strict: bool, annotate: bool = False
) -> LibraryChecked:
    """Read the whole library and find what is wrong, at `paths` only where some are named.

    Args:
        root: the library.
        paths: files and folders to report on; what they name elsewhere is looked up all the same.
        strict: let warnings fail the run too.
        annotate: give the findings as annotations of a run on GitHub.
    """
    wanted = [locate(root, path) for path in paths]
    loaded = repo.load(root, _UNKNOWN)
    found = sorted(
        {
            *loaded.findings,
            *checks.findings(loaded, *_day(loaded.library.profile)),
            *_of_lists(root, loaded),
            *definitions.findings(root),
            *_of_look(root, loaded),
        }
    )
    unread = {(it.path, it.rule) for it in loaded.findings if it.severity == "error"}
    found = [it for it in found if it.severity == "error" or (it.path, it.rule) not in unread]
    shown = (it for it in found if not wanted or any(is_below(it.path, at) for at in wanted))
    return LibraryChecked(
        found=tuple(shown),
        looked_at=_looked_at(loaded, wanted),
        strict=strict,
        annotated=_folder(root) if annotate else None,
    )


def _folder(root: Path) -> str:
    """The library's folder in the repository, which is the folder that a run is in."""
    here = Path.cwd()
    folder = f"{root.relative_to(here).as_posix()}/" if root.is_relative_to(here) else ""
    return folder.removeprefix("./")


def _day(profile: Profile) -> tuple[date, datetime]:
    """The library's day, and the time."""
    now = clock.now()
    try:
        return Calendar(profile).day_of(now), now
    except DeskError:
        return now.date(), now


def _of_lists(root: Path, loaded: Loaded) -> Iterator[Finding]:
    """The findings in title lists that resources name, missing ones included."""
    found = []
    for slug, resource in loaded.library.resources.items():
        filed = loaded.filed[f"knowledge/resources/{slug}.md"]
        missing = list(knowledge.missing_lists(filed, lambda it: title_list_exists(root, it)))
        yield from missing
        if not missing and (resource.kbart or resource.holdings):
            found.append(resource)
    if found:
        yield from (finding for it in load_title_lists(root, found) for finding in it.findings)


def _of_look(root: Path, loaded: Loaded) -> Iterator[Finding]:
    """The findings in the files of the sites, and in what `library.md` names of them."""
    yield from look.list_findings(shipped.list_overrides(root), shipped.list_unused(root))
    if profile := loaded.filed.get(PROFILE):
        yield from look.find_missing_logo(profile, shipped.find_whole_look(root).files)


def _looked_at(loaded: Loaded, wanted: Sequence[str]) -> dict[str, int]:
    """Count the files of each kind that were looked at, unreadable ones included."""
    numbers = dict.fromkeys(("tickets", *FOLDERS, "library"), 0)
    for path in {*loaded.filed, *(it.path for it in loaded.findings)}:
        part = path.removeprefix("knowledge/").partition("/")[0].removesuffix(".md")
        if (
            path.endswith(".md")
            and part in numbers
            and (not wanted or any(is_below(path, at) for at in wanted))
        ):
            numbers[part] += 1
    return numbers


def schema(kind: str) -> SchemaMade:
    """Make the JSON Schema of a kind's front matter."""
    return SchemaMade(schema=formats.schema(kind))


def list_kinds() -> KindsListed:
    """List the kinds of record, and what each is."""
    kinds = formats.KINDS.items()
    return KindsListed(kinds={word: formats.meaning(kind) for word, kind in kinds})
