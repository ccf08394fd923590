"""`desk suggest` and `desk route`: what may help with a question, and where it belongs."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.library.adapters import clock, knowledge, lookup, repo
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.outcome import Notice, Step
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.records import Answer
from deskbook.library.model.ticket import Ticket
from deskbook.search import views
from deskbook.search.adapters import presence
from deskbook.search.adapters.index import nearest, tickets
from deskbook.search.model import Guess, HelpSuggested, RoutesSuggested
from deskbook.search.rules import routing, suggestions
from deskbook.search.rules.suggestions import Question
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import amendment
from deskbook.tickets.rules.selection import Selection

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
    whole = tickets.read_whole(root, suggestions.tickets(question, found))
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
        filed, notices = change.follow_merges(root, name)
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


def route(root: Path, prefixes: Sequence[str]) -> RoutesSuggested:
    """Suggest where tickets may belong; without any, all that nobody leads."""
    library = repo.load_knowledge(root).library
    followed = [change.follow_merges(root, it) for it in prefixes]
    tickets = [filed.record for filed, _ in followed] or _new(root)
    return RoutesSuggested(
        routes=tuple((it, guess(root, it, library)) for it in tickets),
        asked=bool(prefixes),
        notices=tuple(notice for _, notices in followed for notice in notices),
    )


def accept(
    root: Path, prefix: str, names: Collection[str], *, me: str | None, commit: bool
) -> TicketChanged:
    """Set those fields of a ticket that are suggested and named; `all` names every one."""
    library = repo.load_knowledge(root).library

    def decide(ticket: Ticket, actor: Actor) -> TicketEdit:
        guesses = routing.select(ticket.id, guess(root, ticket, library), names)
        values: Mapping[str, FieldValue] = {it.field: it.value for it in guesses}
        return amendment.edit(ticket, actor, values, text=views.describe_accepted(guesses))

    return change.change(root, prefix, "route", decide, me=me, commit=commit)


def guess(root: Path, ticket: Ticket, library: Library | None = None) -> tuple[Guess, ...]:
    """Return where past questions suggest that a ticket belongs."""
    text = f"{ticket.title}\n{ticket.question}"
    known = library or repo.load_knowledge(root).library
    columns = (*nearest.COLUMNS, "department", "service")
    return routing.guesses(text, ticket, nearest.neighbours(root, text, columns).near, known)


def route_steps(root: Path, ticket: Ticket) -> tuple[Step, ...]:
    """Return the steps that set where a new ticket may belong; none where nothing is suggested."""
    return tuple(views.accept_steps(ticket, guess(root, ticket)))


def _new(root: Path) -> list[Ticket]:
    """The tickets that nobody leads, oldest first, whole."""
    zone = presence.timezone(root)
    fit = tickets.find_tickets(root, Selection(statuses=frozenset({"new"}), zone=zone))
    return list(tickets.read_whole(root, fit.tickets))
