"""Single records of `knowledge/`, for commands that do not need the whole library."""

from pathlib import Path
from typing import Final, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from deskbook.library.adapters import files, lookup
from deskbook.library.formats import record_file
from deskbook.library.model.finding import DeskError, UnreadableError
from deskbook.library.model.records import Profile

RecordT = TypeVar("RecordT")

_FOLDER: Final = {kind.__name__.lower(): name for name, kind in record_file.FOLDERS.items()}


def list_ids(root: Path, kind: str) -> set[str]:
    """The ids of all records of a kind (`service`, `staff`, …; `ticket` too), from file names."""
    if kind == "ticket":
        return lookup.ticket_ids(root)
    return {path.stem for path in (root / "knowledge" / _FOLDER[kind]).glob("*.md")}


def record(root: Path, kind: type[RecordT], name: str) -> RecordT:
    """One record by its id.

    Raises:
        DeskError: there is none, or its file lacks what every such record needs.
    """
    return _read(root, kind, f"knowledge/{_FOLDER[kind.__name__.lower()]}/{name}.md")


def records(root: Path, kind: type[RecordT]) -> list[RecordT]:
    """All records of a kind that can be read."""
    folder = f"knowledge/{_FOLDER[kind.__name__.lower()]}"
    paths = sorted(f"{folder}/{it.name}" for it in (root / folder).glob("*.md"))
    readings = [record_file.parse(kind, it, files.inside(root, it).read_bytes()) for it in paths]
    return [reading.filed.record for reading in readings if reading.filed is not None]


def profile(root: Path) -> Profile:
    """The library itself.

    Raises:
        DeskError: its file lacks what every library needs, or its time zone is unknown here.
    """
    found = _read(root, Profile, lookup.PROFILE)
    refuse_unknown_zone(lookup.PROFILE, found.timezone)
    return found


def refuse_unknown_zone(where: str, name: str) -> None:
    """Raise a `DeskError` where a time zone is unknown on this machine."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise DeskError(
            f"{where}: the time zone {name} is unknown on this machine: write one "
            "such as America/New_York, or install tzdata"
        ) from None


def _read(root: Path, kind: type[RecordT], path: str) -> RecordT:
    file = files.inside(root, path)
    if not file.is_file():
        raise DeskError(f"{path} is not there")
    reading = record_file.parse(kind, path, file.read_bytes())
    if reading.filed is None:
        raise UnreadableError(reading.findings)
    return reading.filed.record
