"""`desk merge-driver`: what Git calls where two clones changed one ticket."""

import shlex
import sys
from pathlib import Path
from typing import Final

from deskbook.library.adapters import console, files, git
from deskbook.library.model.finding import DeskError
from deskbook.tickets.commands.file_merge import merged

NAME: Final = "Deskbook: two versions of a ticket, by meaning"


def merge_driver(base: Path, ours: Path, theirs: Path, name: str) -> int:
    """Merge three versions into the file of ours; 1 where a person has to look at it.

    Versions that cannot be read as a ticket are merged line by line, as Git does without us, and
    stay in conflict: no line of either is lost.
    """
    versions = [path.read_bytes() for path in (base, ours, theirs)]
    result = merged(name, *versions)
    if result.text is not None:
        _put(ours, versions[1], result.text.encode())
        if result.conflicts:
            console.complain(
                f"{name}: merged; what both sides changed is as the newer one has it, the other "
                f"is kept in its conflict entries (new: {result.conflicts})"
            )
        return 0
    for finding in result.findings:
        console.complain(f"{finding.path}:{finding.line}: {finding.message}")
    console.complain(f"{name}: left in conflict: mend it, `git add` it, then go on")
    _by_lines(ours, *versions)
    return 1


def _by_lines(target: Path, base: bytes, ours: bytes, theirs: bytes) -> None:
    """Git's own merge of the lines; of what is not even text ours stays, and Git has theirs."""
    try:
        text, _ = git.merge_file(base, ours, theirs, names=("ours", "base", "theirs"))
    except git.GitError:
        return
    _put(target, ours, text)


def _put(target: Path, before: bytes, text: bytes) -> None:
    """Write the result whole: Git takes a file that a killed driver left as its result."""
    files.replace(target.parent, target.name, text, expected=files.digest(before))


def install(root: Path) -> int:
    """Tell this clone's Git to merge tickets by us.

    Raises:
        DeskError: the library is no Git repository.
    """
    if not git.is_clone(root):
        raise DeskError(f"{root} is no Git repository: `git init` it first")
    set_up(root)
    console.echo(f"merge driver for tickets: installed in {root}")
    return 0


def set_up(root: Path) -> None:
    """Write the driver into the configuration of a Git repository."""
    git.set_config(root, "merge.ticket.name", NAME)
    git.set_config(root, "merge.ticket.driver", command())


def command() -> str:
    """The driver's command line, for Git to fill in; `-P` keeps the work tree off Python's path."""
    interpreter = Path(sys.executable)  # its folder resolved, not itself: it may be a virtual one
    found = interpreter.parent.resolve() / interpreter.name
    return f"{shlex.quote(str(found))} -P -m deskbook merge-driver %O %A %B %P"
