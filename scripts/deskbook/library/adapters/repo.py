"""Loading of a library from its folder; whatever cannot be read is a finding."""

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskbook.library.adapters import files, lookup, tree
from deskbook.library.formats.text import Reading
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Filed, Library, Loaded
from deskbook.library.model.ticket import Ticket

if TYPE_CHECKING:  # making the records takes longer than listing tickets
    from deskbook.library.model.records import Profile

HOLDINGS = "holdings"
"""The folder of `knowledge/` for title lists, which are no records; resources name them."""

SURVEYS = "surveys"
"""The folder of `knowledge/` for a library's own definitions of what surveys count."""


@dataclass(frozen=True, slots=True)
class Tickets:
    """All tickets that can be read, with their files, and everything wrong with any of them."""

    filed: tuple[Filed[Ticket], ...]
    findings: tuple[Finding, ...]

    def unread(self) -> tuple[Finding, ...]:
        """Return the findings of files that gave no ticket at all."""
        read = {item.path for item in self.filed}
        return tuple(item for item in self.findings if item.path not in read)


def load(root: Path, instead: "Profile | None" = None) -> Loaded:
    """Read the whole library; what cannot be read is a finding, and the rest is there.

    `instead` is as for `load_knowledge`.
    """
    return add_tickets(root, load_knowledge(root, instead))


def add_tickets(root: Path, known: Loaded) -> Loaded:
    """Read all tickets beside everything else, which is known."""
    asked = load_tickets(root)
    parts = {**_parts(known.library), "tickets": {f.record.id: f.record for f in asked.filed}}
    return Loaded(
        Library(**parts),
        {**known.filed, **{item.path: item for item in asked.filed}},
        tuple(sorted((*known.findings, *asked.findings))),
    )


def load_tickets(root: Path) -> Tickets:
    """Read all tickets; what cannot be read is a finding, and the rest is there."""
    with _no_cycles_sought():
        return _load_tickets(root)


def _load_tickets(root: Path) -> Tickets:
    filed: dict[str, Filed[Ticket]] = {}
    findings: list[Finding] = []
    for path in tree.markdown(root, "tickets", findings):
        reading = lookup.read(root, path)
        findings.extend(reading.findings)
        if reading.filed is None:
            continue
        name = reading.filed.record.id
        if name in filed:
            message = f"{name} is the id of another ticket too ({filed[name].path})"
            findings.append(Finding(path, 1, "ticket.id", message))
        else:
            filed[name] = reading.filed
    return Tickets(tuple(filed.values()), tuple(sorted(findings)))


def load_knowledge(
    root: Path, instead: "Profile | None" = None, *, only: Collection[str] = ()
) -> Loaded:
    """Read everything but the tickets.

    Args:
        root: the library's root.
        instead: the profile to go on with where `library.md` cannot be read.
        only: the folders of `knowledge/` to read beside `library.md`; by default all.

    Raises:
        DeskError: `library.md` itself cannot be read, and nothing was given instead.
    """
    with _no_cycles_sought():
        return _load_knowledge(root, instead, only)


def _load_knowledge(root: Path, instead: "Profile | None", only: Collection[str]) -> Loaded:
    from deskbook.library.formats import record_file  # noqa: PLC0415 - tickets do without it
    from deskbook.library.model.records import Profile  # noqa: PLC0415 - as above

    findings: list[Finding] = []
    profile = _record(Profile, lookup.PROFILE, tree.read_named_bytes(root, lookup.PROFILE))
    findings.extend(profile.findings)
    if profile.filed is None and instead is None:
        shown = "; ".join(f"line {f.line}: {f.message}" for f in profile.findings)
        raise DeskError(f"{lookup.PROFILE} cannot be read: {shown}")
    filed: dict[str, Filed[Any]] = {lookup.PROFILE: profile.filed} if profile.filed else {}
    parts: dict[str, Any] = {"profile": profile.filed.record if profile.filed else instead}
    for folder in only or record_file.FOLDERS:
        kind = record_file.FOLDERS[folder]
        records = parts[folder] = {}
        for path in tree.markdown(root, f"knowledge/{folder}", findings):
            if path.count("/") > 2:
                message = f"records are not read from here: move it to knowledge/{folder}/"
                findings.append(Finding(path, 1, "file.folder", message))
                continue
            reading = _record(kind, path, tree.read_bytes(root, path))
            findings.extend(reading.findings)
            if reading.filed is not None:
                filed[path] = reading.filed
                records[Path(path).stem] = reading.filed.record
    findings.extend(_strays(root, record_file.FOLDERS))
    return Loaded(Library(**parts), filed, tuple(sorted(findings)))


@contextmanager
def _no_cycles_sought() -> Iterator[None]:
    """Switch Python's search for cycles off: it costs a third of a load and finds none here.

    Only who found it on switches it off, so that it is on again after loads in several threads.
    """
    on = gc.isenabled()
    if on:
        gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _record(kind: type, path: str, data: bytes | Finding) -> Reading[Any]:
    if isinstance(data, Finding):
        return Reading(None, (data,))
    from deskbook.library.formats import record_file  # noqa: PLC0415 - as above

    return record_file.parse(kind, path, data, files.digest(data))


def _strays(root: Path, known: Collection[str]) -> Iterator[Finding]:
    """Yield what is in `knowledge/` and is read by nobody."""
    for path in sorted((root / "knowledge").iterdir()):
        folders = (*known, HOLDINGS, SURVEYS)
        ours = path.name in folders if path.is_dir() else path.name == "library.md"
        if not ours and not path.name.startswith("."):
            message = f"nothing is read from here: the folders are {', '.join(known)}"
            yield Finding(f"knowledge/{path.name}", 1, "file.stray", message)


def _parts(library: Library) -> dict[str, Any]:
    return {item.name: getattr(library, item.name) for item in fields(library)}
