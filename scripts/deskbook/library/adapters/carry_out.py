"""Plans to effects: write every file of a plan, then keep them in one commit."""

from binascii import b2a_base64
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, assert_never

from deskbook.library.adapters import console, files, git, git_clone, git_commit, journal
from deskbook.library.adapters.git_clone import Place
from deskbook.library.adapters.git_commit import Edited
from deskbook.library.adapters.journal import Write
from deskbook.library.formats import record_file, ticket_file
from deskbook.library.formats.front_matter import UneditableError
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import ticket_path
from deskbook.library.model.outcome import Change
from deskbook.library.model.plan import (
    CreateTicket,
    EditTicket,
    Effect,
    Plan,
    RemoveFile,
    SetFields,
    WriteBytes,
    WriteFile,
)

LOCAL: Final = (".desk/", "build/")

Look = Callable[[Sequence[Write]], None]
"""Raises a `DeskError` where files hold what must not be kept."""


def apply(
    root: Path, plan: Plan, *, commit: bool = True, look: Look | None = None
) -> tuple[Change, ...]:
    """Carry out a plan and return the files that were written; the caller holds the lock.

    Everything is computed before anything is written; a file that changed since it was read stops
    the plan, and a plan that a killed process began is finished by the next writer. In a Git clone
    the files are committed together unless `commit` is false; what is local to this clone (below
    `.desk/` and `build/`) never is, nor is what somebody wrote into the files and did not commit.

    Args:
        root: the library.
        plan: what to do.
        commit: whether a commit keeps it.
        look: does what our hook does where that stands, and raises before anything is written;
            without it Git runs the hook.

    Raises:
        DeskError: a file has changed, the clone cannot commit now, there is personal data, or what
            somebody wrote by hand cannot be told from the change.
    """
    writes = [render(root, effect) for effect in plan.effects]
    paths = list(dict.fromkeys(write.path for write in writes))
    kept = [path for path in paths if not path.startswith(LOCAL)]
    committed = kept if commit and git.is_clone(root) else []
    place = git_clone.place(root) if committed else None
    if place and look and git_clone.GATE in place.hooks:
        look(writes)
    edited = _find_edited(root, place, writes) if place and not plan.whole else {}
    changes = tuple(Change(it.path, _before(root, it), it.text) for it in writes)
    whole = journal.Change(writes, committed, plan.message, look is not None, edited)
    journal.carry(root, whole, place)
    for path in edited:
        console.complain(f"desk: what you changed in {path} is not in the commit; it stays there")
    return changes


def keep(root: Path, paths: Sequence[str], message: str) -> None:
    """Commit files that stand already; outside of a clone there is nothing to do.

    Raises:
        GitError: the clone is not in a state to commit.
    """
    if paths and git.is_clone(root):
        git_commit.commit(root, git_clone.place(root), paths, message)


def render(root: Path, effect: Effect) -> Write:
    """Return the write of an effect.

    Raises:
        DeskError: a file that it changes is not as it was read, or cannot be changed so.
    """
    match effect:
        case CreateTicket(ticket):
            return Write(ticket_path(ticket), ticket_file.write(ticket), "")
        case EditTicket(path, edit, digest):
            return Write(path, ticket_file.edit(_text(root, path, digest), edit), digest)
        case WriteFile(path, text, digest):
            return Write(path, text, digest)
        case WriteBytes(path, data, digest):
            return Write(path, _words(data), digest, b2a_base64(data, newline=False).decode())
        case RemoveFile(path, digest):
            return Write(path, None, digest)
        case SetFields(path, fields, digest):
            kind = record_file.kind_of(path)
            before = _text(root, path, digest)
            try:
                return Write(path, record_file.set_fields(kind, before, fields), digest)
            except UneditableError as error:
                raise DeskError(f"{path}: {error}; nothing was changed") from None
        case _:
            assert_never(effect)


def _find_edited(root: Path, place: Place, writes: Sequence[Write]) -> dict[str, Edited]:
    """Return the files whose commit leaves out what somebody wrote into them by hand."""
    changed = dict[str, tuple[bytes | None, bytes | None]]()
    unkept = journal.list_unkept(root)
    for it in writes:
        if not it.path.startswith(LOCAL) and unkept.get(it.path) != it.expected:
            before = files.inside(root, it.path).read_bytes() if it.expected else None
            changed[it.path] = (changed.get(it.path, (before,))[0], it.data)
    return git_commit.find_edited(place, changed)


def _before(root: Path, write: Write) -> str | None:
    """The text of the file that a write replaces, if there is one."""
    path = files.inside(root, write.path)
    if not write.expected or not path.is_file():
        return None
    return _words(path.read_bytes())


def _words(data: bytes) -> str:
    """Return a file's text, or what it is where it is none: an outcome gives it to people."""
    if b"\0" in data:
        return f"({len(data)} bytes that are not text, SHA-256 {files.digest(data)})"
    return data.decode(errors="replace")


def _text(root: Path, path: str, digest: str) -> str:
    data = files.inside(root, path).read_bytes()
    if files.digest(data) != digest:
        raise files.ChangedError(
            f"{path} has changed since it was read, so nothing was written: run it again"
        )
    return data.decode()
