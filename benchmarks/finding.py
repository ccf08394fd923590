"""How well the texts nearest to a question are found: recall, mean reciprocal rank and time.

The material is a file of real questions, each with the topic that a librarian gave it
(`DESK_QUESTIONS`; a CSV with the columns `question` and `topic`). Without one it is made up, of few
sentences, so that its numbers say little more than that everything runs.
"""

import csv
import hashlib
import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from benchmarks import words
from benchmarks.library import knowledge
from benchmarks.measure import Note
from benchmarks.tickets import ticket_id
from deskbook.answers.rules import similar
from deskbook.library.formats import record_file, ticket_file
from deskbook.library.model.library import ticket_path
from deskbook.library.model.records import Answer
from deskbook.library.model.ticket import Ticket
from deskbook.search.adapters import meaning
from deskbook.search.adapters.index import nearest, schema, spelling, store
from deskbook.search.model import Near, Term
from deskbook.search.rules import suggestions

VARIABLE: Final = "DESK_QUESTIONS"
FOLDS: Final = 5
"""One fifth of the questions is asked, the others are past tickets."""

WORDINGS: Final = 5
"""Past questions of a topic that stand in its answer as `also_asked`; no ticket has them."""

ASKED: Final = datetime(2026, 9, 1, 14, tzinfo=UTC)

Labelled = tuple[str, str]
"""A question and its topic."""

Ask = Callable[[str], list[Near]]


def lines() -> Iterator[Note]:
    """The section of the page; made-up questions are shown, and the last numbers stay."""
    where = os.environ.get(VARIABLE)
    if where:
        yield Note(section(_real(Path(where)), "real questions of a university library's chat"))
    else:
        print(f"finding: {VARIABLE} names no CSV file with the columns question and topic")
        print(section(list(_made_up()), "made-up questions of few sentences"))


def section(questions: Sequence[Labelled], what: str) -> str:
    """The table of all ways, on one fifth of these questions."""
    asked = [it for it in questions if _fold(it[0]) == 0]
    past = [it for it in questions if _fold(it[0]) != 0]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        topic_of = _write(root, past)
        rows = [_row(name, asked, topic_of, ask) for name, ask in _ways(root)]
    head = HEAD.format(what=what, asked=len(asked), past=len(past), wordings=WORDINGS)
    return head + "".join(rows)


HEAD: Final = """\
## Finding similar questions

{asked:,} of {past:,} + {asked:,} {what} are asked, the others are past. A librarian gave each its
topic; each topic is one answer with {wordings} past questions as `also_asked`, the other past questions
are tickets that it answered. A **ticket** (or a wording) is right that has the question's topic, an
**answer** that is the topic's. Topics are wide, and many a question fits two: compare the rows. Times
are medians of one question, in the process, once the model is loaded.

| way | ticket: recall@1 | recall@5 | MRR | answer: recall@1 | recall@5 | MRR | ms |
|---|--:|--:|--:|--:|--:|--:|--:|
"""


def _real(path: Path) -> list[Labelled]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [(row["question"].strip(), row["topic"]) for row in csv.DictReader(stream)]
    return [(question, topic) for question, topic in rows if question]


def _made_up() -> Iterable[Labelled]:
    from random import Random

    for number in range(1_500):
        lot = Random(f"question {number}")
        topic, slots = words.topic(lot), words.slots(lot)
        sentences = lot.sample(topic.asks, min(2, len(topic.asks)))
        yield " ".join(sentences).format_map(slots), topic.slug


def _fold(question: str) -> int:
    return int(hashlib.sha256(question.encode()).hexdigest(), 16) % FOLDS


def _write(root: Path, past: Sequence[Labelled]) -> dict[str, str]:
    """A library of past questions; returns the topic of each ticket and answer."""
    topic_of: dict[str, str] = {}
    by_topic: dict[str, list[str]] = defaultdict(list)
    for question, topic in past:
        by_topic[topic].append(question)
    for path, text in knowledge():
        if not path.startswith("knowledge/answers/"):
            _put(root / path, text)
    for topic, questions in by_topic.items():
        slug = topic.replace("_", "-")
        topic_of[slug] = topic
        answer = Answer(
            slug=slug, title=slug, state="published", also_asked=tuple(questions[:WORDINGS])
        )
        _put(root / f"knowledge/answers/{slug}.md", record_file.write(answer))
        for question in questions[WORDINGS:]:
            name = ticket_id(len(topic_of))
            topic_of[name] = topic
            ticket = Ticket(
                id=name,
                title=question[:80],
                status="resolved",
                service="reference",
                channel="chat",
                opened=ASKED,
                lead="reference-head",
                resolved=ASKED,
                resolution="answered",
                answer=slug,
                question=question,
            )
            _put(root / ticket_path(ticket), ticket_file.write(ticket))
    return topic_of


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _ways(root: Path) -> Iterable[tuple[str, Ask]]:
    """Ways of looking, worst first in what they need; meaning only where its extra is installed."""
    store.using(root, lambda it: schema.read(it, "code"))
    with closing(sqlite3.connect(root / store.FILE, isolation_level=None)) as connection:

        def ask(way: Callable[[str], dict[int, float]]) -> Ask:
            return lambda text: list(nearest.found(connection, way(text), nearest.COLUMNS))

        def by_words(text: str) -> list[int]:
            words = (Term(it) for it in similar.find_words(text))
            return nearest.by_words(connection, [spelling.quote(connection, it) for it in words])

        def by_trigrams(text: str) -> list[int]:
            return nearest.by_trigrams(connection, similar.find_words(text))

        def by_meaning(text: str) -> dict[int, float]:
            return nearest.by_vectors(connection, text, nearest.NEIGHBOURS)

        yield "words", ask(lambda text: suggestions.fuse([(1, by_words(text))]))
        yield "trigrams", ask(lambda text: suggestions.fuse([(1, by_trigrams(text))]))
        yield (
            "words + trigrams, equally",
            ask(lambda text: suggestions.fuse([(1, by_words(text)), (1, by_trigrams(text))])),
        )
        yield (
            "**words + trigrams of unknown words (the default)**",
            lambda text: list(nearest.near(connection, text, nearest.COLUMNS).near),
        )
        if any(find_spec(name) is None for name in meaning.NEEDED):
            print("meaning is not measured: the extra deskbook[semantic] is not installed")
            return
        nearest.learn_texts(connection, root, None)
        yield "meaning", ask(lambda text: suggestions.fuse([(1, list(by_meaning(text)))]))
        yield (
            "**the default + meaning (`--meaning`)**",
            lambda text: list(
                nearest.near(connection, text, nearest.COLUMNS, by_meaning(text)).near
            ),
        )


def _row(name: str, asked: Sequence[Labelled], topic_of: dict[str, str], ask: Ask) -> str:
    tickets, answers, times = [], [], []
    for question, topic in asked:
        begun = perf_counter()
        near = ask(question)
        times.append(perf_counter() - begun)
        known = (topic_of[it.ticket.id if it.ticket else it.answers[0]] for it in near)
        tickets.append(_place(topic, islice(known, 100)))
        voted = suggestions.votes(near)
        best = sorted(voted, key=lambda slug: -sum(weight for weight, _ in voted[slug]))
        answers.append(_place(topic, (topic_of[slug] for slug in best)))
    cells = [name, *_cells(tickets), *_cells(answers), f"{median(times) * 1000:.1f}"]
    return f"| {' | '.join(cells)} |\n"


def _place(topic: str, found: Iterable[str]) -> int | None:
    """The place of the first right one, from 1; none where there is none."""
    return next((place for place, it in enumerate(found, start=1) if it == topic), None)


def _cells(places: Sequence[int | None]) -> list[str]:
    number = len(places)
    first = sum(it == 1 for it in places) / number
    five = sum(it is not None and it <= 5 for it in places) / number
    reciprocal = sum(1 / it for it in places if it) / number
    return [f"{value:.3f}".lstrip("0") for value in (first, five, reciprocal)]
