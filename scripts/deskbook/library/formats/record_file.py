"""Knowledge records: Markdown with front matter, one file a record."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from typing import Any, Final, TypeVar

from deskbook.library.formats import front_matter
from deskbook.library.formats.convert import convert
from deskbook.library.formats.text import (
    Reading,
    count_blank_lines,
    decode,
    escape_conflict,
    refuse_unclean,
    trim,
    unescape_conflict,
)
from deskbook.library.model.fields import front_specs, specs
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Filed
from deskbook.library.model.plan import RecordValue
from deskbook.library.model.records import (
    Answer,
    Department,
    Missing,
    Problem,
    Profile,
    Project,
    Resource,
    Service,
    Shift,
    Staff,
    Translation,
)
from deskbook.library.model.records.names import explain_unfit

RecordT = TypeVar("RecordT")

FOLDERS: Final[Mapping[str, type]] = {
    "services": Service,
    "staff": Staff,
    "departments": Department,
    "resources": Resource,
    "problems": Problem,
    "missing": Missing,
    "projects": Project,
    "answers": Answer,
    "shifts": Shift,
    "translations": Translation,
}
"""The folders of `knowledge/`, each with the record its files hold."""

KINDS: Final[Mapping[str, type]] = {
    "library": Profile,
    **{kind.__name__.lower(): kind for kind in FOLDERS.values()},
}
"""The knowledge records by the word people use for them."""

_WORDS: Final = {kind: word for word, kind in KINDS.items()}


def parse(kind: type[RecordT], path: str, data: bytes, digest: str = "") -> Reading[RecordT]:
    """Read one knowledge record from its file's bytes; everything wrong is a finding."""
    return _parsed(kind, path, data, digest)  # type: ignore[arg-type]  # a class is hashable


# A verb reads the profile and its people once for each thing that it wants to know of them.
@lru_cache(maxsize=256)
def _parsed(kind: type[Any], path: str, data: bytes, digest: str) -> Reading[Any]:
    text, findings = decode(path, data)
    if text is None:
        return Reading(None, findings)
    front = front_matter.read(text)
    values, more = convert(kind, front, path, _WORDS[kind])
    findings = (*findings, *more)
    lines = {str(key[0]): line for key, line in front.lines.items() if len(key) == 1}
    for spec in specs(kind).values():
        if spec.place == "body":
            written = front.body.replace("\r", "\n")
            values[spec.name] = unescape_conflict(trim(written))
            lines[spec.name] = front.body_line + count_blank_lines(written)
        elif spec.place == "name":
            values[spec.name] = path.rpartition("/")[2].removesuffix(".md")
            findings = (*findings, *_bad_name(path, values[spec.name], spec.pattern))
    if not front.readable or _lacks(kind, values):
        return Reading(None, findings)
    return Reading(Filed(path, kind(**values), lines, digest), findings)


def _bad_name(path: str, name: str, pattern: str | None) -> tuple[Finding, ...]:
    unfit = explain_unfit(name, "a record") if pattern is not None else ""
    return (Finding(path, 1, "file.name", unfit),) if unfit else ()


def _lacks(kind: type, values: Mapping[str, Any]) -> bool:
    return any(spec.required and spec.name not in values for spec in specs(kind).values())


def write(record: object) -> str:
    """A knowledge record as a whole new file; `parse` gives the same record back.

    Raises:
        DeskError: a text is not clean (see `library.formats.text.clean_text`).
    """
    kind = type(record)
    front = front_matter.HANDLER.export(_mapping(record))
    bodies = (getattr(record, spec.name) for spec in specs(kind).values() if spec.place == "body")
    body = escape_conflict(refuse_unclean(next(bodies, "")))
    return f"---\n{front}---\n" + (f"\n{body}\n" if body else "")


def _mapping(record: Any) -> dict[str, Any]:
    """Key to value of a record's front matter; defaults are left out."""
    defaults = {
        item.name: item.default if item.default_factory is MISSING else item.default_factory()
        for item in fields(record)
    }
    return {
        key: to_front(getattr(record, spec.name))
        for key, spec in front_specs(type(record)).items()
        if getattr(record, spec.name) != defaults[spec.name]
    }


def to_front(value: Any) -> Any:
    """Return a value of a record as front matter has it: records within it are mappings."""
    if is_dataclass(value):
        return _mapping(value)
    if isinstance(value, tuple):
        return tuple(to_front(item) for item in value)
    return value


def set_fields(kind: type, text: str, changes: Mapping[str, RecordValue]) -> str:
    """Change fields of a record's file; every other byte stays.

    Raises:
        UneditableError: the file cannot be read, or one of the fields holds something that cannot,
            which would be lost with it.
    """
    order = list(front_specs(kind))
    front = front_matter.read(text)
    wrong = convert(kind, front, "", _WORDS[kind])[1]
    for key, value in changes.items():
        span = front.spans.get(key)
        for it in wrong:
            if span is not None and span.first + 2 <= it.line <= span.last + 2:
                raise front_matter.UneditableError(
                    f"{key} cannot be set before line {it.line} is mended: {it.message}"
                )
        text = front_matter.set_field(text, key, value, order)
    return text


def kind_of(path: str) -> type:
    """The record that a file of `knowledge/` holds."""
    folder = path.split("/")[1]
    return Profile if folder == "library.md" else FOLDERS[folder]
