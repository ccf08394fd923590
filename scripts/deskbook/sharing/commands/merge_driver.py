"""`desk merge-driver`: the merge of one ticket that Git asks for, and its configuration."""

from pathlib import Path
from typing import Final

from deskbook.library.adapters import files, git, git_clone
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Change, Written
from deskbook.sharing.model import DriverInstalled, FileMerge
from deskbook.tickets.commands.file_merge import merge_files

NAME: Final = "Deskbook: two versions of a ticket, by meaning"


def merge_driver(base: Path, ours: Path, theirs: Path, name: str) -> FileMerge:
    """Merge three versions into the file of ours.

    Versions that cannot be read as a ticket are merged line by line, as Git does without us, and
    stay in conflict: no line of either is lost.
    """
    versions = [path.read_bytes() for path in (base, ours, theirs)]
    result = merge_files(name, *versions)
    whole = result.text is not None
    text = _merge_lines(*versions) if result.text is None else result.text.encode()
    if text is not None:
        _put(ours, versions[1], text)
    return FileMerge(
        name=name,
        merged=whole,
        conflicts=result.conflicts,
        findings=() if whole else result.findings,
        written=Written(changes=_changes(name, versions[1], text)),
    )


def _merge_lines(base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    """Git's own merge of the lines; none of what is not even text: ours stays, Git has theirs."""
    try:
        return git.merge_file(base, ours, theirs, names=("ours", "base", "theirs"))[0]
    except git.GitError:
        return None


def _changes(name: str, before: bytes, after: bytes | None) -> tuple[Change, ...]:
    if after is None or after == before:
        return ()
    return (Change(name, before.decode(errors="replace"), after.decode(errors="replace")),)


def _put(target: Path, before: bytes, text: bytes) -> None:
    """Write the result whole: Git takes a file that a killed driver left as its result."""
    files.replace(target.parent, target.name, text, expected=files.digest(before))


def install(root: Path) -> DriverInstalled:
    """Have this clone's Git merge tickets by meaning.

    Raises:
        DeskError: the library is no Git repository.
    """
    if not git.is_clone(root):
        raise DeskError(f"{root} is no Git repository: `git init` it first")
    set_up(root)
    return DriverInstalled(folder=str(root))


def set_up(root: Path) -> None:
    """Write the driver into the configuration of a Git repository."""
    git.set_config(root, "merge.ticket.name", NAME)
    git.set_config(root, "merge.ticket.driver", write_command(root))


def is_installed(root: Path) -> bool:
    """Return whether this clone's Git merges tickets as it should."""
    return git.config(root, "merge.ticket.driver") == write_command(root)


def write_command(root: Path) -> str:
    """Return the command line that Git fills in.

    Where there is no `desk`, or it fails, Git merges line by line and leaves a conflict: without
    that the file would hold our version alone, as if the other had never been.
    """
    lookup = git_clone.write_lookup(git.folder_in_clone(root))
    return (
        f"{lookup}; desk merge-driver %O %A %B %P; case $? in 0) exit 0;; 1) exit 1;; esac; "
        'echo "desk was not found, or failed. Run: desk merge-driver --install. This file was '
        'merged line by line and waits for you:" %P >&2; '
        "git merge-file -L ours -L base -L theirs %A %O %B; exit 1"
    )
