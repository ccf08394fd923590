"""`desk reply`: write to the patron."""

from dataclasses import replace
from pathlib import Path

from deskbook.answers.rules import lifecycle, text_facts
from deskbook.answers.views.text_facts import said
from deskbook.calendar.formats import moment
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, knowledge, repo
from deskbook.library.model.actor import Actor
from deskbook.library.model.outcome import Waiting
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import WaitingOn
from deskbook.library.rules import references
from deskbook.tickets.adapters import message_index
from deskbook.tickets.commands import change
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import conversation, waits
from deskbook.tickets.rules.lifecycle import then
from deskbook.tickets.views import letters


def reply(
    root: Path,
    ticket: str,
    text: str,
    *,
    answer: str | None,
    wait: WaitingOn | None,
    promise: str | None,
    me: str | None,
    commit: bool,
) -> TicketChanged:
    """Reply, and with it let the ticket wait or promise the next news.

    Args:
        root: the library.
        ticket: its id or the beginning of it.
        text: what is written; with an answer, what comes before it.
        answer: the answer whose text is sent and which is recorded.
        wait: whom the ticket then waits on.
        promise: the day of the next news, as typed.
        me: who acts.
        commit: whether to keep it in a commit.
    """
    address = ""
    if answer:
        text, address = _letter(root, text, answer)

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        if answer:
            edit = conversation.reply_from(it, actor, text, answer, address)
        else:
            edit = conversation.reply(it, actor, text)
        day = moment.day(promise, actor.today()) if promise else None
        if wait:
            return then(it, edit, lambda after: waits.wait(after, actor, wait, until=day))
        if day:
            return then(it, edit, lambda after: conversation.promise(after, actor, day))
        return edit

    done = change.change(root, ticket, "reply", decide, me=me, commit=commit)
    return replace(done, waiting=_waiting(root, done.ticket), letter=text if answer else "")


def _waiting(root: Path, ticket: str) -> tuple[Waiting, ...]:
    """The reply, where it waits to be sent by mail."""
    settings = knowledge.profile(root).mail
    waits = settings and message_index.waits(root, ticket, settings.since)
    return (Waiting(ticket, "desk mail send --apply"),) if waits else ()


def _letter(root: Path, before: str, slug: str) -> tuple[str, str]:
    """The letter with what an answer says, and the address of its page.

    Raises:
        DeskError: there is no such answer for patrons, or it names a field that nothing has.
    """
    library = repo.load_knowledge(root).library
    references.refuse_unknown("--answer", "answer", slug, library.answers)
    answer = lifecycle.published_for(library, slug)
    known = text_facts.policy(library, Calendar(library.profile).day_of(clock.now()))
    short = lifecycle.short_of(answer, library, known, said)
    site = library.profile.site_url.rstrip("/")
    address = f"{site}/answers/{slug}/" if site else ""
    return letters.answer(before, short, address, letters.on_site(site)), address
