"""Outcomes of jobs, of set-up and of `doctor` in words."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from deskbook.github.views import issue_forms
from deskbook.jobs.model.jobs import AT_HOME, DEPLOY, JOBS, SECRETS, Grant, Stopped
from deskbook.jobs.model.outcomes import Examined, JobDone, LibraryMade, WorkflowsMade
from deskbook.library.views.outcome import Said, Screen
from deskbook.library.views.outcome import steps as next_steps


def describe_job(outcome: JobDone, _screen: Screen) -> Said:
    """Return the last line of a run, and the jobs that stopped; its parts were shown already."""
    sentences = describe_stopped(outcome.stopped, outcome.zone)
    err = annotate(sentences) if outcome.at_github else "\n".join(sentences)
    return Said(f"job {outcome.name}: done", err)


def describe_stopped(found: Sequence[Stopped], zone: ZoneInfo) -> list[str]:
    """Return a sentence for each job that should have run and did not."""
    return [_stopped(it, zone) for it in found]


def annotate(sentences: Sequence[str]) -> str:
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


def describe_state(outcome: Examined, _screen: Screen) -> str:
    """Return a line for each thing that was looked at, with what to do below it, and a last one."""
    looks = outcome.looks
    width = max(len(it.level) for it in looks)
    lines = []
    for it in looks:
        lines.append(f"{it.level:<{width}}  {it.what}")
        if it.todo:
            lines.append(f"{'':<{width}}    {it.todo}")
    wrong = sum(it.level != "fine" for it in looks)
    lines.append(f"Looked at {len(looks)} things: {f'{wrong} to do' if wrong else 'all is well'}")
    return "\n".join(lines)


def state_values(outcome: Examined) -> tuple[str, dict[str, Any]]:
    """Return all that was looked at, for other programs."""
    return "doctor", {"looks": [asdict(it) for it in outcome.looks]}


_STEPS = """\
At GitHub, once, in the settings of the repository:
  1. General: the repository is private. Tickets are reference records.
  2. Actions, General: allow actions of GitHub's own; workflow permissions stay at "read".
     Each job asks for what it needs, as listed above.
  3. Pages: the source is "GitHub Actions". Where Pages of a private repository is not in your
     plan, leave `publish` off and put build/public/site on any web server.
  4. Secrets and variables, Actions, new repository secret:
{secrets}
  5. Actions, Remind, Run workflow: the first run. `desk doctor` says what is still missing."""


def describe_workflows(outcome: WorkflowsMade, screen: Screen) -> Said:
    """Return the files that were made anew and, unless only compared, grants and steps."""
    made = issue_forms.describe_forms(outcome.forms, screen)
    lines = [_files(outcome), made.out]
    if outcome.applied:
        lines.append(f"\n{list_grants()}\n\n{list_steps()}")
    return Said("\n".join(lines), made.err)


def _files(outcome: WorkflowsMade) -> str:
    head = f"Looked at {outcome.number} files in .github"
    if not outcome.stale:
        return f"{head}: all are as they should be"
    return "\n".join([f"{head}, made anew:", *map(_item, outcome.stale)])


def list_grants() -> str:
    """Return what each job may do at GitHub, and why; a job may do nothing else."""
    lines = ["What the jobs may do there, by the token that GitHub makes for each run:"]
    for job in JOBS:
        lines.append(f"  {job.name}: {job.does}")
        lines += map(_grant, job.grants)
        if job.name == "publish":
            lines.append("  publish, second half: puts the pages up")
            lines += map(_grant, DEPLOY)
    return "\n".join(lines)


def list_steps() -> str:
    """Return what a person has to do in GitHub's own pages."""
    secrets = "\n".join(f"     {name}: {why}" for name, why in SECRETS.items())
    return _STEPS.format(secrets=secrets)


def _item(path: str) -> str:
    return f"  {path}"


def _grant(it: Grant) -> str:
    return f"    {it.scope}: {it.level}, {it.why}"


def describe_library(outcome: LibraryMade, _screen: Screen) -> str:
    """Return the new library's folder, and the commands to go on with."""
    lines = [f"{outcome.name} is ready in {outcome.folder}. Next:", ""]
    return "\n".join([*lines, *map(_item, next_steps(outcome))])
