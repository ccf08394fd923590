"""The wheel of the running `desk`: built from a checkout, or again from what was installed."""

import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import Distribution, PackagePath, distribution
from pathlib import Path
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
    for it in installed.files or ():
        if it.hash and _is_packed(it):
            path = Path(str(it.locate()))
            data = path.read_bytes() if path.is_file() else b""
            if it.hash.value != wheel_file.encode(data):
                raise DeskError(
                    f"{path} is not the file that was installed: install Deskbook again, or {_GIVE}"
                )
            contents[it.as_posix()] = data
    if not any(it.endswith(".dist-info/METADATA") for it in contents):
        raise DeskError(f"it is not recorded which files of Deskbook were installed: {_GIVE}")
    return wheel_file.parse("the wheel of this desk", wheel_file.write(contents))


def _is_packed(path: PackagePath) -> bool:
    """Return whether a file came with the wheel; others were made by what installed it."""
    top = path.parts[0]
    if top == NAME:
        return path.suffix != ".pyc"
    return top.endswith(".dist-info") and (path.name in _METADATA or "licenses" in path.parts)
