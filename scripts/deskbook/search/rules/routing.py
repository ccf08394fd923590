"""Guesses of a question's service, resource, cause and department, by past questions like it.

The nearest questions vote, the nearer ones more. A record that the text names by its own name has
a vote of its own. Nothing is set by it: somebody accepts a guess, or does not.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Final

from deskbook.library.model.finding import DeskError
from deskbook.library.model.folding import compile_text, fold
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket
from deskbook.search.model import FIELDS, Field, Guess, Near

VOTERS: Final = 60
"""Past questions that vote on each field."""

PLACE: Final = 2
"""The place at which a vote counts half as much as the first. Both were tuned on real questions."""

DOUBT: Final = 0.15
"""What speaks against everything, in votes: a few neighbours are no proof."""

EMPTY: Final = 0.5
"""What a neighbour that says nothing of a field counts against every value, in its votes."""

NAMED: Final = 2.0
"""What it counts that a text names a record, in votes: as much as all the neighbours together."""

LEAST: Final = 0.5
"""The confidence from which on a guess is shown."""

SUPPORT: Final = 2
"""Past questions without which a guess is not shown, unless the text names it."""

SHOWN: Final = 3
"""Past questions that are named as the reason."""

ALL: Final = "all"
"""Names every field that is suggested."""

Value = Callable[[Ticket], str | None]


def guesses(
    text: str, ticket: Ticket | None, near: Iterable[Near], library: Library
) -> tuple[Guess, ...]:
    """Return guesses of a question's empty fields, and of its service if it is another.

    Args:
        text: title and question.
        ticket: the ticket where it is one, which does not vote and whose fields stand.
        near: the texts nearest to it, the nearest first.
        library: its services, resources and departments; what is no more is not suggested.
    """
    known: dict[Field, Mapping[str, object] | None] = {
        field: getattr(library, records) if records else None for field, records in FIELDS.items()
    }
    named_in_text = _named(text, library)
    others = [it for it in near if _may_vote(it, ticket)]
    found: list[Guess] = []
    for field in FIELDS:
        said = getattr(ticket, field) if ticket else None
        if (said and field != "service") or (field == "cause" and not _is_about(ticket, found)):
            continue
        named = named_in_text[field]
        voters = [*filter(_was_faulty, others)] if field == "cause" else others
        best = next(iter(ranked(voters, partial(_said, field), named)), None)
        if best is None or best[0] == said or not _is_known(best[0], known[field]):
            continue
        guess = _guess(field, best, voters, named)
        if guess.confidence >= LEAST and (len(guess.through) >= SUPPORT or guess.named):
            found.append(guess)
    return tuple(found)


def _named(text: str, library: Library) -> dict[Field, frozenset[str]]:
    """The records that a text names; a department's name within a resource's is none."""
    folded = fold(text)
    resources = {slug for slug, it in library.resources.items() if is_named(it.name, folded)}
    rest = folded
    for slug in resources:
        rest = compile_text(library.resources[slug].name, whole=True).sub(" ", rest)
    departments = {slug for slug, it in library.departments.items() if is_named(it.name, rest)}
    found = dict.fromkeys(FIELDS, frozenset[str]())
    found["resource"], found["department"] = frozenset(resources), frozenset(departments)
    return found


def _may_vote(near: Near, ticket: Ticket | None) -> bool:
    """Return whether it is another question, at which somebody has looked."""
    it = near.ticket
    return it is not None and it.status != "new" and (ticket is None or it.id != ticket.id)


def _said(field: Field, ticket: Ticket) -> str | None:
    value: str | None = getattr(ticket, field)
    return value


def _is_about(ticket: Ticket | None, found: Iterable[Guess]) -> bool:
    """Whether a question is about a resource, or looks as if it were: nothing else has a cause."""
    return bool(ticket and ticket.resource) or any(it.field == "resource" for it in found)


def _was_faulty(near: Near) -> bool:
    """Whether a past question tells of causes: it was about a resource, and somebody looked."""
    it = near.ticket
    return it is not None and it.resource is not None and it.status == "resolved"


def _is_known(value: str, records: Mapping[str, object] | None) -> bool:
    return records is None or value in records


def ranked(
    near: Iterable[Near], value: Value, named: Collection[str] = ()
) -> list[tuple[str, float]]:
    """Each value that past questions have, with its share of the votes, the likeliest first.

    One that says nothing votes against all of them, with half its weight: not every question is
    about a resource.
    """
    weights, whole = dict.fromkeys(sorted(named), NAMED), DOUBT
    for place, said in enumerate(islice((value(it.ticket) for it in near if it.ticket), VOTERS)):
        if said:
            weights[said] = weights.get(said, 0.0) + 1 / (PLACE + place)
        else:
            whole += EMPTY / (PLACE + place)
    whole += sum(weights.values())
    shares = [(said, weight / whole) for said, weight in weights.items()]
    return sorted(shares, key=lambda it: (-it[1], it[0]))


def _guess(
    field: Field, best: tuple[str, float], near: Sequence[Near], named: Collection[str]
) -> Guess:
    said, share = best
    like = (it.ticket.id for it in near if it.ticket and _said(field, it.ticket) == said)
    return Guess(field, said, share, tuple(islice(like, SHOWN)), said in named)


def is_named(name: str, folded: str) -> bool:
    """Return whether a folded text has a record's name in it, as words of their own."""
    return bool(compile_text(name, whole=True).search(folded))


def select(name: str, found: Sequence[Guess], names: Collection[str]) -> tuple[Guess, ...]:
    """Return the guesses about a ticket whose fields are named; `all` names every one.

    Raises:
        DeskError: nothing is suggested for the ticket, or not a field that is named.
    """
    there = {it.field for it in found}
    wanted = there if ALL in names else set(names)
    if missing := sorted(wanted - there):
        known = ", ".join(it.field for it in found) or "nothing"
        raise DeskError(f"no {missing[0]} is suggested for {name}, but {known}")
    if not found:
        raise DeskError(f"nothing is suggested for {name}")
    return tuple(it for it in found if it.field in wanted)
