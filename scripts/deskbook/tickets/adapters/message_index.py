"""Messages by ticket, and replies that may wait to be sent, found in the files' bytes.

Only data lines right below an entry's heading count: text of a message cannot pretend to be one.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from deskbook.library.model.vocabulary import CROCKFORD
from deskbook.tickets import model as delivery

_SETTLES: Final = (delivery.SENT, delivery.REFUSED, delivery.WITHDRAWN, delivery.REPLACES)
_UNSETTLES: Final = (delivery.DEFERRED, delivery.RELEASED)
"""Data lines after which a reply is looked at no more, and after which it is again."""

_ENTRY: Final = re.compile(
    rf"^### (\S+) ([a-z]+) @(\S+) \^([{CROCKFORD}]{{8}})[ \t]*\r?\n"
    r"(?:[ \t]*\r?\n)*((?:- [^\n]*(?:\n|\Z))*)".encode(),
    re.MULTILINE,
)
_DATA: Final = re.compile(
    rf"^- ({'|'.join(('mail', 'text', *_SETTLES, *_UNSETTLES))}): "
    rf"([{CROCKFORD}]{{8,16}})[ \t]*\r?$".encode(),
    re.MULTILINE,
)
_BY_MAIL: Final = re.compile(rb"^channel: (?:email|form)\b", re.MULTILINE)


def find_known(root: Path) -> tuple[dict[str, str], frozenset[str]]:
    """The ticket of each message that is in one, by the keys of its id and of its text.

    Returns:
        The tickets, and the keys of messages that have no key of their text: an older version of
        Deskbook took them in.
    """
    known: dict[str, str] = {}
    unmarked: set[str] = set()
    for path in _files(root):
        if b"\n- mail: " not in (data := path.read_bytes()):
            continue
        for lines in _entries(data):
            keys = {value for key, value in lines if key in ("mail", "text")}
            known |= dict.fromkeys(keys, path.stem)
            if not any(key == "text" for key, _ in lines):
                unmarked |= keys
    return known, frozenset(unmarked)


def find_unsent(root: Path, since: datetime) -> dict[str, tuple[str, ...]]:
    """The replies that may wait to be sent, by ticket: their entries' ids, oldest first.

    `tickets.rules.deliveries` decides; this leaves out what is surely settled.

    Args:
        root: the library.
        since: what was written before it is never sent.
    """
    found = {path.stem: _waiting(path.read_bytes(), since) for path in _files(root)}
    return {name: replies for name, replies in found.items() if replies}


def is_waiting(root: Path, ticket: str, since: datetime) -> bool:
    """Return whether a reply of a ticket waits to be sent."""
    paths = (root / "tickets").glob(f"*/*/{ticket}.md")
    return any(_waiting(path.read_bytes(), since) for path in paths)


def _waiting(data: bytes, since: datetime) -> tuple[str, ...]:
    if b" reply @" not in data or not _BY_MAIL.search(data):
        return ()
    earliest = f"{since:%Y-%m-%dT%H:%M:%SZ}".encode()
    entries = (it.groups() for it in _ENTRY.finditer(data))
    replies = [it[3].decode() for it in entries if it[1] == b"reply" and it[0] >= earliest]
    gone = set[str]()
    for key, value in _data(data) if replies else ():
        if key in _SETTLES:
            gone.add(value)
        elif key in _UNSETTLES:
            gone.discard(value)
    return tuple(it for it in replies if it not in gone)


def _files(root: Path) -> list[Path]:
    return sorted((root / "tickets").glob("*/*/*.md"))


def _entries(data: bytes) -> Iterator[list[tuple[str, str]]]:
    for entry in _ENTRY.finditer(data):
        yield [(key.decode(), value.decode()) for key, value in _DATA.findall(entry[5])]


def _data(data: bytes) -> Iterator[tuple[str, str]]:
    return (pair for lines in _entries(data) for pair in lines)
