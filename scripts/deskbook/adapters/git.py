"""The only module that runs `git`."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from deskbook.model.finding import DeskError


class GitError(DeskError):
    """Git refused; the text holds what it said."""


def run(root: Path, *words: str, given: bytes | None = None, check: bool = True) -> bytes:
    """Run `git` in `root` and return what it printed.

    Raises:
        GitError: it exited with an error and `check` is set.
    """
    done = subprocess.run(["git", *words], cwd=root, input=given, capture_output=True, check=False)
    if check and done.returncode:
        said = done.stderr.decode(errors="replace").strip() or done.stdout.decode(errors="replace")
        raise GitError(f"git {words[0]} did not work: {said.strip()}")
    return done.stdout


def is_clone(root: Path) -> bool:
    """Whether the library is a Git work tree of its own or inside of one."""
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def commit(root: Path, paths: Sequence[str], message: str) -> None:
    """Commit these files and no others."""
    run(root, "add", "--", *paths)
    run(root, "commit", "--quiet", "--message", message, "--", *paths)


def config(root: Path, key: str) -> str:
    """A value of Git's configuration, or nothing."""
    return run(root, "config", "--get", key, check=False).decode().strip()
