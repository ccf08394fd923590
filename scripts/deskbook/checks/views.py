"""Findings, schemas and kinds of record: for the eye, for programs, as annotations on GitHub."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from deskbook.checks.model import KindsListed, LibraryChecked, SchemaMade
from deskbook.library.model.finding import Finding
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import Ink, safe


def list_findings(outcome: LibraryChecked, screen: Screen) -> str:
    """Return the findings and a summary, for the eye or as annotations of a run on GitHub."""
    if outcome.annotated is not None:
        return annotate(outcome.found, outcome.looked_at, outcome.annotated)
    return describe(outcome.found, outcome.looked_at, screen.ink)


def finding_values(outcome: LibraryChecked) -> tuple[str, dict[str, Any]]:
    """Return the findings for other programs."""
    return "findings", values(outcome.found, outcome.looked_at)


def print_schema(outcome: SchemaMade, _screen: Screen) -> str:
    """Return a JSON Schema as JSON."""
    return json.dumps(outcome.schema, ensure_ascii=False, indent=2)


def list_kinds(outcome: KindsListed, _screen: Screen) -> str:
    """Return the kinds of record with their meanings, one a line."""
    width = max(map(len, outcome.kinds))
    return "\n".join(f"{word:{width}}  {meaning}" for word, meaning in outcome.kinds.items())


def describe(findings: Sequence[Finding], looked_at: Mapping[str, int], ink: Ink) -> str:
    """Return a line for each finding, then what was looked at."""
    lines = [_line(it, ink) for it in findings]
    return "\n".join([*lines, summarize(findings, looked_at)])


def _line(it: Finding, ink: Ink) -> str:
    where = ink.bold(safe(f"{it.path}:{it.line}"))
    word = ink.alarming(it.severity) if it.severity == "error" else it.severity
    return f"{where}: {word}: {safe(it.message)} {ink.faint(f'[{it.rule}]')}"


def summarize(findings: Sequence[Finding], looked_at: Mapping[str, int]) -> str:
    """Return what was looked at, and how much is to be mended: never silence."""
    seen = ", ".join(_counted(number, what) for what, number in looked_at.items() if number)
    graves = Counter(it.severity for it in findings)
    files = len({it.path for it in findings})
    if not findings:
        return f"Looked at {seen}: all is well"
    found = f"{_counted(graves['error'], 'errors')}, {_counted(graves['warning'], 'warnings')}"
    return f"Looked at {seen}: {found} in {_counted(files, 'files')}"


def _counted(number: int, what: str) -> str:
    """`1 service`, `2 services`; words that have no plural stay."""
    singular = what.removesuffix("s") if what.endswith("s") else what
    return f"{number:,} {singular if number == 1 else what}"


def values(findings: Sequence[Finding], looked_at: Mapping[str, int]) -> dict[str, Any]:
    """Return the findings for other programs."""
    return {
        "looked_at": dict(looked_at),
        "errors": sum(it.severity == "error" for it in findings),
        "warnings": sum(it.severity == "warning" for it in findings),
        "findings": [
            {item.name: getattr(it, item.name) for item in fields(Finding)} for it in findings
        ],
    }


def annotate(findings: Sequence[Finding], looked_at: Mapping[str, int], folder: str = "") -> str:
    """Return workflow commands that annotate the lines, and the summary.

    Args:
        findings: what to say.
        looked_at: numbers of what was looked at.
        folder: the library's folder in the repository with a slash behind it, where it has one.
    """
    lines = [
        f"::{it.severity} file={_property(folder + it.path)},line={max(it.line, 1)},"
        f"title={_property(it.rule)}::{_data(it.message)}"
        for it in findings
    ]
    return "\n".join([*lines, _data(summarize(findings, looked_at))])


def _data(value: str) -> str:
    """Text behind `::`: no line end in it can begin another command."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    """A property, which a colon or comma would end too."""
    return _data(value).replace(":", "%3A").replace(",", "%2C")
