"""Jobs that ran or stopped, in words."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from deskbook.jobs.model.jobs import AT_HOME, Stopped
from deskbook.jobs.model.outcomes import JobDone
from deskbook.library.views.outcome import Said, Screen


def describe_job(outcome: JobDone, _screen: Screen) -> Said:
    """Return the last line of a run, and the jobs that stopped; its parts were shown already."""
    sentences = stopped(outcome.stopped, outcome.zone)
    err = annotations(sentences) if outcome.at_github else "\n".join(sentences)
    return Said(f"job {outcome.name}: done", err)


def stopped(found: Sequence[Stopped], zone: ZoneInfo) -> list[str]:
    """Return a sentence for each job that should have run and did not."""
    return [_stopped(it, zone) for it in found]


def annotations(sentences: Sequence[str]) -> str:
    """Return the sentences as GitHub shows them above a run."""
    return "\n".join(f"::warning title=A job has stopped::{it}" for it in sentences)


def _stopped(it: Stopped, zone: ZoneInfo) -> str:
    last = f"last ran {it.last.astimezone(zone):%a %-d %b %H:%M}" if it.last else "never ran"
    if it.job in AT_HOME:
        return (
            f"the job {it.job.name} {last}: it {it.job.does}. Look at the machine of yours that "
            f"does it (its cron, and what `desk job {it.job.name}` says there)"
        )
    return (
        f"the job {it.job.name} {last}: it {it.job.does}. Start it by hand (Actions, "
        f"{it.job.name.capitalize()}, Run workflow); a schedule that GitHub stopped goes on then"
    )
