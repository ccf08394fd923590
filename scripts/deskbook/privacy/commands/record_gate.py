"""The gate over the fields of knowledge records that a plan writes, in whole files or alone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from deskbook.library.formats import record_file
from deskbook.library.formats.files import Reading
from deskbook.library.model.fields import front_specs
from deskbook.library.model.plan import Effect, Plan, SetFields, WriteFile
from deskbook.library.rules import texts
from deskbook.privacy.commands import file_check
from deskbook.privacy.model.privacy import Found
from deskbook.privacy.rules import redact
from deskbook.privacy.rules.redact import Gate

Change = Callable[[str], str]


def guard(plan: Plan, gate: Gate) -> tuple[Plan, tuple[Found, ...]]:
    """Return the plan without personal data in the fields of records, and what was found there.

    The text below the fields is left to the gate of the plan.
    """
    found: list[Found] = []

    def change(text: str) -> str:
        clean, hits = redact.intake(text, gate)
        if hits:
            found.append(Found(text, hits))
        return clean

    effects = tuple(_effect(effect, change) for effect in plan.effects)
    return replace(plan, effects=effects), tuple(found)


def _effect(effect: Effect, change: Change) -> Effect:
    if not isinstance(effect, SetFields | WriteFile) or not _is_record(effect.path):
        return effect
    kind = record_file.kind_of(effect.path)
    if isinstance(effect, SetFields):
        return replace(effect, fields=_values(kind, effect.fields, change))
    reading: Reading[Any] = record_file.parse(kind, effect.path, effect.text.encode())
    if reading.filed is None:
        return effect
    before = reading.filed.record
    after = texts.reworded(replace(before, body=""), change)
    if after == replace(before, body=""):
        return effect
    return replace(effect, text=record_file.write(replace(after, body=before.body)))


def _is_record(path: str) -> bool:
    return path.startswith("knowledge/") and file_check.is_ours(path)


def _values(kind: type, fields: Mapping[str, Any], change: Change) -> dict[str, Any]:
    """Values of fields, and of the fields of records within them, without personal data."""
    known = {spec.key: spec for spec in texts.text_specs(kind).values()}
    made = dict(fields)
    for key in known.keys() & made.keys():
        value, part = made[key], texts.part_of(front_specs(kind)[key])
        if part is None:
            made[key] = texts.changed(known[key], value, change)
        elif isinstance(value, tuple):
            made[key] = tuple(_values(part, it, change) for it in value)
    return made
