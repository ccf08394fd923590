"""`desk github init`: set a library up at GitHub."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from deskbook.github.commands.repository import forms
from deskbook.jobs import views
from deskbook.jobs.adapters import wheel as wheels
from deskbook.jobs.formats import pins
from deskbook.jobs.model.jobs import JOBS
from deskbook.jobs.model.outcomes import WorkflowsMade
from deskbook.jobs.model.wheel import PINS, JobsWheel, Pins, Wheel
from deskbook.jobs.rules.wheel_choice import choose_wheel, compare_wheels
from deskbook.library.adapters import carry_out, files, shipped
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Change, Written
from deskbook.library.model.plan import Plan, RemoveFile, WriteBytes

VERB: Final = "desk github init"


def set_up(root: Path, *, wheel: Path | None, check: bool, commit: bool) -> WorkflowsMade:
    """Write workflows, issue forms and the wheel that jobs install, where they are not as due.

    Args:
        root: the library.
        wheel: the wheel of Deskbook that jobs are to install; by default the running one.
        check: change nothing, only compare.
        commit: whether to keep the changes in a commit.

    Raises:
        DeskError: a file of that name was written by somebody else, there is no wheel, or the
            library has a newer one.
    """
    due = choose_due(root, wheel)
    made = make_files(due)
    with files.locked(root):
        stale = (*files.find_stale(root, made, views.HEAD, VERB), *place(root, due))
        plan = Plan("Let GitHub run the library's jobs", stale)
        changes = () if check else carry_out.apply(root, plan, commit=commit)
    return WorkflowsMade(
        number=len(made) + (due is not None),
        stale=tuple(it.path for it in stale),
        forms=forms(root, check=check, commit=commit),
        applied=not check,
        written=Written(changes=changes),
    )


def choose_due(root: Path, given: Path | None = None) -> Wheel | None:
    """Return the wheel that jobs should install; nothing where the library is the software.

    Raises:
        DeskError: no wheel can be made or read, or the library has a newer one.
    """
    if shipped.is_software(root):
        return None
    return wheels.read(given) if given else choose_wheel(find_wheel(root), wheels.running())


def are_there(root: Path) -> bool:
    """Return whether a library has workflows of ours."""
    return any((root / views.workflow_path(job)).is_file() for job in JOBS)


def list_made(root: Path) -> tuple[str, ...]:
    """Return the files of ours that let GitHub run jobs; none where the library is the software.

    A file of the same name that somebody else wrote is not ours.
    """
    if shipped.is_software(root):
        return ()
    head = views.HEAD.encode()
    places = {path: files.inside(root, path) for path in (*make_files(None), PINS)}
    ours = [it for it, at in places.items() if at.is_file() and at.read_bytes().startswith(head)]
    return (*ours, *(path for path, _ in wheels.find(root)))


def remove(root: Path, paths: Sequence[str], *, commit: bool) -> tuple[Change, ...]:
    """Remove files of ours, so that GitHub runs no jobs of the library any more.

    Raises:
        DeskError: somebody changed one of them by hand and did not commit it.
    """
    if not paths:
        return ()
    with files.locked(root):
        digests = {it: files.digest(files.inside(root, it).read_bytes()) for it in paths}
        gone = tuple(RemoveFile(path, digest) for path, digest in digests.items())
        plan = Plan("Stop the library's jobs at GitHub", gone)
        return carry_out.apply(root, plan, commit=commit)


def make_files(wheel: Wheel | None) -> Mapping[str, str]:
    """Return the files as they should be, by path; without a wheel, those of the software."""
    return views.write_files(pins.write(wheel) if wheel else "")


def find_wheel(root: Path) -> Wheel | None:
    """Return the wheel that a library's jobs install; nothing where it cannot be read."""
    try:
        return next((wheels.read(root / path) for path in _pinned(root).wheels), None)
    except DeskError:
        return None


def examine_wheel(root: Path) -> JobsWheel:
    """Compare what a library's jobs install with its pins and with the running `desk`."""
    pinned, kept = _pinned(root), find_wheel(root)
    path, digest = next(iter(pinned.wheels.items()), ("", ""))
    try:
        running = wheels.running()
    except DeskError:
        running = None
    return JobsWheel(
        path=path,
        version=kept.version if kept else "",
        running=running.version if running else "",
        age=compare_wheels(kept, running) if kept and running else "unknown",
        intact=kept is not None and kept.digest == digest,
        unhashed=pinned.unhashed,
    )


def _pinned(root: Path) -> Pins:
    path = files.inside(root, PINS)
    return pins.parse(path.read_text(encoding="utf-8")) if path.is_file() else Pins()


def place(root: Path, due: Wheel | None) -> list[RemoveFile | WriteBytes]:
    """Return the effects after which the library has this wheel of ours and no other."""
    there = dict(wheels.find(root))
    if due is None or there == {due.path: due.digest}:
        return []
    gone = [RemoveFile(path, digest) for path, digest in there.items() if path != due.path]
    if there.get(due.path) == due.digest:
        return [*gone]
    return [*gone, WriteBytes(due.path, due.data, there.get(due.path, ""))]
