"""`desk hook`: let Git ask the gate before every commit in this clone."""

import shlex
import sys
from pathlib import Path
from typing import Final

from deskbook.adapters import console, git
from deskbook.model.finding import DeskError

NAME: Final = "pre-commit"
SIGN: Final = "# Deskbook keeps patrons out of commits"


def install(root: Path) -> int:
    """Put the hook into this clone.

    Raises:
        DeskError: there is no clone, or another hook stands there.
    """
    if not git.is_clone(root):
        raise DeskError(f"{root} is not a Git clone: `git init` it first")
    path = git.hook(root, NAME)
    if path.exists() and SIGN not in path.read_text(encoding="utf-8", errors="replace"):
        raise DeskError(
            f"{path} is another hook: add the line `{_command(root)}` to it, and it blocks as well"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{SIGN}\n{_command(root)}\n", encoding="utf-8")
    path.chmod(0o755)
    console.echo(f"{path} asks the gate before every commit")
    return 0


def _command(root: Path) -> str:
    """The command line of the hook: the `desk` that installs it, wherever Git runs it."""
    beside = Path(sys.executable).with_name("desk")
    command = str(beside) if beside.is_file() else "desk"
    return f"{shlex.quote(command)} gate --staged --root {shlex.quote(str(root))} || exit 1"
