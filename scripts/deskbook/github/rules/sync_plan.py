"""The mirror's decision about a ticket and its issue.

Three versions are merged field by field, as two clones' are: the ticket as both sides last agreed
on, as it is here, and as GitHub would have it. What the merged ticket wants of its issue and the
issue does not have is then said to GitHub. Where all three agree nothing is done on either side.
"""

from dataclasses import replace

from deskbook.github.model.accounts import People
from deskbook.github.model.mirror import (
    OFF_GITHUB,
    Decided,
    OpenIssue,
    Pair,
    Terms,
    Words,
)
from deskbook.github.rules import mirror_comments, mirror_in, mirror_out, mirror_view
from deskbook.github.rules.mirror_in import Taking
from deskbook.library.model.actor import Actor
from deskbook.library.model.library import Library
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.tickets.rules.lifecycle import apply, derive_id, entry
from deskbook.tickets.rules.merge.merge import MergeText, merge


def decide(
    library: Library,
    people: People,
    terms: Terms,
    words: Words,
    pair: Pair,
    merge_text: MergeText,
) -> Decided:
    """Return the decision about a ticket that has an issue, and about that issue.

    Args:
        library: the library.
        people: whose accounts are which.
        terms: what may go where.
        words: how texts are written and read.
        pair: the ticket, as it was and is, with its issue and those comments that were read.
        merge_text: merges a question that both sides changed.
    """
    if pair.base and pair.base.issue != pair.issue.number:
        pair = replace(pair, base=None)
    base = pair.base or pair.ours
    taking = Taking(library, people, terms, words, pair, base, [])
    mirror_comments.comments(taking)
    if pair.base:
        mirror_in.fields(taking)
    merged = merge(base, pair.ours, taking.ticket, merge_text)
    wanted = mirror_view.view(library, merged, terms, words)
    change = mirror_out.find_change(library, terms, words, pair, merged, wanted)
    return Decided(merged, None if change.is_idle else change, tuple(taking.notices))


def begin(
    library: Library, people: People, terms: Terms, words: Words, pair: Pair, merge_text: MergeText
) -> Decided:
    """As `decide`, for a ticket that was just made of its issue: all that it shows is taken in."""
    return decide(library, people, terms, words, replace(pair, base=pair.ours), merge_text)


def open_issue(library: Library, terms: Terms, words: Words, ticket: Ticket) -> OpenIssue | None:
    """The issue to open for a ticket that has none; none where it is not to have one.

    Only open tickets get one, and only in a repository for staff: what a patron asked in private
    is never made an issue that others can read.
    """
    wants = terms.staff_only and ticket.status != "resolved" and OFF_GITHUB not in ticket.labels
    if not wants or ticket.issue:
        return None
    view = mirror_view.view(library, ticket, terms, words)
    assignees = mirror_view.assignees(library, ticket, terms)
    return OpenIssue(
        ticket.id, ticket.title[: mirror_view.LONGEST_TITLE], view.text or "",
        tuple(sorted(view.labels)), assignees,
    )  # fmt: skip


def link(ticket: Ticket, number: int) -> Ticket:
    """A ticket with the issue that was opened for it."""
    return replace(ticket, issue=number)


def part(ticket: Ticket, actor: Actor, why: str) -> Ticket:
    """A ticket whose issue is gone: it goes on without one, and says so."""
    labels = tuple(dict.fromkeys((*ticket.labels, OFF_GITHUB)))
    changes: dict[str, FieldValue] = {"issue": None, "labels": labels}
    about = ("gone", ticket.issue, why)
    by = replace(actor, author=ROBOT, mint=lambda: derive_id(about, ()))
    return apply(ticket, entry(ticket, by, "edit", text=why, changes=changes))


def is_mirrored(ticket: Ticket) -> bool:
    """Whether a ticket has an issue that is to agree with it."""
    return ticket.issue is not None and OFF_GITHUB not in ticket.labels
