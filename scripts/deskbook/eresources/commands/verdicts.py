"""The verdicts on an item: one for each resource, under the name that its title had at the time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from deskbook.eresources.adapters.title_lists import Listed, find_renamed
from deskbook.eresources.formats.title_words import make_key
from deskbook.eresources.model.coverage import Citation
from deskbook.eresources.model.diagnosis import Diagnosis, ListedBy, Symptom, TitleList
from deskbook.eresources.model.reading import Reading
from deskbook.eresources.rules import diagnosis, title_changes

GENERATIONS = 5
"""Changes of a title that are followed, at most."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about an item besides its citation.

    Args:
        root: the library; its lists are loaded.
        lists: all of them.
        today: the day it is.
        symptom: whether the item is missing, or there and does not open.
    """

    root: Path
    lists: Sequence[TitleList]
    today: date
    symptom: Symptom = "missing"


def judge_item(
    question: Question, listed: Sequence[Listed], reading: Reading, where: str | None
) -> tuple[Diagnosis, ...]:
    """Return a verdict for the resource where it was looked for, then for each that lists it.

    Args:
        question: what is asked.
        listed: the rows of all lists that are about the item's title.
        reading: what is looked for, as understood.
        where: the resource where it was looked for, if that is known.
    """
    if unnamed := diagnosis.diagnose_unnamed(listed, reading, where or ""):
        return (unnamed,)
    slugs = dict.fromkeys((*([where] if where else []), *(it.resource for _, it in listed)))
    return tuple(
        judge_in(question, slug, [it for it in listed if it[1].resource == slug], reading.citation)
        for slug in slugs or [""]
    )


def judge_in(
    question: Question, resource: str, rows: Sequence[Listed], citation: Citation
) -> Diagnosis:
    """Return the verdict for one resource; a title that has changed is followed."""
    lists: list[ListedBy] = [it.by for it in question.lists if it.resource == resource]

    def judge(some: Sequence[Listed]) -> Diagnosis:
        return diagnosis.diagnose(resource, some, citation, question.today, question.symptom, lists)

    found = judge(rows)
    if found.verdict != "outside":
        return found
    renamed = [(note, judge(some)) for note, some in _renamed(question.root, rows)]
    return title_changes.follow(found, renamed)


def _renamed(root: Path, rows: Sequence[Listed]) -> Iterator[tuple[str, list[Listed]]]:
    """Yield the rows of each name before and since, with a sentence about it, the nearest first."""
    known = {make_key(it.title) for _, it in rows}
    generation = list(rows)
    for _ in range(GENERATIONS):
        following: list[Listed] = []
        for by, row in generation:
            others = [it for it in find_renamed(root, row) if it[0] == by]
            for key in dict.fromkeys(make_key(it.title) for _, it in others):
                if key in known:
                    continue
                known.add(key)
                same = [it for it in others if make_key(it[1].title) == key]
                yield title_changes.describe_change(row, same[0][1]), same
                following += same
        generation = following
