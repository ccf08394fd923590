"""Small numbers that nobody may see, and the others that hide them.

A published number from 1 to `minimum` - 1 could tell what one patron asked, so it is suppressed
(primary suppression). Where the rest of its row or column, with the totals, would give it away,
other numbers are suppressed too (complementary suppression), until no suppressed number can be
worked out. Whoever tries may know this: that a suppressed number is at least 1, and every total.

A table with its totals is a net in which each row and each column adds up to nothing, totals
counted negatively. A number can be worked out exactly if no other table of whole numbers, each
suppressed one at least 1, has the same published numbers; there is another one where the number
lies on a circle of suppressed numbers that can rise and fall in turn (see L. H. Cox, Suppression
methodology and statistical disclosure control, 1980, on such circles).
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

TOTAL: Final = "\0total"
"""The row and the column of totals; no group of ours has such a name."""

Place = tuple[str, str]
"""Row and column of a number."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A number in the net: where it stands, and whether totals count it negatively."""

    place: Place
    row: str
    column: str
    sign: int
    value: int

    def can_rise(self) -> bool:
        """Return true where its part of the sums may be one more."""
        return self.sign > 0 or self.value > 1

    def can_fall(self) -> bool:
        """Return true where its part of the sums may be one less."""
        return self.sign < 0 or self.value > 1


def add_totals(cells: Mapping[Place, int]) -> dict[Place, int]:
    """A table with the totals of its rows, its columns and of all."""
    found = dict(cells)
    for (row, column), value in cells.items():
        for place in ((row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
            found[place] = found.get(place, 0) + value
    return found


def suppress_list(counts: Mapping[str, int], minimum: int) -> frozenset[str]:
    """Return the suppressed names of a list published with its total; `TOTAL` where that is too."""
    edges = [_Edge((name, ""), "", "", 1, value) for name, value in counts.items() if value]
    if edges:
        edges.append(_Edge((TOTAL, ""), "", "", -1, sum(counts.values())))
    return frozenset(row for row, _ in _suppressed(edges, minimum, frozenset(), lambda _: True))


def suppress_table(cells: Mapping[Place, int], minimum: int) -> frozenset[Place]:
    """Return the suppressed places of a table that is published with all of its totals."""
    return _suppressed(_net(cells), minimum, frozenset(), lambda _: True)


def suppress_sums(
    cells: Mapping[Place, int], hidden: frozenset[Place], minimum: int
) -> frozenset[str]:
    """The columns whose sums stay unpublished, so that they give no hidden number away.

    Rows are lists that were published before (see `in_list`), `hidden` their suppressed numbers;
    now the sums of the columns follow.
    """
    found = _suppressed(_net(cells), minimum, hidden, lambda place: place[0] == TOTAL)
    return frozenset(column for row, column in found if row == TOTAL)


def _net(cells: Mapping[Place, int]) -> list[_Edge]:
    return [
        _Edge((row, column), row, column, -1 if (row == TOTAL) != (column == TOTAL) else 1, value)
        for (row, column), value in add_totals(cells).items()
        if value
    ]


def _suppressed(
    net: list[_Edge], minimum: int, given: frozenset[Place], may_hide: Callable[[Place], bool]
) -> frozenset[Place]:
    """The places of all numbers that have to be suppressed, those that are already included."""
    hidden = set(given)
    hidden |= {it.place for it in net if it.value < minimum and may_hide(it.place)}
    while True:
        fixed = next((it for it in net if it.place in hidden and not _moves(it, net, hidden)), None)
        more = _cover(fixed, net, hidden, may_hide) if fixed else frozenset[Place]()
        if not more:
            return frozenset(hidden)
        hidden |= more


def _moves(edge: _Edge, net: list[_Edge], hidden: set[Place]) -> bool:
    """Return true where a suppressed number could be another one as well."""
    others = [it for it in net if it.place in hidden and it is not edge]
    rise, fall = _Edge.can_rise, _Edge.can_fall
    return (rise(edge) and _circle(edge, others, fall, rise)) or (
        fall(edge) and _circle(edge, others, rise, fall)
    )


def _circle(
    edge: _Edge, others: list[_Edge], first: Callable[[_Edge], bool], then: Callable[[_Edge], bool]
) -> bool:
    """Return true where a path leads from an edge's row to its column, with the sums unchanged."""
    rows, columns, waiting = {edge.row}, set[str](), deque([edge.row])
    while waiting:
        row = waiting.popleft()
        for out in others:
            if out.row != row or out.column in columns or not first(out):
                continue
            if out.column == edge.column:
                return True
            columns.add(out.column)
            for back in others:
                if back.column == out.column and back.row not in rows and then(back):
                    rows.add(back.row)
                    waiting.append(back.row)
    return False


def _cover(
    fixed: _Edge, net: list[_Edge], hidden: set[Place], may_hide: Callable[[Place], bool]
) -> frozenset[Place]:
    """The fewest cases that can be hidden besides: the corners of a rectangle, or one number."""
    alone = [(it,) for it in net]
    for choices in (_rectangles(fixed, net), alone):
        new = [tuple(it for it in found if it.place not in hidden) for found in choices]
        usable = [found for found in new if found and all(may_hide(it.place) for it in found)]
        if usable:
            best = min(usable, key=lambda found: (sum(it.value for it in found), _places(found)))
            return frozenset(_places(best))
    return frozenset()


def _rectangles(fixed: _Edge, net: list[_Edge]) -> list[tuple[_Edge, ...]]:
    """Return the other three corners of each rectangle with a number at one of its corners."""
    known = {(it.row, it.column): it for it in net}
    corners = (
        tuple(known.get(it) for it in ((fixed.row, column), (row, fixed.column), (row, column)))
        for row, column in known
        if row != fixed.row and column != fixed.column
    )
    return [tuple(it for it in found if it) for found in corners if all(found)]


def _places(edges: Iterable[_Edge]) -> tuple[Place, ...]:
    return tuple(it.place for it in edges)
