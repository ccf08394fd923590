"""Commands that interrupt, end and resume a ticket: `wait`, `resume`, `resolve` and `reopen`."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from deskbook.library.adapters import knowledge
from deskbook.library.model.actor import Actor
from deskbook.library.model.outcome import Notice
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.records import Answer
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import Resolution, WaitingOn
from deskbook.tickets.commands import promised_day
from deskbook.tickets.commands.change import change, refuse_unknown
from deskbook.tickets.model import AnswerLetter, TicketChanged
from deskbook.tickets.rules import conversation, deliveries, lifecycle, resolution


def wait(
    root: Path,
    ticket: str,
    text: str,
    *,
    on: WaitingOn,
    case: str | None,
    until: str | None,
    me: str | None,
    commit: bool,
) -> TicketChanged:
    """Let a ticket wait on somebody, until a day if there is one."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        day = promised_day.read(root, until, actor, it) if until else None
        return resolution.wait(it, actor, on, case=case, until=day, text=text)

    return change(root, ticket, "wait", decide, me=me, commit=commit)


def resume(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> TicketChanged:
    """Open a waiting ticket again."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return resolution.resume(it, actor, text)

    return change(root, ticket, "resume", decide, me=me, commit=commit)


def resolve(
    root: Path,
    ticket: str,
    reply: str,
    *,
    outcome: Resolution,
    answer: str | None,
    cause: str | None,
    compose: Callable[[], AnswerLetter] | None = None,
    anyway: bool = True,
    me: str | None,
    commit: bool,
) -> TicketChanged:
    """End a ticket, with a last reply where there is one.

    Args:
        root: the library.
        ticket: its id or the beginning of it.
        reply: the last reply; may be empty.
        outcome: how it ended.
        answer: the answer that resolved it.
        cause: what was found wrong.
        compose: writes the letter with the answer, for a patron who has had no reply.
        anyway: whether the patron may get a reply beside a colleague's letter of the last day.
        me: who acts.
        commit: whether to keep it in a commit.

    Raises:
        DeskError: the patron can be reached and has not been told.
    """
    refuse_unknown(root, {"answer": answer})
    letters: list[AnswerLetter] = []

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        if reply:
            deliveries.refuse_of_nobody(it)
        if reply and not anyway:
            conversation.refuse_second(it, actor)
        if not reply and resolution.owes_reply(it, outcome):
            if compose is None:
                resolution.refuse_untold(it, outcome)
            else:
                letters.append(compose())
        written = letters[0] if letters else None
        return resolution.resolve(
            it, actor, outcome, answer=answer, cause=cause, reply=reply, letter=written
        )

    done = change(root, ticket, f"resolved as {outcome}", decide, me=me, commit=commit)
    notices = (*done.notices, *_unpublished(root, answer), *_lacks_cause(done))
    letter = letters[0].text if letters else ""
    return replace(done, notices=notices, letter=letter)


def _unpublished(root: Path, answer: str | None) -> Iterator[Notice]:
    """Yield a notice where patrons cannot read the answer."""
    if answer and (state := knowledge.record(root, Answer, answer).state) != "published":
        message = f"{answer} is not published ({state}): patrons cannot read it yet"
        yield Notice("answer.unpublished", message)


def _lacks_cause(done: TicketChanged) -> Iterator[Notice]:
    """Yield a notice where a ticket about a resource ended without a cause."""
    ticket = lifecycle.apply(done.before, done.edit)
    if resolution.lacks_cause(ticket):
        message = (
            f"{ticket.id} is about {ticket.resource}: say what was wrong with it, "
            f"`desk edit {ticket.id} --cause …`"
        )
        yield Notice("ticket.cause", message)


def reopen(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> TicketChanged:
    """Open a resolved ticket again; a merged one goes its own way from now on."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return resolution.reopen(it, actor, text)

    return change(root, ticket, "reopen", decide, me=me, commit=commit, follow=False)
