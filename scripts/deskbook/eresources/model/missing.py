"""One issue of a title in one resource, as a text or a record of a missing issue names it."""

from dataclasses import dataclass
from datetime import date

from deskbook.library.model.records import Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue of a title in one resource.

    Args:
        resource: the resource.
        title: its title, as listed.
        key: the words of the title that are compared.
        number: its ISSN with the hyphen, if known.
        volume: its volume, if known.
        issue: its number in the volume, if known.
        published: its date as a record has it: `2026-06`, `2026-03/2026-05`.
        first: the first day that the date may mean.
        last: the last one.
        due: the day by which it was to be there, if the lists say so.
        reason: the list and the rule behind that day.
    """

    resource: str
    title: str
    key: str
    number: str = ""
    volume: str = ""
    issue: str = ""
    published: str = ""
    first: date | None = None
    last: date | None = None
    due: date | None = None
    reason: str = ""


def describe_issue(record: Missing) -> str:
    """Return the issue of a record in one line: title, volume, issue and date."""
    parts = (
        record.title,
        f"vol. {record.volume}" if record.volume else "",
        f"no. {record.issue}" if record.issue else "",
        record.published,
    )
    return ", ".join(filter(None, parts))
