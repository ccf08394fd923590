"""The wheel that a library's jobs install, compared with the running one."""

from packaging.version import Version

from deskbook.jobs.model.wheel import Age, Wheel
from deskbook.library.model.finding import DeskError


def compare_wheels(kept: Wheel, running: Wheel) -> Age:
    """Return how a library's wheel compares with the running one."""
    if kept.files == running.files:
        return "same"
    ours, theirs = Version(running.version), Version(kept.version)
    if ours == theirs:
        return "other"
    return "older" if theirs < ours else "newer"


def choose_wheel(kept: Wheel | None, running: Wheel) -> Wheel:
    """Return the wheel that a library's jobs should install.

    Args:
        kept: the one that they install, if it can be read.
        running: that of the running `desk`.

    Raises:
        DeskError: the library's is newer; nobody goes back by accident.
    """
    if kept is None:
        return running
    age = compare_wheels(kept, running)
    if age == "newer":
        raise DeskError(
            f"the jobs use Deskbook {kept.version}, newer than this one ({running.version}): "
            f"`pipx install --force {kept.path}` installs it here, or name a wheel with --wheel"
        )
    return kept if age == "same" else running
