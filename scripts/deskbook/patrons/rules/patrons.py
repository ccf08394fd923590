"""Patrons: the data they are found by, additions to a record, and two records made one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final, TypeVar

from deskbook.library.model.finding import DeskError
from deskbook.patrons.model.patron import LISTS, SINGLES, Consent, Given, Patron

FOUND_BY: Final = ("emails", "cards", "phones", "names")
"""Fields that a patron is found by; all but a name are theirs alone."""

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")


def list_handles(patron: Patron | Given) -> tuple[str, ...]:
    """Return the identifiers of a patron as the index spells them: `emails:q@mail.example`."""
    return tuple(
        dict.fromkeys(
            f"{key}:{normalize(value)}" for key in FOUND_BY for value in getattr(patron, key)
        )
    )


def list_searched(text: str) -> tuple[str, ...]:
    """Return the identifiers that the index may have for a text that somebody looks for."""
    return tuple(f"{key}:{normalize(text)}" for key in FOUND_BY)


def choose(given: Given, found: Mapping[str, Sequence[str]]) -> str | None:
    """The pseudonym of the patron that was meant, or none where they are new.

    Args:
        given: what was said of them.
        found: the pseudonyms that the index has for each of its `handles`.

    Raises:
        DeskError: several patrons fit; a name alone does not say which.
    """
    own = {
        name for handle in list_handles(given) if _is_own(handle) for name in found.get(handle, ())
    }
    if len(own) > 1:
        raise DeskError(
            f"these belong to different patrons ({', '.join(sorted(own))}): name one with --patron"
        )
    if own:
        return own.pop()
    if any(_is_own(handle) for handle in list_handles(given)):
        return None
    named = {name for handle in list_handles(given) for name in found.get(handle, ())}
    if named:
        raise DeskError(
            f"there is a patron of that name already ({', '.join(sorted(named))}), and a name does "
            "not say who it is: give --patron-email or --patron-card too, or --patron"
        )
    return None


def begin_record(pseudonym: str, given: Given, now: datetime) -> Patron:
    """A new patron's record."""
    return add_details(Patron(pseudonym=pseudonym, made=now), given)


def is_unnamed(patron: Patron) -> bool:
    """Return whether nothing is known of a patron: the record only keeps what came."""
    return not any(getattr(patron, key) for key in (*LISTS, *SINGLES)) and not patron.consent


def add_details(patron: Patron, given: Given) -> Patron:
    """A record with what was said of the patron; what it has already is not said twice."""
    changes: dict[str, Any] = {key: _united(patron, given, key) for key in LISTS}
    singles = {key: getattr(given, key) for key in ("contact", "language")}
    return replace(patron, **changes, **{key: it for key, it in singles.items() if it})


def drop_values(patron: Patron, dropped: Sequence[str]) -> Patron:
    """A record without some of its values.

    Raises:
        DeskError: one of them is not in it.
    """
    spelt = {normalize(text): text for text in dropped}
    held = {key: getattr(patron, key) for key in LISTS}
    known = {normalize(value) for values in held.values() for value in values}
    if missing := [text for it, text in spelt.items() if it not in known]:
        raise DeskError(f'"{missing[0]}" is not in the record of {patron.pseudonym}')
    held["failed"] = patron.failed
    left: dict[str, Any] = {
        key: tuple(it for it in values if normalize(it) not in spelt)
        for key, values in held.items()
    }
    return replace(patron, **left)


def mark_failed(patron: Patron, emails: Iterable[str]) -> Patron:
    """A record by which mail does not reach those of these addresses that are the patron's.

    Without any address that it names, it is the patron's only one.
    """
    lower = {it.lower() for it in emails}
    bad = [it for it in patron.emails if it.lower() in lower]
    if not lower and len(patron.emails) == 1:
        bad = [*patron.emails]
    return replace(patron, failed=tuple(dict.fromkeys((*patron.failed, *bad))))


def trust_emails(patron: Patron, emails: Iterable[str]) -> Patron:
    """A record by which somebody says that these addresses are right."""
    lower = {it.lower() for it in emails}
    return replace(patron, failed=tuple(it for it in patron.failed if it.lower() not in lower))


def set_consent(patron: Patron, what: Consent, day: date | None) -> Patron:
    """A record with a consent given on a day, or with none taken back.

    Raises:
        DeskError: it was never given.
    """
    if day is None and what not in patron.consent:
        given = ", ".join(patron.consent) or "nothing"
        raise DeskError(f"{patron.pseudonym} did not agree to {what}: they agreed to {given}")
    kept = {key: value for key, value in patron.consent.items() if key != what}
    return replace(patron, consent={**kept, what: day} if day else kept)


def merge_records(base: Patron, ours: Patron, theirs: Patron) -> Patron:
    """One record of two that began from one.

    What either side added is there, what either dropped is not; of two values theirs is kept.
    """
    lists: dict[str, Any] = {
        key: _merged_list(getattr(base, key), getattr(ours, key), getattr(theirs, key))
        for key in (*LISTS, "failed")
    }
    singles: dict[str, Any] = {
        key: getattr(ours if getattr(theirs, key) == getattr(base, key) else theirs, key)
        for key in SINGLES
    }
    consent = merge_maps(base.consent, ours.consent, theirs.consent)
    return replace(ours, **lists, **singles, consent=consent)


def merge_maps(
    base: Mapping[KeyT, ValueT], ours: Mapping[KeyT, ValueT], theirs: Mapping[KeyT, ValueT]
) -> dict[KeyT, ValueT]:
    """One map of two: what either side added or dropped is added or dropped, theirs in doubt."""
    return {
        key: value
        for key in dict.fromkeys((*ours, *theirs))
        if (value := _decided(base.get(key), ours.get(key), theirs.get(key))) is not None
    }


def _is_own(handle: str) -> bool:
    return not handle.startswith("names:")


def _united(patron: Patron, given: Given, key: str) -> tuple[str, ...]:
    have, more = getattr(patron, key), getattr(given, key)
    spelt = {normalize(value) for value in have}
    return (*have, *(value for value in dict.fromkeys(more) if normalize(value) not in spelt))


def _merged_list(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    dropped = (set(base) - set(ours)) | (set(base) - set(theirs))
    return tuple(it for it in dict.fromkeys((*ours, *theirs)) if it not in dropped)


def _decided(base: ValueT | None, ours: ValueT | None, theirs: ValueT | None) -> ValueT | None:
    return ours if theirs == base else theirs


def normalize(text: str) -> str:
    """Return words in lower case and numbers as their digits, without a country code of +1."""
    digits = re.sub(r"[\s().\-/\u2013]", "", text)
    if re.fullmatch(r"\+?\d{5,}", digits):
        digits = digits.lstrip("+0")
        return digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    return " ".join(text.lower().split())
