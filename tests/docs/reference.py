"""The reference of records and rules, in Markdown, from what the code itself holds to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from datetime import date, datetime
from typing import Any, Final, get_args, get_origin

from deskbook.library.formats import front_matter
from deskbook.library.model.fields import FieldSpec, choices, front_specs, plain, specs

_WORDS: Final = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    date: "day",
    datetime: "time in UTC",
}


def record(kind: type) -> str:
    """A table of the fields of a kind of record, those within a field below it."""
    head = _row("field", "value", "what it says"), _row("---", "---", "---")
    return "\n".join([*head, *(_row(*row) for row in _rows(kind, ""))])


def body(kind: type) -> str:
    """What the text below the fields is, or nothing."""
    return next((it.doc for it in specs(kind).values() if it.place == "body"), "")


def rules(rows: Iterable[tuple[str, ...]]) -> str:
    """A table of rules: id and what it says, or between them how grave it is."""
    cells = [(f"`{name}`", *rest) for name, *rest in rows]
    head = ("rule", *([""] if len(cells[0]) > 2 else []), "what it says")
    return "\n".join([_row(*head), _row(*("---" for _ in head)), *(_row(*it) for it in cells)])


def _rows(kind: type, within: str) -> Iterator[tuple[str, str, str]]:
    for key, spec in front_specs(kind).items():
        needed = " (needed)" if spec.required else ""
        yield f"`{within}{key}`{needed}", _value(spec), spec.doc
        if inner := part(spec.type):
            yield from _rows(inner, f"{within}{key}.")


def part(kind: Any) -> type | None:
    """The record whose fields stand within a field, or within each item of its list."""
    item = _item(kind)
    return item if is_dataclass(item) and isinstance(item, type) else None


def _item(kind: Any) -> Any:
    """The type of a field, of a list's items where it is one."""
    kind = plain(kind)
    return get_args(kind)[0] if get_origin(kind) is tuple else kind


def _value(spec: FieldSpec) -> str:
    """What may stand there, in words."""
    item = _item(spec.type)
    words = choices(item)
    if words:
        said = ", ".join(f"`{word}`" for word in words)
    elif part(item):
        said = "fields"
    elif spec.refers:
        said = "handle" if spec.refers == "staff" else f"{spec.refers}'s id"
    else:
        said = _WORDS[item]
    if spec.example:
        said += f", like `{spec.example}`"
    return f"list of: {said}" if get_origin(plain(spec.type)) is tuple else said


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def example(kind: type) -> str:
    """A record of a kind with all fields that are needed or have an example, as its file has them."""
    return f"---\n{front_matter.HANDLER.export(_mapping(kind))}---\n"


_MADE: Final = {
    "staff": "jo",
    "ticket": "Q-4KX7M2",
    str: "Words of yours",
    int: "5",
    bool: "true",
    date: "2026-11-16",
    datetime: "2026-11-16T15:00:00Z",
}
"""Values where a field has no example: by what it refers to, or by its type."""

_LEFT_OUT: Final = frozenset({"now"})
"""Fields that a library of its own has no use for."""


def _mapping(kind: type) -> dict[str, Any]:
    found = {
        key: _example(spec)
        for key, spec in front_specs(kind).items()
        if (spec.required or spec.example or part(spec.type)) and key not in _LEFT_OUT
    }
    return {key: value for key, value in found.items() if value != {}}


def _example(spec: FieldSpec) -> Any:
    item = _item(spec.type)
    if inner := part(item):
        value: Any = _mapping(inner)
    elif words := choices(item):
        value = words[0]
    else:
        value = spec.example or _MADE.get(spec.refers or item) or f"a-{spec.refers}"
        if spec.pattern and not re.fullmatch(spec.pattern, value):
            value = next(it for it in ("a-name", "en") if re.fullmatch(spec.pattern, it))
    return (value,) if get_origin(plain(spec.type)) is tuple else value
