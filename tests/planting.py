"""Words planted into each text field of each kind of record; the fields come from the types."""

import re
from dataclasses import is_dataclass, replace
from datetime import UTC, date, datetime

from deskbook.library.formats import record_file
from deskbook.library.model.entries import LINES
from deskbook.library.model.fields import choices, item, specs
from deskbook.library.model.ticket import Entry, Ticket

KINDS = {"ticket": Ticket, **record_file.KINDS}
FOLDER = {kind: folder for folder, kind in record_file.FOLDERS.items()}
MAIL = "todd.miller@people.example"


def fields(record):
    """The path (of names) and definition of every field of text of a record, by its type alone."""
    for name, spec in specs(record).items():
        part = item(spec.type)
        if spec.place == "entries" or choices(part):
            continue
        if is_dataclass(part):
            yield from (((name, *path), inner) for path, inner in fields(part))
        elif part is str:
            yield (name,), spec


def takes(spec, text):
    """Whether a text fits into a field."""
    return spec.pattern is None or re.fullmatch(spec.pattern, text) is not None


EVERY = [(kind, *found) for kind, record in KINDS.items() for found in fields(record)]
"""Kind, path and definition of every field of text of every kind of record."""

OPEN = [it for it in EVERY if takes(it[2], MAIL)]
"""Those that have room for an e-mail address."""

LINE_KEYS = [
    *((kind, key) for kind, lines in LINES.items() for key in lines),
    *((kind, key) for kind in LINES for key in specs(Ticket)),
    *((kind, "undeclared") for kind in LINES),
]
"""The data lines of each kind of entry, one that nobody declared among them."""


def name(kind, path):
    """A name for a field that shows in the list of tests."""
    return ".".join((kind, *path))


def least(record, **given):
    """A record with what it needs and nothing else."""
    needed = {
        key: given.get(key, _value(spec)) for key, spec in specs(record).items() if spec.required
    }
    return record(**{**needed, **given})


def planted(record, path, words):
    """A record with words in one of its fields."""
    return least(record, **{path[0]: _planted(specs(record)[path[0]], path[1:], words)})


def _planted(spec, path, words):
    part = item(spec.type)
    one = planted(part, path, words) if is_dataclass(part) else words
    return (one,) if spec.many else one


def _value(spec):
    kind = item(spec.type)
    if words := choices(kind):
        one = words[0]
    elif is_dataclass(kind):
        one = least(kind)
    elif kind is str:
        one = next(it for it in SAMPLES if takes(spec, it))
    else:
        one = {date: date(2026, 11, 2), datetime: datetime(2026, 11, 2, 14, tzinfo=UTC), bool: False, int: 1}[kind]  # fmt: skip
    return (one,) if spec.many else one


SAMPLES = ("a1", "UTC", "en", "4h", "08:00-17:00", "Q-AAAAAA", "p-7f3kq29d", "America/New_York", "library", "a/b", "ask@l.example", "https://l.example", "2026-06", "0378-5955", "10.1000")  # fmt: skip


def entry(kind, **values):
    """An entry of a kind."""
    known = {"time": datetime(2026, 11, 3, tzinfo=UTC), "author": "ann", "id": "7F3K9Q2M"}
    return replace(Entry(kind=kind, **known), **values)


def word(kind, path):
    """A word that stands for a field and for no other."""
    return f"canary-{name(kind, path).replace('.', '-').replace('_', '-')}-x"


def filled(kind, **given):
    """A record with the word of the field in each text field that takes it; references name `a1`."""
    return _filled(kind, KINDS[kind], (), given)


def _filled(kind, record, path, given):
    values = dict(given)
    for key, spec in specs(record).items():
        part, here = item(spec.type), (*path, key)
        if key in values or spec.place == "entries" or choices(part):
            continue
        if is_dataclass(part):
            one = _filled(kind, part, here, {})
        elif part is str and (spec.is_text or spec.required):
            own = word(kind, here)
            one = own if spec.is_text and takes(spec, own) else _one(spec)
        else:
            continue
        values[key] = (one,) if spec.many else one
    return least(record, **values)


def _one(spec):
    found = _value(spec)
    return found[0] if spec.many else found
