"""A briefing before a conversation, on one screen."""

from collections.abc import Iterator, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.terminal import cut_line, safe
from deskbook.patrons.model.patron import DepartmentPicture, PatronPicture

COLUMNS: Final = 88

NOT_AGREED: Final = (
    "{name} has not agreed to be remembered, so this is not of them. Ask them, and write it down:\n"
    "desk patron consent {name} remember"
)


def describe_patron(picture: PatronPicture, zone: ZoneInfo) -> str:
    """Return what a patron lets us know of themselves and of their questions."""
    patron = picture.patron
    lines = [f"{patron.pseudonym}, who agreed to be remembered on {patron.consent['remember']}"]
    lines += [f"  answer in {patron.language}"] if patron.language else []
    lines += [f"  to reach them: {safe(patron.contact)}"] if patron.contact else []
    lines += [f"  told us: {safe(fact)}" for fact in patron.facts]
    lines += list(_section("Open", [_open(it) for it in picture.open]))
    ended = [f"{it.id}  {_day(it, zone)}  {safe(it.title)}" for it in picture.recent]
    lines += list(_section("Ended in the last 90 days", ended))
    if picture.older:
        lines.append(f"Before that: {picture.older}")
    if not (picture.open or picture.recent or picture.older):
        lines.append("No question of theirs is linked with them.")
    return "\n".join(cut_line(line, COLUMNS) for line in lines)


def explain_refusal(name: str) -> str:
    """Return why nothing of a patron is shown."""
    return NOT_AGREED.format(name=name)


def describe_department(library: Library, picture: DepartmentPicture) -> str:
    """Return what happens with a department; of nobody in particular."""
    department = picture.department
    stand_in = f", understudy {department.understudy}" if department.understudy else ""
    lines = [f"{safe(department.name)}: liaison {department.liaison}{stand_in}"]
    lines += list(_section("Agreed", [safe(it) for it in department.agreements]))
    lines += list(_section("Open", [_open(it) for it in picture.open]))
    lines.append(f"Asked in the last 90 days: {picture.asked}")
    lines += [f"  {number}  {safe(library.resources[it].name)}" for it, number in picture.resources]
    lines += [f"  {number}  {it.replace('-', ' ')}" for it, number in picture.causes]
    known = [f"{safe(it.title)} ({it.state})" for it in picture.problems]
    lines += list(_section("Known problems", known))
    return "\n".join(cut_line(line, COLUMNS) for line in lines)


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
