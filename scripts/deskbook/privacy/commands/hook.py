"""`desk hook`: let Git ask the gate before every commit in this clone."""

import shlex
import sys
from pathlib import Path
from typing import Final

from deskbook.library.adapters import disk, git
from deskbook.library.adapters.git_clone import GATE_SIGN
from deskbook.library.model.finding import DeskError
from deskbook.privacy.model.outcomes import HookInstalled

NAME: Final = "pre-commit"

SCRIPT: Final = """\
#!/bin/sh
{sign}
case "$GIT_INDEX_FILE" in "" | /*) ;; *) export GIT_INDEX_FILE="$PWD/$GIT_INDEX_FILE" ;; esac
cd "$(git rev-parse --show-toplevel)/{folder}" && {command} || exit 1
"""


def install(root: Path) -> HookInstalled:
    """Put the hook into this clone.

    Raises:
        DeskError: there is no clone, or there is another hook.
    """
    if not git.is_clone(root):
        raise DeskError(f"{root} is not a Git clone: `git init` it first")
    path = git.hook(root, NAME)
    if path.exists() and GATE_SIGN not in path.read_text(encoding="utf-8", errors="replace"):
        raise DeskError(
            f"{path} is another hook: add the line `{_command()}` to it, and it blocks as well"
        )
    text = SCRIPT.format(sign=GATE_SIGN, folder=git.folder_in_clone(root), command=_command())
    path.parent.mkdir(parents=True, exist_ok=True)
    disk.replace(
        path.parent, path.name, text.encode(), expected=disk.current(path.parent, path.name)
    )
    path.chmod(0o755)
    return HookInstalled(path=str(path))


def _command() -> str:
    """The command line of the hook: the `desk` that installs it, wherever Git runs it."""
    beside = Path(sys.executable).with_name("desk")
    return f"{shlex.quote(str(beside) if beside.is_file() else 'desk')} gate --staged"
