"""What starts a library's jobs, as `desk setup` writes and installs it, and what did before."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deskbook.jobs.adapters import heartbeats, scheduler
from deskbook.jobs.commands import workflows
from deskbook.jobs.formats import timers
from deskbook.jobs.model.jobs import BEGUN
from deskbook.jobs.rules.schedule import list_home_jobs
from deskbook.library.adapters import clock, git
from deskbook.library.model.outcome import Change
from deskbook.library.model.records import Profile
from deskbook.setup.model import Answers


def start_jobs(
    folder: Path, answers: Answers, profile: Profile, *, apply: bool, install: bool
) -> dict[str, str]:
    """Write, and install, the files that start jobs here; return them by name.

    Raises:
        DeskError: cron or systemd does not take them.
    """
    jobs = list_home_jobs(profile, answers.jobs)
    by_timer = answers.jobs == "systemd" or (answers.jobs == "github" and scheduler.has_systemd())
    place = scheduler.find_place(folder)
    texts: dict[str, str] = {}
    if jobs and by_timer:
        texts = dict(timers.write_units(place, jobs))
    elif jobs:
        texts = {"crontab": timers.write_crontab(place, jobs)}
    if apply:
        scheduler.write(folder, texts)
    if apply and texts and git.is_clone(folder) and BEGUN not in heartbeats.read_times(folder):
        heartbeats.beat(folder, BEGUN, clock.machine())
    if apply and install and texts:
        if by_timer:
            scheduler.install_units(texts)
        else:
            scheduler.install_crontab(place, texts["crontab"])
    return texts


@dataclass(frozen=True, slots=True)
class Stopped:
    """What Deskbook wrote to start jobs and the library does not use any more.

    `names` has `crontab`, units of systemd, and files below `.github/`; `changes` has those files.
    """

    names: tuple[str, ...]
    changes: tuple[Change, ...] = ()


def stop_jobs(
    folder: Path, answers: Answers, texts: Mapping[str, str], *, apply: bool, commit: bool
) -> Stopped:
    """Find, and remove, what started jobs before and was written by Deskbook.

    Args:
        folder: the library.
        answers: what the library wants now.
        texts: the files that start jobs here now, by name; these stay.
        apply: whether to remove it; without it, it is only found.
        commit: whether to keep the removal of workflows in a commit.

    Raises:
        DeskError: cron or systemd does not let it go, or a file changed meanwhile.
    """
    place = scheduler.find_place(folder)
    here = tuple(it for it in scheduler.list_installed(place) if it not in texts)
    at_github = () if answers.jobs == "github" else workflows.list_made(folder)
    changes: tuple[Change, ...] = ()
    if apply:
        scheduler.remove(place, here)
        changes = workflows.remove(folder, at_github, commit=commit)
    return Stopped((*here, *at_github), changes)
