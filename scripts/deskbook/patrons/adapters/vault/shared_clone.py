"""The vault as a Git repository that machines share: its first push, and its clones."""

import re
from pathlib import Path
from typing import Final

from deskbook.library.adapters import git
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import keys, place, record

_PASSWORD: Final = re.compile(r"://[^/@]*:[^/@]*@")
REMOTE: Final = "origin"
BRANCH: Final = "main"


def start(root: Path, where: Path, address: str) -> None:
    """Make the vault a repository with a remote, which must be empty or have this very vault.

    Raises:
        DeskError: the address holds a password, cannot be reached, or holds something else.
    """
    if _PASSWORD.search(address):
        raise DeskError(
            "the address holds a password, and the library would keep it in Git: leave the "
            "password out and let Git's credential helper ask for it"
        )
    if not (where / ".git").exists():
        git.run(where, "init", "--quiet", f"--initial-branch={BRANCH}")
    _identify(root, where)
    verb = "set-url" if git.config(where, f"remote.{REMOTE}.url") else "add"
    git.run(where, "remote", verb, REMOTE, _absolute(root, address))
    git.run(where, "fetch", "--quiet", "--prune", REMOTE)
    there = git.run(where, "for-each-ref", "--format=%(refname)", f"refs/remotes/{REMOTE}")
    for ref in there.decode().split():
        found = (git.at(where, ref, record.ID) or b"").decode().strip()
        is_older = not found and git.run(where, "merge-base", "HEAD", ref, check=False)
        if found != record.read_id(where) and not is_older:
            git.run(where, "remote", "remove", REMOTE)
            raise DeskError(
                f"{address} holds something else: give the address of an empty private repository"
            )


def clone(root: Path, where: Path, address: str) -> None:
    """Fetch the vault that machines share into its folder.

    Raises:
        GitError: the address cannot be reached.
        DeskError: the folder holds other files, or the address holds no vault.
    """
    where.mkdir(parents=True, exist_ok=True)
    left = [it for it in where.iterdir() if it.name != ".desk"]
    if left:
        raise DeskError(f"{where} holds other files: move them away, the vault belongs there")
    git.run(where, "init", "--quiet", f"--initial-branch={BRANCH}")
    try:
        git.run(where, "remote", "add", REMOTE, _absolute(root, address))
        git.run(where, "fetch", "--quiet", REMOTE, BRANCH)
        git.run(where, "checkout", "--quiet", "-B", BRANCH, "--track", f"{REMOTE}/{BRANCH}")
    except git.GitError:
        place.discard(where)
        raise
    _identify(root, where)
    keys.recipients(where)


def bring_up(where: Path) -> None:
    """Fetch what others wrote, without opening anything; what was written here stays."""
    if (where / ".git").exists() and git.remote(where):
        git.run(where, "fetch", "--quiet", REMOTE)
        git.run(where, "merge", "--quiet", "--ff-only", f"{REMOTE}/{BRANCH}", check=False)


def _absolute(root: Path, address: str) -> str:
    """An address as Git needs it in another folder: a path is meant from the library."""
    path = root / address
    return str(path.resolve()) if ":" not in address and path.exists() else address


def _identify(root: Path, where: Path) -> None:
    """Let the vault's commits have the name that the library's have."""
    for key in ("user.name", "user.email"):
        if not git.config(where, key) and (value := git.config(root, key)):
            git.set_config(where, key, value)
