"""From the answers to an issue form to a ticket's fields and its question.

Only what a patron knows becomes a field. A cause is found by staff, so no form can set one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from deskbook.library.model.issue_form import GROUPS, QUESTIONS, FormBody
from deskbook.library.model.library import Library
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.vocabulary import Partial

SET: Final = ("item", "symptom", "resource", "department", "course", "patron_group")
"""The fields of a ticket that a form can set."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form says of a ticket: fields (of `SET` only), and the question as Markdown.

    Both are a patron's words as they came: they go through the gate before they are kept.
    """

    fields: dict[str, FieldValue]
    question: str


def asked(body: FormBody, library: Library) -> Asked:
    """A ticket's fields and question from a form's answers.

    A choice that names no record, or more than one, is kept in the question's text.
    """
    fields: dict[str, FieldValue] = {
        key: body.values[key] for key in ("item", "symptom", "course") if key in body.values
    }
    group = body.values.get("group", "")
    found: Annotated[
        Mapping[str, str | None], Partial("the other fields of a ticket are no choices of a form")
    ] = {
        "patron_group": GROUPS.get(group),
        "resource": _named(body.values.get("resource", ""), library, "resource"),
        "department": _named(body.values.get("department", ""), library, "department"),
    }
    fields |= {key: value for key, value in found.items() if value}
    told = {*fields, "question"} | ({"group"} if found["patron_group"] else set())
    parts = [body.values.get("question", ""), *_texts(body), _list(body, told)]
    return Asked(fields, "\n\n".join(filter(None, parts)) or body.values.get("symptom", ""))


def _named(name: str, library: Library, kind: str) -> str | None:
    records = library.resources if kind == "resource" else library.departments
    found = [slug for slug, it in records.items() if it.name == name]
    return found[0] if len(found) == 1 else None


def _texts(body: FormBody) -> Iterator[str]:
    for it in QUESTIONS:
        if it.kind == "text" and it.id != "question" and it.id in body.values:
            yield f"{it.label}:\n\n{body.values[it.id]}"


def _list(body: FormBody, told: set[str]) -> str:
    """What is no field and no long text, one line each."""
    lines = (
        f"- {it.label}: {body.values[it.id]}"
        for it in QUESTIONS
        if it.id in body.values and it.id not in told and it.kind != "text"
    )
    return "\n".join(lines)
