"""The workflow files by which GitHub runs a library's jobs: one command each, least grants.

Actions are pinned to commits, the checkout keeps no credentials, and nothing of an event is put
into a command line: `desk job` reads what is new from the API, as data.
"""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import Final

from deskbook.jobs.model.jobs import DEPLOY, JOBS, Grant, Job

FOLDER: Final = ".github/workflows"
ACTION: Final = ".github/actions/desk"
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

_INSTALL: Final = """\
# shellcheck shell=bash
# Puts `desk` on the path of the steps that follow. Nothing in here comes from an event.
set -euo pipefail

if [ -f scripts/deskbook/__main__.py ]; then
  make setup-run # this repository is the software besides
else
  python3 -m venv .venv
  .venv/bin/python -m pip install --quiet --requirement .github/actions/desk/requirements.txt
fi
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


def write_files(requirement: str) -> Mapping[str, str]:
    """The text of each workflow, and of what they share, by its path.

    Args:
        requirement: what pip installs as Deskbook, empty where the repository is the software.
    """
    shared = {
        f"{ACTION}/action.yml": HEAD + _ACTION,
        f"{ACTION}/install.sh": HEAD + _INSTALL,
        ".github/zizmor.yml": HEAD + _ZIZMOR,
    }
    if requirement:
        shared[f"{ACTION}/requirements.txt"] = f"{HEAD}{requirement}\n"
    return {**{workflow_path(job): "\n".join(_lines(job)) + "\n" for job in JOBS}, **shared}


def read_requirement(text: str) -> str:
    """Return the requirement that a library's file names; empty where it names none."""
    lines = (line.strip() for line in text.splitlines())
    return next((line for line in lines if line and not line.startswith("#")), "")


def workflow_path(job: Job) -> str:
    """Return the path of a job's workflow."""
    return f"{FOLDER}/{job.name}.yml"


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
