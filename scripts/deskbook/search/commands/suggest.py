"""`desk suggest`: published answers and resolved tickets that may help with a question."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.library.adapters import clock, console, knowledge, lookup
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Answer
from deskbook.library.model.ticket import Ticket
from deskbook.library.views import as_json
from deskbook.library.views.terminal import Ink
from deskbook.search.adapters import presence, ticket_source
from deskbook.search.adapters.index import nearest
from deskbook.search.model.search import Neighbours
from deskbook.search.rules import suggestions
from deskbook.search.rules.suggestions import Question
from deskbook.search.views import suggestions as view
from deskbook.tickets.commands import change

LEARN: Final = 1_000
"""Texts whose meaning is learnt in one call: some ten seconds."""


def suggest(root: Path, asked: str, *, meaning: bool, json: bool) -> int:
    """Show what may help with a ticket or with a text, the likeliest first, and why.

    Args:
        root: the library.
        asked: a ticket's id or its beginning, or what somebody asks.
        meaning: compare what texts mean too, and not only their words.
        json: print it for other programs.
    """
    question = _question(root, asked)
    zone = ZoneInfo(presence.timezone(root))
    today = clock.now().astimezone(zone).date()
    found = _meant(root, question.text) if meaning else nearest.neighbours(root, question.text)
    known = _answers(root, (slug for it in found.near for slug in it.answers))
    answers = suggestions.answers(question, found, known, today)
    whole = ticket_source.whole(root, suggestions.tickets(question, found))
    tickets = suggestions.explained(question, found, whole, zone)
    if json:
        console.echo(as_json.envelope("suggestions", view.values(answers, tickets)))
        return 0
    ink, columns = Ink(console.colourful()), console.width()
    of = question.ticket.id if question.ticket else None
    console.echo(view.page(answers, tickets, of, today, columns=columns, ink=ink))
    return 0


def _question(root: Path, asked: str) -> Question:
    """A ticket where one is named by its id, else a question.

    Raises:
        DeskError: no ticket has the id that begins with `Q-`, or there is nothing to go by.
    """
    if ticket := _ticket(root, asked):
        return Question(f"{ticket.title}\n{ticket.question}", ticket)
    if not any(char.isalnum() for char in asked):
        raise DeskError("what is asked? Write it behind the verb, or name a ticket")
    return Question(asked)


def _ticket(root: Path, asked: str) -> Ticket | None:
    """The ticket that is meant: many a word could begin an id, and without its `Q-` is a word."""
    try:
        name = lookup.normal_id(asked)
    except DeskError:
        return None
    certain = asked.strip().upper().startswith("Q-")
    if not certain and len(asked) < 6 and not any(char.isdigit() for char in asked):
        return None
    try:
        return change.current(root, name).record
    except DeskError:
        if certain:
            raise
        return None


def _meant(root: Path, text: str) -> Neighbours:
    """The texts nearest in meaning and words; it is said where many are not learnt yet."""
    found, left = nearest.by_meaning(root, text, learn=LEARN)
    if left:
        console.complain(
            f"desk: what {left} older tickets mean is not learnt yet: they are compared by their "
            f"words; each time, {LEARN} more are learnt"
        )
    return found


def _answers(root: Path, slugs: Iterable[str]) -> dict[str, Answer]:
    """These answers, but those whose file went or has to be mended meanwhile."""
    found = {}
    for slug in dict.fromkeys(slugs):
        try:
            found[slug] = knowledge.record(root, Answer, slug)
        except DeskError:
            continue
    return found
