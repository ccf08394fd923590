"""Records of patrons in words: for colleagues in a few lines, for patrons in plain words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.library.model.entry_kinds import PUBLIC_KINDS
from deskbook.library.model.records import Profile
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import PATRON
from deskbook.library.views.outcome import Said, Screen
from deskbook.library.views.terminal import pad, safe
from deskbook.patrons.model.outcomes import (
    ConsentNoted,
    PatronAdded,
    PatronExported,
    PatronsFound,
    PatronShown,
)
from deskbook.patrons.model.patron import RAW, Blob, Consent, Message, Patron

LABELS: Final = (
    ("names", "name"),
    ("emails", "e-mail"),
    ("phones", "phone"),
    ("cards", "library card"),
    ("addresses", "address"),
    ("contact", "to reach them"),
    ("language", "language"),
    ("facts", "told us"),
)
"""The fields of a record in their order, with the word for each."""

_AGREED: Final[dict[Consent, str]] = {
    "remember": "that we look at your earlier questions when you ask again",
    "feedback": "that we may ask you how it went",
    "name": "that colleagues who help you see your name",
}


def card(patron: Patron, messages: Sequence[Message], tickets: Sequence[Ticket]) -> str:
    """A record as a colleague reads it."""
    lines = [patron.pseudonym]
    lines += [f"  {pad(label, 14)}{safe(words)}" for label, words in _values(patron)]
    lines += [f"  {pad('agreed to', 14)}{what}, {day}" for what, day in patron.consent.items()]
    lines += [f"  {pad('mail fails to', 14)}{safe(it)}" for it in patron.failed]
    if patron.hold:
        lines.append(f"  {pad('on hold', 14)}{safe(patron.hold)}")
    if messages:
        lines.append(f"  {pad('messages', 14)}{len(messages)} as they came")
    lines += [f"  {it.id}  {it.status}, {it.opened:%Y-%m-%d}  {safe(it.title)}" for it in tickets]
    return "\n".join(lines)


def line(patron: Patron, tickets: Sequence[str]) -> str:
    """Return a record in one line, with the ids of their tickets."""
    who = ", ".join(safe(words) for words in (*patron.names[:1], *patron.emails[:1])) or "no name"
    counted = ", ".join(tickets) or "no tickets"
    return f"{patron.pseudonym}  {who}: {counted}"


def export(
    patron: Patron,
    messages: Sequence[Message],
    tickets: Sequence[Ticket],
    profile: Profile,
    now: datetime,
    files: Sequence[Blob] = (),
) -> str:
    """Everything that a library holds of a patron, as Markdown, for the patron."""
    day = f"{now.astimezone(ZoneInfo(profile.timezone)):%Y-%m-%d}"
    parts = [
        f"# What {profile.name} holds of you",
        f"This is everything we hold of you on {day}. You may ask us to correct it, or to forget "
        f"you{f': {profile.ask_email}' if profile.ask_email else ''}.",
        "## Who you are to us",
        _listed([*_values(patron), ("our word for you", patron.pseudonym)]),
        "## What you agreed to",
        _listed((_AGREED[what], f"since {on}") for what, on in patron.consent.items())
        or "Nothing beyond an answer to your questions.",
    ]
    if patron.hold:
        parts += ["## Why we may not forget you now", patron.hold]
    parts.append("## Your questions")
    parts += [_ticket(ticket) for ticket in tickets] or ["None are linked with you."]
    parts.append("## Your words as they came")
    parts += [_message(message) for message in messages] or ["We keep none."]
    if files:
        parts += ["## Files and messages, as they came", _listed(map(_file, files))]
    return safe("\n\n".join(parts))


def _values(patron: Patron) -> Iterator[tuple[str, str]]:
    for key, label in LABELS:
        value = getattr(patron, key)
        for words in (value,) if isinstance(value, str) else value:
            if words:
                yield label, words


def _file(found: Blob) -> tuple[str, str]:
    name = found.name or ("the whole message" if found.id == RAW else "a file without a name")
    return f"with {found.ticket}", f"{name} ({found.kind}, {len(found.data)} bytes); ask us for it"


def _listed(pairs: "Iterable[tuple[str, str]]") -> str:
    return "\n".join(f"- {label}: {words}" for label, words in pairs)


def _ticket(ticket: Ticket) -> str:
    """A ticket as its patron may see it: notes of colleagues about the work are not of them."""
    said = [
        f"{'You' if it.author == PATRON else 'We'}, {it.time:%Y-%m-%d}:\n\n{_quoted(it.text)}"
        for it in ticket.entries
        if it.kind in PUBLIC_KINDS and it.text
    ]
    others = sum(it.kind not in PUBLIC_KINDS and bool(it.text) for it in ticket.entries)
    parts = [
        f"### {ticket.title}",
        f"{ticket.id}, asked on {ticket.opened:%Y-%m-%d} by {ticket.channel}, {ticket.status}.",
        _quoted(ticket.question),
        *said,
    ]
    if others:
        notes = "1 note" if others == 1 else f"{others} notes"
        parts.append(
            f"Colleagues wrote {notes} to each other on the way; ask to read "
            f"{'it' if others == 1 else 'them'}."
        )
    return "\n\n".join(filter(None, parts))


def _message(message: Message) -> str:
    return f"{message.came:%Y-%m-%d}, {message.ticket}:\n\n{_quoted(message.text)}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""


def describe_added(outcome: PatronAdded, _screen: Screen) -> str:
    """Return the pseudonym, and whether it is new."""
    return f"{outcome.pseudonym} {'was known already' if outcome.known else 'is in the vault'}"


def describe_patron(outcome: PatronShown, _screen: Screen) -> str:
    """Return a record as a colleague reads it."""
    return card(outcome.record, outcome.messages, outcome.tickets)


def describe_found(outcome: PatronsFound, _screen: Screen) -> Said:
    """Return patrons, one a line."""
    if not outcome.patrons:
        return Said(err="nobody in the vault has that as address, number or whole name")
    return Said("\n".join(line(it.record, it.tickets) for it in outcome.patrons))


def describe_consent(outcome: ConsentNoted, _screen: Screen) -> str:
    """Return what a patron agreed to or took back."""
    if outcome.day is None:
        return f"{outcome.pseudonym} took back {outcome.consent}"
    return f"{outcome.pseudonym} agreed to {outcome.consent}, {outcome.day}"


def describe_export(outcome: PatronExported, _screen: Screen) -> str:
    """Return everything that the library holds of a patron, as Markdown."""
    return export(
        outcome.record,
        outcome.messages,
        outcome.tickets,
        outcome.profile,
        outcome.now,
        outcome.files,
    )
