"""The frame of every verb that changes one ticket: who acts, load, decide, apply, show."""

from collections.abc import Callable
from pathlib import Path

from deskbook.adapters import carry_out, chance, clock, console, files, git, repo
from deskbook.model.finding import DeskError
from deskbook.model.library import Filed
from deskbook.model.plan import EditTicket, Plan, TicketEdit
from deskbook.model.ticket import Ticket
from deskbook.rules.lifecycle import Hand


def hand(root: Path, me: str | None) -> Hand:
    """Who acts now.

    Raises:
        DeskError: nobody said who, or the handle has no file in `knowledge/staff/`.
    """
    author = (me or git.config(root, "deskbook.handle")).removeprefix("@")
    if not author:
        raise DeskError(
            "who is acting? Say --as HANDLE, or once and for all: git config deskbook.handle HANDLE"
        )
    known = sorted(path.stem for path in (root / "knowledge/staff").glob("*.md"))
    if author not in known:
        raise DeskError(
            f"{author} has no file in knowledge/staff/: the handles are {', '.join(known)}"
        )
    return Hand(author, clock.now(), chance.entry_id)


def change(
    root: Path,
    prefix: str,
    decide: Callable[[Ticket], TicketEdit],
    *,
    done: str,
    commit: bool,
) -> int:
    """Load one ticket, decide its edit, apply it, and say what was done.

    Args:
        root: the library.
        prefix: the ticket's id or the beginning of it.
        decide: the rule, given everything but the ticket.
        done: what is said and committed, such as `note`; the id and title follow.
        commit: whether to keep the change in a commit.
    """
    with files.locked(root):
        filed = repo.read_ticket(root, prefix)
        edit = decide(filed.record)
        plan = Plan(f"{filed.record.id}: {done}", (EditTicket(filed.path, edit, filed.digest),))
        carry_out.apply(root, plan, commit=commit)
    console.echo(summary(filed, edit, done))
    return 0


def summary(filed: Filed[Ticket], edit: TicketEdit, done: str) -> str:
    """What was done to a ticket, one line and a line for each field that changed."""
    lines = [f"{filed.record.id} {done}: {filed.record.title}"]
    for entry in edit.entries:
        lines += [f"  {key}: {value}" for key, value in entry.data if "->" in value]
    return "\n".join(lines)
