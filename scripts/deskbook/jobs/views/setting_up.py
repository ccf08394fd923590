"""What setting up at GitHub says: files, what each job may do, what a person does there."""

from collections.abc import Sequence

from deskbook.jobs.model.jobs import DEPLOY, JOBS, SECRETS, Grant

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


def written(paths: Sequence[str], number: int) -> str:
    """Which files were made anew, of how many."""
    if not paths:
        return f"Looked at {number} files in .github: all are as they should be"
    return "\n".join([f"Looked at {number} files in .github, made anew:", *map(_item, paths)])


def permissions() -> str:
    """What each job may do at GitHub, and why; a job may do nothing else."""
    lines = ["What the jobs may do there, by the token that GitHub makes for each run:"]
    for job in JOBS:
        lines.append(f"  {job.name}: {job.does}")
        lines += map(_grant, job.grants)
        if job.name == "publish":
            lines.append("  publish, second half: puts the pages up")
            lines += map(_grant, DEPLOY)
    return "\n".join(lines)


def steps() -> str:
    """What a person has to do in GitHub's own pages."""
    secrets = "\n".join(f"     {name}: {why}" for name, why in SECRETS.items())
    return _STEPS.format(secrets=secrets)


def _item(path: str) -> str:
    return f"  {path}"


def _grant(it: Grant) -> str:
    return f"    {it.scope}: {it.level}, {it.why}"
