"""Two versions of one ticket made one: no entry is lost, and the result is a lawful ticket.

The tie rule: where both versions changed the same thing, the one whose last entry is newer wins
(of two entries of the same second, the one with the higher id; then the one before them, and so
on; of two versions with the same entries, the one that sorts later as text). The rule does not ask
which side is called ours, so two clones that merge the same versions get the same ticket.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from deskbook.library.model.fields import front_specs
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.tickets.rules.lifecycle import derive_id, log_line
from deskbook.tickets.rules.merge.fields import Sides, merge_fields

MergeText = Callable[[str, str, str], str | None]
"""Merges a base and two versions of a text, all of them clean; none where they contradict."""

ANOTHER_QUESTION: Final = ("question", "another version of it")
NO_QUESTION: Final = ("question", "emptied in another version")
"""The data lines of a conflict entry that keeps a question, or that there was none."""

ODD_FIELD: Final = ("field", "another version of it")
"""The data line of a conflict entry that keeps a field which is none of a ticket's."""

_Told = tuple[tuple[tuple[str, str], ...], str]
"""Data lines and text of a conflict entry, before it has a time and an id."""


def merge(
    base: Ticket | None,
    ours: Ticket,
    theirs: Ticket,
    merge_text: MergeText,
    lost: Sequence[str] = (),
) -> Ticket:
    """One ticket of two versions and the last version that they have in common, if any.

    A field that one version changed is taken from there; a logged change counts though the value
    came back. Where both changed it the newer version wins, and a `conflict` entry logs what was
    lost. Lists are merged item by item. Entries are united by their ids: one deleted in one version
    comes back from the other (unless that did not change at all); one that both rewrote is kept
    twice, the loser as the text of a `conflict` entry, and so are questions that contradict each
    other. What the patron wrote in one version opens a ticket that the other let rest unseen.

    Args:
        base: the last common version; none where there is none or it cannot be read.
        ours: one version.
        theirs: the other, of the same id.
        merge_text: merges the question.
        lost: clean lines of the files that no field holds and that were lost, to be kept too.
    """
    if theirs in (ours, base) and not lost:
        return ours
    if ours == base and not lost:
        return theirs
    sides = Sides(base, *in_turn(ours, theirs))
    values, gone = merge_fields(sides)
    question, rival = _question(sides, merge_text)
    entries, rewritten = unite(sides)
    lines = tuple(log_line(key, old, values[key]) for key, old in gone if old != values[key])
    told: list[_Told] = [((ODD_FIELD,), text) for text in lost]
    told += [_told_of(entry) for entry in rewritten]
    if rival is not None:
        told.append(((ANOTHER_QUESTION if rival else NO_QUESTION,), rival))
    merged = replace(sides.newer, **values, question=question, entries=entries)
    return replace(merged, entries=(*entries, *_conflicts(sides, merged, lines, told)))


def in_turn(ours: Ticket, theirs: Ticket) -> tuple[Ticket, Ticket]:
    """Two versions, the one that wins by the tie rule first."""
    return (ours, theirs) if _rank(ours) >= _rank(theirs) else (theirs, ours)


def _rank(ticket: Ticket) -> tuple[list[tuple[object, str]], str]:
    times = sorted(((entry.time, entry.id) for entry in ticket.entries), reverse=True)
    return [*times], repr(ticket)


def _question(sides: Sides, merge_text: MergeText) -> tuple[str, str | None]:
    """The merged question, and the version of it that lost where the two contradict."""
    before: str = sides.before("question") or ""
    newer, older = sides.newer.question, sides.older.question
    if older in (newer, before):
        return newer, None
    if newer == before:
        return older, None
    merged = merge_text(before, newer, older)
    return (newer, older) if merged is None else (merged, None)


def unite(sides: Sides) -> tuple[tuple[Entry, ...], list[Entry]]:
    """All entries of both versions in order, and those that lost to another with the same id."""
    before = {entry.id: entry for entry in sides.base.entries} if sides.base else {}
    newer = {entry.id: entry for entry in sides.newer.entries}
    older = {entry.id: entry for entry in sides.older.entries}
    kept, lost = [], []
    for name in newer | older:
        one, other = newer.get(name), older.get(name)
        found, rival = _one_of(before.get(name), one or other, other or one)  # type: ignore[arg-type]
        kept.append(found)
        lost += [rival] if rival else []
    return tuple(sorted(kept, key=_turn)), sorted(lost, key=_turn)


def _turn(entry: Entry) -> tuple[object, str]:
    return entry.time, entry.id


def _one_of(before: Entry | None, newer: Entry, older: Entry) -> tuple[Entry, Entry | None]:
    if older in (newer, before):
        return newer, None
    if newer == before:
        return older, None
    if newer.kind == older.kind == "conflict" and replace(newer, time=older.time) == older:
        return min(newer, older, key=_turn), None  # two merges told the same
    return newer, older


def _told_of(entry: Entry) -> _Told:
    """Return the text of a conflict about an entry that both rewrote, without logged changes."""
    lines = "".join(f"- {key}: {value}".rstrip() + "\n" for key, value in entry.data)
    data = (
        ("entry", entry.id),
        ("time", f"{entry.time:%Y-%m-%dT%H:%M:%SZ}"),
        ("kind", entry.kind),
        ("author", entry.author),
    )
    return data, "\n".join(part for part in (lines, entry.text) if part).rstrip("\n")


def _conflicts(
    sides: Sides, merged: Ticket, lines: tuple[tuple[str, str], ...], told: list[_Told]
) -> Iterator[Entry]:
    """The entries that keep what was lost, apart from what an earlier merge told already."""
    earlier = [entry for entry in sides.fresh(merged) if entry.kind == "conflict"]
    said = {line for entry in earlier for line in entry.data}
    if lines := tuple(line for line in dict.fromkeys(lines) if line not in said):
        told = [(lines, ""), *told]
    last = max((entry.time for entry in merged.entries), default=merged.opened)
    taken = {entry.id for entry in merged.entries}
    for data, text in told:
        if any(entry.data == data and entry.text == text for entry in earlier):
            continue
        last += timedelta(seconds=1)
        name = _name(sides, data, text, taken)
        taken.add(name)
        yield Entry(time=last, kind="conflict", author=ROBOT, id=name, data=data, text=text)


def _name(sides: Sides, data: tuple[tuple[str, str], ...], text: str, taken: set[str]) -> str:
    before = sorted(entry.id for entry in sides.base.entries) if sides.base else []
    return derive_id((sides.newer.id, before, data, text), taken)


def difference(before: Ticket, after: Ticket) -> TicketEdit:
    """Return the edit that makes one version of a ticket into another; no entry is taken out."""
    fields: dict[str, FieldValue] = {
        key: getattr(after, spec.name)
        for key, spec in front_specs(Ticket).items()
        if getattr(after, spec.name) != getattr(before, spec.name)
    }
    known = {it.id: it for it in before.entries}
    return TicketEdit(
        fields=fields,
        entries=tuple(it for it in after.entries if it.id not in known),
        question=after.question if after.question != before.question else None,
        reworded=tuple(it for it in after.entries if it.id in known and it != known[it.id]),
    )
