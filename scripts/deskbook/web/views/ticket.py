"""A ticket as its screen shows it: the head, the conversation, and changes folded between."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from deskbook.care.model.cover import Replaced
from deskbook.care.model.reminders import Watch
from deskbook.library.model.library import record_name
from deskbook.library.model.page import Html
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.library.model.words import Words
from deskbook.library.views import markup
from deskbook.sites.views.staff import conversation, ticket_rows
from deskbook.sites.views.staff.conversation import Fact, Reading, Said
from deskbook.tickets.model import Delivery
from deskbook.web.model.suggestions import LABELS, Suggestion
from deskbook.web.views import rows


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the conversation: entries to read, or (`folded`) changes that few look at."""

    entries: tuple[Said, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class TicketPage:
    """Everything that the screen of a ticket shows.

    `action`, `button` and `why` are the suggested action and its reason, empty where nothing comes
    next; `promised` says whether a day was promised.
    """

    row: rows.Row
    lead: str
    offered: str
    helpers: str
    absent: str
    action: str
    button: str
    why: str
    promised: bool
    asked: str
    question: Html
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...]


def make_page(
    by: Reading,
    it: Ticket,
    me: str,
    due: Sequence[Watch],
    suggested: Suggestion | None,
    absent: Replaced | None,
    words: Words,
    letters: Iterable[Delivery] = (),
) -> TicketPage:
    """Return the screen of a ticket.

    Args:
        by: the library, and when it is read.
        it: the ticket.
        me: the handle of who looks.
        due: what is watched on it, the first due first.
        suggested: the action that comes next.
        absent: its lead, where they are not here, and who stands in.
        words: the words of the page's language.
        letters: its letters that go out by mail.
    """
    states = conversation.describe_deliveries(by, letters)
    names = by.library
    return TicketPage(
        row=rows.make_row(by, it, due[0] if due else None, me, words),
        lead=record_name(names, "staff", it.lead) if it.lead else "",
        offered=record_name(names, "staff", it.offered_to) if it.offered_to else "",
        helpers=", ".join(record_name(names, "staff", one) for one in it.contributors),
        absent=ticket_rows.absent(names, absent, by.today) if absent else "",
        action=suggested.action if suggested else "",
        button=words(LABELS[suggested.action]) if suggested else "",
        why=words(suggested.why) if suggested else "",
        promised=it.promised is not None,
        asked=conversation.describe_asking(by, it),
        question=markup.plain(it.question),
        parts=tuple(_parts(by, it, states)),
        facts=tuple(_facts(by, it)),
    )


def resolve(href: str) -> str:
    """Return where a link in a colleague's text leads: tickets have a page here."""
    return rows.address(href) if href.startswith("Q-") else ""


def _parts(by: Reading, it: Ticket, states: Mapping[str, Fact]) -> Iterator[Part]:
    for folded, found in groupby(it.entries, key=is_noise):
        said = (conversation.make_said(by, one, resolve, states) for one in found)
        yield Part(tuple(said), folded)


def is_noise(entry: Entry) -> bool:
    """Return whether an entry only records a change: nobody wrote words in it."""
    return not entry.text or (entry.author == ROBOT and entry.kind == "reminder")


HEAD = frozenset({"Service", "Lead", "Offered to", "Helping"})
"""Facts that the head of the screen has."""


def _facts(by: Reading, it: Ticket) -> Iterator[Fact]:
    found = conversation.list_facts(by, it, resolve)
    yield from (one for one in found if one.name not in HEAD)
