"""`desk resolve`: end a ticket."""

from pathlib import Path

from deskbook.library.adapters import console, knowledge
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.records import Answer
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import Resolution
from deskbook.tickets.commands import change
from deskbook.tickets.rules import lifecycle, resolution
from deskbook.tickets.rules.lifecycle import Hand


def resolve(
    root: Path,
    ticket: str,
    reply: str,
    *,
    outcome: Resolution,
    answer: str | None,
    cause: str | None,
    me: str | None,
    commit: bool,
) -> int:
    """End a ticket, with a last reply where there is one."""
    change.refuse_unknown(root, {"answer": answer})
    if answer and (state := knowledge.record(root, Answer, answer).state) != "published":
        console.complain(f"{answer} is not published ({state}): patrons cannot read it yet")

    def decide(it: Ticket, hand: Hand) -> TicketEdit:
        edit = resolution.resolve(it, hand, outcome, answer=answer, cause=cause, reply=reply)
        if resolution.lacks_cause(lifecycle.applied(it, edit)):
            console.complain(
                f"{it.id} is about {it.resource}: say what was wrong with it, "
                f"`desk edit {it.id} --cause …`"
            )
        return edit

    return change.change(root, ticket, f"resolved as {outcome}", decide, me=me, commit=commit)
