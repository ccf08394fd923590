"""The shared remote: fetch from it, and push to it where nobody was quicker."""

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deskbook.library.adapters import files, git
from deskbook.library.adapters.git_clone import Place
from deskbook.sharing.adapters import rewrites

_QUICKER: Final = re.compile(
    r"\[rejected\]|\[remote rejected\].*\((?:cannot lock ref|failed to (?:update|lock)"
    r"|incorrect old value|reference already exists|remote ref)"
)
"""How Git says that another push came between."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A branch of a remote: the remote's name, and the branch as a whole ref there."""

    name: str
    branch: str

    @property
    def where(self) -> str:
        """As people call it, such as `origin/main`."""
        return f"{self.name}/{self.branch.removeprefix('refs/heads/')}"

    @property
    def seen(self) -> str:
        """The ref that says what the remote had when it was last asked."""
        return f"refs/remotes/{self.where}"


class RewrittenError(git.GitError):
    """The remote's history is not the one that this clone was made from."""


def alone(root: Path) -> AbstractContextManager[None]:
    """Let one command of a clone at a time exchange with the remote."""
    return files.alone(root, "push.lock", "another desk command is exchanging with the remote")


def find_remote(place: Place) -> Remote:
    """The remote of the branch: the one it was told to follow, or the only one there is.

    Raises:
        GitError: there is none, or nobody said which.
    """
    name = git.config(place.top, f"branch.{place.name}.remote")
    branch = git.config(place.top, f"branch.{place.name}.merge")
    if name and branch:
        return Remote(name, branch)
    names = git.run(place.top, "remote").decode().split()
    if not names:
        raise git.GitError(
            "this clone has no remote to share with: `git remote add origin ADDRESS` first"
        )
    if len(names) > 1 and "origin" not in names:
        raise git.GitError(
            f"which of {', '.join(names)} is shared? Say it once: "
            f"git config branch.{place.name}.remote NAME"
        )
    return Remote("origin" if "origin" in names else names[0], place.branch)


def fetch(place: Place, shared: Remote) -> str:
    """Ask the remote for its branch; the commit it is at, empty where it does not have it yet.

    The records of rewritten histories come with it.

    Raises:
        RewrittenError: its history is not the one that it had.
        GitError: the remote cannot be reached.
    """
    asked = (f"{shared.branch}:{shared.seen}", f"+{rewrites.FOLDER}*:{rewrites.FOLDER}*")
    words = ("fetch", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head")
    try:
        git.run(place.top, *words, shared.name, *asked)
    except git.GitError as error:
        if "couldn't find remote ref" in error.said:
            return ""
        if "non-fast-forward" not in error.said:
            raise
        raise RewrittenError(
            f"the history of {shared.where} was rewritten: what this clone was made from is not in "
            "it any more. Nothing was changed here; ask who rewrote it what is to be kept"
        ) from None
    return git.run(place.top, "rev-parse", "--verify", shared.seen).decode().strip()


def push(place: Place, shared: Remote, commit: str) -> bool:
    """Let the remote's branch go on to a commit; whether it did, for others may be quicker.

    Raises:
        GitError: the remote cannot be reached, or does not want it.
    """
    try:
        git.run(place.top, "push", "--quiet", shared.name, f"{commit}:{shared.branch}")
    except git.GitError as error:
        if _QUICKER.search(error.said):
            return False
        raise
    return True


def begin_clones(place: Place, shared: Remote) -> bool:
    """Let clones of a remote begin with our branch; whether they do.

    `git init --bare` may have named another branch that nobody ever pushed, such as `master`. In a
    folder of this computer that is set right; elsewhere only its owner can.
    """
    if git.run(place.top, "ls-remote", shared.name, "HEAD", check=False).strip():
        return True
    address = git.config(place.top, f"remote.{shared.name}.url")
    folder = Path(place.top, address.removeprefix("file://"))
    if not (folder / "HEAD").is_file():
        return False
    git.run(folder, "symbolic-ref", "HEAD", shared.branch)
    return True


def follow(place: Place, shared: Remote) -> None:
    """Remember which branch of which remote ours goes with, if nobody did."""
    for key, value in (("remote", shared.name), ("merge", shared.branch)):
        if not git.config(place.top, f"branch.{place.name}.{key}"):
            git.set_config(place.top, f"branch.{place.name}.{key}", value)
