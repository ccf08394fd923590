"""Plans to effects: write every file of a plan, then keep them in one commit."""

from pathlib import Path
from typing import Final, assert_never

from deskbook.adapters import files, git
from deskbook.formats import record_file, ticket_file
from deskbook.model.library import ticket_path
from deskbook.model.plan import CreateTicket, EditTicket, Effect, Plan, SetFields, WriteFile

LOCAL: Final = (".desk/", "build/")


def apply(root: Path, plan: Plan, *, commit: bool = True) -> list[str]:
    """Carry out a plan and return the paths that were written.

    Everything is computed before anything is written; a file that changed since it was read stops
    the plan. In a Git clone the files are committed together unless `commit` is false; what is
    local to this clone (below `.desk/` and `build/`) never is.
    """
    writes = [_rendered(root, effect) for effect in plan.effects]
    for path, data, expected in writes:
        files.replace(root, path, data, expected=expected)
    paths = list(dict.fromkeys(path for path, _, _ in writes))
    shared = [path for path in paths if not path.startswith(LOCAL)]
    if commit and shared and git.is_clone(root):
        git.commit(root, shared, plan.message)
    return paths


def _rendered(root: Path, effect: Effect) -> tuple[str, bytes, str]:
    """Path, new bytes and expected digest of an effect."""
    match effect:
        case CreateTicket(ticket):
            return ticket_path(ticket), ticket_file.write(ticket).encode(), ""
        case EditTicket(path, edit, digest):
            return path, ticket_file.edit(_text(root, path, digest), edit).encode(), digest
        case WriteFile(path, text, digest):
            return path, text.encode(), digest
        case SetFields(path, fields, digest):
            kind = record_file.kind_of(path)
            text = record_file.set_fields(kind, _text(root, path, digest), fields)
            return path, text.encode(), digest
        case _:
            assert_never(effect)


def _text(root: Path, path: str, digest: str) -> str:
    data = files.inside(root, path).read_bytes()
    if files.digest(data) != digest:
        raise files.ChangedError(
            f"{path} has changed since it was read, so nothing was written: run it again"
        )
    return data.decode()
