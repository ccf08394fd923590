"""Proposals for the book of answers from resolved tickets, and the changes that they make.

A ticket proposes once: as soon as a commit of ours proposed something from it, an answer names it
among its sources or has its wording, or somebody declined it (the label `no-answer`), it proposes
nothing more, whatever a reviewer made of the proposal. What is one person's own work
(consultations, much effort), was asked in another language, or belongs to a known problem that has
an answer, proposes nothing either.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from deskbook.answers.model.proposal import (
    NOTHING,
    Draft,
    Merging,
    Proposals,
    Proposed,
    Wording,
)
from deskbook.answers.rules import similar
from deskbook.answers.rules.distill import draft as distil_draft
from deskbook.answers.rules.distill import questions, texts
from deskbook.answers.rules.distill.questions import Wordings, World
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.library import Library, Loaded
from deskbook.library.model.plan import FieldValue, RecordValue, SetFields
from deskbook.library.model.records import Answer
from deskbook.library.model.ticket import Ticket
from deskbook.privacy.rules.redact import Gate

DECLINED: Final = "no-answer"
"""The label of tickets from which no answer is to be made."""

SAME: Final = 0.5
"""Likeness of two answers from which on they may be one."""

_Fields = dict[str, RecordValue]
_Groups = tuple[tuple[str, ...], ...]


def propose(
    library: Library,
    calendar: Calendar,
    since: date,
    gate: Gate,
    waiting: Collection[Answer] = (),
    past: Proposed = NOTHING,
    most: int | None = None,
) -> Proposals:
    """Propose from the tickets resolved since a day; every machine proposes the same.

    Args:
        library: the library.
        calendar: its opening hours, for its days.
        since: the first day.
        gate: what is personal at this library.
        waiting: answers as they stand on branches with proposals that wait for review.
        past: what was proposed from before.
        most: new answers at a time, at most; by default all.
    """
    resolved = {
        name: it
        for name, it in sorted(library.tickets.items())
        if it.resolved is not None and calendar.day_of(it.resolved) >= since
    }
    known = (*library.answers.values(), *waiting)
    told = past.tickets.union(*(it.sources for it in known))
    free = {name: it for name, it in resolved.items() if name not in told and _is_free(it)}
    world = questions.make_world(library, gate, free, known, past)
    asked = {name: [*texts.find_wordings(it.question, gate)] for name, it in free.items()}
    plain = {_plain(text) for answer in known for text in questions.list_wordings(answer)}
    new = {name: it for name, it in free.items() if plain.isdisjoint(map(_plain, asked[name]))}
    wordings, groups = _worded(world, new, asked)
    written = tuple(it for it in groups if any(distil_draft.find_reply(new[name]) for name in it))
    drafts, later = _drafted(world, written, most)
    merged, left = tuple(_mergings(world)), set(groups).difference(written)
    unwritten = tuple(it for it in groups if it in left)
    return Proposals(since, len(resolved), drafts, wordings, merged, unwritten, later)


def _is_free(ticket: Ticket) -> bool:
    """Return whether a resolved ticket may propose anything."""
    return (
        ticket.resolution == "answered"
        and ticket.activity != "consultation"
        and ticket.language is None
        and DECLINED not in ticket.labels
    )


def _plain(text: str) -> str:
    return " ".join(similar.find_words(text))


def _worded(
    world: World, free: Mapping[str, Ticket], asked: Mapping[str, Sequence[str]]
) -> tuple[tuple[Wording, ...], _Groups]:
    """Wordings that answers lack; and groups of tickets that no answer is for, the largest first.

    Several tickets that an answer could have settled need no second answer, also where it has all
    of their wordings; a single one may only look so.
    """
    wordings = Wordings(world, asked)
    linked = [it for ticket in free.values() for it in wordings.of_linked(ticket)]
    new = {name: it for name, it in free.items() if it.answer is None}
    found, left = list(linked), []
    for group in questions.group_tickets(world, new):
        slug, lacked = wordings.of_group([new[name] for name in group])
        found += lacked
        if slug is None or (not lacked and len(group) == 1):
            left.append(group)
    return tuple(sorted(found, key=lambda it: (it.answer, not it.linked))), tuple(left)


def _drafted(
    world: World, groups: _Groups, most: int | None
) -> tuple[tuple[Draft, ...], tuple[int, int]]:
    """Drafts, one from each group, and how many groups and single tickets are left for later."""
    drafts: list[Draft] = []
    taken = {it.slug for it in world.known}
    for number, group in enumerate(groups):
        if len(drafts) == most:
            left = [len(it) > 1 for it in groups[number:]]
            return tuple(drafts), (sum(left), len(left) - sum(left))
        tickets = [world.library.tickets[name] for name in group]
        if draft := distil_draft.draft(world.library, tickets, world.gate, taken):
            taken.add(draft.slug)
            drafts.append(Draft(draft, group))
    return tuple(drafts), (0, 0)


# Answers that may be one


def _mergings(world: World) -> Iterator[Merging]:
    gone = {it.slug for it in world.known if it.state == "archived"}
    vectors = {slug: world.corpus.vectors[slug] for slug in world.answers}
    found = [
        (likeness, one, other)
        for likeness, one, other in similar.find_pairs(vectors, SAME)
        if _may_be_one(world.answers[one], world.answers[other])
        and frozenset((one, other)) not in world.past.mergings
    ]
    for likeness, one, other in sorted(found, key=lambda it: (-it[0], it[1], it[2])):
        if not gone & {one, other}:
            stays, goes = sorted((one, other), key=lambda it: _weight(world.library, it))
            gone |= {one, other}
            yield Merging(stays, goes, likeness)


def _may_be_one(one: Answer, other: Answer) -> bool:
    apart = other.slug in one.apart or one.slug in other.apart
    return not apart and one.language == other.language


def _weight(library: Library, slug: str) -> tuple[bool, int, int, str]:
    """The order of answers to keep: published ones, then those that more tickets used."""
    answer = library.answers[slug]
    used = sum(it.answer == slug for it in library.tickets.values())
    return (answer.state != "published", -used, -len(answer.body), slug)


def plan_changes(loaded: Loaded, proposals: Proposals) -> Iterator[SetFields]:
    """Yield what wordings and mergings change, one effect for each answer, in their order.

    Of two answers that may be one, the one that stays takes over what the other was asked as and
    learnt from; the other is archived and leads to it.
    """
    answers = loaded.library.answers
    found: dict[str, _Fields] = {}
    for it in proposals.wordings:
        fields = found.setdefault(it.answer, {})
        _extend(fields, "also_asked", answers[it.answer].also_asked, (it.text,))
    for merging in proposals.mergings:
        _merge(found, answers[merging.stays], answers[merging.goes], merging)
    for slug, fields in sorted(found.items()):
        path = f"knowledge/answers/{slug}.md"
        yield SetFields(path, fields, loaded.filed[path].digest)


def _merge(found: dict[str, _Fields], stays: Answer, goes: Answer, merging: Merging) -> None:
    fields, other = found.setdefault(merging.stays, {}), found.setdefault(merging.goes, {})
    asked = (goes.title, *_texts(other.get("also_asked", goes.also_asked)))
    _extend(fields, "also_asked", stays.also_asked, tuple(it for it in asked if it != stays.title))
    for key in ("services", "resources", "topics", "sources"):
        _extend(fields, key, getattr(stays, key), getattr(goes, key))
    other.clear()
    other |= {"state": "archived", "instead": merging.stays}


def _extend(fields: _Fields, key: str, before: tuple[str, ...], more: tuple[str, ...]) -> None:
    """Add texts to a list that are not in it; a field that stays as it was is left out."""
    held = _texts(fields.get(key, before))
    after = tuple(dict.fromkeys((*held, *more)))
    if after != before:
        fields[key] = after


def _texts(value: RecordValue) -> tuple[str, ...]:
    return tuple(it for it in value if isinstance(it, str)) if isinstance(value, tuple) else ()


def keep_apart(answer: Answer, other: str) -> dict[str, FieldValue]:
    """Return the field that keeps two answers apart, however alike they look."""
    return {"apart": tuple(dict.fromkeys((*answer.apart, other)))}
