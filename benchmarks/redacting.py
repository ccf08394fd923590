"""The privacy gate on texts made to run away with it: does its time grow as their length does?"""

import gc
import itertools
import time
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Final

from benchmarks.measure import Line
from benchmarks.tickets import tickets
from deskbook.privacy.rules import contacts, id_patterns, redact
from deskbook.privacy.rules.redact import Gate

GATE: Final = Gate(
    regions=("US",),
    students=id_patterns.compile_patterns([r"N\d{8}"]),
    cards=id_patterns.compile_patterns([r"HC\d{6}"]),
    known=(
        ("name", "Todd Quill Miller"), ("name", "王小明"), ("email", "todd@people.example"),
        ("phone", "+49 30 901820"), ("address", "12 North Main Street"),
    ),
)  # fmt: skip
"""A gate with all that it may know."""

SIZES: Final = (10_000, 40_000, 160_000)
"""Characters of a text, each four times as many as the last."""

GROWTH: Final = 4.5
"""The most that the time may grow where the text grows by four."""

LIMIT: Final = 1.0
"""Seconds of CPU for any text of `LIMITED` characters."""

LIMITED: Final = 100_000

ORDINARY: Final = 2_000
"""Characters of an ordinary ticket."""

PER_SECOND: Final = 700
"""Ordinary texts in a second of CPU, at least, on the machine of `results.md`."""

HOSTILE: Final = (
    "a", "1 ", "thanks ", "Thanks,\n", "Dear ", "a@", "a.", "http://", "\n", "- A\n", "1-", "A b ",
    "12 A ", "a at b dot ", "item 1 1", "?token=", "12 Aaa Bbb\n", "card number ", "a,\n", "%40",
    "212-555-0142 ", "+49 30 901820", "P.O. Box 1", "a@b.example", "12 Main St", "N00124512",
    "25185995609641", "my card 123456", "Todd", "Todd Miller ", "王小明", "todd@people.example",
)  # fmt: skip
"""Pieces that our expressions begin with, each repeated to fill a text."""

_HEADS: Final = (
    "", "thanks", "Thanks,", "Dear", "my name is", "Name:", "I am", "--", "Dr.", "http://a/?token=",
    "a@", "P.O. Box", "my card", "student id", "call", "12 rue", "12 Main St", "Todd", "王", "login",
)  # fmt: skip
_FILLINGS: Final = (
    " ",
    "\t",
    "\n",
    " \n",
    "\u00a0",
    "a",
    "A",
    "1",
    "-",
    ".",
    ",",
    ">",
    "(",
    "é",
    "明",
)
_TAILS: Final = ("", " ", "\n", "a", "1", "@", ".", "+49 30 901820", "Miller", "小明", "12 Main St")


def make_texts(number: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Yield texts of a grammar: a head, and pieces that are repeated behind it, and a tail."""
    random = Random(seed)
    for _ in range(number):
        head, tail = random.choice(_HEADS), random.choice(_TAILS)
        filling = random.choice(_FILLINGS) * random.randint(1, 3)
        if random.random() < 0.5:
            yield head, filling, tail
        else:
            yield "", head + filling + tail, ""


def all_texts() -> list[tuple[str, str, str]]:
    """Return what is measured: known hostile pieces, and 50 texts of the grammar."""
    return [*(("", piece, "") for piece in HOSTILE), *make_texts(50, seed=12)]


def write(text: tuple[str, str, str], size: int) -> str:
    """Return a text of nearly so many characters: its middle is repeated, never cut."""
    head, piece, tail = text
    return head + piece * ((size - len(head) - len(tail)) // len(piece)) + tail


def cpu_seconds(text: str, rounds: int = 2) -> float:
    """Return the CPU time in which the gate cleans a text that it has never seen.

    As `timeit` does it, the collector of garbage stands still: what it does depends on others.
    """
    taken = []
    for _ in range(rounds):
        contacts.find_numbers.cache_clear()
        gc.collect()
        gc.disable()
        begun = time.process_time()
        redact.clean_intake(text, GATE)
        taken.append(time.process_time() - begun)
        gc.enable()
    return min(taken)


def lines() -> Iterator[Line]:
    """The text whose time grows most, and the one that takes longest."""
    redact.clean_intake("Dear Deskbook, call 919-555-0123", GATE)
    texts = all_texts()
    for short, long in itertools.pairwise(SIZES):
        measured = [
            (cpu_seconds(write(it, long)), cpu_seconds(write(it, short)), it) for it in texts
        ]
        ours, theirs, worst = max(measured, key=lambda it: it[0] / it[1])
        yield Line(
            f"gate, CPU, {long:,} characters (the worst of {len(texts)} hostile texts: {worst!r})",
            1,
            ours,
            f"the gate, {short:,} characters of the same",
            theirs,
            f"at most {GROWTH} times the time for 4 times the text",
            ours <= GROWTH * theirs,
        )
    slowest, worst = max((cpu_seconds(write(it, LIMITED)), it) for it in texts)
    yield Line(
        f"gate, CPU, {LIMITED:,} characters (the slowest of {len(texts)}: {worst!r})",
        1,
        slowest,
        "the limit",
        LIMIT,
        f"at most {LIMIT:.0f} s",
        slowest <= LIMIT,
    )
    ours = min(_ordinary_seconds() for _ in range(3))
    yield Line(
        f"gate, CPU, an ordinary text of {ORDINARY:,} characters",
        1,
        ours,
        "the limit",
        1 / PER_SECOND,
        f"{PER_SECOND} texts a second",
        ours <= 1 / PER_SECOND,
    )


def _ordinary_seconds() -> float:
    """Return the CPU time for one text, the average of many that the gate has never seen."""
    said = (
        "\n\n".join((it.title, it.question, *(e.text for e in it.entries))) for it in tickets(1_500)
    )
    whole = "\n\n".join(said)
    texts = [whole[at : at + ORDINARY] for at in range(0, len(whole) - ORDINARY, ORDINARY)]
    contacts.find_numbers.cache_clear()
    gate = replace(GATE, known=())
    begun = time.process_time()
    for it in texts:
        redact.find(it, gate)
    return (time.process_time() - begun) / len(texts)
