"""The wheel of the running `desk`: built from a checkout, or again from what was installed."""

import csv
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath
from typing import Final

from deskbook.jobs.formats import wheel_file
from deskbook.jobs.model.wheel import FOLDER, NAME, Wheel
from deskbook.library.adapters import files, installation
from deskbook.library.model.finding import DeskError

_METADATA: Final = ("METADATA", "WHEEL", "entry_points.txt")
_GIVE: Final = "give a wheel: `desk github init --wheel FILE`"


def running() -> Wheel:
    """Return the wheel of the running `desk`.

    Raises:
        DeskError: it cannot be built, or files of it were changed since it was installed.
    """
    checkout = installation.checkout()
    if checkout is None:
        return _rebuild(distribution(NAME))
    return _build(checkout)


def read(path: Path) -> Wheel:
    """Return the wheel in a file.

    Raises:
        DeskError: the file cannot be read, or is not a wheel of Deskbook.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DeskError(f"{path} cannot be read: {error.strerror}") from None
    return wheel_file.parse(str(path), data)


def find(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and the digest of each wheel of ours in a library."""
    for path in sorted((root / FOLDER).glob(f"{NAME}-*.whl")):
        name = f"{FOLDER}/{path.name}"
        yield name, files.digest(files.inside(root, name).read_bytes())


def _build(checkout: Path) -> Wheel:
    try:
        from hatchling.builders.wheel import WheelBuilder  # noqa: PLC0415 - this alone needs it
    except ImportError:
        missing = "no wheel can be built from this checkout, because hatchling is missing"
        command = f"{sys.executable} -m pip install hatchling"
        raise DeskError(f"{missing}: {command}; or {_GIVE}") from None
    with tempfile.TemporaryDirectory() as folder:
        builder = WheelBuilder(str(checkout))
        return read(Path(next(builder.build(directory=folder, versions=["standard"]))))


def _rebuild(installed: Distribution) -> Wheel:
    """Return the wheel that was installed: its files, as far as its RECORD names them by hash."""
    contents = {}
    for name, digest in _recorded(installed):
        if _is_packed(PurePosixPath(name)):
            path = Path(str(installed.locate_file(name)))
            data = path.read_bytes() if path.is_file() else b""
            if digest != wheel_file.encode(data):
                raise DeskError(
                    f"{path} is not the file that was installed: install Deskbook again, or {_GIVE}"
                )
            contents[name] = data
    if not any(it.endswith(".dist-info/METADATA") for it in contents):
        raise DeskError(f"it is not recorded which files of Deskbook were installed: {_GIVE}")
    return wheel_file.parse("the wheel of this desk", wheel_file.write(contents))


def _recorded(installed: Distribution) -> Iterator[tuple[str, str]]:
    """Yield the path and the SHA-256 of each file that was installed, also of a missing one.

    `Distribution.files` leaves missing files out from Python 3.12 on.
    """
    for row in csv.reader((installed.read_text("RECORD") or "").splitlines()):
        if len(row) == 3 and row[1].startswith("sha256="):
            yield row[0], row[1].removeprefix("sha256=")


def _is_packed(path: PurePosixPath) -> bool:
    """Return whether a file came with the wheel; others were made by what installed it."""
    top = path.parts[0]
    if top == NAME:
        return path.suffix != ".pyc"
    return top.endswith(".dist-info") and (path.name in _METADATA or "licenses" in path.parts)
