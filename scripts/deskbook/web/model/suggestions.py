"""Actions on a ticket, and the reasons for which one is suggested."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Action = Literal["accept", "claim", "reply", "note", "resolve", "reopen", "hand-off"]

LABELS: Final[Mapping[Action, str]] = {
    "accept": "Accept",
    "claim": "Claim",
    "reply": "Reply",
    "note": "Note",
    "resolve": "Resolve",
    "reopen": "Reopen",
    "hand-off": "Hand off",
}
"""The word of each action on its button."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An action, and in one sentence why it comes next."""

    action: Action
    why: str


OFFERED: Final = "It is offered to you."
UNLED: Final = "Nobody leads it yet."
WROTE: Final = "The patron wrote last."
UNANSWERED: Final = "The patron has had no reply yet."
PROMISED: Final = "The patron was promised to hear from us."
FIXED: Final = "The problem behind it is fixed, and the patron does not know."
VENDOR: Final = "It is time to ask the vendor again."
ANSWERED: Final = "The patron has a reply, and nothing is promised."
LED: Final = "Somebody else leads it; a note tells them what you know."
REASONS: Final = (OFFERED, UNLED, WROTE, UNANSWERED, PROMISED, FIXED, VENDOR, ANSWERED, LED)
"""All sentences, for translations."""
