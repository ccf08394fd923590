"""The privacy gate on texts made to run away with a regular expression: does time grow with length?"""

from collections.abc import Iterator
from typing import Final

from benchmarks.measure import Line, in_turns, seconds
from deskbook.privacy.rules import id_patterns, redact
from deskbook.privacy.rules.redact import Gate

GATE: Final = Gate(
    regions=("US",),
    students=id_patterns.compile_patterns([r"N\d{8}"]),
    cards=id_patterns.compile_patterns([r"HC\d{6}"]),
)
SHORT: Final = 1_000
LONG: Final = 16_000
"""Letters. What runs away (a square) takes 256 times as long for the long text, not 16 times."""

HOSTILE: Final = (
    "a", "1 ", "thanks ", "Thanks,\n", "Dear ", "a@", "a.", "http://", "\n", "- A\n", "1-", "A b ",
    "12 A ", "a at b dot ", "item 1 1", "?token=", "12 Aaa Bbb\n", "card number ", "a,\n", "%40",
    "212-555-0142 ",
)  # fmt: skip
"""Pieces that our expressions begin with, each repeated to fill a text."""


def lines() -> Iterator[Line]:
    """The text that grows worst, beside itself when short: seconds for a thousand letters of each."""
    redact.find("Dear Deskbook,", GATE)
    measured = [(*_beside_itself(piece), piece) for piece in HOSTILE]
    ours, theirs, piece = max(measured, key=lambda line: line[0] / line[1])
    yield Line(
        f"gate, a thousand letters of {LONG:,} (the worst of {len(HOSTILE)} hostile texts: {piece!r})",
        1,
        ours,
        f"the gate, {SHORT:,} letters of the same",
        theirs,
        "at most 4 times slower",
        ours <= 4 * theirs,
    )


def _beside_itself(piece: str) -> tuple[float, float]:
    def taken(length: int) -> float:
        text = piece * (length // len(piece))
        return seconds(lambda: redact.find(text, GATE)) / (length / SHORT)

    return in_turns(lambda: taken(LONG), lambda: taken(SHORT))
