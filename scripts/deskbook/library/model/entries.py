"""The definition of every data line of an entry (`- to: bob`), by the kind of the entry.

A line that is named after a field of a ticket logs a change of it and is declared with it. A line
that nobody declared is what protects most: text of a patron, for staff only.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from deskbook.library.model.entry_kinds import EntryKind
from deskbook.library.model.fields import (
    STAFF,
    Declared,
    FieldSpec,
    choices,
    code,
    item,
    shown,
    specs,
    text,
)
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import CROCKFORD, ENTRY_ID, SLUG, TICKET_ID

_DAY: Final = r"\d{4}-\d\d-\d\d"
_TIME: Final = rf"{_DAY}T\d\d:\d\d:\d\dZ"
_KEY: Final = rf"[{CROCKFORD}]{{16}}"

_ON_CARD: Final = shown("card")
"""Not on the page: the heading of the entry says it there, or only the robot needs it."""


def _lines(**declared: tuple[str, *tuple[Declared, ...]]) -> dict[str, FieldSpec]:
    return {key.rstrip("_"): _line(key.rstrip("_"), *parts) for key, parts in declared.items()}


def _line(key: str, about: str, *declared: Declared) -> FieldSpec:
    parts: Declared = {"label": key.replace("_", " "), **shown("card", "page")}
    for part in declared:
        parts |= part
    return FieldSpec(key, key, str, required=False, doc=about, **parts)


_ANSWERED: Final = _lines(offer=("The entry of the offer.", code(ENTRY_ID), _ON_CARD))

_MAILED: Final = _lines(
    mail=("The message, as a digest of its id.", code(_KEY)),
    text=("The content of the message, as a digest.", code(_KEY), shown()),
    asked_by=("The rule by which we know who wrote.", code(SLUG)),
    attachment=("A file that came: its key, media type and size.", code(rf"{_KEY} \S+ \d+ KB")),
    from_=("Whom or what it is from, where that is not the patron.", text(STAFF)),
    omitted=("Lines of the message that are left out here.", code(r"[\da-z ,]{1,80}")),
    remark=("What was odd in the message.", text(STAFF)),
    sent=("The reply that a mail server has accepted.", code(ENTRY_ID)),
    refused=("The reply that a mail server refused.", code(ENTRY_ID)),
    bounced=("The reply that came back.", code(ENTRY_ID)),
    deferred=("The reply that a mail server did not accept for now.", code(ENTRY_ID)),
    retry=("When it is tried again.", code(_TIME)),
    undelivered=("The reply that waits, for its address is not known.", code(ENTRY_ID)),
    written=("Where a reply that names its patron is kept as typed.", code("vault"), _ON_CARD),
    held=("The reply that was held back.", code(ENTRY_ID)),
    released=("The reply that may go out.", code(ENTRY_ID)),
    withdrawn=("The reply that was undone before it went out.", code(ENTRY_ID)),
    replaces=("The reply that goes out in other words.", code(ENTRY_ID)),
    corrects=("The reply that this one corrects.", code(ENTRY_ID)),
    github=("The number of its comment on GitHub.", code(r"\d+")),
)

LINES: Final[Mapping[EntryKind, Mapping[str, FieldSpec]]] = {
    "question": _MAILED,
    "reply": _MAILED,
    "note": _MAILED,
    "handoff": _lines(
        to=("The colleague it is offered to.", code(SLUG), _ON_CARD),
        lead=("Whether they are to lead, or to help.", code("pass|retain"), _ON_CARD),
        offered_to=("The offer, as the ticket has it.", code(rf"(?:{SLUG})?"), _ON_CARD),
        tried=("What was tried so far.", text(STAFF), shown("card", "page", "evidence")),
        promised=("What the patron was promised.", text(STAFF)),
    ),
    "accept": _ANSWERED,
    "decline": _ANSWERED,
    "status": {},
    "wait": {},
    "resolve": _lines(merged_into=("The ticket that it went on as.", code(TICKET_ID))),
    "reopen": {},
    "link": {
        **_MAILED,
        **_lines(
            merged_from=("The ticket that went on as this one.", code(TICKET_ID)),
            split_from=("The ticket that this one was split from.", code(TICKET_ID)),
            split_to=("The ticket that was split from this one.", code(TICKET_ID)),
        ),
    },
    "promise": {},
    "reminder": _lines(
        rule=("The rule that it follows.", code(SLUG), _ON_CARD),
        step=("How often it was said.", code(r"\d+"), _ON_CARD),
        due=("When it was due.", code(_TIME), _ON_CARD),
        day=("The day of the reminder.", code(_DAY), _ON_CARD),
        digest=("The day of the digest that it is in.", code(_DAY), _ON_CARD),
        to=("The colleagues who were reminded.", code(SLUG)),
    ),
    "conflict": _lines(
        entry=("The entry that both versions rewrote.", code(ENTRY_ID)),
        time=("Its time.", code(_TIME)),
        kind=("Its kind.", code(SLUG)),
        author=("Its author.", code(SLUG)),
    ),
    "edit": {},
}
"""The data lines of each kind of entry, apart from logged changes of a ticket's fields."""


def line_spec(kind: EntryKind, key: str) -> FieldSpec:
    """The definition of a data line: its own, that of the field it logs, or the most private."""
    known = LINES[kind].get(key) or specs(Ticket).get(key)
    return known or FieldSpec(key, key, str, required=False, label=key.replace("_", " "))


def is_in_heading(kind: EntryKind, key: str) -> bool:
    """Return whether a page leaves a data line out: it is in the heading, or not needed."""
    known = LINES[kind].get(key)
    return known is not None and "page" not in known.shown


def has_words(kind: EntryKind, key: str, value: str) -> bool:
    """Return whether a data line may have people's words: it is text, or no proper code."""
    spec = line_spec(kind, key)
    return spec.is_text or not all(_is_code(spec, it) for it in _codes(value))


def words(entry: Entry) -> Iterator[tuple[int, str]]:
    """The data lines that may have people's words, by their place in the entry."""
    for number, (key, value) in enumerate(entry.data):
        if has_words(entry.kind, key, value):
            yield number, value


def _codes(value: str) -> Iterator[str]:
    """The codes in a logged change such as `a, b -> a`."""
    return (it for it in re.split(r"\s*->\s*|, ", value) if it)


def _is_code(spec: FieldSpec, value: str) -> bool:
    if known := choices(item(spec.type)):
        return value in known
    pattern = spec.pattern or (rf"{_DAY}|{_TIME}" if spec.is_day else r"\d+")
    return re.fullmatch(pattern, value) is not None
