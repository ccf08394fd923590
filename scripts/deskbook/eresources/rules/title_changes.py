"""A title that had another name before, or has another since: KBART's preceding titles."""

from collections.abc import Sequence
from dataclasses import replace

from deskbook.eresources.model.coverage import Holding
from deskbook.eresources.model.diagnosis import Diagnosis, ListedBy
from deskbook.eresources.rules.titles import name_serial

Listed = tuple[ListedBy, Holding]


def follow(found: Diagnosis, renamed: Sequence[tuple[str, Diagnosis]]) -> Diagnosis:
    """Return the verdict of the name under which a resource has an item.

    Args:
        found: the verdict of the name in the citation.
        renamed: the verdicts of the names before and since, each with a sentence about it.
    """
    if found.verdict != "outside" or not renamed:
        return found
    for note, other in renamed:
        if other.verdict not in ("outside", "unlisted"):
            return replace(other, notes=(*found.notes, note))
    return replace(found, notes=(*found.notes, *(note for note, _ in renamed)))


def describe_change(row: Holding, other: Holding) -> str:
    """Return what the title of one row was before, or became, with the year if it is known."""
    name = name_serial(other)
    if row.preceding and other.title_id == row.preceding:
        return (
            f"before {row.first.year} this was {name}" if row.first else f"this was {name} before"
        )
    since = other.first or row.last
    return f"since {since.year} this is {name}" if other.first and since else f"this is {name} now"
