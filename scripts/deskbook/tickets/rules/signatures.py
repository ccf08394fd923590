"""Entries that were written by hand: who signs them, when, and by which id."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from deskbook.library.model.entry_kinds import Heading, Origin
from deskbook.library.model.records import Staff
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import PATRON
from deskbook.tickets.rules.lifecycle import derive_id

_NOREPLY = "@users.noreply.github.com"


@dataclass(frozen=True, slots=True)
class Signed:
    """The completed heading, or `trouble`: the reason why there is none and what to write."""

    heading: Heading
    entry: Entry | None = None
    trouble: str = ""


@dataclass(slots=True)
class _Run:
    """The headings of one ticket, one after the other, so that no two get one time or one id."""

    ticket: Ticket
    staff: Mapping[str, Staff]
    acting: str
    now: datetime
    last: dict[str, datetime] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def signed(self, heading: Heading, origin: Origin | None) -> Signed:
        """One heading completed from its commit, or from who acts now where it has none."""
        if heading.kind is None:
            return Signed(heading, trouble=_ODD)
        if origin and origin.cut_off and heading.time is None:
            return Signed(heading, trouble=_CUT_OFF)
        author = heading.author or (PATRON if heading.kind == "question" else "")
        if not author:
            author = self._author(origin)
        if not author:
            return Signed(heading, trouble=_nobody(heading, origin))
        made = Entry(
            time=heading.time or self._time(origin),
            kind=heading.kind,
            author=author,
            id=heading.id or self._id(heading, origin),
        )
        self.taken.add(made.id)
        return Signed(heading, made)

    def _author(self, origin: Origin | None) -> str:
        if origin is None:
            return self.acting
        return colleague(origin.name, origin.email, self.staff)

    def _time(self, origin: Origin | None) -> datetime:
        """Return the time of the commit; headings of one commit are a second apart."""
        commit = origin.commit if origin else ""
        time = max(origin.time if origin else self.now, self.ticket.opened)
        if commit in self.last:
            time = max(time, self.last[commit] + timedelta(seconds=1))
        self.last[commit] = time
        return time

    def _id(self, heading: Heading, origin: Origin | None) -> str:
        brought_by = origin.commit if origin else f"{self.now:%Y-%m-%dT%H:%M:%SZ}"
        return derive_id((self.ticket.id, brought_by, heading.shown), self.taken)


def sign(
    ticket: Ticket,
    headings: Sequence[Heading],
    origins: Mapping[int, Origin],
    staff: Mapping[str, Staff],
    now: datetime,
    acting: str,
) -> Iterator[Signed]:
    """Complete headings that were written by hand.

    Args:
        ticket: the ticket that they stand in.
        headings: what is written of each, in the order of the file.
        origins: the commits they came with, by line; none for what is not committed yet.
        staff: the colleagues, by handle.
        now: the time.
        acting: the handle of who acts now, empty where nobody said.
    """
    run = _Run(ticket, staff, acting, now, taken={entry.id for entry in ticket.entries})
    run.taken.update(it.id for it in headings if it.id)
    for heading in headings:
        yield run.signed(heading, origins.get(heading.line))


def colleague(name: str, email: str, staff: Mapping[str, Staff]) -> str:
    """The handle of who made a commit: by login on GitHub, e-mail or name; nothing if it fits none.

    The name counts only where it is a handle or one colleague's whole name.
    """
    email, name = email.casefold(), name.casefold()
    login = email.removesuffix(_NOREPLY).rpartition("+")[2] if email.endswith(_NOREPLY) else name
    words = {email.partition("@")[0], name}
    tests: tuple[Callable[[Staff], bool], ...] = (
        lambda it: it.github is not None and it.github.casefold() == login,
        lambda it: bool(it.email) and it.email.casefold() == email,
        lambda it: it.handle in words,
        lambda it: it.name.casefold() == name,
    )
    for fits in tests:
        found = [it.handle for it in staff.values() if fits(it)]
        if len(found) == 1:
            return found[0]
    return ""


def _nobody(heading: Heading, origin: Origin | None) -> str:
    wanted = f"write `### {heading.kind} @handle` with the handle of who wrote it"
    if origin is None:
        return f"it is not committed, and nobody said who acts: {wanted}, or say --by HANDLE"
    return (
        f"commit {origin.commit[:9]} brought it, by {origin.name}, who is no colleague in "
        f"knowledge/staff/: {wanted}, or write their github: or email: there"
    )


_ODD = (
    "this heading cannot be completed: write a kind and at most a time in UTC, @handle and ^id, "
    "such as `### reply @handle`; put a backslash before it if it is part of a text"
)
_CUT_OFF = (
    "the history of this clone is cut off, so the commit of this line is unknown: fetch the whole "
    "(`git fetch --unshallow`; in a workflow, fetch-depth: 0)"
)
