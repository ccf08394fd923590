"""The texts that people wrote in a record, and the keywords of a text."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass, replace
from typing import Any, Final, TypeVar

from deskbook.library.model import entries
from deskbook.library.model.fields import FieldSpec, Reader, View, item, specs
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import PATRON
from deskbook.library.rules import comments

T = TypeVar("T")

Change = Callable[[str], str]
"""What is made of a text."""

_WORDS: dict[type, dict[str, FieldSpec]] = {}
_CIRCLES: Final[Mapping[Reader, int]] = {"staff": 2, "patron": 1, "public": 0}
"""How narrow the circle of readers is."""
_NO_CODE: Final = re.compile(r"[^a-z0-9]+")


def text_specs(record: type) -> dict[str, FieldSpec]:
    """The fields of a record class that are texts of people or records with such texts."""
    if record not in _WORDS:
        _WORDS[record] = {
            name: spec
            for name, spec in specs(record).items()
            if spec.place != "entries"
            and (spec.is_text or ((part := find_part_class(spec)) and text_specs(part)))
        }
    return _WORDS[record]


def find_part_class(spec: FieldSpec) -> type | None:
    """The record class whose fields stand within a field, or within each item of its list."""
    kind = item(spec.type)
    return kind if is_dataclass(kind) and isinstance(kind, type) else None


@dataclass(frozen=True, slots=True)
class Words:
    """One text of people in a record: the field it is, and the field of the record it is part of.

    They are the same, but for the fields of a record within a record.
    """

    spec: FieldSpec
    top: FieldSpec
    text: str


def texts(record: Any) -> Iterator[Words]:
    """Each text of people in a record; the entries of a ticket apart, see `entry_texts`."""
    for name, spec in text_specs(type(record)).items():
        value = getattr(record, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                yield Words(spec, spec, one)
            elif one is not None:
                yield from (Words(it.spec, spec, it.text) for it in texts(one))


def entry_texts(ticket: Ticket) -> Iterator[str]:
    """Each text of people in the entries of a ticket."""
    for entry in ticket.entries:
        yield from (line for _, line in entries.words(entry))
        yield entry.text


def every_text(record: Any) -> Iterator[str]:
    """Each text of people in a record, those of a ticket's entries included."""
    yield from (it.text for it in texts(record))
    if isinstance(record, Ticket):
        yield from entry_texts(record)


def restrict(record: T, reader: Reader) -> T:
    """The record without comments, and the texts that are for a narrower circle than its readers.

    The entries of a ticket lose their comments only: which of them are shown, the caller decides.
    """
    kept = _kept(record, lambda spec: _CIRCLES[spec.seen_by] <= _CIRCLES[reader])
    if not isinstance(kept, Ticket):
        return kept
    return replace(kept, entries=tuple(map(remove_comments, kept.entries)))


def restrict_to_view(ticket: Ticket, view: View) -> Ticket:
    """The ticket with the texts alone that a view shows; entries keep their codes."""
    kept = tuple(
        replace(
            entry,
            data=tuple(
                (key, value)
                for key, value in entry.data
                if not entries.has_words(entry.kind, key, value)
                or view in entries.line_spec(entry.kind, key).shown
            ),
            text="",
        )
        for entry in ticket.entries
    )
    return replace(_kept(ticket, lambda spec: view in spec.shown), entries=kept)


def _kept(record: T, fits: Callable[[FieldSpec], bool]) -> T:
    values: dict[str, Any] = {}
    for name, spec in text_specs(type(record)).items():
        before = getattr(record, name)
        if not spec.is_text:
            many = isinstance(before, tuple)
            inner = tuple(_kept(it, fits) for it in (before if many else (before,)) if it)
            values[name] = inner if many else (inner or (before,))[0]
        elif before and not fits(spec):
            values[name] = type(before)()
        elif before:
            asked = isinstance(record, Ticket) and spec.place == "body"
            values[name] = _uncommented(before, by_patron=asked)
    return replace(record, **values) if values else record  # type: ignore[type-var]


def _uncommented(value: Any, *, by_patron: bool) -> Any:
    if isinstance(value, str):
        return comments.remove(value, by_patron=by_patron)
    return tuple(_uncommented(it, by_patron=by_patron) for it in value)


def remove_comments(entry: Entry) -> Entry:
    """The entry without HTML comments in its texts."""
    by_patron = entry.author == PATRON
    return reword_entry(entry, lambda text: comments.remove(text, by_patron=by_patron))


def reword(record: T, change: Change) -> T:
    """The record with each text of people changed, those of a ticket's entries apart."""
    values: dict[str, Any] = {}
    for name, spec in text_specs(type(record)).items():
        before = getattr(record, name)
        after = reword_value(spec, before, change)
        if after != before:
            values[name] = after
    return replace(record, **values) if values else record  # type: ignore[type-var]


def reword_value(spec: FieldSpec, before: Any, change: Change) -> Any:
    """The value of a field with its texts changed; what is a code stays one.

    What is declared to be the library's own stays as it is.
    """
    if spec.trust != "none":
        return before
    if isinstance(before, tuple):
        return tuple(reword_value(spec, it, change) for it in before)
    if isinstance(before, str):
        return _fitting(spec, before, change(before))
    return reword(before, change) if is_dataclass(before) else before


def reword_entry(entry: Entry, change: Change, line: Callable[[str], str] | None = None) -> Entry:
    """An entry with its text and each data line that may have people's words changed.

    `line` changes data lines, where they are changed otherwise than texts.
    """
    data = tuple(
        (key, (line or change)(value) if entries.has_words(entry.kind, key, value) else value)
        for key, value in entry.data
    )
    return replace(entry, data=data, text=change(entry.text))


def difference(before: Ticket, after: Ticket) -> Mapping[str, Any]:
    """The text fields in the front matter that differ between two versions of a ticket."""
    pairs = (
        (key, getattr(after, key)) for key, it in text_specs(Ticket).items() if it.place == "front"
    )
    return {key: value for key, value in pairs if value != getattr(before, key)}


def _fitting(spec: FieldSpec, before: str, after: str) -> str:
    """The text as its field can take it: `[phone]` among labels is `phone`."""
    if after == before or spec.pattern is None or re.fullmatch(spec.pattern, after):
        return after
    return _NO_CODE.sub("-", after.lower()).strip("-")


_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_LITTLE: Final = (
    "about after again also because been before cannot come could does doesn even find first "
    "from good have here help into just know library like make many more most much need never "
    "only open other over please same says some still take tell than thank that their them "
    "then there these they thing this those through today used very want well were what when "
    "where which while will with work would year your"
)
_COMMON: Final = frozenset(word.removesuffix("s") for word in _LITTLE.split())
"""Words that say nothing about what is broken, as `keywords` cuts them."""


def find_keywords(*texts: str) -> set[str]:
    """Return the keywords of texts, in lower case and without a plural's s."""
    found = {word.casefold().removesuffix("s") for text in texts for word in _WORD.findall(text)}
    return found - _COMMON
