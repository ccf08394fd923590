"""The only module that runs `git`."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from deskbook.library.adapters import chance, clock
from deskbook.library.model.finding import DeskError

_PERSON: Final = (
    "GIT_ALLOW_PROTOCOL",
    "GIT_ASKPASS",
    "GIT_AUTHOR_",
    "GIT_CEILING_DIRECTORIES",
    "GIT_COMMITTER_",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CONFIG_SYSTEM",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EXEC_PATH",
    "GIT_HTTP_",
    "GIT_PROXY_",
    "GIT_SSH",
    "GIT_SSL_",
    "GIT_TERMINAL_PROMPT",
    "GIT_TRACE",
)
"""Beginnings of variables that say who commits, how to log in and which programs to use."""

_LOCKED: Final = "index.lock"
_WAITS: Final = 40

_settings: dict[str, str] = {}


class GitError(DeskError):
    """Git refused; the text holds what it said."""


def run(
    root: Path,
    *words: str,
    given: bytes | None = None,
    check: bool = True,
    extra: Mapping[str, str] | None = None,
) -> bytes:
    """Run `git` in `root`, with `extra` in its environment, and return what it printed.

    Raises:
        GitError: it exited with an error and `check` is set.
    """
    done = attempt(root, *words, given=given, extra=extra)
    if check and done.returncode:
        said = done.stderr.decode(errors="replace").strip() or done.stdout.decode(errors="replace")
        raise GitError(f"git {words[0]} did not work: {said.strip()}")
    return done.stdout


def run_patiently(top: Path, *words: str, given: bytes | None = None) -> bytes:
    """Run `git`, again and again while another Git holds the index.

    Raises:
        GitError: it was refused, or that took too long.
    """
    for attempt in range(_WAITS):
        try:
            return run(top, *words, given=given)
        except GitError as error:
            if _LOCKED not in str(error):
                raise
            clock.wait(chance.pause(min(0.02 * 2**attempt, 0.5)))
    raise GitError(
        "another Git is at work in this clone and does not end; if there is none, one was stopped "
        "amid its work: delete .git/index.lock. The files are written and wait for a commit"
    )


def attempt(
    root: Path,
    *words: str,
    given: bytes | None = None,
    extra: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run `git` as `run` does and return its exit code and both outputs, whatever they are.

    Raises:
        GitError: there is no Git.
    """
    try:
        return subprocess.run(
            ["git", *words],
            cwd=root,
            input=given,
            capture_output=True,
            check=False,
            env=environment(extra),
        )
    except FileNotFoundError:
        if not root.is_dir():
            raise
        raise GitError(
            "Git is not installed, or not on the PATH: https://git-scm.com/downloads"
        ) from None


@contextmanager
def read(root: Path, *words: str) -> Iterator[IO[bytes]]:
    """Run `git` and give its output as a stream, for what is too large to keep in memory."""
    command = ["git", *words]
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, env=environment(None)
    ) as process:
        assert process.stdout is not None
        yield process.stdout


def environment(extra: Mapping[str, str] | None) -> dict[str, str]:
    """Return the environment of a Git command: the process's own, and `extra`.

    A hook, an alias or `git -c` of another repository leaves its repository, index, work tree and
    configuration in `GIT_*` variables. They are left out, so that the folder alone decides which
    repository is read and written.
    """
    kept = {name: value for name, value in os.environ.items() if _is_kept(name)}
    return {**kept, **_settings, **(extra or {})}


def _is_kept(name: str) -> bool:
    return not name.startswith("GIT_") or name.startswith(_PERSON)


def inherited() -> dict[str, str]:
    """Return the variables that `environment` leaves out.

    For commands that Git itself starts as a hook, which are about the repository of that Git.
    """
    return {name: value for name, value in os.environ.items() if not _is_kept(name)}


def configure(key: str, value: str) -> None:
    """Set a value of Git's configuration for every Git command of this process.

    It is passed in the environment, so that a secret is in no file and on no command line.
    """
    _settings.update(GIT_CONFIG_COUNT="1", GIT_CONFIG_KEY_0=key, GIT_CONFIG_VALUE_0=value)
