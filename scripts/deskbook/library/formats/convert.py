"""Front matter values to a record's fields, each by itself, so that one run finds all mistakes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date, datetime
from typing import Any, get_args, get_origin

import msgspec

from deskbook.library.formats.front_values import FrontMatter, Value
from deskbook.library.formats.text import nearest, quote
from deskbook.library.formats.typed_values import propose, propose_choice
from deskbook.library.model.fields import FieldSpec, choices, front_specs, plain, specs
from deskbook.library.model.finding import DeskError, Finding

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"[0-9]{1,9}")
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


class _WrongError(ValueError):
    """A value that does not fit; the text says what to write instead, if that is not yet said."""


@dataclass(frozen=True, slots=True)
class _Source:
    path: str
    kind: str
    front: FrontMatter

    def finding(self, where: tuple[str | int, ...], rule: str, message: str) -> Finding:
        return Finding(self.path, self.front.line(*where), f"{self.kind}.{rule}", message)


def convert(
    record: type, front: FrontMatter, path: str, kind: str
) -> tuple[dict[str, Any], list[Finding]]:
    """Keyword arguments for `record` from its front matter, and everything that is wrong with it.

    A field that does not fit is left out of the arguments and reported with its line.
    """
    source = _Source(path, kind, front)
    findings = [Finding(path, fault.line, fault.rule, fault.message) for fault in front.faults]
    if not front.readable:
        return {}, findings
    values, more = _fields(record, front.values, (), source)
    return values, findings + more


def from_text(record: type, key: str, text: str) -> Any:
    """The value of one field (for a list: of one item) as it is typed on a command line.

    Raises:
        DeskError: it does not fit; the message is the one a file would get.
    """
    spec = front_specs(record)[key]
    kind = plain(spec.type)
    try:
        return _scalar(get_args(kind)[0] if get_origin(kind) is tuple else kind, spec, text)
    except _WrongError as wrong:
        raise DeskError(f"{key} {wrong}") from None


def _fields(
    record: type, values: dict[str, Value], where: tuple[str | int, ...], source: _Source
) -> tuple[dict[str, Any], list[Finding]]:
    known = front_specs(record)
    found: dict[str, Any] = {}
    findings = list(_unknown_keys(known, values, where, source))
    for key, spec in known.items():
        value = values.get(key)
        if value is None or (value == "" and spec.required):
            if spec.required:
                findings.append(source.finding((*where, key), key, _missing(spec)))
            continue
        try:
            found[spec.name] = _value(spec.type, spec, value, (*where, key), source, findings)
        except _WrongError as wrong:
            findings.extend(_said(wrong, (*where, key), key, source))
    return found, findings


def _said(
    wrong: _WrongError, where: tuple[str | int, ...], key: str, source: _Source
) -> Iterator[Finding]:
    if str(wrong):
        yield source.finding(where, key, f"{key} {wrong}")


def _unknown_keys(
    known: dict[str, FieldSpec],
    values: dict[str, Value],
    where: tuple[str | int, ...],
    source: _Source,
) -> Iterator[Finding]:
    for key in values:
        if key not in known:
            hint = nearest(key, list(known))
            advice = f"write {hint}" if hint else f"the fields are {', '.join(known)}"
            yield source.finding(
                (*where, key), "unknown-key", f"{quote(key)} is not a field: {advice}"
            )


def _missing(spec: FieldSpec) -> str:
    example = f", for example `{spec.key}: {spec.example}`" if spec.example else ""
    if words := choices(spec.type):
        example = f", one of {', '.join(words)}"
    return f"{spec.key} is missing: write it{example}. {spec.doc}".strip()


def _value(
    kind: Any,
    spec: FieldSpec,
    value: Value,
    where: tuple[str | int, ...],
    source: _Source,
    findings: list[Finding],
) -> Any:
    kind = plain(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _nested(kind, value, where, source, findings)
    if get_origin(kind) is tuple:
        return _list(get_args(kind)[0], spec, value, where, source, findings)
    if not isinstance(value, str):
        raise _WrongError("holds a list or fields: write one value")
    return _scalar(kind, spec, value)


def _nested(
    kind: type,
    value: Value,
    where: tuple[str | int, ...],
    source: _Source,
    findings: list[Finding],
) -> Any:
    if not isinstance(value, dict):
        keys = ", ".join(front_specs(kind))
        raise _WrongError(f"is not a set of fields: write {{{keys}}}, each with its value")
    values, more = _fields(kind, value, where, source)
    findings.extend(more)
    if any(spec.required and spec.name not in values for spec in specs(kind).values()):
        raise _WrongError
    return kind(**values)


def _list(
    kind: Any,
    spec: FieldSpec,
    value: Value,
    where: tuple[str | int, ...],
    source: _Source,
    findings: list[Finding],
) -> tuple[Any, ...]:
    if not isinstance(value, list):
        listed = f"[{quote(value)}]" if isinstance(value, str) and not is_dataclass(kind) else ""
        raise _WrongError(
            f"takes a list: write {listed or 'each item on a line that begins with -'}"
        )
    items = []
    for number, item in enumerate(value):
        try:
            if item is None:
                raise _WrongError("has an empty item: delete it")
            items.append(_value(kind, spec, item, (*where, number), source, findings))
        except _WrongError as wrong:
            findings.extend(_said(wrong, (*where, number), spec.key, source))
    return tuple(items)


def _scalar(kind: Any, spec: FieldSpec, text: str) -> Any:
    if words := choices(kind):
        return _choice(text, words)
    _match(spec, text)
    if kind is str:
        return text
    if kind is bool:
        if text.lower() not in _FLAGS:
            raise _WrongError(f'"{quote(text)}" is neither true nor false')
        return _FLAGS[text.lower()]
    if kind is int and not _NUMBER.fullmatch(text):
        raise _WrongError(f'"{quote(text)}" is not a whole number: write digits only, like 15')
    if kind is datetime and not _TIME.fullmatch(text):
        raise _WrongError(
            f'"{quote(text)}" is not a time: write it in UTC, like 2026-11-02T14:14:00Z'
        )
    if kind is date and not _DAY.fullmatch(text):
        raise _WrongError(f'"{quote(text)}" is not a day: write it like 2026-11-12')
    try:
        return msgspec.convert(text, kind, strict=False)
    except msgspec.ValidationError:
        what = "time" if kind is datetime else "day"
        raise _WrongError(f'"{quote(text)}" is no {what} that exists: look it up') from None


def _choice(text: str, words: Sequence[str]) -> str:
    if text in words:
        return text
    hint = propose_choice(text, words) or nearest(text, words)
    advice = f"write {hint}, or one of " if hint else "write one of "
    raise _WrongError(f'"{quote(text)}" is not known: {advice}{", ".join(words)}')


def _match(spec: FieldSpec, text: str) -> None:
    if spec.pattern is None or re.fullmatch(spec.pattern, text):
        return
    if text.startswith("@") and re.fullmatch(spec.pattern, text[1:]):
        raise _WrongError(f'"{quote(text)}": write the handle without @: {quote(text[1:])}')
    raise _WrongError(f'"{quote(text)}" does not fit{_advise(spec, text)}.{_explain(spec)}')


def _advise(spec: FieldSpec, text: str) -> str:
    """Return what to write instead of a text that does not fit, if that is known."""
    pattern = spec.pattern or ""
    if text.strip().lower() == "closed" and re.fullmatch(pattern, "08:00-22:00"):
        return ": leave a day out on which you are closed"
    if meant := propose(text, pattern):
        return f": write {meant}"
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    example = spec.example or (slug if re.fullmatch(pattern, slug) else "")
    return f": write it like {example}" if example else ""


def _explain(spec: FieldSpec) -> str:
    """Return the meaning of a field as a sentence of its own, if it is documented."""
    doc = spec.doc.rstrip(". ")
    if not doc:
        return ""
    plain = doc[:2].istitle() or doc[1:2] == " "
    return f" {spec.key} means: {doc[0].lower() if plain else doc[0]}{doc[1:]}."
