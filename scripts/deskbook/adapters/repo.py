"""Files to records: a library is read from its folder; nothing unreadable is passed over."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskbook.adapters import files, tree
from deskbook.adapters.index import store
from deskbook.adapters.index import tickets as index
from deskbook.formats import canonical_ticket, record_file
from deskbook.formats.files import Reading
from deskbook.model.finding import DeskError, Finding
from deskbook.model.library import Filed, Library, Loaded
from deskbook.model.records import Profile
from deskbook.model.ticket import Ticket
from deskbook.model.vocabulary import CROCKFORD

PROFILE = "knowledge/library.md"

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
        """What is wrong with the files that gave no ticket at all."""
        read = {item.path for item in self.filed}
        return tuple(item for item in self.findings if item.path not in read)


def find_root(start: Path) -> Path:
    """The library that a folder belongs to: the nearest one above with `knowledge/library.md`.

    Raises:
        DeskError: there is none.
    """
    for folder in (start, *start.parents):
        if (folder / PROFILE).is_file():
            return folder
    raise DeskError(
        f"{start} is not inside a library (no {PROFILE} here or above): go to one, name it with "
        "--root, or make one with `desk init DIR`"
    )


def load(root: Path, instead: Profile | None = None) -> Loaded:
    """Read the whole library; what cannot be read is a finding, and the rest is there.

    `instead` is as for `load_knowledge`.
    """
    known, asked = load_knowledge(root, instead), load_tickets(root)
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
        reading = read(root, path)
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


def read(root: Path, path: str) -> Reading[Ticket]:
    """The ticket of a file that is known to be the library's own."""
    return _parsed(path, tree.content(root, path))


def load_knowledge(root: Path, instead: Profile | None = None) -> Loaded:
    """Read everything but the tickets.

    Args:
        root: the library's root.
        instead: the profile to go on with where `library.md` cannot be read.

    Raises:
        DeskError: `library.md` itself cannot be read, and nothing was given instead.
    """
    findings: list[Finding] = []
    profile = _read_record(root, Profile, PROFILE)
    findings.extend(profile.findings)
    if profile.filed is None and instead is None:
        shown = "; ".join(f"line {f.line}: {f.message}" for f in profile.findings)
        raise DeskError(f"{PROFILE} cannot be read: {shown}")
    filed: dict[str, Filed[Any]] = {PROFILE: profile.filed} if profile.filed else {}
    parts: dict[str, Any] = {"profile": profile.filed.record if profile.filed else instead}
    for folder, kind in record_file.FOLDERS.items():
        records = parts[folder] = {}
        for path in tree.markdown(root, f"knowledge/{folder}", findings):
            if path.count("/") > 2:
                message = f"records are not read from here: move it to knowledge/{folder}/"
                findings.append(Finding(path, 1, "file.folder", message))
                continue
            reading = _read_record(root, kind, path)
            findings.extend(reading.findings)
            if reading.filed is not None:
                filed[path] = reading.filed
                records[Path(path).stem] = reading.filed.record
    findings.extend(_strays(root))
    return Loaded(Library(**parts), filed, tuple(sorted(findings)))


def read_ticket(root: Path, prefix: str) -> Filed[Ticket]:
    """One ticket by its id or the beginning of it, in lower case or without the `Q-` too.

    Raises:
        DeskError: none or several begin so, or the file cannot be read whole.
    """
    reading = look_up(root, prefix)
    if reading.filed is None or reading.findings:
        raise DeskError(unreadable(reading.findings))
    return reading.filed


def look_up(root: Path, prefix: str) -> Reading[Ticket]:
    """One ticket as far as it can be read, and everything wrong with it.

    Raises:
        DeskError: no ticket or several begin so.
    """
    return _read_ticket(root, find_ticket(root, prefix))


def unreadable(findings: tuple[Finding, ...]) -> str:
    """Why a verb refuses to act on a file, with every finding."""
    shown = "\n".join(f"  {f.path}:{f.line}: {f.message}" for f in findings)
    return f"this file has to be mended first, so nothing was changed:\n{shown}"


def find_ticket(root: Path, prefix: str) -> str:
    """The path of the one ticket whose id begins with `prefix`."""
    wanted = normal_id(prefix)
    names: dict[str, str] = {}
    for path in _beginning(root, wanted):
        names.setdefault(path.rpartition("/")[2].removesuffix(".md"), path)
    if wanted in names:
        return names[wanted]
    if len(names) == 1:
        return next(iter(names.values()))
    if not names:
        raise DeskError(f"no ticket begins with {wanted}: `desk list --all` shows them")
    shown = ", ".join(sorted(names)[:8]) + (" …" if len(names) > 8 else "")
    raise DeskError(f"{wanted} fits {len(names)} tickets, write more of it: {shown}")


def _beginning(root: Path, name: str) -> list[str]:
    """The paths of the tickets whose file's name begins so, in order."""
    indexed = index.named(root, name) if store.is_worth_it(root) else None
    return indexed or sorted(
        path.relative_to(root).as_posix() for path in (root / "tickets").glob(f"*/*/{name}*.md")
    )


def normal_id(text: str) -> str:
    """An id or prefix as written in files: `4kx7` becomes `Q-4KX7`; I, L and O are read as 1, 1, 0.

    Raises:
        DeskError: it holds characters that no id has, such as a path.
    """
    body = text.strip().upper().removeprefix("Q-").translate(str.maketrans("ILO", "110"))
    if not body or len(body) > 6 or any(char not in CROCKFORD for char in body):
        raise DeskError(
            f'"{text}" is not a ticket id: write one such as Q-4KX7M2, or its beginning'
        )
    return f"Q-{body}"


def ticket_ids(root: Path) -> set[str]:
    """The ids of all tickets, from the file names."""
    return {path.stem for path in (root / "tickets").glob("*/*/*.md")}


def _read_ticket(root: Path, path: str) -> Reading[Ticket]:
    return _parsed(path, tree.named(root, path))


def _parsed(path: str, data: bytes | Finding) -> Reading[Ticket]:
    if isinstance(data, Finding):
        return Reading(None, (data,))
    return canonical_ticket.parse(path, data, files.digest(data))


@contextmanager
def _no_cycles_sought() -> Iterator[None]:
    """Without Python's search for cycles, which costs a third of a load and finds none here."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _read_record(root: Path, kind: type, path: str) -> Reading[Any]:
    data = tree.named(root, path)
    if isinstance(data, Finding):
        return Reading(None, (data,))
    return record_file.parse(kind, path, data, files.digest(data))


def _strays(root: Path) -> Iterator[Finding]:
    """What stands in `knowledge/` and is read by nobody."""
    for path in sorted((root / "knowledge").iterdir()):
        folders = (*record_file.FOLDERS, HOLDINGS, SURVEYS)
        known = path.name in folders if path.is_dir() else path.name == "library.md"
        if not known and not path.name.startswith("."):
            message = f"nothing is read from here: the folders are {', '.join(record_file.FOLDERS)}"
            yield Finding(f"knowledge/{path.name}", 1, "file.stray", message)


def _parts(library: Library) -> dict[str, Any]:
    return {name: getattr(library, name) for name in ("profile", *record_file.FOLDERS)}
