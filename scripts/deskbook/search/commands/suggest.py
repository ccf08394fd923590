"""`desk suggest`: published answers and resolved tickets that may help with a question."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.library.adapters import clock, knowledge, lookup
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Notice
from deskbook.library.model.records import Answer
from deskbook.library.model.ticket import Ticket
from deskbook.search.adapters import presence, ticket_source
from deskbook.search.adapters.index import nearest
from deskbook.search.model.outcomes import HelpSuggested
from deskbook.search.rules import suggestions
from deskbook.search.rules.suggestions import Question
from deskbook.tickets.commands import change

LEARN: Final = 1_000
"""Texts whose meaning is learnt in one call: some ten seconds."""


def suggest(root: Path, words: Sequence[str], *, meaning: bool) -> HelpSuggested:
    """Find what may help with a ticket or with a text, the likeliest first, and why.

    Args:
        root: the library.
        words: a ticket's id or its beginning, or what somebody asks.
        meaning: compare what texts mean too, and not only their words.
    """
    question, notices = _question(root, " ".join(words))
    zone = ZoneInfo(presence.timezone(root))
    today = clock.now().astimezone(zone).date()
    found, left = (
        nearest.by_meaning(root, question.text, learn=LEARN)
        if meaning
        else (nearest.neighbours(root, question.text), 0)
    )
    known = _answers(root, (slug for it in found.near for slug in it.answers))
    whole = ticket_source.whole(root, suggestions.tickets(question, found))
    return HelpSuggested(
        answers=tuple(suggestions.answers(question, found, known, today)),
        tickets=tuple(suggestions.explained(question, found, whole, zone)),
        ticket=question.ticket.id if question.ticket else None,
        today=today,
        notices=(*notices, *_unlearnt(left)),
    )


def _question(root: Path, asked: str) -> tuple[Question, tuple[Notice, ...]]:
    """A ticket where one is named by its id, else a question.

    Raises:
        DeskError: no ticket has the id that begins with `Q-`, or there is nothing to go by.
    """
    ticket, notices = _ticket(root, asked)
    if ticket:
        return Question(f"{ticket.title}\n{ticket.question}", ticket), notices
    if not any(char.isalnum() for char in asked):
        raise DeskError("what is asked? Write it behind the verb, or name a ticket")
    return Question(asked), ()


def _ticket(root: Path, asked: str) -> tuple[Ticket | None, tuple[Notice, ...]]:
    """The ticket that is meant: many a word could begin an id, and without its `Q-` is a word."""
    try:
        name = lookup.normal_id(asked)
    except DeskError:
        return None, ()
    certain = asked.strip().upper().startswith("Q-")
    if not certain and len(asked) < 6 and not any(char.isdigit() for char in asked):
        return None, ()
    try:
        filed, notices = change.followed(root, name)
    except DeskError:
        if certain:
            raise
        return None, ()
    return filed.record, notices


def _unlearnt(left: int) -> Iterator[Notice]:
    """Yield a notice where the meaning of many texts is not learnt yet."""
    if left:
        message = (
            f"desk: what {left} older tickets mean is not learnt yet: they are compared by their "
            f"words; each time, {LEARN} more are learnt"
        )
        yield Notice("meaning.unlearnt", message)


def _answers(root: Path, slugs: Iterable[str]) -> dict[str, Answer]:
    """These answers, but those whose file went or has to be mended meanwhile."""
    found = {}
    for slug in dict.fromkeys(slugs):
        try:
            found[slug] = knowledge.record(root, Answer, slug)
        except DeskError:
            continue
    return found
