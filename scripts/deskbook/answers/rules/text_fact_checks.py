"""Texts name fields that there are, and facts stand once."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from deskbook.answers.rules import text_facts
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Filed, Loaded
from deskbook.library.model.records import (
    Answer,
    Problem,
    Profile,
    Resource,
    Service,
    Translation,
)
from deskbook.library.model.text_facts import Policy

FILLED: Final = (Answer, Problem, Profile, Resource, Service, Translation)
"""The records whose bodies may name fields."""


def findings(loaded: Loaded, today: date) -> Iterator[Finding]:
    """Fields that nothing has, tables within sentences, and facts of one name."""
    known = text_facts.policy(loaded.library, today)
    doubled = frozenset(text_facts.doubled(loaded.library))
    for filed in loaded.filed.values():
        if isinstance(filed.record, FILLED):
            yield from _fields(loaded, filed, known)
        if doubled and isinstance(filed.record, Profile | Service):
            for name in dict.fromkeys(it.name for it in filed.record.facts if it.name in doubled):
                message = f"another fact is called {name} too: texts could not tell them apart"
                yield Finding(filed.path, filed.line("facts"), "facts.name", message)


def _fields(loaded: Loaded, filed: Filed[Any], known: Policy) -> Iterator[Finding]:
    body: str = filed.record.body
    if "{" not in body:
        return
    for number, line in enumerate(body.split("\n"), start=filed.line("body")):
        for message in text_facts.unknown(line, loaded.library, known):
            yield Finding(filed.path, number, "text.field", message)
        for message in text_facts.misplaced(line, known):
            yield Finding(filed.path, number, "text.table", message)
