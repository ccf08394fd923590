"""Which scheduled jobs have stopped: nobody notices what does not happen."""

from collections.abc import Mapping
from datetime import datetime

from deskbook.jobs.model.jobs import AT_HOME, JOBS, Stopped


def stopped(beats: Mapping[str, datetime], now: datetime) -> tuple[Stopped, ...]:
    """The jobs with a schedule whose last run is longer ago than their patience.

    Args:
        beats: when each job ran last, as far as any did.
        now: the time.

    A library in which no job ever ran has none: it has nothing that could have stopped.
    """
    if not beats:
        return ()
    return tuple(
        Stopped(job, beats.get(job.name))
        for job in (*JOBS, *(it for it in AT_HOME if it.name in beats))
        if job.patience and (job.name not in beats or now - beats[job.name] > job.patience)
    )
