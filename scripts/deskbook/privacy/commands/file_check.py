"""The gate over single files: findings in a file, and the fields of records that a plan writes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any, Final

from deskbook.library.adapters.lookup import PROFILE
from deskbook.library.formats import record_file, ticket_file
from deskbook.library.formats.text import Reading
from deskbook.library.model.fields import front_specs
from deskbook.library.model.finding import Finding, describe_failure
from deskbook.library.model.plan import Effect, Plan, SetFields, WriteFile
from deskbook.library.model.ticket import Ticket
from deskbook.library.rules import field_keys, texts
from deskbook.privacy.model.privacy import Found
from deskbook.privacy.rules import checks, redact
from deskbook.privacy.rules.redact import Gate


def search_file(path: str, data: bytes, gate: Gate) -> Iterator[Finding]:
    """Return the gate's findings in a file; what is no readable ticket or record is taken as text.

    A file on which the gate fails is an error: what nobody looked at is neither sent nor published.
    """
    try:
        yield from list(_search_file(path, data, gate))
    except Exception as error:  # no file may stop the others
        why = describe_failure("the search of this file for personal data", error)
        yield Finding(path, 1, "privacy.failed", why)


def _search_file(path: str, data: bytes, gate: Gate) -> Iterator[Finding]:
    text = data.decode(errors="replace")
    if not is_ours(path):
        if _BINARY not in data:
            yield from checks.search_text(path, text, gate)
        return
    kind: type = Ticket
    if path.startswith("tickets/"):
        reading = ticket_file.parse(path, data)
        if reading.filed and not reading.findings:
            yield from checks.search_ticket(reading.filed, gate)
            return
    else:
        kind = record_file.kind_of(path)
        record: Reading[Any] = record_file.parse(kind, path, data)
        if record.filed:
            yield from checks.search_record(record.filed, gate)
            yield from search_undeclared(path, text, record.findings, gate)
            return
    yield from checks.search_text(path, field_keys.hide(text, kind), gate)


def search_undeclared(
    path: str, text: str, findings: Iterable[Finding], gate: Gate
) -> Iterator[Finding]:
    """Return the gate's findings in fields that nobody declared; `findings` name their lines."""
    lines = text.split("\n")
    for finding in findings:
        if finding.path == path and finding.rule.endswith(".unknown-key"):
            below = takewhile(lambda it: it.startswith((" ", "\t", "-")), lines[finding.line :])
            field = "\n".join((lines[finding.line - 1], *below))
            for it in checks.search_text(path, field, gate):
                yield replace(it, line=it.line + finding.line - 1)


def is_ours(path: str) -> bool:
    """Return whether a file is a ticket or a record of `knowledge/`."""
    if path.startswith("knowledge/"):
        folder = path.split("/")[1]
        return path.endswith(".md") and (folder in record_file.FOLDERS or path == PROFILE)
    return path.startswith("tickets/") and path.endswith(".md")


def is_searched(path: str) -> bool:
    """Return whether the gate reads a file: all of `tickets/` and `knowledge/` but lists of titles.

    A list of a colleague's, a mail saved as it came or a record with a mistyped name stay in the
    history like any other file.
    """
    return path.startswith(("tickets/", "knowledge/")) and not path.startswith(_TITLES)


def is_searched_in_push(path: str) -> bool:
    """Return whether a push reads a file: as `is_searched`, and every other text that people write.

    Scripts and drawings are full of numbers, and what is below `.github/` is generated.
    """
    if path.startswith(("tickets/", "knowledge/")):
        return is_searched(path)
    return not path.startswith(".github/") and not path.endswith(_NOT_WRITTEN)


def search_kept(path: str, data: bytes, gate: Gate) -> Iterator[Finding]:
    """Return the gate's findings in a file that a commit keeps."""
    if is_searched(path):
        yield from search_file(path, data, gate)


def search_sent(path: str, data: bytes, gate: Gate) -> Iterator[Finding]:
    """Return the gate's findings in a file that a push sends, and in its name."""
    for it in checks.search_text(path, path.rpartition("/")[2], gate):
        yield replace(it, message=f"in the name of the file: {it.message}")
    if is_searched_in_push(path):
        yield from search_file(path, data, gate)


_TITLES: Final = "knowledge/holdings/"
_NOT_WRITTEN: Final = (".css", ".js", ".lock", ".map", ".svg")
_BINARY: Final = b"\0"
"""A byte that no text has: numbers in pictures and PDF files are nobody's."""

Change = Callable[[str], str]
Files = Sequence[tuple[str, bytes]]
"""Paths with their bytes."""

Search = Callable[[str, bytes, Gate], Iterator[Finding]]
"""From a path, its bytes and a gate to findings."""


def guard_records(plan: Plan, gate: Gate) -> tuple[Plan, tuple[Found, ...]]:
    """Return the plan without personal data in the fields of records, and what was found there.

    The text below the fields is left to the gate of the plan.
    """
    found: list[Found] = []

    def change(text: str) -> str:
        clean, hits = redact.clean_intake(text, gate)
        if hits:
            found.append(Found(text, hits))
        return clean

    effects = tuple(_effect(effect, change) for effect in plan.effects)
    return replace(plan, effects=effects), tuple(found)


def _effect(effect: Effect, change: Change) -> Effect:
    if not isinstance(effect, SetFields | WriteFile) or not is_record(effect.path):
        return effect
    kind = record_file.kind_of(effect.path)
    if isinstance(effect, SetFields):
        return replace(effect, fields=_values(kind, effect.fields, change))
    reading: Reading[Any] = record_file.parse(kind, effect.path, effect.text.encode())
    if reading.filed is None:
        return effect
    before = reading.filed.record
    after = texts.reword(replace(before, body=""), change)
    if after == replace(before, body=""):
        return effect
    return replace(effect, text=record_file.write(replace(after, body=before.body)))


def is_record(path: str) -> bool:
    """Return whether a file is a record of `knowledge/`."""
    return path.startswith("knowledge/") and is_ours(path)


def _values(kind: type, fields: Mapping[str, Any], change: Change) -> dict[str, Any]:
    """Values of fields, and of the fields of records within them, without personal data."""
    known = {spec.key: spec for spec in texts.text_specs(kind).values()}
    made = dict(fields)
    for key in known.keys() & made.keys():
        value, part = made[key], texts.find_part_class(front_specs(kind)[key])
        if part is None:
            made[key] = texts.reword_value(known[key], value, change)
        elif isinstance(value, tuple):
            made[key] = tuple(_values(part, it, change) for it in value)
    return made
