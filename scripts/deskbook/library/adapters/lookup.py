"""Single tickets, found by their id without loading the library."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deskbook.library.adapters import disk, tree
from deskbook.library.model.finding import DeskError, Finding, UnreadableError
from deskbook.library.model.vocabulary import CROCKFORD, FORMAT

if TYPE_CHECKING:
    from deskbook.library.formats.text import Reading
    from deskbook.library.model.library import Filed
    from deskbook.library.model.ticket import Ticket

PROFILE = "knowledge/library.md"

_FORMAT: Final = re.compile(
    r"""^(["']?)format\1[ ]*:[ ]*(["']?)(\d+)\2[ ]*(?:#.*)?$""", re.MULTILINE
)


def find_root(start: Path) -> Path:
    """The library that a folder belongs to: the nearest one above with `knowledge/library.md`.

    The search ends at the top of a repository: what lies above it is somebody else's, also where
    the library's own profile was deleted or moved by mistake.

    Raises:
        DeskError: there is none, or a newer program wrote it.
    """
    for folder in (start, *start.parents):
        if (folder / PROFILE).is_file():
            refuse_newer(folder)
            return folder
        if (folder / ".git").exists():
            break
    raise DeskError(
        f"{start} is not inside a library (no {PROFILE} here or above): go to one, name it with "
        "--root, or make one with `desk init DIR`"
    )


def refuse_newer(root: Path) -> None:
    """Raise a `DeskError` where a library has a newer format than this program knows.

    Only the one line is looked for, so that every command can afford it.
    """
    head = (root / PROFILE).read_bytes()[:65536].decode(errors="replace").replace("\r", "")
    found = _FORMAT.search(head.partition("\n---\n")[0])
    if found and int(found[3]) > FORMAT:
        raise DeskError(
            f"{PROFILE} has format {found[3]} and this Deskbook knows formats up to {FORMAT}: "
            "install a newer Deskbook as you installed this one"
        )


def read_ticket(root: Path, prefix: str) -> "Filed[Ticket]":
    """One ticket by its id or the beginning of it, in lower case or without the `Q-` too.

    Raises:
        DeskError: none or several begin so, or the file cannot be read whole.
    """
    reading = look_up(root, prefix)
    if reading.filed is None or reading.findings:
        raise UnreadableError(reading.findings)
    return reading.filed


def look_up(root: Path, prefix: str) -> "Reading[Ticket]":
    """One ticket as far as it can be read, and everything wrong with it.

    Raises:
        DeskError: no ticket or several begin so.
    """
    path = find_ticket(root, prefix)
    return _parsed(path, tree.read_named_bytes(root, path))


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
    """Return the paths of the tickets whose file name begins so, in order.

    A whole id is looked for first: that is quick in any number of tickets, as it lists no folder
    of them.
    """
    tickets = root / "tickets"
    found = sorted(tickets.glob(f"*/*/{name}.md")) or sorted(tickets.glob(f"*/*/{name}*.md"))
    return [path.relative_to(root).as_posix() for path in found]


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


def read(root: Path, path: str) -> "Reading[Ticket]":
    """The ticket of a file that is known to be the library's own."""
    return _parsed(path, tree.read_bytes(root, path))


def _parsed(path: str, data: bytes | Finding) -> "Reading[Ticket]":
    from deskbook.library.formats import canonical_ticket  # noqa: PLC0415 - a list reads no file
    from deskbook.library.formats.text import Reading  # noqa: PLC0415 - as above

    if isinstance(data, Finding):
        return Reading(None, (data,))
    return canonical_ticket.parse(path, data, disk.digest(data))
