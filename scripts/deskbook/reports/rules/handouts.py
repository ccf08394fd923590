"""Handouts: the part of a relation that may be given to a department or a vendor."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from deskbook.library.model.library import Library
from deskbook.reports.model.facts import Group
from deskbook.reports.model.relation import Handout, Relation
from deskbook.reports.rules import measures, suppression
from deskbook.reports.rules.relations import RELATIONS
from deskbook.reports.rules.suppression import PublishedList


def make_handout(library: Library, relation: Relation) -> Handout:
    """Return the part for others: one table of the terms that are over, without small numbers.

    Only whole terms are in it, so that two handouts do not tell what happened between them, and no
    sum but of numbers that are shown: the handout of a year later has sums of other terms. Of
    problems only those are in it that patrons see.
    """
    by, minimum = RELATIONS[relation.kind].handout, library.profile.privacy.min_cell
    return Handout(
        kind=relation.kind,
        name=relation.name,
        by=by,
        terms=tuple(it.name for it in relation.terms[:-1]),
        rows=tuple(_rows(_publish(library, relation, by, minimum))),
        minimum=minimum,
        availability=relation.availability
        and replace(
            relation.availability,
            faults=tuple(it for it in relation.availability.faults if it.public),
        ),
        late=relation.late,
    )


def _publish(
    library: Library, relation: Relation, by: Group, minimum: int
) -> tuple[PublishedList, ...]:
    """The list of each term that is over, over all names that there could be."""
    rows = dict(next(it.rows for it in relation.spreads if it.by == by))
    names = dict.fromkeys((*rows, *measures.list_names(library, by)))
    none = (0,) * len(relation.terms)
    return tuple(
        suppression.publish_list({name: rows.get(name, none)[place] for name in names}, minimum)
        for place in range(len(relation.terms) - 1)
    )


def _rows(terms: Sequence[PublishedList]) -> Iterator[tuple[str, tuple[int | None, ...]]]:
    """The names that some term shows, all others together, and all."""
    for name in dict.fromkeys(name for it in terms for name in it.shown):
        yield name, _summed(it.shown.get(name) for it in terms)
    if any(it.rest for it in terms):
        yield "others", _summed(it.rest if it.total is not None else None for it in terms)
    yield "all", _summed(it.total for it in terms)


def _summed(numbers: Iterable[int | None]) -> tuple[int | None, ...]:
    """Numbers with their sum, none where one of them is not shown."""
    row = tuple(numbers)
    known = [it for it in row if it is not None]
    return (*row, sum(known) if len(known) == len(row) else None)
