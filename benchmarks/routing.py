"""Topics of real questions guessed from others: how often the first guess is right, and the third.

    DESK_QUESTIONS=questions.csv python -m benchmarks.run routing

The questions are real people's words and no part of this project: a CSV file with the columns
`question` and `topic`, elsewhere. Each question is guessed from the four fifths that it is not among.
"""

import csv
import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from benchmarks.library import NOW, knowledge
from benchmarks.measure import Line, Note
from benchmarks.tickets import ticket_id
from deskbook.library.formats import ticket_file
from deskbook.library.model.library import ticket_path
from deskbook.library.model.ticket import Ticket
from deskbook.search.adapters.index import nearest
from deskbook.search.rules import routing

WHERE: Final = "DESK_QUESTIONS"
FOLDS: Final = 5
SHOWN: Final = 12
"""Topics in the table of confusions."""

TITLE: Final = 90
"""Letters of a question that make its title."""


@dataclass(frozen=True)
class Guessed:
    """A question's own topic, those that were guessed with their shares, the likeliest first."""

    topic: str
    guesses: tuple[tuple[str, float], ...]
    commonest: tuple[str, ...]

    def is_right(self, first: int) -> bool:
        return self.topic in [topic for topic, _ in self.guesses[:first]]

    def peer_is_right(self, first: int) -> bool:
        return self.topic in self.commonest[:first]


def lines() -> Iterator[Line | Note]:
    """Accuracy of the first guess and of the first three, beside always guessing the commonest."""
    path = os.environ.get(WHERE)
    if not path:
        print(f"routing: {WHERE} names no CSV file with the columns question and topic")
        return
    found = guessed(_read(Path(path)))
    for first, what in (
        (1, "topic of a question, first guess right"),
        (3, "among the first three"),
    ):
        ours = sum(it.is_right(first) for it in found) / len(found)
        theirs = sum(it.peer_is_right(first) for it in found) / len(found)
        yield Line(what, len(found), ours, "the commonest topics, always", theirs, unit="%")
    yield Note("\n".join(_page(found)))


def _read(path: Path) -> list[tuple[str, str]]:
    """Question and topic, each question once, in an order that has nothing to do with its topic."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = {
            row["question"].strip(): row["topic"].replace("_", "-")
            for row in csv.DictReader(stream)
        }
    return sorted(rows.items(), key=lambda it: hashlib.sha256(it[0].encode()).digest())


def guessed(rows: list[tuple[str, str]]) -> list[Guessed]:
    """Each question's guesses, from questions of other folds only."""
    with tempfile.TemporaryDirectory() as folder:
        root, fold = Path(folder), {}
        for path, text in knowledge():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)
        opened = datetime.fromisoformat(NOW) - timedelta(days=30)
        for number, (question, topic) in enumerate(rows):
            ticket = _ticket(number, question, topic, opened)
            fold[ticket.id] = number % FOLDS
            file = root / ticket_path(ticket)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(ticket_file.write(ticket))
        return [*_guessed(root, rows, fold)]


def _ticket(number: int, question: str, topic: str, opened: datetime) -> Ticket:
    title = " ".join(question.split())
    return Ticket(
        id=ticket_id(number),
        title=title
        if len(title) <= TITLE
        else title[: title.rindex(" ", 0, TITLE) if " " in title[:TITLE] else TITLE],
        status="new",
        service="reference",
        channel="chat",
        opened=opened.astimezone(UTC),
        labels=(topic,),
        question=question,
    )


def _guessed(root: Path, rows: list[tuple[str, str]], fold: dict[str, int]) -> Iterator[Guessed]:
    columns = (*nearest.COLUMNS, "labels")
    for number, (question, topic) in enumerate(rows):
        mine = number % FOLDS
        ticket = _ticket(number, question, topic, datetime.now(UTC))
        near = nearest.neighbours(root, f"{ticket.title}\n{question}", columns).near
        others = [it for it in near if it.ticket and fold[it.ticket.id] != mine]
        ranked = routing.ranked(others, lambda it: it.labels[0])
        trained = Counter(topic for other, (_, topic) in enumerate(rows) if other % FOLDS != mine)
        yield Guessed(topic, tuple(ranked), tuple(it for it, _ in trained.most_common(3)))


def _page(found: list[Guessed]) -> Iterator[str]:
    topics = Counter(it.topic for it in found)
    yield "## Topics of questions\n"
    yield (
        f"{len(found):,} questions that patrons of one university library asked in its chat, with the topic that a "
        f"librarian gave each ({len(topics)} of them); chosen for their topics and lengths, so that shares are no "
        f"rates of a population. Each was guessed from the nearest questions in the other {FOLDS - 1} of {FOLDS} "
        f"parts, by the product's own index and vote (`search/rules/routing.py`).\n"
    )
    yield "| confidence of the first guess | questions | right |"
    yield "|---|--:|--:|"
    for low, high in ((0.8, 1.01), (0.65, 0.8), (0.5, 0.65), (0.35, 0.5), (0.0, 0.35)):
        band = [it for it in found if low <= (it.guesses[0][1] if it.guesses else 0.0) < high]
        right = sum(it.is_right(1) for it in band)
        name = f"{low:.0%} to {min(high, 1):.0%}" if low else f"below {high:.0%}"
        yield f"| {name} | {len(band)} | {right / max(1, len(band)):.0%} |"
    shown = [it for it, _ in topics.most_common(SHOWN)]
    pairs = Counter((it.topic, it.guesses[0][0] if it.guesses else "none") for it in found)
    yield f"\nHow the {SHOWN} commonest topics (rows) were guessed (columns, in the order of the rows):\n"
    yield "| topic | " + " | ".join(str(n) for n in range(1, SHOWN + 1)) + " | others | right |"
    yield "|---|" + "--:|" * (SHOWN + 2)
    for number, topic in enumerate(shown, start=1):
        row = [pairs[topic, guess] for guess in shown]
        others = topics[topic] - sum(row)
        share = pairs[topic, topic] / topics[topic]
        yield f"| {number} {topic} | " + " | ".join(map(str, row)) + f" | {others} | {share:.0%} |"
