"""A shared vault: what others wrote is fetched and merged, and what was written here is pushed."""

import time
from typing import Final

from deskbook.library.adapters import chance, git
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import keys, merge
from deskbook.patrons.adapters.vault.sealed_files import Sealed

ATTEMPTS: Final = 30
FIRST_WAIT, LONGEST_WAIT = 0.05, 1.0
"""Seconds before the second attempt, twice as many before the next, up to the longest."""

EMPTY: Final = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The tree without a file, which two vaults without a common commit began from."""


def sync(sealed: Sealed) -> str:
    """Fetch, merge, push, again while others push at the same time; return what was done.

    Raises:
        DeskError: the vault is no clone, its remote cannot be reached, or others never pause.
    """
    root = sealed.folder
    if not (root / ".git").exists():
        raise DeskError(f"{root} is not shared: it is no Git clone of its own")
    git.undo_merge(root)
    git.commit_all(root, "Vault")
    branch = git.run(root, "symbolic-ref", "--short", "HEAD").decode().strip()
    remote = git.config(root, f"branch.{branch}.remote") or "origin"
    merged = False
    for attempt in range(ATTEMPTS):
        git.run(root, "fetch", "--quiet", remote)
        merged = _united(sealed, f"refs/remotes/{remote}/{branch}") or merged
        if not git.run(root, "rev-list", "-1", "HEAD", "--not", "--remotes"):
            return "what others wrote is here" if merged else "nothing was new"
        try:
            git.run(root, "push", "--quiet", "--set-upstream", remote, f"HEAD:{branch}")
        except git.GitError as error:
            if not any(word in str(error) for word in ("rejected", "fetch first", "cannot lock")):
                raise
            time.sleep(chance.pause(min(LONGEST_WAIT, FIRST_WAIT * 2**attempt)))
        else:
            return "what others wrote is here, and yours there" if merged else "yours is there"
    raise DeskError("others push to the vault all the time: run `desk vault sync` again")


def _united(sealed: Sealed, theirs: str) -> bool:
    """Bring in what the remote has; whether it had something."""
    root = sealed.folder
    if not git.run(root, "rev-parse", "--quiet", "--verify", theirs, check=False):
        return False
    base = git.run(root, "merge-base", "HEAD", theirs, check=False).decode().strip()
    ours, others = (git.run(root, "rev-parse", it).decode().strip() for it in ("HEAD", theirs))
    if base == others:
        return False
    if base == ours:
        git.run(root, "merge", "--quiet", "--ff-only", others)
    else:
        merge.unite(sealed, base or EMPTY, ours, others)
    sealed.recipients = keys.recipients(root)
    return True
