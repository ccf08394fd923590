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
    """Yield fields that do not exist, tables within sentences, and facts with the same name."""
    known = text_facts.collect(loaded.library, today)
    shared = frozenset(find_doubled(loaded.library))
    for filed in loaded.filed.values():
        if isinstance(filed.record, FILLED):
            yield from _fields(loaded, filed, known)
        if shared and isinstance(filed.record, Profile | Service):
            for name in dict.fromkeys(it.name for it in filed.record.facts if it.name in shared):
                message = f"another fact is called {name} too: texts could not tell them apart"
                yield Finding(filed.path, filed.line("facts"), "facts.name", message)


def find_doubled(library: Library) -> Iterator[str]:
    """Return the names that two facts share."""
    names = Counter(it.name for it in text_facts.list_facts(library))
    return (name for name, number in names.items() if number > 1)


def find_unknown(text: str, library: Library, known: Policy) -> Iterator[str]:
    """Yield messages on the fields of a text that do not exist, with the nearest that does."""
    for name in dict.fromkeys(text_facts.find_fields(text)):
        if name in known.values:
            continue
        if name in text_facts.SOURCES:
            yield f"{{{name}}} has nothing to say: library.md gives no {text_facts.SOURCES[name]}"
        else:
            yield f"{{{name}}} is not a field: {_advice(name, library, known)}"


def find_misplaced(text: str, known: Policy) -> Iterator[str]:
    """Yield messages on tables in a text that are not on a line of their own."""
    for found in text_facts.FIELD.finditer(text):
        name = found["name"].lower()
        if isinstance(known.values.get(name), Table) and not text_facts.is_alone(text, found):
            yield (
                f"{{{name}}} is a table: put it on a line of its own, or write "
                f"{{{name.removesuffix(text_facts.TABLE)}}}, which is a sentence"
            )


def _fields(loaded: Loaded, filed: Filed[Any], known: Policy) -> Iterator[Finding]:
    body: str = filed.record.body
    if "{" not in body:
        return
    for number, line in enumerate(body.split("\n"), start=filed.line("body")):
        for message in find_unknown(line, loaded.library, known):
            yield Finding(filed.path, number, "text.field", message)
        for message in find_misplaced(line, known):
            yield Finding(filed.path, number, "text.table", message)


def _advice(name: str, library: Library, known: Policy) -> str:
    near = get_close_matches(name, sorted(known.values), n=1, cutoff=0.6)
    if near:
        return f"write {{{near[0]}}}"
    first = {it.partition(".")[0]: it for it in sorted(known.values, reverse=True)}
    examples = ", ".join(f"{{{it}}}" for it in sorted(first.values()))
    where = f"facts: of a service ({', '.join(sorted(library.services))}) or of library.md"
    return (
        "write it down under " + where
        if name.startswith("fact.")
        else f"there are such as {examples}; a backslash before the brace lets it stand"
    )
