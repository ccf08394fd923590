"""`desk reply`: write to the patron."""

from pathlib import Path

from deskbook.adapters import clock, console, knowledge, mail_known, repo
from deskbook.commands import desk
from deskbook.formats import moment
from deskbook.model.plan import TicketEdit
from deskbook.model.ticket import Ticket
from deskbook.model.vocabulary import WaitingOn
from deskbook.rules import answering, conversation, policy, references, waiting
from deskbook.rules.lifecycle import Hand, then
from deskbook.rules.opening_hours import Calendar
from deskbook.views import letters
from deskbook.views.policy import said


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
) -> int:
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

    def decide(it: Ticket, hand: Hand) -> TicketEdit:
        if answer:
            edit = conversation.reply_from(it, hand, text, answer, address)
        else:
            edit = conversation.reply(it, hand, text)
        day = moment.day(promise, hand.today()) if promise else None
        if wait:
            return then(it, edit, lambda after: waiting.wait(after, hand, wait, until=day))
        if day:
            return then(it, edit, lambda after: conversation.promise(after, hand, day))
        return edit

    code = desk.change(root, ticket, "reply", decide, me=me, commit=commit)
    _say_queued(root, ticket)
    if answer:
        console.echo(letters.shown(text))
    return code


def _say_queued(root: Path, ticket: str) -> None:
    """Say that the reply waits to be sent, where it does."""
    settings = knowledge.profile(root).mail
    if settings and mail_known.waits(root, desk.current(root, ticket).record.id, settings.since):
        console.echo("It goes out by mail with the next `desk mail send --apply`.")


def _letter(root: Path, before: str, slug: str) -> tuple[str, str]:
    """The letter with what an answer says, and the address of its page.

    Raises:
        DeskError: there is no such answer for patrons, or it names a field that nothing has.
    """
    library = repo.load_knowledge(root).library
    references.refuse_unknown("--answer", "answer", slug, library.answers)
    answer = answering.published_for(library, slug)
    known = policy.policy(library, Calendar(library.profile).day_of(clock.now()))
    short = answering.short_of(answer, library, known, said)
    site = library.profile.site_url.rstrip("/")
    address = f"{site}/answers/{slug}/" if site else ""
    return letters.answer(before, short, address, letters.on_site(site)), address
