"""A ticket made of an issue that somebody opened on GitHub."""

from collections.abc import Container, Mapping
from itertools import count
from typing import Annotated, Any

from deskbook.github.model.github import SeenIssue
from deskbook.github.model.mirror import Words
from deskbook.library.model.library import Library
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import Partial
from deskbook.tickets.rules import opening
from deskbook.tickets.rules.entry_ids import derived

USUAL_SERVICE = "reference"
"""The service of an issue without a service's label, where there is one of that name."""


def ticket(library: Library, words: Words, issue: SeenIssue, repository: str) -> Ticket:
    """A new ticket with what an issue asks: nobody leads it yet, and its issue is this one.

    Its id is made of the issue's number, so that two clones make one ticket of one issue.
    """
    told, question = words.asked(issue.body)
    title, labels = opening.titled(words.title(issue.title), question)
    fields: Mapping[str, FieldValue] = {
        key: value for key, value in told.items() if _is_known(library, key, value)
    }
    values: dict[str, Any] = {
        **fields,
        "id": name(repository, issue.number, library.tickets),
        "title": title or "An issue on GitHub",
        "status": "new",
        "service": service(library, issue),
        "channel": "form",
        "opened": issue.created,
        "issue": issue.number,
        "labels": labels,
        "question": question,
    }
    return Ticket(**values)


def name(repository: str, number: int, taken: Container[str]) -> str:
    """The id of the ticket of an issue."""
    tries = (f"Q-{derived((repository.lower(), number, it), ())[:6]}" for it in count())
    return next(it for it in tries if it not in taken)


def service(library: Library, issue: SeenIssue) -> str:
    """The service whose label an issue has, else the usual one."""
    labels = {it.lower() for it in issue.labels}
    found = (slug for slug, it in library.services.items() if it.label.lower() in labels)
    usual = (
        USUAL_SERVICE if USUAL_SERVICE in library.services else min(library.services, default="")
    )
    return next(found, usual)


def _is_known(library: Library, key: str, value: FieldValue) -> bool:
    """Whether a form's choice still names a record; free words always do."""
    records: Annotated[
        Mapping[str, Mapping[str, object]], Partial("no other question of a form names a record")
    ] = {"resource": library.resources, "department": library.departments}
    return key not in records or value in records[key]
