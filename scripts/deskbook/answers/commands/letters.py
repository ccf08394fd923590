"""`desk reply` and `desk resolve`, which may send a patron what an answer says."""

from pathlib import Path

from deskbook.answers.rules import lifecycle, text_facts
from deskbook.answers.views.text_facts import say
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, lookup, repo
from deskbook.library.model.vocabulary import Resolution, WaitingOn
from deskbook.library.rules import references
from deskbook.tickets.commands import conversation, resolution
from deskbook.tickets.model import AnswerLetter, TicketChanged
from deskbook.tickets.rules.resolution import owes_reply
from deskbook.tickets.views import letters


def reply(
    root: Path,
    ticket: str,
    text: str,
    *,
    answer: str | None,
    wait: WaitingOn | None,
    promise: str | None,
    anyway: bool = True,
    me: str | None,
    commit: bool,
) -> TicketChanged:
    """Reply with the colleague's own words, or with a letter that an answer gives."""
    letter = write_letter(root, text, answer) if answer else None
    return conversation.reply(
        root,
        ticket,
        text,
        letter=letter,
        wait=wait,
        promise=promise,
        anyway=anyway,
        me=me,
        commit=commit,
    )


def resolve(
    root: Path,
    ticket: str,
    reply: str,
    *,
    outcome: Resolution,
    answer: str | None,
    cause: str | None,
    anyway: bool = True,
    me: str | None,
    commit: bool,
) -> TicketChanged:
    """End a ticket; a patron who has had no reply gets what the answer says."""

    def compose() -> AnswerLetter:
        return write_letter(root, "", answer or "")

    return resolution.resolve(
        root,
        ticket,
        reply,
        outcome=outcome,
        answer=answer,
        cause=cause,
        compose=compose if answer else None,
        anyway=anyway,
        me=me,
        commit=commit,
    )


def write_answer(
    root: Path, ticket: str, text: str, answer: str, outcome: Resolution | None
) -> str:
    """Return the text that a patron will read by an answer; empty where none is sent.

    Args:
        root: the library.
        ticket: its id or the beginning of it.
        text: the colleague's own words.
        answer: the answer.
        outcome: how the ticket is to end; none for a reply.
    """
    if outcome is not None:
        it = lookup.read_ticket(root, ticket).record
        if text or not owes_reply(it, outcome):
            return text
    return write_letter(root, text, answer).text


def write_letter(root: Path, before: str, slug: str) -> AnswerLetter:
    """Write a letter with the short answer and the address of its page.

    Args:
        root: the library.
        before: the colleague's own words, which come first; may be empty.
        slug: the name of the answer.

    Raises:
        DeskError: there is no such answer for patrons, or it names a field that nothing has.
    """
    library = repo.load_knowledge(root).library
    references.refuse_unknown("--answer", "answer", slug, library.answers)
    answer = lifecycle.find_published(library, slug)
    known = text_facts.collect(library, Calendar(library.profile).day_of(clock.now()))
    short = lifecycle.fill_short_answer(answer, library, known, say)
    site = library.profile.site_url.rstrip("/")
    address = f"{site}/answers/{slug}/" if site else ""
    text = letters.answer(before, short, address, letters.make_resolver(site))
    return AnswerLetter(answer=slug, address=address, text=text)
