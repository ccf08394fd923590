"""The heartbeats of jobs, and the machine that runs one."""

import base64
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from deskbook.library.adapters import git, git_process

FOLDER: Final = "refs/deskbook/beats"
_WHO: Final = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "Deskbook"), ("EMAIL", "deskbook@localhost"))
}


def read_times(root: Path) -> dict[str, datetime]:
    """Return the last run of each job that this clone knows of."""
    form = "%(refname:lstrip=3) %(committerdate:unix)"
    told = git.run(root, "for-each-ref", f"--format={form}", f"{FOLDER}/", check=False)
    pairs = (line.split() for line in told.decode().splitlines())
    return {name: datetime.fromtimestamp(int(seconds), UTC) for name, seconds in pairs}


def fetch(root: Path, remote: str) -> None:
    """Hear when jobs ran elsewhere.

    Raises:
        GitError: the remote could not be reached.
    """
    git.run(root, "fetch", "--quiet", "--no-tags", remote, f"+{FOLDER}/*:{FOLDER}/*")


def beat(root: Path, job: str, now: datetime, remote: str = "") -> None:
    """Note that a job ran, here and at the remote if there is one.

    Raises:
        GitError: the remote did not take it.
    """
    tree = git.run(root, "hash-object", "-t", "tree", "-w", "--stdin", given=b"").decode().strip()
    made = git.run(
        root, "commit-tree", tree, given=f"{job} ran\n".encode(), extra=_dated(now)
    ).decode()
    git.run(root, "update-ref", f"{FOLDER}/{job}", made.strip())
    if remote:
        git.run(root, "push", "--quiet", remote, f"+{FOLDER}/{job}:{FOLDER}/{job}")


def _dated(now: datetime) -> Mapping[str, str]:
    stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    return {**_WHO, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}


TOKEN: Final = "GITHUB_TOKEN"  # noqa: S105 - the variable's name


def is_there() -> bool:
    """Whether we run there."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def let_git_in() -> None:
    """Let Git use the job's token for the server that the job is for, and for no other.

    It is handed over in the environment: the checkout keeps no credentials, and nothing of it is in
    a file or on a command line.
    """
    token, server = os.environ.get(TOKEN), os.environ.get("GITHUB_SERVER_URL")
    if not (is_there() and token and server):
        return
    secret = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    git_process.configure(f"http.{server}/.extraheader", f"AUTHORIZATION: basic {secret}")


def summarise(root: Path, name: str, text: str) -> None:
    """Keep a text for its readers: as the summary of a run at GitHub, else below build/letters/."""
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8", newline="") as stream:
            stream.write(text if text.endswith("\n") else text + "\n")
        return
    folder = root / "build" / "letters"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.md").write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="")
