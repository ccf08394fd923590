"""How well the privacy gate finds invented people's data in letters of 20 locales.

python -m benchmarks.gate_letters            both halves, as docs/privacy-gate.md shows them
python -m benchmarks.gate_letters tuned      also each letter of this half that failed
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from benchmarks.letters import labels
from benchmarks.letters.traps import traps
from benchmarks.letters.written import LOCALES, Letter, Mark, letters
from deskbook.privacy.model.privacy import Hit
from deskbook.privacy.rules import redact

SEED: Final = 20261201
COPIES: Final = 5
TRAP_COPIES: Final = 100
LABELS: Final = 300
LABELS_WITHOUT: Final = 1_000
GATE: Final = redact.Gate(regions=("US",))
"""The gate of a library in the United States, whose patrons come from everywhere."""

CUES: Final = {"phone": ".:"}
KINDS: Final = ("name", "phone with a cue", "phone without", "iban", "card", "birth", "password",
                "ip", "user", "token", "address")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Missed:
    """A place that the gate left, or words that it took without need (`what` is empty)."""

    letter: Letter
    words: str
    what: str


@dataclass(frozen=True, slots=True)
class Measured:
    """Places by (kind, locale): how many there are, how many are found whole, and how hits do."""

    marked: Counter[tuple[str, str]]
    found: Counter[tuple[str, str]]
    hits: int
    right: int
    names: int
    right_names: int
    missed: tuple[Missed, ...]

    def recall(self, kind: str, locale: str = "") -> float:
        """Return the share of places found whole, in one locale or in all."""
        chosen = [key for key in self.marked if key[0] == kind and locale in ("", key[1])]
        return sum(self.found[key] for key in chosen) / sum(self.marked[key] for key in chosen)


def measure(written: Iterable[Letter], *, known: bool = False) -> Measured:
    """Return how the gate does on letters; `known` says that it knows who wrote each."""
    marked: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    counts: Counter[str] = Counter()
    missed: list[Missed] = []
    for letter in written:
        hits = sure(letter, known=known)
        taken = set().union(*(range(hit.start, hit.end) for hit in hits))
        personal = set().union(*(range(mark.start, mark.end) for mark in letter.marks))
        for mark in letter.marks:
            words = letter.text[mark.start : mark.end]
            key = (kind_of(letter, mark), letter.locale)
            whole = all(
                at in taken for at in range(mark.start, mark.end) if _tells(letter.text[at])
            )
            marked[key] += 1
            found[key] += whole
            if not whole:
                missed.append(Missed(letter, words, key[0]))
        for hit in hits:
            inside = len(personal & set(range(hit.start, hit.end)))
            right = 2 * inside >= hit.end - hit.start
            counts["hits"] += 1
            counts["right"] += right
            counts["names"] += hit.kind == "name"
            counts["right names"] += right and hit.kind == "name"
            if not right:
                missed.append(Missed(letter, letter.text[hit.start : hit.end], ""))
    it = counts
    numbers = it["hits"], it["right"], it["names"], it["right names"]
    return Measured(marked, found, *numbers, tuple(missed))


def sure(letter: Letter, *, known: bool = False) -> list[Hit]:
    """Return what is replaced in a letter on intake."""
    names = [letter.text[it.start : it.end] for it in letter.marks if it.what == "name"]
    gate = replace(GATE, known=tuple(("name", name) for name in names)) if known else GATE
    return [hit for hit in redact.find(letter.text, gate) if hit.confidence == "sure"]


def masked_traps(copies: int) -> list[str]:
    """Return the traps in which the gate replaces anything."""
    return [
        text
        for text in traps(SEED, copies)
        if any(hit.confidence == "sure" for hit in redact.find(text, GATE))
    ]


def kind_of(letter: Letter, mark: Mark) -> str:
    """Return the kind of a place as the table names it."""
    if mark.what != "phone":
        return mark.what
    last = letter.text[: mark.start].rstrip()[-1:]
    return "phone without" if last in (".", "?", "。", "？") else "phone with a cue"


def table() -> str:
    """Return the table of the document: recall by kind and half, and by locale for names."""
    halves = [measure(letters(half, SEED, COPIES)) for half in ("tuned", "held")]
    known = [measure(letters(half, SEED, COPIES), known=True) for half in ("tuned", "held")]
    lines = ["| what | found whole, tuned on | found whole, held out |", "|---|--:|--:|"]
    lines.append(f"| name, sender known | {_both('name', known)} |")
    lines.append(f"| name, sender unknown | {_both('name', halves)} |")
    lines += [f"| {kind} | {_both(kind, halves)} |" for kind in KINDS[1:]]
    names = " | ".join(f"{it.right_names / it.names:.2f}" for it in halves)
    lines.append(f"| precision of names | {names} |")
    lines.append(
        f"| precision of all kinds | {' | '.join(f'{it.right / it.hits:.2f}' for it in halves)} |"
    )
    lines += ["", "| locale, name of an unknown sender | tuned on | held out |", "|---|--:|--:|"]
    lines += [f"| {locale} | {_both('name', halves, locale)} |" for locale in LOCALES]
    return "\n".join(lines) + "\n"


def labels_table() -> str:
    """Return the table of names in labels: noticed with nobody known, taken out where known."""
    lines = [
        "| names in labels | noticed, nobody known | taken out, patron known |",
        "|---|--:|--:|",
    ]
    for locale in labels.LATIN:
        noticed, taken = labels_found(locale)
        lines.append(f"| {locale} | {noticed:.2f} | {taken:.2f} |")
    return "\n".join(lines) + "\n"


def labels_found(locale: str) -> tuple[float, float]:
    """Return the shares of labels whose name is asked about, or replaced where it is known."""
    noticed = taken = 0
    for label, name in labels.named(locale, SEED, LABELS):
        noticed += bool(redact.find(label, GATE))
        known = replace(GATE, known=(("name", name),))
        taken += any(hit.confidence == "sure" for hit in redact.find(label, known))
    return noticed / LABELS, taken / LABELS


def labels_asked_about() -> list[str]:
    """Return the labels without a name in which the gate finds anything."""
    return [text for text in labels.unnamed(SEED, LABELS_WITHOUT) if redact.find(text, GATE)]


def _both(kind: str, halves: Iterable[Measured], locale: str = "") -> str:
    return " | ".join(f"{half.recall(kind, locale):.2f}" for half in halves)


def _tells(sign: str) -> bool:
    return sign.isalnum()


def main(half: str = "") -> Iterator[str]:
    """Yield the lines to print."""
    yield table()
    yield f"Traps masked: {len(masked_traps(TRAP_COPIES))} of {TRAP_COPIES * 10:,}"
    yield f"\n{labels_table()}"
    yield f"Labels without a name asked about: {len(labels_asked_about())} of {LABELS_WITHOUT:,}"
    for it in measure(letters(half, SEED, COPIES)).missed if half else ():
        yield f"{it.what or 'FALSE':18} {it.letter.locale:6} {it.words!r} in {it.letter.text!r}"


if __name__ == "__main__":
    for line in main(*sys.argv[1:2]):
        print(line)
