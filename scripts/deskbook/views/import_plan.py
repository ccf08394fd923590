"""The plan of an import in words: how many, where to, some of them, and what does not fit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from deskbook.model.mapping import Reject
from deskbook.model.privacy import WORDS, Confidence, Found
from deskbook.model.ticket import Ticket
from deskbook.views.terminal import safe


class Tally:
    """What an import comes to, counted row by row."""

    SHOWN = 5

    def __init__(self) -> None:
        self.new = self.known = 0
        self.services: Counter[str] = Counter()
        self.years: Counter[int] = Counter()
        self.preview: list[Ticket] = []

    def add(self, ticket: Ticket, zone: ZoneInfo) -> None:
        """Count a ticket; the first few are kept to be shown."""
        self.new += 1
        self.services[ticket.service] += 1
        self.years[ticket.opened.astimezone(zone).year] += 1
        if len(self.preview) < self.SHOWN:
            self.preview.append(ticket)


def plan(source: str, tally: Tally, rejects: Sequence[Reject], zone: ZoneInfo) -> str:
    """Counts, and a preview of five tickets."""
    rows = tally.new + tally.known + len(rejects)
    lines = [f"{source}: {_number(rows, 'row')}", f"  {_number(tally.new, 'new ticket')}"]
    lines += [f"  {tally.known} imported before"] if tally.known else []
    lines += [f"  {_number(len(rejects), 'row')} that cannot be taken over"] if rejects else []
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
        if named := ", ".join(WORDS[kind] for kind in dict.fromkeys(kinds)):
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


def _counted(counts: Iterable[tuple[str, int]]) -> list[str]:
    return [f"  {number:>6} {name}" for name, number in counts]


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
