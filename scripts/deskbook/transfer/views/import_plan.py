"""The plan of an import in words: how many, where to, some of them, and what does not fit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from deskbook.library.model.entry_kinds import EntryKind
from deskbook.library.model.fields import specs
from deskbook.library.model.records import Answer
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import Partial
from deskbook.library.views.terminal import safe
from deskbook.privacy.model.privacy import PERSONAL_KINDS, Confidence, Found
from deskbook.transfer.model.mapping import Asker, CsvMapping, Reject

STRANGE: Final = 12
"""Words that are in no table, shown at most."""


class Tally:
    """What an import comes to, counted row by row."""

    SHOWN = 5

    def __init__(self) -> None:
        self.new = self.known = 0
        self.services: Counter[str] = Counter()
        self.years: Counter[int] = Counter()
        self.preview: list[Ticket] = []
        self.patrons: set[str] = set()
        self.strange: Counter[tuple[str, str, str]] = Counter()

    def note(self, words: Iterable[tuple[str, str, str]]) -> None:
        """Count words that are in no table."""
        self.strange.update(words)

    def add(self, ticket: Ticket, zone: ZoneInfo) -> None:
        """Count a ticket; the first few are kept to be shown."""
        self.new += 1
        self.services[ticket.service] += 1
        self.patrons |= {ticket.patron} if ticket.patron else set()
        self.years[ticket.opened.astimezone(zone).year] += 1
        if len(self.preview) < self.SHOWN:
            self.preview.append(ticket)


def columns(mapping: CsvMapping, names: Sequence[str]) -> str:
    """What becomes of each column, and which are not taken over."""
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


def left(path: str, line: int, what: str) -> str:
    """Something that a row has and no ticket can take."""
    return f"{path}:{line}: not taken over: {safe(what)}"


def plan(source: str, tally: Tally, rejects: Sequence[Reject], zone: ZoneInfo) -> str:
    """Counts, and a preview of five tickets."""
    rows = tally.new + tally.known + len(rejects)
    lines = [f"{source}: {_number(rows, 'row')}", f"  {_number(tally.new, 'new ticket')}"]
    lines += [f"  {_number(len(tally.patrons), 'patron')} to the vault"] if tally.patrons else []
    lines += [f"  {tally.known} imported before"] if tally.known else []
    lines += [f"  {_number(len(rejects), 'row')} that cannot be taken over"] if rejects else []
    if tally.strange:
        lines += ["", "Words that are in no table", *_strange(tally.strange)]
    if tally.new:
        lines += ["", "Services", *_counted(sorted(tally.services.items()))]
        lines += ["", "Asked in", *_counted(sorted((str(y), n) for y, n in tally.years.items()))]
        lines += ["", "The first of them"]
        lines += [line for ticket in tally.preview for line in _shown(ticket, zone)]
    return "\n".join(lines)


def reject(path: str, it: Reject) -> str:
    """A row that does not fit, and why."""
    lines = f"{it.line}" if it.line == it.last else f"{it.line}-{it.last}"
    return f"{path}:{lines}: {safe(it.why)}"


def personal(path: str, line: int, found: Sequence[Found]) -> Iterator[str]:
    """What kinds of personal data were replaced in a row, and what may be some; never the words."""
    for confidence, said in _SAID.items():
        kinds = (hit.kind for it in found for hit in it.hits if hit.confidence == confidence)
        if named := ", ".join(PERSONAL_KINDS[kind].name for kind in dict.fromkeys(kinds)):
            yield f"{path}:{line}: {said} {named}"


_SAID: Final[Mapping[Confidence, str]] = {
    "sure": "replaced before it is kept:",
    "doubtful": "kept, but have a look, here may stand",
}


def outcome(tally: Tally, source: str, *, applied: bool) -> str:
    """What was done, or would be."""
    if not tally.new:
        return "Nothing to write: no row is new."
    if not applied:
        return "Nothing was written: --apply writes them, in one commit."
    return (
        f"{_number(tally.new, 'ticket')} written. Each row is known again by its link "
        f"import:{source}/…"
    )


def brought(new: int, same: int, unfit: int) -> str:
    """What an export of our own holds."""
    lines = [_number(new, "new ticket")]
    lines += [f"{same} here already"] if same else []
    lines += [f"{_number(unfit, 'ticket')} that cannot be taken over"] if unfit else []
    return "\n".join(lines)


def brought_outcome(new: int, *, applied: bool) -> str:
    """What was done with an export of our own, or would be."""
    if not new:
        return "Nothing to write: no ticket is new."
    done = f"{_number(new, 'ticket')} written, in one commit."
    return done if applied else "Nothing was written: --apply writes them, in one commit."


def answers(made: Sequence[Answer], same: int, unfit: int) -> str:
    """Which answers an export of FAQs would bring, and under which topics."""
    states = Counter(it.state for it in made)
    shown = ", ".join(f"{number} {state}" for state, number in states.items())
    lines = [_number(len(made), "new answer") + (f" ({shown})" if made else "")]
    lines += [f"{same} here already"] if same else []
    lines += [f"{_number(unfit, 'FAQ')} that cannot be taken over"] if unfit else []
    topics = Counter(topic for it in made for topic in it.topics)
    if topics:
        lines += ["", "Topics", *_counted(sorted(topics.items()))]
    if made:
        lines += ["", "The first of them"]
        lines += [f"  {it.slug}\n    {safe(it.title)}" for it in made[: Tally.SHOWN]]
    return "\n".join(lines)


def answers_outcome(new: int, *, applied: bool) -> str:
    """What was done with FAQs, or would be."""
    if not new:
        return "\nNothing to write: no answer is new."
    done = f"\n{_number(new, 'answer')} written, in one commit."
    return done if applied else "\nNothing was written: --apply writes them, in one commit."


def _counted(counts: Iterable[tuple[str, int]]) -> list[str]:
    return [f"  {number:>6} {name}" for name, number in counts]


def _strange(words: Counter[tuple[str, str, str]]) -> Iterator[str]:
    for (column, word, otherwise), number in words.most_common(STRANGE):
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
