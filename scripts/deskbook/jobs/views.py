"""Workflow files of jobs, and outcomes of jobs, set-up and `doctor` in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from textwrap import wrap
from typing import Any, Final
from zoneinfo import ZoneInfo

from deskbook.github.views import repository
from deskbook.jobs.model.jobs import DEPLOY, JOBS, SECRETS, Grant, Job, Stopped
from deskbook.jobs.model.outcomes import Examined, JobDone, LibraryMade, Look, WorkflowsMade
from deskbook.jobs.model.wheel import FOLDER, INSTALL, PINS
from deskbook.library.views.outcome import Said, Screen
from deskbook.library.views.outcome import steps as next_steps

WORKFLOWS: Final = ".github/workflows"
HEAD: Final = "# Made by `desk github init`: edits are overwritten.\n"
"""How a file of ours begins; one that begins otherwise is somebody else's."""

RUNNER: Final = "ubuntu-24.04"
CHECKOUT: Final = "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0"
UPLOAD: Final = "actions/upload-pages-artifact@7b1f4a764d45c48632c6b24a0339c27f5614fb0b # v4.0.0"
DEPLOYER: Final = "actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5"


_ACTION: Final = """\
name: Set up Deskbook
description: Install what `desk` needs, and let Git merge tickets by meaning
runs:
  using: composite
  steps:
    - name: Install
      shell: bash
      run: bash .github/actions/desk/install.sh
"""

_BEGIN: Final = """\
# shellcheck shell=bash
# Puts `desk` on the path of the steps that follow. Nothing in here comes from an event.
set -euo pipefail

"""

_OF_CHECKOUT: Final = """\
make setup-run # this repository is the software besides
"""

_OF_WHEEL: Final = f"""\
# Deskbook is the wheel in this folder. It and all that it needs are pinned by their hashes.
if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "Deskbook needs Python 3.11 or newer" >&2
  exit 1
fi
if ! python3 -c 'import ensurepip' 2>/dev/null; then
  echo "Python cannot make an environment here: apt-get install python3-venv" >&2
  exit 1
fi
python3 -m venv .venv
.venv/bin/python -m pip {" ".join(INSTALL[:-2])} \\
  {" ".join(INSTALL[-2:])}
"""

_END: Final = """\
.venv/bin/desk merge-driver --install
git config user.name "Deskbook"
git config user.email "deskbook@localhost"
if [ -n "${GITHUB_PATH:-}" ]; then
  echo "$PWD/.venv/bin" >> "$GITHUB_PATH"
fi
"""

_ZIZMOR: Final = """\
# What the workflow linter zizmor is told to let pass, each with its reason.
rules:
  dangerous-triggers:
    ignore:
      # Comments are how questions go on. The job runs the default branch's code only, and its one
      # command reads what is new from the API as data: nothing of the event reaches a shell.
      - intake.yml
  self-repository:
    # Runners other than GitHub's do not know `$/` yet; each `./` here stands behind a checkout of
    # the very commit that the workflow is of.
    disable: true
"""


def write_files(needs: str) -> Mapping[str, str]:
    """The text of each workflow, and of what they share, by its path.

    Args:
        needs: the requirements that pip installs, empty where the repository is the software.
    """
    install = _OF_WHEEL if needs else _OF_CHECKOUT
    shared = {
        f"{FOLDER}/action.yml": HEAD + _ACTION,
        f"{FOLDER}/install.sh": HEAD + _BEGIN + install + _END,
        ".github/zizmor.yml": HEAD + _ZIZMOR,
    }
    if needs:
        shared[PINS] = HEAD + needs
    return {**{workflow_path(job): "\n".join(_lines(job)) + "\n" for job in JOBS}, **shared}


def workflow_path(job: Job) -> str:
    """Return the path of a job's workflow."""
    return f"{WORKFLOWS}/{job.name}.yml"


def _lines(job: Job) -> Iterator[str]:
    yield HEAD.rstrip()
    yield from (f"# {line}" for line in wrap(job.about, 98))
    yield from (f"name: {job.name.capitalize()}", "", "on:")
    yield from (f"  {line}" for line in job.on)
    if job.cron:
        yield from ("  schedule:", f'    - cron: "{job.cron}"', "  workflow_dispatch:")
    yield from ("", "permissions: {}", "", "concurrency:", f"  group: deskbook-{job.group}")
    yield from ("  queue: max", "", "jobs:")
    yield from _job(job.name, job.title, job.minutes, job.grants)
    yield from _steps(job)
    if job.name == "publish":
        yield from _published()


def _job(name: str, title: str, minutes: int, grants: Iterable[Grant]) -> Iterator[str]:
    yield from (f"  {name}:", f"    name: {title}")
    yield from (f"    runs-on: {RUNNER}", f"    timeout-minutes: {minutes}", "    permissions:")
    yield from (f"      {it.scope}: {it.level} # {it.why}" for it in grants)


def _steps(job: Job) -> Iterator[str]:
    yield from ("    steps:", "      - name: Fetch the repository", f"        uses: {CHECKOUT}")
    yield from ("        with:", "          fetch-depth: 0", "          persist-credentials: false")
    yield from ("      - name: Set up Deskbook", "        uses: ./.github/actions/desk")
    yield from (f"      - name: {job.title}", f"        run: desk job {job.name}")
    if job.name != "check":
        yield from ("        env:", "          GITHUB_TOKEN: ${{ github.token }}")
        yield from (f"          {it}: ${{{{ secrets.{it} }}}}" for it in job.secrets)


def _published() -> Iterator[str]:
    """The site is handed over by one job and put up by another, which runs no code of ours."""
    yield from ("      - name: Hand the site over", f"        uses: {UPLOAD}")
    yield from ("        with:", "          path: build/public/site")
    yield from _job("deploy", "Put the site on the web", 20, DEPLOY)
    yield from ("    needs: publish", "    environment:", "      name: github-pages")
    yield "      url: ${{ steps.deployed.outputs.page_url }}"
    yield from ("    steps:", "      - name: Deploy", "        id: deployed")
    yield f"        uses: {DEPLOYER}"


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
    at = it.last.astimezone(zone) if it.last else None
    last = f"last ran {at:%a} {at.day} {at:%b %H:%M}" if at else "never ran"
    return f"the job {it.job.name} {last}: it {it.job.does}. To start it again, {it.remedy}"


def describe_state(outcome: Examined, _screen: Screen) -> str:
    """Return a line for each thing that was looked at, with what to do below it, and a last one."""
    looks = outcome.looks
    lines = list_looks(looks)
    wrong = sum(it.level != "fine" for it in looks)
    lines.append(f"Looked at {len(looks)} things: {f'{wrong} to do' if wrong else 'all is well'}")
    return "\n".join(lines)


def list_looks(looks: Sequence[Look]) -> list[str]:
    """Return a line for each thing that was looked at, with what to do below it."""
    width = max(len(it.level) for it in looks)
    lines = []
    for it in looks:
        lines.append(f"{it.level:<{width}}  {it.what}")
        lines += [f"{'':<{width}}    {line}" for line in it.todo.splitlines()]
    return lines


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
    made = repository.describe_forms(outcome.forms, screen)
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
    lines = [f"{outcome.name} is ready in {outcome.folder}.", *_place(outcome)]
    if not outcome.reachable:
        lines += [
            "Patrons have no way to ask yet. Give them one with `desk setup`, or write",
            "`ask_email:` into knowledge/library.md. Until then `desk check` reports an error.",
        ]
    lines += ["", "Next:", ""]
    return "\n".join([*lines, *map(_item, next_steps(outcome))])


def _place(outcome: LibraryMade) -> Iterator[str]:
    """Yield the time zone and the country that a library began with, and how to change them."""
    if not outcome.timezone:
        return
    whose = " (this computer's)" if "timezone" in outcome.derived else ""
    yield f"Time zone: {outcome.timezone}{whose}. Opening hours and promises count in it."
    if outcome.country:
        whose = " (from the time zone)" if "country" in outcome.derived else ""
        yield f"Country: {outcome.country}{whose}, for holidays and phone numbers."
    else:
        yield "Country: not known, because no country has this time zone."
    yield "To change them, edit `timezone` and `country` in knowledge/library.md."
