"""Proposals for the book of answers as changes of the answers that are there."""

from collections.abc import Iterator

from deskbook.answers.model.proposal import Merging, Proposals
from deskbook.library.model.library import Loaded
from deskbook.library.model.plan import FieldValue, RecordValue, SetFields
from deskbook.library.model.records import Answer

Fields = dict[str, RecordValue]


def changes(loaded: Loaded, proposals: Proposals) -> Iterator[SetFields]:
    """Yield what wordings and mergings change, one effect for each answer, in their order.

    Of two answers that may be one, the one that stays takes over what the other was asked as and
    learnt from; the other is archived and leads to it.
    """
    answers = loaded.library.answers
    found: dict[str, Fields] = {}
    for it in proposals.wordings:
        fields = found.setdefault(it.answer, {})
        _extend(fields, "also_asked", answers[it.answer].also_asked, (it.text,))
    for merging in proposals.mergings:
        _merge(found, answers[merging.stays], answers[merging.goes], merging)
    for slug, fields in sorted(found.items()):
        path = f"knowledge/answers/{slug}.md"
        yield SetFields(path, fields, loaded.filed[path].digest)


def _merge(found: dict[str, Fields], stays: Answer, goes: Answer, merging: Merging) -> None:
    fields, other = found.setdefault(merging.stays, {}), found.setdefault(merging.goes, {})
    asked = (goes.title, *_texts(other.get("also_asked", goes.also_asked)))
    _extend(fields, "also_asked", stays.also_asked, tuple(it for it in asked if it != stays.title))
    for key in ("services", "resources", "topics", "sources"):
        _extend(fields, key, getattr(stays, key), getattr(goes, key))
    other.clear()
    other |= {"state": "archived", "instead": merging.stays}


def _extend(fields: Fields, key: str, before: tuple[str, ...], more: tuple[str, ...]) -> None:
    """Add texts to a list that are not in it; a field that stays as it was is left out."""
    held = _texts(fields.get(key, before))
    after = tuple(dict.fromkeys((*held, *more)))
    if after != before:
        fields[key] = after


def _texts(value: RecordValue) -> tuple[str, ...]:
    return tuple(it for it in value if isinstance(it, str)) if isinstance(value, tuple) else ()


def keep_apart(answer: Answer, other: str) -> dict[str, FieldValue]:
    """Return the field that keeps two answers apart, however alike they look."""
    return {"apart": tuple(dict.fromkeys((*answer.apart, other)))}
