"""Records that fields refer to: they have to exist; an error names the nearest that does."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from deskbook.library.model.fields import specs
from deskbook.library.model.finding import DeskError, UnreadableError
from deskbook.library.model.library import PARTS, Loaded
from deskbook.library.model.ticket import Ticket


def list_references(fields: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Key, kind and id of every record that fields of a ticket name; empty values name none."""
    for key, value in fields.items():
        kind = specs(Ticket)[key].refers
        if kind is not None and value:
            for name in value if isinstance(value, tuple) else (value,):
                yield key, kind, str(name)


def list_record_references(record: object) -> Iterator[tuple[str, str, str]]:
    """Field, kind and id of every record that a record names, in the parts of its fields too."""
    for name, kind in _referring(type(record)):  # type: ignore[arg-type]
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if is_dataclass(item):
                yield from (
                    (name, part_kind, part) for _, part_kind, part in list_record_references(item)
                )
            elif kind and item:
                yield name, kind, item


@cache
def _referring(record: Any) -> tuple[tuple[str, str | None], ...]:
    """The fields that may name records, by themselves or in their parts."""
    known = specs(record).values()
    return tuple((it.name, it.refers) for it in known if it.refers or "tuple" in str(it.type))


def refuse_unknown(key: str, kind: str, name: str, known: Collection[str]) -> None:
    """Raise a `DeskError` with the nearest ids where no record of that kind has this one.

    Args:
        key: the field, as the message calls it.
        kind: the word for the record: service, staff, department, …
        name: the id that was given.
        known: the ids there are.
    """
    if name not in known:
        raise DeskError(f"{key}: {explain_unknown(kind, name, known)}")


def explain_unknown(kind: str, name: str, known: Collection[str]) -> str:
    """Return a message that no record of a kind has this id, with the nearest ids."""
    near = get_close_matches(name.lower(), known, n=3, cutoff=0.5)
    if near:
        hint = f"did you mean {' or '.join(near)}?"
    elif known:
        shown = ", ".join(sorted(known)[:12]) + (", …" if len(known) > 12 else "")
        hint = f"there are {shown}"
    else:
        hint = "there is none yet"
    return f'no {kind} is called "{name}": {hint}'


def refuse_missing(loaded: Loaded, key: str, kind: str, name: str) -> None:
    """Raise a `DeskError` where no record of a kind has this id, or its file gives none.

    Args:
        loaded: the library.
        key: what the name stands for, as the message calls it.
        kind: the word for the record: service, staff, problem, …
        name: the id that was given.
    """
    part = PARTS[kind]
    known = getattr(loaded.library, part)
    unread = tuple(it for it in loaded.findings if it.path == f"knowledge/{part}/{name}.md")
    if name not in known and unread:
        raise UnreadableError(unread)
    refuse_unknown(key, kind, name, known)
