"""The fields of two versions of one ticket made one, so that they still tell one story."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from deskbook.library.model import ticket_fields
from deskbook.library.model.fields import front_specs
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.tickets.rules.lifecycle import SETTLED
from deskbook.tickets.rules.pauses import change, is_from_patron

STATE: Final = ticket_fields.find_together("state")
"""Fields that only make sense together: they are taken from one version, all four."""

Lost = tuple[str, FieldValue]
"""A field and a value of it that did not make its way into the merged ticket."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The last common version (where there is one), and the two that came of it.

    `newer` is the one that wins where both changed the same thing; see
    `tickets.rules.merge.merge.in_turn`.
    """

    base: Ticket | None
    newer: Ticket
    older: Ticket

    def before(self, key: str) -> Any:
        """A field as it was; nothing where there is no common version."""
        if self.base is not None:
            return getattr(self.base, key)
        return () if isinstance(getattr(self.newer, key), tuple) else None

    def fresh(self, side: Ticket) -> tuple[Entry, ...]:
        """The entries of a version that the common one does not have."""
        known = {entry.id for entry in self.base.entries} if self.base else set()
        return tuple(entry for entry in side.entries if entry.id not in known)

    def has_changed(self, side: Ticket, key: str) -> bool:
        """Return whether a version changed a field; a logged change that was undone counts."""
        return getattr(side, key) != self.before(key) or any(
            change(entry, key) for entry in self.fresh(side)
        )


@dataclass(slots=True)
class _Fields:
    """Values as they are being merged, and what was lost on the way."""

    values: dict[str, Any] = field(default_factory=dict)
    lost: list[Lost] = field(default_factory=list)

    def put(self, key: str, value: FieldValue) -> None:
        """Change a value that was merged already; the one it had is lost."""
        if self.values[key] != value:
            self.lost.append((key, self.values[key]))
            self.values[key] = value


def merge_fields(sides: Sides) -> tuple[dict[str, Any], list[Lost]]:
    """Every front matter field merged, and the values that were lost in it.

    A field that one version changed is taken from there; one that both changed from the newer.
    Lists are merged item by item. What no ticket can be at once is then settled.
    """
    found = _Fields()
    owner = _state(sides, found)
    for key in front_specs(Ticket):
        if key in STATE:
            continue
        if isinstance(getattr(sides.newer, key), tuple):
            _list(sides, key, found)
        else:
            taken = _owner(sides, (key,))
            found.values[key] = getattr(taken, key)
            _note_conflict(sides, (key,), found)
    _settle(sides, owner, found)
    return found.values, found.lost


def _state(sides: Sides, found: _Fields) -> Ticket:
    owner = _owner(sides, STATE)
    found.values.update({key: getattr(owner, key) for key in STATE})
    _note_conflict(sides, STATE, found)
    return owner


def _owner(sides: Sides, keys: tuple[str, ...]) -> Ticket:
    """The version that fields are taken from: the older only where it alone changed them."""
    changed_newer = any(sides.has_changed(sides.newer, key) for key in keys)
    return sides.newer if changed_newer else sides.older


def _note_conflict(sides: Sides, keys: tuple[str, ...], found: _Fields) -> None:
    if _owner(sides, keys) is sides.newer and any(
        sides.has_changed(sides.older, key) for key in keys
    ):
        found.lost += [
            (key, getattr(sides.older, key))
            for key in keys
            if getattr(sides.older, key) != found.values[key]
        ]


def _list(sides: Sides, key: str, found: _Fields) -> None:
    """Keep an item as the version that added or dropped it has it; as the newer, if both did."""
    before, newer, older = sides.before(key), getattr(sides.newer, key), getattr(sides.older, key)
    if not sides.has_changed(sides.older, key):
        found.values[key] = newer
        return
    if not sides.has_changed(sides.newer, key):
        found.values[key] = older
        return
    moved_newer = set(before) ^ set(newer) | set(_moved(sides.fresh(sides.newer), key))
    moved_older = set(before) ^ set(older) | set(_moved(sides.fresh(sides.older), key))
    found.values[key] = tuple(
        item
        for item in dict.fromkeys((*newer, *older))
        if item in (newer if item in moved_newer else older)
    )
    dropped = (moved_newer & moved_older & set(older)) - set(newer)
    if dropped - {sides.newer.lead}:  # a lead is no contributor, and no loss
        found.lost.append((key, older))


def _moved(entries: tuple[Entry, ...], key: str) -> Iterator[str]:
    """The items that entries say were added to a list or dropped from it."""
    for entry in entries:
        if moved := change(entry, key):
            before, after = (set(text.split(", ")) for text in moved)
            yield from before ^ after


def merge_odd(
    before: Mapping[str, str], newer: Mapping[str, str], older: Mapping[str, str]
) -> tuple[dict[str, str | None], list[str]]:
    """Fields that mean nothing to us merged as the text they are, and the texts that were lost."""
    found: dict[str, str | None] = {}
    lost = []
    for key in dict.fromkeys((*before, *newer, *older)):
        was, one, other = before.get(key), newer.get(key), older.get(key)
        found[key] = other if one == was else one
        if other not in (was, found[key]):
            lost.append(other or f"{key}:")
    return found, lost


def _settle(sides: Sides, owner: Ticket, found: _Fields) -> None:
    """Take away what contradicts itself now that two stories have become one."""
    values = found.values
    other = sides.older if owner is sides.newer else sides.newer
    if values["status"] in ("waiting", "resolved") and _wrote_unseen(sides, owner, other):
        for key, value in {"status": "open", **dict.fromkeys(STATE[1:])}.items():
            found.put(key, value)
    if values["status"] == "new" and values["lead"]:
        found.put("status", "open")
    elif values["status"] != "new" and not values["lead"]:
        found.put("lead", sides.newer.lead or sides.older.lead)
    if values["status"] == "resolved":
        for key in SETTLED:
            found.put(key, None)
    if values["status"] == "new" or values["offered_to"] == values["lead"]:
        found.put("offered_to", None)
    values["contributors"] = _helpers(sides, values)


def _wrote_unseen(sides: Sides, owner: Ticket, other: Ticket) -> bool:
    """Return whether the patron wrote on one side while the other let the ticket rest unseen.

    The same two steps one after the other would have opened the ticket again (see
    `conversation.heard`): nothing a patron wrote is forgotten in a merge.
    """
    seen = {entry.id for entry in owner.entries}
    return other.status in ("new", "open") and any(
        is_from_patron(entry) and entry.id not in seen for entry in sides.fresh(other)
    )


def _helpers(sides: Sides, values: dict[str, Any]) -> tuple[str, ...]:
    """The contributors: never the lead; whoever lost the lead to the other version is one."""
    names: tuple[str, ...] = values["contributors"]
    rival = sides.older.lead
    if rival and rival != values["lead"] and sides.has_changed(sides.older, "lead"):
        names = (*names, *(() if rival in names else (rival,)))
    return tuple(name for name in names if name != values["lead"])
