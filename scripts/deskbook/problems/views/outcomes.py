"""The outcomes of commands on problems, in words."""

from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe
from deskbook.problems.model.outcomes import (
    NewsAdded,
    ProblemFixed,
    ProblemOpened,
    TicketsAttached,
    TicketsSuggested,
)


def describe_opened(outcome: ProblemOpened, _screen: Screen) -> str:
    """Return the file of a new problem, and the tickets that were attached to it."""
    with_them = f", with {', '.join(outcome.tickets)}" if outcome.tickets else ""
    return f"{outcome.path} written{with_them}"


def describe_attached(outcome: TicketsAttached, _screen: Screen) -> str:
    """Return the tickets that were attached to a problem."""
    return f"attached to {outcome.slug}: {', '.join(outcome.tickets)}"


def list_suggestions(outcome: TicketsSuggested, _screen: Screen) -> str:
    """Return tickets that may belong to a problem, each with why."""
    slug = outcome.slug
    if not outcome.suggestions:
        return f"No open ticket looks like {slug}."
    lines = [f"These may belong to {slug}; `desk problem attach {slug} Q…` attaches them:"]
    for it in outcome.suggestions:
        why = filter(None, ("same resource" if it.same_resource else "", ", ".join(it.words)))
        lines += [f"  {it.ticket.id}  {safe(it.ticket.title)}", f"            {'; '.join(why)}"]
    return "\n".join(lines)


def describe_news(outcome: NewsAdded, _screen: Screen) -> str:
    """Return what was written down of a problem."""
    told = outcome.news
    lines = [f"{outcome.slug}, {told.day}" + (f": {told.state}" if told.state else "")]
    return "\n".join((*lines, f"  {safe(told.says)}") if told.says else lines)


def describe_fix(outcome: ProblemFixed, _screen: Screen) -> str:
    """Return the tickets on which a fix is told, and the text."""
    lines = [f"{outcome.slug} is fixed."]
    if outcome.tickets:
        lines += ["", f"Told on {', '.join(outcome.tickets)}:", ""]
        lines += [f"  {line}" for line in safe(outcome.text).split("\n")]
    if not outcome.applied:
        lines += ["", "Nothing was written: --apply marks it fixed and writes to the patrons."]
    return "\n".join(lines)
