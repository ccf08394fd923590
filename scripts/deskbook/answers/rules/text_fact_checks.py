"""Checks of fields in texts: names that nothing has, tables within sentences, doubled facts."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

from deskbook.answers.rules import text_facts
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Filed, Library, Loaded
from deskbook.library.model.records import (
    Answer,
    Problem,
    Profile,
    Resource,
    Service,
    Translation,
)
from deskbook.library.model.text_facts import Policy, Table

FILLED: Final = (Answer, Problem, Profile, Resource, Service, Translation)
"""The records whose bodies may name fields."""


def findings(loaded: Loaded, today: date) -> Iterator[Finding]:
    """Fields that nothing has, tables within sentences, and facts of one name."""
    known = text_facts.policy(loaded.library, today)
    shared = frozenset(doubled(loaded.library))
    for filed in loaded.filed.values():
        if isinstance(filed.record, FILLED):
            yield from _fields(loaded, filed, known)
        if shared and isinstance(filed.record, Profile | Service):
            for name in dict.fromkeys(it.name for it in filed.record.facts if it.name in shared):
                message = f"another fact is called {name} too: texts could not tell them apart"
                yield Finding(filed.path, filed.line("facts"), "facts.name", message)


def doubled(library: Library) -> Iterator[str]:
    """The names that two facts share."""
    names = Counter(it.name for it in text_facts.facts(library))
    return (name for name, number in names.items() if number > 1)


def unknown(text: str, library: Library, known: Policy) -> Iterator[str]:
    """What is wrong with the fields of a text: names that nothing has, with the nearest that is."""
    for name in dict.fromkeys(text_facts.used(text)):
        if name in known.values:
            continue
        if name in text_facts.SOURCES:
            yield f"{{{name}}} has nothing to say: library.md gives no {text_facts.SOURCES[name]}"
        else:
            yield f"{{{name}}} is not a field: {_advice(name, library, known)}"


def misplaced(text: str, known: Policy) -> Iterator[str]:
    """The tables of a text that do not stand on a line of their own."""
    for found in text_facts.FIELD.finditer(text):
        name = found["name"].lower()
        if isinstance(known.values.get(name), Table) and not text_facts.stands_alone(text, found):
            yield (
                f"{{{name}}} is a table: put it on a line of its own, or write "
                f"{{{name.removesuffix(text_facts.TABLE)}}}, which is a sentence"
            )


def _fields(loaded: Loaded, filed: Filed[Any], known: Policy) -> Iterator[Finding]:
    body: str = filed.record.body
    if "{" not in body:
        return
    for number, line in enumerate(body.split("\n"), start=filed.line("body")):
        for message in unknown(line, loaded.library, known):
            yield Finding(filed.path, number, "text.field", message)
        for message in misplaced(line, known):
            yield Finding(filed.path, number, "text.table", message)


def _advice(name: str, library: Library, known: Policy) -> str:
    near = get_close_matches(name, sorted(known.values), n=1, cutoff=0.6)
    if near:
        return f"write {{{near[0]}}}"
    where = f"facts: of a service ({', '.join(sorted(library.services))}) or of library.md"
    return (
        "write it down under " + where
        if name.startswith("fact.")
        else "the fields are told in docs/facts.md; a backslash before the brace lets it stand"
    )
