"""The labelled set of the privacy gate, and how well the gate does on it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from deskbook.privacy.model.privacy import PERSONAL_KINDS, Hit, PersonalKind
from deskbook.privacy.rules import id_patterns, redact

CASES = Path(__file__).with_name("cases.txt")

GATE = redact.Gate(
    regions=("US",),
    students=id_patterns.compile_patterns([r"N\d{8}", r"S\d{7}"]),
    cards=id_patterns.compile_patterns([r"HC\d{6}"]),
)
"""The gate of a library in the United States with two patterns of ids and one of cards."""

KINDS: tuple[PersonalKind, ...] = (
    "token", "email", "orcid", "student-id", "barcode", "phone", "address", "name",
)  # fmt: skip
"""The kinds that the set has enough of; the letters of the benchmarks have the others."""

_MARK = re.compile(r"<<([a-z-]+):(.*?)>>", re.DOTALL)
_ESCAPE = re.compile(r"\\(n|u[0-9a-f]{4}|\\)")


@dataclass(frozen=True)
class Case:
    """A text and what is personal in it."""

    line: int
    text: str
    marks: tuple[Hit, ...]


@dataclass(frozen=True)
class Score:
    """How a kind was found: of `marked` places `replaced` whole; of `hits`, `right` are marked."""

    marked: int
    replaced: int
    hits: int
    right: int


def cases() -> Iterator[Case]:
    """Every case of the file."""
    for number, line in enumerate(CASES.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            yield _case(number, _ESCAPE.sub(_unescaped, line))


def scores(chosen: list[Case], gate: redact.Gate = GATE) -> dict[PersonalKind, Score]:
    """The score of each kind over these cases."""
    count: Counter[tuple[str, str]] = Counter()
    for case in chosen:
        hits = sure(case, gate)
        for mark in case.marks:
            count[mark.kind, "marked"] += 1
            count[mark.kind, "replaced"] += _places(mark) <= set().union(*map(_places, hits))
        for hit in hits:
            count[hit.kind, "hits"] += 1
            count[hit.kind, "right"] += is_right(hit, case)
    names = ("marked", "replaced", "hits", "right")
    return {kind: Score(*(count[kind, name] for name in names)) for kind in PERSONAL_KINDS}


def sure(case: Case, gate: redact.Gate = GATE) -> list[Hit]:
    """The hits in a case that are replaced on intake."""
    return [hit for hit in redact.find(case.text, gate) if hit.confidence == "sure"]


def table() -> str:
    """The table of the document: each kind, over the half that the rules were tuned on, and not."""
    every = list(cases())
    tuned, held = scores(every[::2]), scores(every[1::2])
    rows = [
        "| kind | marked | found whole | precision | marked, not tuned on | found whole | precision |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for kind in KINDS:
        cells = [_cells(half[kind]) for half in (tuned, held)]
        rows.append(f"| {kind} | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _cells(score: Score) -> str:
    recall = f"{score.replaced / score.marked:.2f}"
    return (
        f"{score.marked} | {recall} | {score.right / score.hits:.2f} ({score.right}/{score.hits})"
    )


def is_right(hit: Hit, case: Case) -> bool:
    """Whether at least half of a hit is marked in its case."""
    marked = set().union(*map(_places, case.marks)) if case.marks else set()
    return 2 * len(_places(hit) & marked) >= len(_places(hit))


def _places(hit: Hit) -> set[int]:
    return set(range(hit.start, hit.end))


def _case(number: int, line: str) -> Case:
    text, marks, last = "", [], 0
    for found in _MARK.finditer(line):
        text += line[last : found.start()]
        marks.append(Hit(len(text), len(text) + len(found.group(2)), found.group(1)))  # type: ignore[arg-type]
        text += found.group(2)
        last = found.end()
    return Case(number, text + line[last:], tuple(marks))


def _unescaped(found: re.Match[str]) -> str:
    what = found.group(1)
    return {"n": "\n", "\\": "\\"}.get(what) or chr(int(what[1:], 16))


if __name__ == "__main__":
    document = Path(__file__).parents[2] / "docs" / "privacy-gate.md"
    before = document.read_text(encoding="utf-8")
    document.write_text(re.sub(r"\| kind \| marked.*?\n(?!\|)", table(), before, flags=re.DOTALL))
