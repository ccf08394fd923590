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
    begin, end = BEGIN.format(folder=place.folder), END.format(folder=place.folder)
    block = re.compile(rf"^{re.escape(begin)}\n.*?^{re.escape(end)}\n", re.MULTILINE | re.DOTALL)
    kept = block.sub("", before)
    if kept and not kept.endswith("\n"):
        kept += "\n"
    return kept + ours


def write_units(place: Place, jobs: Iterable[Job]) -> Mapping[str, str]:
    """Return a service and a timer of systemd for each job, by the name of the file."""
    found = {}
    for job in jobs:
        assert job.home
        unit = f"deskbook-{place.name}-{job.name}"
        command = " ".join(map(_quote, (*place.desk, "job", job.name, "--quiet")))
        found[f"{unit}.service"] = (
            "# Written by `desk setup`: edits are overwritten.\n"
            f"[Unit]\nDescription=Deskbook: {job.title}\n\n"
            f"[Service]\nType=oneshot\nWorkingDirectory={_escape(place.folder)}\n"
            f'Environment="PATH={_escape(place.path)}"\nExecStart={command}\n'
        )
        found[f"{unit}.timer"] = (
            "# Written by `desk setup`: edits are overwritten.\n"
            f"[Unit]\nDescription=Deskbook: {job.title}\n\n"
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
