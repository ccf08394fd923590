"""Questions that arrive as issues, with or without a form."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from deskbook.github.model.github import SeenIssue
from deskbook.github.model.mirror import Words
from deskbook.library.model.fields import FieldSpec, choices, front_specs, specs
from deskbook.library.model.issue_form import GROUPS, QUESTIONS, FormBody
from deskbook.library.model.library import PARTS, Library
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.rules import opening
from deskbook.tickets.rules.lifecycle import derive_id

USUAL_SERVICE = "reference"
"""The service of an issue without a service's label, where there is one of that name."""


def make_ticket(library: Library, words: Words, issue: SeenIssue, repository: str) -> Ticket:
    """A new ticket with what an issue asks: nobody leads it yet, and its issue is this one.

    Its id is made of the issue's number, so that two clones make one ticket of one issue.
    """
    told, question = words.asked(issue.body)
    title, labels = opening.choose_title(words.title(issue.title), question)
    fields: Mapping[str, FieldValue] = {
        key: value for key, value in told.items() if _is_known(library, key, value)
    }
    known: dict[str, Any] = {**fields}
    return Ticket(
        id=make_id(repository, issue.number, library.tickets),
        title=title or "An issue on GitHub",
        status="new",
        service=choose_service(library, issue),
        channel="form",
        opened=issue.created,
        issue=issue.number,
        labels=labels,
        question=question,
        **known,
    )


def make_id(repository: str, number: int, taken: Container[str]) -> str:
    """The id of the ticket of an issue."""
    tries = (f"Q-{derive_id((repository.lower(), number, it), ())[:6]}" for it in count())
    return next(it for it in tries if it not in taken)


def choose_service(library: Library, issue: SeenIssue) -> str:
    """The service whose label an issue has, else the usual one."""
    labels = {it.lower() for it in issue.labels}
    found = (slug for slug, it in library.services.items() if it.label.lower() in labels)
    usual = (
        USUAL_SERVICE if USUAL_SERVICE in library.services else min(library.services, default="")
    )
    return next(found, usual)


def _is_known(library: Library, key: str, value: FieldValue) -> bool:
    """Whether a form's choice still names a record; free words always do."""
    kind = specs(Ticket)[key].refers
    return kind is None or value in getattr(library, PARTS[kind])


SET: Final = tuple(it for it in front_specs(Ticket).values() if it.asked)
"""The fields of a ticket that a form can set."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers of a form: fields (of `SET` only), and the question as Markdown.

    Both are a patron's words as they came: they go through the gate before they are kept.
    """

    fields: dict[str, FieldValue]
    question: str


def read_answers(body: FormBody, library: Library) -> Asked:
    """A ticket's fields and question from a form's answers.

    A choice that names no record, or more than one, is kept in the question's text.
    """
    answers: Mapping[str, str] = {str(key): value for key, value in body.values.items()}
    found = {it: _value(it, answers.get(it.asked, ""), library) for it in SET}
    fields: dict[str, FieldValue] = {it.key: value for it, value in found.items() if value}
    told = {"question", *(it.asked for it, value in found.items() if value)}
    parts = [answers.get("question", ""), *_texts(body), _list(body, told)]
    return Asked(fields, "\n\n".join(filter(None, parts)) or answers.get("symptom", ""))


def _value(spec: FieldSpec, answer: str, library: Library) -> str | None:
    """The value of a field by the answer to its question."""
    if choices(spec.type):
        return GROUPS.get(answer)
    if spec.refers is None:
        return answer
    found = [slug for slug, it in getattr(library, PARTS[spec.refers]).items() if it.name == answer]
    return found[0] if len(found) == 1 else None


def _texts(body: FormBody) -> Iterator[str]:
    for it in QUESTIONS:
        if it.kind == "text" and it.id != "question" and it.id in body.values:
            yield f"{it.label}:\n\n{body.values[it.id]}"


def _list(body: FormBody, told: set[str]) -> str:
    """The answers that are no field and no long text, one line each."""
    lines = (
        f"- {it.label}: {body.values[it.id]}"
        for it in QUESTIONS
        if it.id in body.values and it.id not in told and it.kind != "text"
    )
    return "\n".join(lines)
