"""Proposals for the book of answers, as a Markdown page for whoever reviews them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from deskbook.answers.model.outcomes import AnswersKeptApart, AnswersProposed, TicketsDeclined
from deskbook.answers.model.proposal import Draft, Merging, Proposals, Wording
from deskbook.calendar.views import dates
from deskbook.library.model.library import Library
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import escape_markdown, safe

UNWRITTEN: Final = 30
"""Questions that nobody answered in writing, shown at most."""


def describe_proposals(outcome: AnswersProposed, _screen: Screen) -> str:
    """Return what is proposed, and the branch, or how to have one made."""
    page = summarise(outcome.library, outcome.proposals, outcome.today)
    if outcome.proposals.is_empty():
        return page
    if not outcome.branch:
        return f"{page}\n\nNothing was written: --apply puts it on a branch."
    return f"{page}\n\n{_branch(outcome.branch, remote=outcome.remote)}"


def describe_declined(outcome: TicketsDeclined, _screen: Screen) -> str:
    """Return the tickets of which no answer is to be made."""
    return f"no answer is to be made of {', '.join(outcome.tickets)}"


def describe_apart(outcome: AnswersKeptApart, _screen: Screen) -> str:
    """Return the two answers that stay apart."""
    return f"{' and '.join(outcome.answers)} stay apart"


def summarise(library: Library, it: Proposals, today: date) -> str:
    """Return everything that is proposed, with the tickets that it comes from."""
    return "\n\n".join(_parts(library, it, today))


def headline(it: Proposals) -> str:
    """Return how much is proposed, in one line: the subject of the commit."""
    parts = (
        _number(len(it.drafts), "draft"),
        _number(len(it.wordings), "wording"),
        _number(len(it.mergings), "merging"),
    )
    return f"Distilled from tickets: {', '.join(filter(None, parts)) or 'nothing'}"


def _number(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}" if number else ""


def _parts(library: Library, it: Proposals, today: date) -> Iterator[str]:
    tickets = _number(it.looked_at, "ticket") or "no ticket"
    yield f"From {tickets} resolved since {dates.format_day(it.since, today)}."
    if it.is_empty():
        yield "Nothing to propose."
    if it.drafts:
        yield "## New answers"
        yield from (_draft(library, one) for one in it.drafts)
    if any(it.later):
        yield _later(*it.later)
    if it.wordings:
        yield "## Wordings that answers lack"
        yield "\n".join(_wording(library, one) for one in it.wordings)
    if it.mergings:
        yield "## Answers that may be one"
        yield "\n".join(_merging(library, one) for one in it.mergings)
    if it.unwritten:
        yield "## Asked, and no reply was written down"
        yield "From these nothing could be drafted; `desk answer new` begins one."
        yield "\n".join(_unwritten(library, one) for one in it.unwritten[:UNWRITTEN])
        if it.unwritten[UNWRITTEN:]:
            yield f"And {_number(len(it.unwritten) - UNWRITTEN, 'more question')}."


def _later(groups: int, single: int) -> str:
    """The proposals left for the next time, once these have been reviewed."""
    several = f"{groups} group{'' if groups == 1 else 's'} of questions" if groups else ""
    parts = filter(None, (several, _number(single, "single question")))
    return f"Left for the next time (`--most` says how many at once): {' and '.join(parts)}."


def _draft(library: Library, it: Draft) -> str:
    lines = [f"### {escape_markdown(it.answer.title)}", "", f"`{_path(it.answer.slug)}`, from", ""]
    lines += [_ticket(library, name) for name in it.tickets]
    short = it.answer.body.partition("\n\n")[0]
    return "\n".join((*lines, "", *(f"> {line}" for line in safe(short).split("\n"))))


def _wording(library: Library, it: Wording) -> str:
    how = "was answered with it" if it.linked else (
        f"looks as if it could have been answered with it: `desk edit {it.ticket} --answer "
        f"{it.answer}`"
    )  # fmt: skip
    title = escape_markdown(library.answers[it.answer].title)
    return f'- `{it.answer}` ({title}): "{escape_markdown(it.text)}"; {it.ticket} {how}'


def _merging(library: Library, it: Merging) -> str:
    stays, goes = (escape_markdown(library.answers[slug].title) for slug in (it.stays, it.goes))
    return (
        f"- `{it.goes}` ({goes}) into `{it.stays}` ({stays}), alike by {it.likeness:.2f}: its "
        "wordings are taken over; carry over by hand what its text has more. If they are two, "
        f"`desk distill --apart {it.stays} {it.goes}`"
    )


def _unwritten(library: Library, names: Sequence[str]) -> str:
    first, *others = names
    more = f" (and {', '.join(others)})" if others else ""
    return f"{_ticket(library, first)}{more}"


def _ticket(library: Library, name: str) -> str:
    return f"- {name}: {escape_markdown(library.tickets[name].title)}"


def _path(slug: str) -> str:
    return f"knowledge/answers/{slug}.md"


def _branch(branch: str, *, remote: bool) -> str:
    """The branch with the proposals, and the next steps."""
    look = "Look at it"
    if remote:
        look = f"Push it (`git push origin {branch}`) and open a pull request, or look at it"
    return (
        f"On the branch {branch}, in one commit; your files are as they were.\n"
        f"{look} with `git diff ...{branch}`, mend it there, and merge it.\n"
        "That publishes no draft: `desk answer review` and `publish` are still to come.\n"
        "What is not worth an answer: `desk distill --decline Q-…`."
    )
