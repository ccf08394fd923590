"""The jobs that a library has started by itself, and those of them that stopped."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from deskbook.jobs.model.jobs import AT_HOME, BEGUN, JOBS, Job, Scheduled, Stopped
from deskbook.library.model.records import Profile
from deskbook.library.model.vocabulary import Scheduler

_AT_GITHUB: Final = re.compile(r"(?:^|[/@.])github\.[\w.-]+[:/]", re.IGNORECASE)


def uses_github(profile: Profile, *, workflows: bool, address: str) -> bool:
    """Return whether a library has to do with GitHub, by its settings, files and remote.

    Args:
        profile: the library.
        workflows: whether it has workflows of ours.
        address: the address of its remote, empty without one.
    """
    chosen = profile.scheduler == "github" or profile.github is not None
    return chosen or workflows or bool(_AT_GITHUB.search(address))


def find_scheduler(profile: Profile, *, workflows: bool) -> Scheduler | None:
    """Return where a library's jobs are started from: as it states, or by its workflows."""
    return profile.scheduler or ("github" if workflows else None)


def list_scheduled(profile: Profile, scheduler: Scheduler | None) -> tuple[Scheduled, ...]:
    """Return the jobs that a library has started by itself, those without a mark left out.

    The site is published where it has an address, mail is read and sent where it has a server.
    """
    if scheduler == "github":
        return tuple(Scheduled(it, it.patience, home=False) for it in JOBS if it.patience)
    return tuple(
        Scheduled(it, it.home.patience, home=True)
        for it in list_home_jobs(profile, scheduler)
        if it.home and it.home.patience
    )


_STARTED_AT_HOME: Final[Mapping[Scheduler, tuple[Job, ...]]] = {
    "github": AT_HOME,
    "systemd": (*JOBS, *AT_HOME),
    "cron": (*JOBS, *AT_HOME),
    "by-hand": (),
}
"""The jobs that a machine of the library's own starts, by what starts the jobs."""


def list_home_jobs(profile: Profile, scheduler: Scheduler | None) -> tuple[Job, ...]:
    """Return the jobs that cron or timers of a machine at home start; with GitHub only mail."""
    mail = profile.mail is not None and bool(profile.mail.imap or profile.mail.smtp)
    wanted = {"mail": mail, "publish": bool(profile.site_url)}
    found = _STARTED_AT_HOME[scheduler] if scheduler else ()
    return tuple(it for it in found if it.home and wanted.get(it.name, True))


def find_stopped(
    beats: Mapping[str, datetime], now: datetime, scheduled: Sequence[Scheduled]
) -> tuple[Stopped, ...]:
    """Return the scheduled jobs whose last run is longer ago than their patience.

    Args:
        beats: when each job ran last, as far as any did.
        now: the time.
        scheduled: the jobs that the library has started by itself.

    A job that never ran has stopped once its patience after the set-up of the jobs is over. Mail
    that a machine at home once read is missed there too. A library in which no job ever ran has
    none: it has nothing that could have stopped.
    """
    if not beats:
        return ()
    known = {it.job for it in scheduled}
    at_home = tuple(
        Scheduled(it, it.patience, home=True)
        for it in AT_HOME
        if scheduled and it not in known and it.name in beats and it.patience
    )
    return tuple(
        Stopped(it.job, beats.get(it.job.name), it.home)
        for it in (*scheduled, *at_home)
        for last in (beats.get(it.job.name, beats.get(BEGUN)),)
        if last is None or now - last > it.patience
    )
