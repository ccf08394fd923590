"""What is known before a conversation, on one screen."""

from collections.abc import Iterator, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.library.model.library import Library
from deskbook.library.model.records import Department, Problem
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.terminal import fitted, safe
from deskbook.patrons.model.patron import Patron

COLUMNS: Final = 88

NOT_AGREED: Final = (
    "{name} has not agreed to be remembered, so this is not of them. Ask them, and write it down:\n"
    "desk patron consent {name} remember"
)


def of_patron(
    patron: Patron,
    open_: Sequence[Ticket],
    recent: Sequence[Ticket],
    older: int,
    zone: ZoneInfo,
) -> str:
    """What a patron lets us know of themselves and of their questions."""
    lines = [f"{patron.pseudonym}, who agreed to be remembered on {patron.consent['remember']}"]
    lines += [f"  answer in {patron.language}"] if patron.language else []
    lines += [f"  to reach them: {safe(patron.contact)}"] if patron.contact else []
    lines += [f"  told us: {safe(fact)}" for fact in patron.facts]
    lines += list(_section("Open", [_open(it) for it in open_]))
    ended = [f"{it.id}  {_day(it, zone)}  {safe(it.title)}" for it in recent]
    lines += list(_section("Ended in the last 90 days", ended))
    if older:
        lines.append(f"Before that: {older}")
    if not (open_ or recent or older):
        lines.append("No question of theirs is linked with them.")
    return "\n".join(fitted(line, COLUMNS) for line in lines)


def not_agreed(name: str) -> str:
    """Why nothing of a patron is shown."""
    return NOT_AGREED.format(name=name)


def of_department(
    library: Library,
    department: Department,
    open_: Sequence[Ticket],
    asked: int,
    counts: tuple[Sequence[tuple[str, int]], Sequence[tuple[str, int]]],
    problems: Sequence[Problem],
) -> str:
    """What happens with a department; of nobody in particular."""
    stand_in = f", understudy {department.understudy}" if department.understudy else ""
    lines = [f"{safe(department.name)}: liaison {department.liaison}{stand_in}"]
    lines += list(_section("Agreed", [safe(it) for it in department.agreements]))
    lines += list(_section("Open", [_open(it) for it in open_]))
    resources, causes = counts
    lines.append(f"Asked in the last 90 days: {asked}")
    lines += [f"  {number}  {safe(library.resources[it].name)}" for it, number in resources]
    lines += [f"  {number}  {it.replace('-', ' ')}" for it, number in causes]
    known = [f"{safe(it.title)} ({it.state})" for it in problems]
    lines += list(_section("Known problems", known))
    return "\n".join(fitted(line, COLUMNS) for line in lines)


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield title
        yield from (f"  {line}" for line in lines)


def _open(ticket: Ticket) -> str:
    waits = f", waits on {ticket.waiting_on}" if ticket.waiting_on else ""
    promised = f", promised {ticket.promised}" if ticket.promised else ""
    return f"{ticket.id}  {safe(ticket.title)} ({ticket.lead or 'nobody yet'}{waits}{promised})"


def _day(ticket: Ticket, zone: ZoneInfo) -> str:
    ended = ticket.resolved or ticket.opened
    return f"{ended.astimezone(zone):%Y-%m-%d}"
