"""A ticket's beginning: what a new one holds, and a title for it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.folding import cut_text
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import MISS_SUBJECT, SEARCH_MISS, Resolution
from deskbook.tickets.rules.handoff import claim
from deskbook.tickets.rules.lifecycle import apply, end_changes, entry

MAX_TITLE: Final = 90

_GREETING: Final = re.compile(
    r"(?:dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings)"
    r"(?:(?: [^\s?]+){0,2}[,!.]?|(?: [^\s?]+){3,5}[,:])",
    re.IGNORECASE,
)
_MARKUP: Final = re.compile(r"^(?:[#>*+\-]+[ \t]+|\d+[.)][ \t]+)+")


def open_new(
    name: str, opened: datetime, fields: Mapping[str, FieldValue], question: str, actor: Actor
) -> Ticket:
    """A new ticket that nobody leads yet.

    Args:
        name: its id.
        opened: when the patron asked, in UTC.
        fields: its fields but id, status and opened; `title` may be left out.
        question: the question, clean.
        actor: who writes it down.

    Raises:
        DeskError: the time is to come, or there is neither a title nor a question.
    """
    if opened > actor.now:
        raise DeskError(f"{opened:%Y-%m-%d %H:%M} UTC is to come: say when the patron asked")
    known: dict[str, Any] = {key: value for key, value in fields.items() if value}
    known["title"], labels = choose_title(known.get("title", ""), question)
    known["labels"] = tuple(dict.fromkeys((*known.get("labels", ()), *labels)))
    if not known["title"]:
        raise DeskError("the question is empty: write it, or give a --title")
    return Ticket(id=name, status="new", opened=opened, question=question, **known)


def open_claimed(ticket: Ticket, actor: Actor) -> Ticket:
    """A new ticket that its writer leads."""
    return apply(ticket, claim(ticket, actor))


def open_resolved(ticket: Ticket, actor: Actor, resolution: Resolution) -> Ticket:
    """A question answered on the spot: led and resolved in one entry, when it was asked."""
    changes = end_changes(resolution, ticket.opened, actor.author)
    then = replace(actor, now=ticket.opened)
    return apply(ticket, entry(ticket, then, "resolve", changes=changes))


def choose_title(title: str, question: str) -> tuple[str, tuple[str, ...]]:
    """A ticket's title, taken from its question where it has none, and labels that it stands for.

    Every way in comes by here: what the ask page wrote before it is a label from then on.
    """
    found, labels = drop_mark(title or make_title(question))
    return found or make_title(question), labels


def drop_mark(subject: str) -> tuple[str, tuple[str, ...]]:
    """Return a subject without the mark of the ask page for a search miss, and its labels."""
    mark = MISS_SUBJECT.rstrip()
    if subject.startswith(mark):
        return subject.removeprefix(mark).strip(), (SEARCH_MISS,)
    return subject, ()


def make_title(question: str) -> str:
    """One line for a question: its first line that is no greeting, at most 90 characters."""
    lines = [_MARKUP.sub("", line.strip()).strip() for line in question.split("\n")]
    lines = [" ".join(line.split()) for line in lines if line]
    telling = [line for line in lines if not _GREETING.fullmatch(line)]
    return _shortened(next(iter(telling or lines), ""))


def _shortened(line: str) -> str:
    sentence = re.match(rf"(.{{12,{MAX_TITLE - 1}}}?[.?!])\s", line)
    return sentence.group(1) if sentence and len(line) > MAX_TITLE else cut_text(line, MAX_TITLE)
