"""Files by which cron or systemd start the jobs of a library on a machine of its own."""

import re
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from deskbook.jobs.model.jobs import Job


@dataclass(frozen=True, slots=True)
class Place:
    """The machine that does the jobs.

    Args:
        name: a word for this library in names of units: `our-library`.
        folder: the library's folder, an absolute path.
        desk: the words that start `desk`, the first one an absolute path.
        path: the folders in which programs are found, as in `PATH`.
    """

    name: str
    folder: str
    desk: tuple[str, ...]
    path: str


BEGIN: Final = "# BEGIN deskbook {folder}: written by `desk setup`, edits are overwritten"
END: Final = "# END deskbook {folder}"


def write_crontab(place: Place, jobs: Iterable[Job]) -> str:
    """Return the lines of cron between two marks; cron takes `%` for the end of a line."""
    lines = [BEGIN.format(folder=place.folder), f"PATH={place.path}"]
    for job in jobs:
        assert job.home
        words = shlex.join([*place.desk, "job", job.name, "--quiet"])
        line = f"cd {shlex.quote(place.folder)} && {words}".replace("%", "\\%")
        lines.append(f"{job.home.cron} {line}")
    return "\n".join([*lines, END.format(folder=place.folder)]) + "\n"


def merge_crontab(before: str, ours: str, place: Place) -> str:
    """Return a user's table of cron with our lines in the place of those from before."""
    kept = _block(place).sub("", before)
    if kept and not kept.endswith("\n"):
        kept += "\n"
    return kept + ours


def is_in_crontab(table: str, place: Place) -> bool:
    """Return whether a user's table of cron has our lines for this library."""
    return bool(_block(place).search(table))


def _block(place: Place) -> re.Pattern[str]:
    begin, end = BEGIN.format(folder=place.folder), END.format(folder=place.folder)
    return re.compile(
        rf"^{re.escape(begin)}\n.*?^{re.escape(end)}(?:\n|\Z)", re.MULTILINE | re.DOTALL
    )


MARK: Final = "# Written by `desk setup`: edits are overwritten.\n"
"""How a unit of ours begins; one that begins otherwise is somebody else's."""


def is_unit(name: str, text: str, place: Place) -> bool:
    """Return whether a file among the units is one of ours for this library."""
    unit = rf"deskbook-{re.escape(place.name)}-[a-z]+\.(?:service|timer)"
    return bool(re.fullmatch(unit, name)) and text.startswith(MARK)


def write_units(place: Place, jobs: Iterable[Job]) -> Mapping[str, str]:
    """Return a service and a timer of systemd for each job, by the name of the file."""
    found = {}
    for job in jobs:
        assert job.home
        unit = f"deskbook-{place.name}-{job.name}"
        command = " ".join(map(_quote, (*place.desk, "job", job.name, "--quiet")))
        found[f"{unit}.service"] = (
            f"{MARK}[Unit]\nDescription=Deskbook: {job.title}\n\n"
            f"[Service]\nType=oneshot\nWorkingDirectory={_escape(place.folder)}\n"
            f'Environment="PATH={_escape(place.path)}"\nExecStart={command}\n'
        )
        found[f"{unit}.timer"] = (
            f"{MARK}[Unit]\nDescription=Deskbook: {job.title}\n\n"
            f"[Timer]\nOnCalendar={job.home.calendar}\nPersistent=true\n\n"
            "[Install]\nWantedBy=timers.target\n"
        )
    return found


def _escape(text: str) -> str:
    """Return a path as a unit has it: `%` begins a specifier of systemd."""
    return text.replace("%", "%%")


def _quote(text: str) -> str:
    """Return a word of a command line as a unit has it."""
    inner = _escape(text).replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{inner}"'
