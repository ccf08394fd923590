"""Set-up at GitHub in words: files, grants of each job, steps for a person."""

from deskbook.github.views import issue_forms
from deskbook.jobs.model.jobs import DEPLOY, JOBS, SECRETS, Grant
from deskbook.jobs.model.outcomes import LibraryMade, WorkflowsMade
from deskbook.library.views.outcome import Said, Screen
from deskbook.library.views.outcome import steps as next_steps

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
        lines.append(f"\n{permissions()}\n\n{steps()}")
    return Said("\n".join(lines), made.err)


def _files(outcome: WorkflowsMade) -> str:
    head = f"Looked at {outcome.number} files in .github"
    if not outcome.stale:
        return f"{head}: all are as they should be"
    return "\n".join([f"{head}, made anew:", *map(_item, outcome.stale)])


def permissions() -> str:
    """Return what each job may do at GitHub, and why; a job may do nothing else."""
    lines = ["What the jobs may do there, by the token that GitHub makes for each run:"]
    for job in JOBS:
        lines.append(f"  {job.name}: {job.does}")
        lines += map(_grant, job.grants)
        if job.name == "publish":
            lines.append("  publish, second half: puts the pages up")
            lines += map(_grant, DEPLOY)
    return "\n".join(lines)


def steps() -> str:
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
