"""What `desk problem` says: tickets that may belong to a problem, and whom a fix tells."""

from collections.abc import Sequence

from deskbook.library.model.plan import EditTicket, Plan
from deskbook.library.model.records import ProblemNews
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.terminal import safe

Alike = tuple[Ticket, bool, tuple[str, ...]]
"""A ticket, whether it is about the same resource, and the words it shares."""


def suggestions(slug: str, found: Sequence[Alike]) -> str:
    """Tickets that may belong to a problem, each with why."""
    if not found:
        return f"No open ticket looks like {slug}."
    lines = [f"These may belong to {slug}; `desk problem attach {slug} Q…` attaches them:"]
    for ticket, same, words in found:
        why = [*(["same resource"] if same else []), *([", ".join(words)] if words else [])]
        lines += [f"  {ticket.id}  {safe(ticket.title)}", f"            {'; '.join(why)}"]
    return "\n".join(lines)


def news(slug: str, told: ProblemNews) -> str:
    """What was written down of a problem."""
    lines = [f"{slug}, {told.day}" + (f": {told.state}" if told.state else "")]
    return "\n".join((*lines, f"  {safe(told.says)}") if told.says else lines)


def fix(slug: str, text: str, plan: Plan, *, applied: bool) -> str:
    """Whom a fix tells, and what."""
    told = [
        it.path.rpartition("/")[2].removesuffix(".md")
        for it in plan.effects
        if isinstance(it, EditTicket)
    ]
    lines = [f"{slug} is fixed."]
    if told:
        lines += [
            "",
            f"Told on {', '.join(told)}:",
            "",
            *(f"  {line}" for line in safe(text).split("\n")),
        ]
    if not applied:
        lines += ["", "Nothing was written: --apply marks it fixed and writes to the patrons."]
    return "\n".join(lines)
