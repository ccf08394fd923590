"""Plain YAML files of ours, read by the one strict reader of front matter."""

import re
from dataclasses import replace
from typing import Final, TypeVar

from deskbook.library.formats import front_matter
from deskbook.library.formats.convert import convert
from deskbook.library.formats.front_values import Fault, FrontMatter
from deskbook.library.formats.text import Reading, decode
from deskbook.library.model.fields import specs
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Filed

RecordT = TypeVar("RecordT")

_BOM: Final = "\ufeff"
_LINE: Final = re.compile(r"\bon line (\d+)")
_BEGINNING: Final = re.compile(r"\A---[ \t]*(?=\r?\n)")


def parse(kind: type[RecordT], name: str, path: str, data: bytes) -> Reading[RecordT]:
    """Read one record from a YAML file's bytes; everything wrong with it is a finding.

    `lines` of what was read gives the line of each value by its place: `fields`, `fields.0.column`.

    Args:
        kind: the record's class.
        name: the word for it, with which the ids of its rules begin.
        path: the file.
        data: its bytes.
    """
    text, findings = decode(path, data)
    if text is None:
        return Reading(None, findings)
    front = _read(text)
    values, more = convert(kind, front, path, name)
    findings = tuple(more)
    lacking = any(spec.required and spec.name not in values for spec in specs(kind).values())
    if not front.readable or lacking:
        return Reading(None, findings)
    lines = {".".join(map(str, key)): line for key, line in front.lines.items()}
    return Reading(Filed(path, kind(**values), lines), findings)


def _read(text: str) -> FrontMatter:
    """The text as if it were front matter, which begins one line further down."""
    source = _BEGINNING.sub("#", text.removeprefix(_BOM)).rstrip() + "\n"
    front = front_matter.read(f"---\n{source}---\n")
    front.lines = {key: max(1, line - 1) for key, line in front.lines.items()}
    front.faults = [_higher(fault, source.count("\n")) for fault in front.faults]
    if front.body.strip():
        message = "a second document begins here: keep one"
        front.faults.append(Fault(front.body_line - 2, "file.yaml", message))
    return front


def _higher(fault: Fault, last: int) -> Fault:
    """A fault one line higher up, also where its message names another line."""
    message = _LINE.sub(lambda found: f"on line {int(found.group(1)) - 1}", fault.message)
    return replace(fault, line=min(max(1, fault.line - 1), last), message=message)


def finding(read: Filed[RecordT], place: str, rule: str, message: str) -> Finding:
    """A finding at the line of a value, named by its place: `fields.0.column`."""
    return Finding(read.path, read.line(place), rule, message)
