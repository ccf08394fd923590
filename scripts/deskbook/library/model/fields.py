"""What a field of a record is: its documentation, pattern and place, kept with its declaration."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Place = Literal["front", "body", "name", "entries"]


def doc(
    text: str,
    *,
    pattern: str | None = None,
    refers: str | None = None,
    place: Place = "front",
    example: str = "",
    key: str = "",
) -> Mapping[str, object]:
    """Metadata for a dataclass field.

    Args:
        text: what the field means, as a librarian would say it.
        pattern: a regular expression the whole text (or each text of a list) must match.
        refers: the kind of record that the value names (`staff`, `service`, …).
        place: `front` matter, Markdown `body`, file `name`, or a ticket's `entries`.
        example: a value to show in messages and in the reference.
        key: the word written in the file where it cannot be the field's name (`from`).
    """
    return {
        "doc": text,
        "pattern": pattern,
        "refers": refers,
        "place": place,
        "example": example,
        "key": key,
    }


def plain(kind: Any) -> Any:
    """A field's type without `| None`."""
    if get_origin(kind) in (Union, UnionType):
        return next(arg for arg in get_args(kind) if arg is not type(None))
    return kind


def choices(kind: Any) -> tuple[str, ...]:
    """The words of a closed list, none where the type is another."""
    kind = plain(kind)
    return get_args(kind) if get_origin(kind) is Literal else ()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a record as the readers, the schema and the reference see it."""

    name: str
    key: str
    type: Any
    required: bool
    doc: str
    pattern: str | None
    refers: str | None
    place: Place
    example: str


_SPECS: dict[Any, dict[str, FieldSpec]] = {}
_FRONT: dict[Any, dict[str, FieldSpec]] = {}


def specs(record: type) -> dict[str, FieldSpec]:
    """The fields of a record class by name, in their canonical order."""
    if record not in _SPECS:
        hints = get_type_hints(record)
        _SPECS[record] = {item.name: _spec(item, hints[item.name]) for item in fields(record)}
    return _SPECS[record]


def front_specs(record: type) -> dict[str, FieldSpec]:
    """The fields of a record class that stand in its front matter, by their key there."""
    if record not in _FRONT:
        _FRONT[record] = {s.key: s for s in specs(record).values() if s.place == "front"}
    return _FRONT[record]


def _spec(item: Field[Any], hint: Any) -> FieldSpec:
    meta = item.metadata
    return FieldSpec(
        name=item.name,
        key=meta.get("key") or item.name,
        type=hint,
        required=item.default is MISSING and item.default_factory is MISSING,
        doc=meta.get("doc", ""),
        pattern=meta.get("pattern"),
        refers=meta.get("refers"),
        place=meta.get("place", "front"),
        example=meta.get("example", ""),
    )
