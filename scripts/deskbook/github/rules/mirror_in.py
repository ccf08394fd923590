"""Changes on GitHub since the last synchronisation as a version of the ticket.

It is the last common version with every change made to it as a colleague would have made it here,
logged in entries. So the same merge that brings two clones together brings GitHub in. Ids of these
entries are made of what they say: whoever takes the same change in, and how often, gets the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from deskbook.github.model.github import People, StateReason
from deskbook.github.model.mirror import Mirrored, Pair, Terms, Words
from deskbook.github.rules import labels as mirror_labels
from deskbook.github.rules import mirror_view
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import ROBOT, Resolution, WaitingOn
from deskbook.tickets.rules import amendment, handoff, resolution
from deskbook.tickets.rules.lifecycle import apply, derive_id, entry

RESOLUTIONS: Final[dict[StateReason | None, Resolution]] = {
    "completed": "answered",
    "not_planned": "declined",
    "duplicate": "duplicate",
    "reopened": "answered",
    None: "answered",
}
"""The end of a ticket whose issue was closed for a reason; of old issues none is known."""

Step = Callable[[Ticket, Actor], TicketEdit]


@dataclass(slots=True)
class Taking:
    """A version of a ticket while GitHub's changes are being made to it."""

    library: Library
    people: People
    terms: Terms
    words: Words
    pair: Pair
    ticket: Ticket
    notices: list[str]

    @property
    def base(self) -> Ticket:
        """The last common version; ours where there is none, so that nothing counts as changed."""
        return self.pair.base or self.pair.ours

    def versions(self) -> tuple[Ticket, Ticket]:
        """The last common version, and ours."""
        return self.base, self.pair.ours

    def views(self) -> tuple[Mirrored, Mirrored]:
        """The issue as it was left, and as ours wants it now."""
        then = replace(self.terms, day=self.terms.base_day)
        return (
            mirror_view.make_view(self.library, self.base, then, self.words),
            mirror_view.make_view(self.library, self.pair.ours, self.terms, self.words),
        )

    def take(self, what: tuple[object, ...], when: datetime, author: str, step: Step) -> None:
        """Make one change, unless ours has taken it in already; what cannot be done is told."""
        number = self.pair.issue.number
        last = self.base.entries[-1].id if self.base.entries else ""
        count = iter(range(100))

        def mint() -> str:
            return derive_id(("github", number, what, last, next(count)), ())

        known = {it.id for it in self.pair.ours.entries}
        try:
            edit = step(self.ticket, Actor(author, when, mint))
        except DeskError as error:
            self.notices.append(f"{self.ticket.id}: what was done on GitHub is left: {error}")
            return
        if not any(it.id in known for it in edit.entries):
            self.ticket = apply(self.ticket, edit)


def take_fields(taking: Taking) -> None:
    """Take in what changed of the issue itself: title, text, people, labels, its state.

    It is opened again before labels are looked at, and closed after, as a colleague would.
    """
    was, now = taking.views()
    _words(taking, was, now)
    _people(taking, was, now)
    if taking.pair.issue.state == "open":
        _reopen(taking, was, now)
    for change in mirror_labels.find_changes(
        taking.library, taking.terms, taking.pair.issue, was, now
    ):
        _label(taking, *change)
    if taking.pair.issue.state == "closed":
        _close(taking, was, now)


def _words(taking: Taking, was: Mirrored, now: Mirrored) -> None:
    seen, when = taking.pair.issue, taking.pair.issue.updated
    if not taking.terms.staff_only:
        return
    title = taking.words.title(seen.title)
    ours = {taking.words.title(it.title or "") for it in (was, now)}
    if title and title not in ours:
        taking.take(("title", title), when, ROBOT, lambda it, by: _edit(it, by, {"title": title}))
    question = read_question(taking.words, seen.body, taking.base, taking.pair.ours)
    if question not in (taking.base.question, taking.pair.ours.question):
        taking.take(
            ("question", question),
            when,
            ROBOT,
            lambda it, by: amendment.edit(it, by, {}, question=question),
        )


def read_question(words: Words, text: str, *versions: Ticket) -> str:
    """The question that an issue's text asks; that of a ticket whose text it still is.

    A text that is only the beginning of a ticket's, for GitHub keeps no more, asks what that does.
    """
    for it in versions:
        if words.is_cut(text) or words.issue(it) == text:
            return it.question
    return words.asked(text)[1]


def _edit(ticket: Ticket, by: Actor, changes: dict[str, FieldValue]) -> TicketEdit:
    return entry(ticket, by, "edit", changes=changes)


def _people(taking: Taking, was: Mirrored, now: Mirrored) -> None:
    """Whoever was assigned leads a ticket that nobody leads, or else helps with it."""
    if not taking.terms.names:
        return
    seen, when = taking.pair.issue, taking.pair.issue.updated
    logins = {it.login.lower(): taking.people.who(it) for it in seen.assignees}
    for login, handle in logins.items():
        if handle and login not in was.assignees | now.assignees:
            taking.take(("assign", handle), when, handle, _join)
    for login in sorted((was.assignees & now.assignees) - logins.keys()):
        handle = taking.people.by_login.get(login)
        if handle and handle in taking.ticket.contributors:
            taking.take(("unassign", handle), when, handle, _part)


def _join(ticket: Ticket, by: Actor) -> TicketEdit:
    if ticket.lead is None:
        return handoff.claim(ticket, by)
    if by.author in (ticket.lead, *ticket.contributors):
        return TicketEdit()
    return _edit(ticket, by, {"contributors": (*ticket.contributors, by.author)})


def _part(ticket: Ticket, by: Actor) -> TicketEdit:
    helpers = tuple(it for it in ticket.contributors if it != by.author)
    return _edit(ticket, by, {"contributors": helpers})


def _label(taking: Taking, key: str, value: str) -> None:
    """A label that was put on or taken off, as what it says of the ticket."""
    when, what = taking.pair.issue.updated, (key, value)
    steps: dict[str, Step] = {
        "service": lambda it, by: _edit(it, by, {"service": value}),
        "cause": lambda it, by: _edit(it, by, {"cause": value}),
        "waiting": lambda it, by: resolution.wait(it, by, _whom(value)),
        "open": _opened,
        "add": lambda it, by: _edit(it, by, {"labels": (*it.labels, value)}),
        "drop": lambda it, by: _edit(
            it, by, {"labels": tuple(label for label in it.labels if label != value)}
        ),
    }
    if key == "unknown":
        taking.notices.append(
            f"{taking.ticket.id}: the label {value} on its issue says nothing here"
        )
        return
    if key in ("waiting", "open"):
        _claim(taking, what)
        if taking.ticket.lead is None:
            return
    taking.take(what, when, ROBOT, steps[key])


def _whom(word: str) -> WaitingOn:
    return next(it for it in ("patron", "vendor", "colleague") if it == word)


def _opened(ticket: Ticket, by: Actor) -> TicketEdit:
    if ticket.status == "open":
        return TicketEdit()
    return resolution.resume(ticket, by)


def _claim(taking: Taking, what: tuple[object, ...]) -> None:
    """The head of the service leads what was set to work by label and has no lead yet."""
    service = taking.library.services.get(taking.ticket.service)
    if taking.ticket.lead is None and service:
        when = taking.pair.issue.updated
        taking.take(("lead", *what), when, service.head, handoff.claim)


def _reopen(taking: Taking, was: Mirrored, now: Mirrored) -> None:
    if "open" not in (was.state, now.state) and taking.ticket.status == "resolved":
        taking.take(("open",), taking.pair.issue.updated, ROBOT, resolution.reopen)


def _close(taking: Taking, was: Mirrored, now: Mirrored) -> None:
    """Closed, or closed for another reason; of old issues GitHub never said why."""
    seen = taking.pair.issue
    reasons = [it.reason for it in (was, now) if it.state == "closed"]
    if seen.reason in reasons or (seen.reason is None and reasons):
        return
    what = ("closed", seen.reason)
    end: Resolution = RESOLUTIONS[seen.reason]
    if taking.ticket.status == "resolved":
        taking.take(what, seen.updated, ROBOT, lambda it, by: _edit(it, by, {"resolution": end}))
        return
    if taking.ticket.status == "new":
        _claim(taking, what)
    taking.take(what, seen.closed or seen.updated, ROBOT, lambda it, by: _resolve(it, by, end))


def _resolve(ticket: Ticket, by: Actor, end: Resolution) -> TicketEdit:
    """Closed on GitHub; a cause that nobody named there is unknown, so that it can be closed."""
    needs = resolution.is_access(ticket) and not ticket.cause and end in resolution.DIAGNOSED
    return resolution.resolve(ticket, by, end, cause="unknown" if needs else None)
