"""The frame of every verb that changes one ticket: who acts, load, decide, apply, show."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from deskbook.library.adapters import files, knowledge, lookup
from deskbook.library.commands import identify
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Filed
from deskbook.library.model.outcome import Notice
from deskbook.library.model.plan import EditTicket, Plan, TicketEdit
from deskbook.library.model.records import Service
from deskbook.library.model.ticket import Ticket
from deskbook.library.rules import references
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules.lifecycle import successor

Decide = Callable[[Ticket, Actor], TicketEdit]
"""A rule, given everything but the ticket and who acts."""

_EXPECTED: ContextVar[str] = ContextVar("expected", default="")
"""The digest of the ticket that the person has read, where they read it some time ago."""

MAX_MERGES = 20
"""More tickets merged in a row than this are a circle made by hand."""


@contextmanager
def expecting(digest: str) -> Iterator[None]:
    """Change a ticket only if it is as the person has read it; else a `ChangedError` is raised."""
    token = _EXPECTED.set(digest)
    try:
        yield
    finally:
        _EXPECTED.reset(token)


def change(
    root: Path,
    prefix: str,
    verb: str,
    decide: Decide,
    *,
    me: str | None,
    commit: bool,
    follow: bool = True,
) -> TicketChanged:
    """Load one ticket, decide its edit, and apply it.

    Args:
        root: the library.
        prefix: the ticket's id or the beginning of it; a merged one is followed.
        verb: what is said and committed, such as `note`.
        decide: the rule.
        me: the handle of who acts, or none for the one in Git's configuration.
        commit: whether to keep the change in a commit.
        follow: whether a merged ticket is followed to the one that it went on as.
    """
    from deskbook.privacy.commands import write_gate  # noqa: PLC0415 - `list` and `show` do without the gate

    actor = identify(root, me)
    with files.locked(root):
        filed, notices = (
            follow_merges(root, prefix) if follow else (lookup.read_ticket(root, prefix), ())
        )
        _refuse_unread(filed)
        edit = decide(filed.record, actor)
        plan = Plan(
            f"{filed.record.id}: {verb} by {actor.author}",
            (EditTicket(filed.path, edit, filed.digest),),
        )
        kept = write_gate.write(root, plan, commit=commit, ticket=filed.record)
    (done,) = write_gate.list_edits(kept.plan)
    return TicketChanged(
        ticket=filed.record.id,
        did=verb,
        before=filed.record,
        edit=done,
        written=kept.written,
        notices=notices,
    )


def _refuse_unread(filed: Filed[Ticket]) -> None:
    """Raise a `ChangedError` where the person has read the ticket as it is no more."""
    expected = _EXPECTED.get()
    if expected and filed.digest != expected:
        raise files.ChangedError(
            f"{filed.record.id} has changed since you read it, so nothing was written"
        )


def follow_merges(root: Path, prefix: str) -> tuple[Filed[Ticket], tuple[Notice, ...]]:
    """Return the ticket of that id, or the one it was merged into with a notice of that.

    Raises:
        DeskError: there is none, or its file has to be mended first.
    """
    filed = lookup.read_ticket(root, prefix)
    first = filed.record.id
    for _ in range(MAX_MERGES):
        name = successor(filed.record)
        if name is None:
            break
        filed = lookup.read_ticket(root, name)
    else:
        raise DeskError(f"{first} was merged in a circle: `desk reopen` the one that goes on")
    if filed.record.id == first:
        return filed, ()
    message = f"{first} was merged: this is about {filed.record.id}"
    return filed, (Notice("ticket.merged", message),)


def refuse_unknown(root: Path, fields: Mapping[str, object]) -> None:
    """Raise a `DeskError` where a field of a ticket names a record that is not there."""
    for key, kind, name in references.list_references(fields):
        references.refuse_unknown(key, kind, name, knowledge.list_ids(root, kind))


def is_head_forcing(root: Path, ticket: Ticket, actor: Actor, *, force: bool) -> bool:
    """Return whether to force: asked for, and by the head of the ticket's service.

    Raises:
        DeskError: it was asked for by somebody else.
    """
    if not force:
        return False
    head = knowledge.record(root, Service, ticket.service).head
    if head != actor.author:
        raise DeskError(
            f"--force is for the head of {ticket.service}, {head}; you are {actor.author}"
        )
    return True
