"""What a person can do with a ticket: the forms of its screen, each with its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

Act = Literal[
    "accept",
    "decline",
    "claim",
    "reply",
    "note",
    "hand-off",
    "withdraw",
    "wait",
    "resume",
    "promise",
    "resolve",
    "reopen",
    "release",
    "take-over",
    "heard",
    "duplicate",
    "help",
    "edit",
    "undo",
]


@dataclass(frozen=True, slots=True)
class ActWords:
    """The words of a form.

    Args:
        label: on its button.
        done: said after it was carried out.
        key: the single key that opens it, or does at once what needs no words; empty for none.
        plain: whether it is one button and asks for nothing.
    """

    label: str
    done: str
    key: str = ""
    plain: bool = False


ACTS: Final[Mapping[Act, ActWords]] = {
    "accept": ActWords("Accept", "You have accepted it.", "a"),
    "decline": ActWords("Decline", "You have declined it; it stays with its lead."),
    "claim": ActWords("Claim", "You lead it now.", "c", plain=True),
    "reply": ActWords("Reply", "The reply is saved.", "r"),
    "note": ActWords("Note", "The note is saved; the patron does not see it.", "n"),
    "hand-off": ActWords("Hand off", "It is offered; you lead it until it is accepted.", "h"),
    "withdraw": ActWords("Take the offer back", "The offer is taken back."),
    "wait": ActWords("Wait", "It waits.", "w"),
    "resume": ActWords("Resume", "It is open again."),
    "promise": ActWords("Promise", "The promise is changed.", "p"),
    "resolve": ActWords("Resolve", "It is resolved.", "e"),
    "reopen": ActWords("Reopen", "It is open again."),
    "release": ActWords("Give back", "It is back in its queue."),
    "take-over": ActWords("Take over", "You lead it now.", plain=True),
    "heard": ActWords("The patron said", "The patron's words are saved."),
    "duplicate": ActWords("Duplicate", "It is resolved as a duplicate.", "d"),
    "help": ActWords("Helpers", "The helpers are changed."),
    "edit": ActWords("Edit", "The ticket is changed."),
    "undo": ActWords("Take the letter back", "The letter is taken back.", "u", plain=True),
}
"""The words of each form."""


BULK: Final[tuple[Act, ...]] = ("claim", "note", "hand-off", "resolve")
"""The forms that are offered for several tickets at once."""


@dataclass(frozen=True, slots=True)
class DayChoice:
    """A day that a button promises: its word, the day, and whether the library is open on it."""

    word: str
    day: date
    is_open: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a form was not carried out, and what to do with it.

    Args:
        act: the form.
        why: the reason, in one or more lines.
        words: words that look personal, each with its line and its kind in words.
        fields: what was typed.
        letter: the letter as it would be sent, where they asked to see it.
    """

    act: str
    why: str
    words: tuple[tuple[int, str, str], ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    letter: str = ""
