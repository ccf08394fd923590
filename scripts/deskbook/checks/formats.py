"""The fields of a kind of record as JSON Schema (2020-12), for editors and other checkers.

YAML editors read `00482` as a number and `yes` as they like, while our reader keeps what was typed:
where a text is wanted, the schema lets such values pass.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from typing import Any, Final, get_args, get_origin

import msgspec

from deskbook.library.formats.record_file import KINDS as RECORDS
from deskbook.library.model.fields import FieldSpec, choices, front_specs, plain
from deskbook.library.model.ticket import Ticket
from deskbook.transfer.model.mapping import CsvMapping

Schema = dict[str, Any]

KINDS: Final[Mapping[str, type]] = {"ticket": Ticket, **RECORDS, "mapping": CsvMapping}
"""Every kind of record by the word people use for it."""

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_LARGE: Final = 1000
_LONGEST: Final = 40
"""Digits of the longest code that may consist of digits alone."""
_YES: Final = [True, False, "yes", "no", "true", "false"]


def meaning(kind: type) -> str:
    """Return what a kind of record is, in one sentence."""
    return (kind.__doc__ or "").split("\n\n")[0].replace("`", "")


def schema(kind: str) -> Schema:
    """Return the schema of a kind's fields; unknown fields do not pass."""
    record = KINDS[kind]
    made = {"$schema": _DIALECT, "title": kind, **_object(record)}
    return {**made, "allOf": _TICKET} if record is Ticket else made


def _object(record: type) -> Schema:
    defaults = {item.name: item.default for item in fields(record)}
    known = front_specs(record)
    return {
        "description": (record.__doc__ or "").split("\n\n")[0],
        "type": "object",
        "additionalProperties": False,
        "required": [key for key, spec in known.items() if spec.required],
        "properties": {key: _field(spec, defaults[spec.name]) for key, spec in known.items()},
    }


def _field(spec: FieldSpec, default: object) -> Schema:
    """A field with its documentation; one that may be left out may be empty too."""
    made = _value(spec.type, spec)
    if not spec.required:
        made = _or_empty(made)
    elif spec.type is str and spec.pattern is None:
        made["minLength"] = 1
    made["description"] = spec.doc
    if spec.example:
        made["examples"] = [spec.example]
    if default not in (MISSING, None, "", ()):
        made["default"] = default
    return made


def _or_empty(made: Schema) -> Schema:
    if "enum" in made:
        return {**made, "enum": [*made["enum"], None]}
    kinds = made["type"] if isinstance(made["type"], list) else [made["type"]]
    return {**made, "type": [*kinds, "null"]}


def _value(kind: Any, spec: FieldSpec) -> Schema:
    kind = plain(kind)
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _value(get_args(kind)[0], spec)}
    if words := choices(kind):
        return {"enum": list(words)}
    if is_dataclass(kind) and isinstance(kind, type):
        return _object(kind)
    if kind is bool:
        return {"enum": list(_YES)}
    if kind is int:
        return {"type": "integer", **_bounds(spec.pattern)}
    if kind is str:
        return _text(spec.pattern)
    made: Schema = dict(msgspec.json.schema(kind))
    return {**made, "pattern": _PATTERNS[kind]}


def _text(pattern: str | None) -> Schema:
    if pattern is None:
        return {"type": ["string", "number", "boolean"]}
    may_be_number = any(re.fullmatch(pattern, "1" * n) for n in range(1, _LONGEST + 1))
    kinds = ["string", "number"] if may_be_number else "string"
    return {"type": kinds, "pattern": f"^(?:{pattern})$"}


def _bounds(pattern: str | None) -> Schema:
    """The least and the greatest number that a pattern for digits lets through."""
    fitting = [n for n in range(_LARGE + 1) if re.fullmatch(pattern or "[0-9]+", str(n))]
    most = {} if fitting[-1] == _LARGE else {"maximum": fitting[-1]}
    return {"minimum": fitting[0], **most}


_PATTERNS: Final[Mapping[Any, str]] = {
    date: r"^\d{4}-\d\d-\d\d$",
    datetime: r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$",
}

_ABSENT: Final[Schema] = {"type": "null"}


def _when(status: Schema, then: Schema, otherwise: Schema | None = None) -> Schema:
    condition = {"properties": {"status": status}, "required": ["status"]}
    made: Schema = {"if": condition, "then": then}
    return made if otherwise is None else {**made, "else": otherwise}


def _needs(*keys: str) -> Schema:
    return {"required": list(keys), "properties": {key: {"not": _ABSENT} for key in keys}}


def _lacks(*keys: str) -> Schema:
    return {"properties": dict.fromkeys(keys, _ABSENT)}


_TICKET: Final = [
    _when({"enum": ["open", "waiting", "resolved"]}, _needs("lead")),
    _when({"const": "waiting"}, _needs("waiting_on"), _lacks("waiting_on")),
    _when(
        {"const": "resolved"}, _needs("resolved", "resolution"), _lacks("resolved", "resolution")
    ),
]
"""What a ticket needs in each status, as `desk check` holds it."""
