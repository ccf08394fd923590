"""Imports in words: the plan of a table, what was done, and what does not fit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from deskbook.library.model.entry_kinds import EntryKind
from deskbook.library.model.fields import specs
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import Partial
from deskbook.library.views.outcome import Said, Screen, remarks
from deskbook.library.views.terminal import safe
from deskbook.privacy.model.privacy import PERSONAL_KINDS
from deskbook.transfer.model.mapping import Asker, CsvMapping, Reject
from deskbook.transfer.model.outcomes import (
    AnswersImported,
    ImportPlan,
    MappingFound,
    NotTaken,
    Personal,
    TableImported,
    TicketsReturned,
)

STRANGE: Final = 12
"""Words that are in no table, shown at most."""

_UNWRITTEN: Final = "Nothing was written: --apply writes them, in one commit."


def describe_plan(plan: ImportPlan, _screen: Screen) -> Said:
    """Return what becomes of each column, counts and a preview; and remarks on single rows."""
    rows = plan.rows
    said = [notice.message for notice in plan.notices]
    said += [_reject(rows.file, it) for it in rows.unfit]
    by_line = [(it.line, _personal(it)) for it in rows.personal]
    by_line += [(it.line, _not_taken(rows.file, it)) for it in rows.not_taken]
    said += [words for _, words in sorted(by_line, key=itemgetter(0))]
    how = ["Read as", *(f"  {safe(it)}" for it in plan.read_as), ""] if plan.read_as else []
    shown = "\n".join([*how, columns(plan.mapping, plan.columns)]) + count_rows(plan)
    return Said(shown, "\n".join(said))


def describe_table(outcome: TableImported, _screen: Screen) -> Said:
    """Return what was done with a table, or would be; its plan was shown before."""
    if not outcome.new:
        return Said("\nNothing to write: no row is new.")
    if not outcome.applied:
        return Said(f"\n{_UNWRITTEN}")
    return Said(
        f"\n{_number(outcome.new, 'ticket')} written. Each row is known again by its link "
        f"import:{outcome.source}/…"
    )


def describe_tickets(outcome: TicketsReturned, _screen: Screen) -> Said:
    """Return what an export of our own has, and what was done with it."""
    unfit = len(outcome.rows.unfit)
    lines = [_number(outcome.new, "new ticket")]
    lines += [f"{outcome.same} here already"] if outcome.same else []
    lines += [f"{_number(unfit, 'ticket')} that cannot be taken over"] if unfit else []
    lines.append(_end(outcome.new, "ticket", applied=outcome.applied))
    said = [_reject(outcome.rows.file, it) for it in outcome.rows.unfit]
    return Said("\n".join(lines), "\n".join([*said, *map(_personal, outcome.rows.personal)]))


def describe_answers(outcome: AnswersImported, _screen: Screen) -> Said:
    """Return the answers that an export of FAQs brings, and what was done with them."""
    rows, unfit = outcome.rows, len(outcome.rows.unfit)
    states = ", ".join(f"{number} {state}" for state, number in outcome.states.items())
    lines = [_number(outcome.new, "new answer") + (f" ({states})" if states else "")]
    lines += [f"{outcome.same} here already"] if outcome.same else []
    lines += [f"{_number(unfit, 'FAQ')} that cannot be taken over"] if unfit else []
    if outcome.topics:
        lines += ["", "Topics", *_counted(sorted(outcome.topics.items()))]
    if outcome.first:
        lines += ["", "The first of them"]
        lines += [f"  {name}\n    {safe(title)}" for name, title in outcome.first]
    lines += ["", _end(outcome.new, "answer", applied=outcome.applied)]
    said = [(it.line, _reject(rows.file, it)) for it in rows.unfit]
    said += [(it.line, _not_taken(rows.file, it)) for it in rows.not_taken]
    words = [words for _, words in sorted(said, key=itemgetter(0))]
    return Said("\n".join(lines), "\n".join([*words, *filter(None, [remarks(outcome)])]))


def print_mapping(outcome: MappingFound, _screen: Screen) -> str:
    """Return a mapping as it is."""
    return outcome.text


def columns(mapping: CsvMapping, names: Sequence[str]) -> str:
    """Return what becomes of each column, and which are not taken over."""
    uses: dict[str, list[str]] = {name: [] for name in names}
    for column, use in _uses(mapping):
        uses.setdefault(column, []).append(use)
    wide = max((len(safe(name)) for name, use in uses.items() if use), default=0)
    lines = [f"  {safe(name):<{wide}}  {', '.join(use)}" for name, use in uses.items() if use]
    unused = [safe(name) or "(without a name)" for name, use in uses.items() if not use]
    left = [f"Not taken over: {', '.join(unused)}"] if unused else []
    return "\n".join(["Columns", *lines, *left, ""])


def _uses(mapping: CsvMapping) -> Iterator[tuple[str, str]]:
    texts: Annotated[
        Mapping[EntryKind, str | None], Partial("a row has no entries of other kinds")
    ] = {"question": mapping.question, "reply": mapping.reply, "note": mapping.note}
    times = {"opened": mapping.opened, "resolved": mapping.resolved}
    asker = mapping.patron or Asker()
    named: list[tuple[str | None, str]] = [
        *((name, "tells rows apart") for name in mapping.id),
        *((name, use) for use, name in texts.items()),
        *((it.column, use) for use, it in times.items() if it),
        *((it.time, use) for use, it in times.items() if it),
        *((it.column, "whether it is still open") for it in (mapping.unfinished,) if it),
        *((getattr(asker, name), "vault") for name in specs(Asker)),
        *((it.column, "topics") for it in (mapping.topics,) if it),
        *((rule.column, rule.name) for rule in mapping.fields),
    ]
    yield from ((name, use) for name, use in named if name)


def count_rows(plan: ImportPlan) -> str:
    """Return counts, and a preview of the first tickets."""
    unfit = len(plan.rows.unfit)
    rows = plan.new + plan.known + unfit
    lines = [
        f"{plan.mapping.source}: {_number(rows, 'row')}",
        f"  {_number(plan.new, 'new ticket')}",
    ]
    lines += [f"  {_number(plan.patrons, 'patron')} to the vault"] if plan.patrons else []
    lines += [f"  {plan.known} imported before"] if plan.known else []
    lines += [f"  {_number(unfit, 'row')} that cannot be taken over"] if unfit else []
    if plan.strange:
        lines += ["", "Words that are in no table", *_strange(plan.strange)]
    if plan.new:
        lines += ["", "Services", *_counted(plan.services.items())]
        lines += ["", "Asked in", *_counted((str(it), n) for it, n in plan.years.items())]
        lines += ["", "The first of them"]
        lines += [line for ticket in plan.first for line in _shown(ticket, plan.zone)]
    return "\n".join(lines)


def _reject(path: str, it: Reject) -> str:
    """A row that does not fit, and why."""
    lines = f"{it.line}" if it.line == it.last else f"{it.line}-{it.last}"
    return f"{path}:{lines}: {safe(it.why)}"


def _not_taken(path: str, it: NotTaken) -> str:
    """Something that a row has and no ticket can take."""
    return f"{path}:{it.line}: not taken over: {safe(it.what)}"


def _personal(it: Personal) -> str:
    """The kinds of personal data in a row; never the words."""
    kinds = ", ".join(PERSONAL_KINDS[kind].name for kind in it.kinds)
    said = "replaced before it is kept:" if it.sure else "kept, but have a look, here may stand"
    return f"{it.path}:{it.line}: {said} {kinds}"


def _end(new: int, what: str, *, applied: bool) -> str:
    if not new:
        return f"Nothing to write: no {what} is new."
    return f"{_number(new, what)} written, in one commit." if applied else _UNWRITTEN


def _counted(counts: Iterable[tuple[str, int]]) -> list[str]:
    return [f"  {number:>6} {name}" for name, number in counts]


def _strange(words: Sequence[tuple[tuple[str, str, str], int]]) -> Iterator[str]:
    for (column, word, otherwise), number in words[:STRANGE]:
        taken = f"taken as {otherwise}" if otherwise else "left out"
        yield f'  {number:>6} {safe(column)} "{safe(word[:40])}": {taken}'
    if len(words) > STRANGE:
        yield f"         and {len(words) - STRANGE} more"


def _shown(ticket: Ticket, zone: ZoneInfo) -> list[str]:
    facts = (ticket.status, ticket.service, ticket.channel, ticket.department, ticket.resource)
    labels = f" [{', '.join(ticket.labels)}]" if ticket.labels else ""
    asked = ticket.opened.astimezone(zone)
    return [
        f"  {asked:%Y-%m-%d %H:%M} {', '.join(filter(None, facts))}{labels}",
        f"    {safe(ticket.title)}",
    ]


def _number(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")
