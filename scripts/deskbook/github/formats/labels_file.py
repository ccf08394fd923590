"""`.github/labels.yml`: a YAML list of labels, each with everything that is wrong with it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from deskbook.github.model.github import LabelsFile
from deskbook.library.formats import yaml_file
from deskbook.library.formats.text import Reading
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Filed

PATH: Final = ".github/labels.yml"

_HEAD: Final = b"labels:\n"
"""What makes the list the one field of a record, for the strict reader of those."""


def parse(data: bytes) -> Reading[LabelsFile]:
    """Read the file's bytes; everything wrong with it is a finding with its line."""
    bare = data.removeprefix(b"\xef\xbb\xbf")
    reading = yaml_file.parse(LabelsFile, "labels", PATH, _HEAD + bare)
    findings = reading.findings
    if reading.filed and not findings:
        findings = tuple(_twice(reading.filed))
    moved = tuple(replace(it, line=max(1, it.line - 1)) for it in findings)
    return Reading(reading.filed, moved)


def _twice(read: Filed[LabelsFile]) -> Iterator[Finding]:
    """No name, new or old, stands twice, whatever its case."""
    seen: dict[str, str] = {}
    for number, label in enumerate(read.record.labels):
        for name in (label.name, *label.was):
            if first := seen.get(name.lower()):
                message = (
                    f'"{name}" stands here and at "{first}": GitHub knows one label of that name, '
                    "whatever its case"
                )
                yield yaml_file.finding(read, f"labels.{number}", "labels.twice", message)
            seen.setdefault(name.lower(), label.name)
