"""What keeps commands from writing in a clone, for `desk doctor`: each with what repairs it."""

import shlex
from collections.abc import Iterator
from itertools import groupby

from deskbook.jobs.model.hindrances import Hindrances, Unwritable
from deskbook.jobs.model.outcomes import Look


def examine(found: Hindrances) -> Iterator[Look]:
    """Yield what is to be repaired, in the order in which it can be; nothing if nothing is."""
    for _, group in groupby(found.unwritable, lambda it: (it.lack, it.why, it.disk)):
        yield _unwritable(tuple(group))
    if found.locks:
        plural = "s" * (len(found.locks) != 1)
        what = f"{len(found.locks)} lock file{plural} of Git: another Git works here, or was killed"
        todo = f"if no Git works here, `rm {shlex.join(found.locks)}`"
        yield Look("stopped", what, todo)
    if found.begun:
        todo = f"`git {found.begun} --continue` if it is yours; `git {found.begun} --abort` if not"
        yield Look("stopped", f"a {found.begun} of Git's is not finished", todo)
    if found.adopting:
        yield Look("stopped", "a pull was interrupted", "`desk pull` continues it")
    if found.interrupted:
        todo = "`desk tidy --check` finishes it"
        yield Look("stopped", "a command was interrupted between two files", todo)


def _unwritable(folders: tuple[Unwritable, ...]) -> Look:
    first = folders[0]
    names = ", ".join(it.folder for it in folders)
    what = f"nothing can be written in {names}: {first.why}"
    if first.lack == "full":
        spare = f"`rm -r {shlex.quote(first.spare)}`, which is built anew, or " * bool(first.spare)
        return Look("stopped", what, f"{spare}delete what nobody needs below {first.disk}")
    if first.lack == "read-only":
        mount = f"`mount -o remount,rw {shlex.quote(first.disk)}`"
        return Look("stopped", what, f"{mount} as the administrator; if that fails, check the disk")
    return Look("stopped", what, f"`ls -ld {shlex.join(it.folder for it in folders)}` shows whose")
