"""Versions of a ticket's file: two of a conflict, and the one that is woven of two."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from deskbook.library.formats import ticket_file
from deskbook.library.formats.field_text import is_empty
from deskbook.library.formats.front_matter import set_field
from deskbook.library.formats.text import clean_text, one_line
from deskbook.library.formats.ticket_parts import (
    Block,
    Parts,
    field_lines,
    put_field_lines,
    put_together,
    set_line_ends,
    take_apart,
    take_question,
)
from deskbook.library.model.fields import front_specs
from deskbook.library.model.finding import Finding
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.ticket import Entry, Ticket

HARMLESS: Final = frozenset(
    {"entry.heading", "entry.kind", "entry.time", "entry.id", "ticket.file-name"}
)
"""Rules of findings in whose spite a file can be merged: what they are about is kept as it is."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a ticket's file that can be merged.

    `ticket` has its texts clean, whatever the file holds; `odd` are the keys of fields that are
    none of a ticket's, or have a value that does not fit.
    """

    parts: Parts
    ticket: Ticket
    odd: frozenset[str]


def read(path: str, data: bytes) -> tuple[Version | None, tuple[Finding, ...]]:
    """A version from its file's bytes; without one the findings say what stands in the way."""
    reading = ticket_file.parse(path, data)
    rules = {it.rule for it in reading.findings}
    known = {f"ticket.{key}" for key in (*front_specs(Ticket), "unknown-key")}
    grave = tuple(it for it in reading.findings if it.rule not in HARMLESS | known)
    if reading.filed is None or grave:
        return None, grave or reading.findings
    parts = take_apart(data.decode())
    odd = frozenset(
        key
        for key in field_lines(parts.head)
        if key not in front_specs(Ticket) or f"ticket.{key}" in rules
    )
    return Version(parts, _clean(reading.filed.record), odd), ()


def find_odd_fields(versions: Sequence[Version | None]) -> tuple[dict[str, str], ...]:
    """Of each version (none has none) the fields that are odd in any of them, as they stand."""
    keys = {key for version in versions if version for key in version.odd}
    found = (field_lines(version.parts.head) if version else {} for version in versions)
    return tuple({key: raw for key, raw in it.items() if key in keys} for it in found)


def _clean(ticket: Ticket) -> Ticket:
    return replace(
        ticket,
        question=clean_text(ticket.question),
        entries=tuple(_clean_entry(entry) for entry in ticket.entries),
    )


def _clean_entry(entry: Entry) -> Entry:
    data = tuple((key, one_line(value)) for key, value in entry.data)
    return replace(entry, data=data, text=clean_text(entry.text))


def weave(
    base: Version | None,
    ours: Version,
    theirs: Version,
    merged: Ticket,
    odd: Mapping[str, str | None],
) -> str:
    """The file of the merged ticket, of pieces of both versions as they stand.

    Front matter and line ends are ours with what was merged set in it (theirs where only they
    touched it); each entry stands as it did in the version it came from.

    Args:
        base: the last common version, if there is one.
        ours: the version whose manner is kept.
        theirs: the other version.
        merged: the ticket that both became.
        odd: the odd fields as their lines shall stand; none where the field goes.
    """
    end = ours.parts.line_end
    head, holds = _head(base, ours, theirs)
    for key, spec in front_specs(Ticket).items():
        value: FieldValue = getattr(merged, spec.name)
        if key not in odd and value != getattr(holds.ticket, spec.name):
            head = set_field(head, key, None if is_empty(value) else value, ticket_file.ORDER)
    for key, raw in odd.items():
        if raw != field_lines(head).get(key):
            head = put_field_lines(head, key, raw)
    raws = (it if isinstance(it, str) else it.raw for it in _timeline(base, ours, theirs, merged))
    return put_together(
        head, _question(ours, theirs, merged), (_as_ours(raw, ours, end) for raw in raws), end
    )


def _head(base: Version | None, ours: Version, theirs: Version) -> tuple[str, Version]:
    """Front matter to begin with: ours, or theirs with our line ends where ours is untouched."""
    if base is None or _untouched(ours.parts.head) != _untouched(base.parts.head):
        return ours.parts.head, ours
    bom = "\ufeff" if ours.parts.head.startswith("\ufeff") else ""
    return bom + set_line_ends(
        theirs.parts.head.removeprefix("\ufeff"), ours.parts.line_end
    ), theirs


def _untouched(head: str) -> str:
    """Front matter as every editor would save it."""
    return set_line_ends(head.removeprefix("\ufeff"))


def _question(ours: Version, theirs: Version, merged: Ticket) -> str:
    end = ours.parts.line_end
    if merged.question == ours.ticket.question:
        return ours.parts.question
    if merged.question == theirs.ticket.question:
        return set_line_ends(theirs.parts.question, end)
    return take_question(merged.question, end)


def _as_ours(raw: str, ours: Version, end: str) -> str:
    return raw if any(raw == it.raw for it in ours.parts.blocks) else set_line_ends(raw, end)


def _timeline(
    base: Version | None, ours: Version, theirs: Version, merged: Ticket
) -> Iterator[Block | str]:
    """The blocks of both in the merged order; those without an entry below their neighbour."""
    blocks = {it.entry.id: it for side in (theirs, ours) for it in side.parts.blocks if it.entry}
    loose = _loose(base, ours, theirs)
    yield from loose.get("", ())
    for entry in merged.entries:
        chosen = (blocks.get(entry.id), _find(theirs, entry.id))
        same = (it for it in chosen if it and it.entry and _clean_entry(it.entry) == entry)
        yield next(same, None) or ticket_file.write_entry(entry)
        yield from loose.get(entry.id, ())


def _find(side: Version, name: str) -> Block | None:
    return next((it for it in side.parts.blocks if it.entry and it.entry.id == name), None)


def _loose(base: Version | None, ours: Version, theirs: Version) -> dict[str, list[Block]]:
    """Blocks that are no whole entry yet, by the id of the entry above; each of them once.

    One that both the base and only one version have was completed (or deleted) in the other.
    """
    texts = [
        {set_line_ends(it.raw).strip() for it in side.parts.blocks if it.entry is None}
        if side
        else set()
        for side in (base, ours, theirs)
    ]
    done = texts[0] - (texts[1] & texts[2])
    found: dict[str, list[Block]] = {}
    for side in (ours, theirs):
        above = ""
        for block in side.parts.blocks:
            if block.entry is not None:
                above = block.entry.id
            elif (text := set_line_ends(block.raw).strip()) not in done:
                done.add(text)
                found.setdefault(above, []).append(block)
    return found


_OPENING: Final = "<" * 7
_BASE: Final = "|" * 7
_MIDDLE: Final = "=" * 7
_CLOSING: Final = ">" * 7
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")


def read_conflict(text: str) -> tuple[str, str] | None:
    """The version above the middle of every conflict, and the one below it.

    None where there is no conflict, or one that is not whole, so that nothing can be told apart.
    A base between the two (`merge.conflictStyle=diff3`) is left out: both versions came of it.
    """
    parted = list(_parted(text))
    if len(parted) < 2 or parted[-1][0] != "both":
        return None
    above = "".join(lines for place, lines in parted if place in ("both", "above"))
    below = "".join(lines for place, lines in parted if place in ("both", "below"))
    return above, below


_NEXT: Final = {
    ("both", _OPENING): "above",
    ("above", _BASE): "base",
    ("above", _MIDDLE): "below",
    ("base", _MIDDLE): "below",
    ("below", _CLOSING): "both",
}
_STRAY: Final = frozenset({_OPENING, _CLOSING, _BASE, _MIDDLE})


def _parted(text: str) -> Iterator[tuple[str, str]]:
    """The stretches of a file by their place; the last is of no place where a marker is astray."""
    place, held = "both", list[str]()
    for line in _LINE.findall(text):
        word = _marker(line)
        if (place, word) in _NEXT:
            yield place, "".join(held)
            place, held = _NEXT[place, word], []
        elif word in _STRAY and (place != "both" or word in (_OPENING, _CLOSING)):
            yield "astray", ""
            return
        else:
            held.append(line)
    yield place, "".join(held)


def _marker(line: str) -> str:
    """The conflict marker that a line is, or nothing; Git writes nothing behind the middle one."""
    word, rest = line[:7], line[7:].rstrip("\r\n")
    if word == _MIDDLE:
        return "" if rest else word
    return word if not rest or rest.startswith(" ") else ""
