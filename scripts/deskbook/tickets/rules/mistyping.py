"""Mistyped arguments: words of a command that became the text of a letter by accident.

`desk resolve 9eq fines-and-lost-books` was meant to be `--answer fines-and-lost-books`, and
`desk reply 56ah 651d "…"` was meant for two tickets. The patron would read the word.
"""

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from deskbook.library.model.vocabulary import CROCKFORD

WordKind = Literal["input", "ticket", "answer", "handle", "day"]

_WHOLE_ID: Final = re.compile(r"Q-[0-9A-Z]{1,6}", re.IGNORECASE)
_SHORTEST: Final = 3
"""Characters that the beginning of an id needs at the start of a sentence, where "we" is a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of a library that a word may be.

    Args:
        find_ticket: returns the id of the one ticket that begins so, or nothing.
        answers: the slugs of all answers.
        handles: the handles of all colleagues.
        is_day: returns whether a word names a day.
    """

    find_ticket: Callable[[str], str]
    answers: Container[str]
    handles: Container[str]
    is_day: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A word that is probably no part of the text: what it names, its kind, and the word itself.

    `rest` is the text without it.
    """

    kind: WordKind
    name: str
    word: str
    rest: str


def find_mistake(words: Sequence[str], names: Names) -> Mistake | None:
    """Return the mistake in a text, if its only word or its first one names something.

    A word that stands alone is read in any spelling. At the start of a sentence a word counts as
    it is written in commands only: "Tomorrow the desk is closed." is a sentence, and
    `tomorrow "The desk is closed."` is a mistake.

    Args:
        words: the words as they were typed, a quoted sentence being one of them.
        names: the names of the library.
    """
    text = " ".join(words).strip()
    first, _, rest = text.partition(" ") if "\n" not in text.partition(" ")[0] else (text, "", "")
    if not first:
        return None
    alone = not rest or (len(words) > 1 and any(" " in it.strip() for it in words[1:]))
    if first == "-":
        return Mistake("input", "-", "-", rest) if alone or "\n" not in text else None
    found = _read_whole_id(first, names)
    found = found or (_read_alone(first, names) if alone else _read_at_start(first, names))
    return Mistake(found[0], found[1], first, rest.strip()) if found else None


def _read_whole_id(word: str, names: Names) -> tuple[WordKind, str] | None:
    """What a word names that begins with `Q-`."""
    bare = word.rstrip(".,:;!?")
    if not _WHOLE_ID.fullmatch(bare):
        return None
    return "ticket", names.find_ticket(bare) or bare.upper()


def _read_alone(word: str, names: Names) -> tuple[WordKind, str] | None:
    """What a word names that is the whole text, or was typed apart from the rest of it."""
    lower = word.lower().removesuffix(".md")
    handle = lower.removeprefix("@")
    if lower in names.answers:
        return "answer", lower
    if handle in names.handles:
        return "handle", handle
    if names.is_day(lower):
        return "day", lower
    found = names.find_ticket(word) if _may_be_id(word) else ""
    return ("ticket", found) if found else None


def _read_at_start(word: str, names: Names) -> tuple[WordKind, str] | None:
    """What a word names that begins a sentence: a capital letter makes it an ordinary word."""
    if word not in (word.lower(), word.upper()):
        return None
    if word == word.lower() and (
        found := _read_alone(word, replace(names, find_ticket=_no_ticket))
    ):
        return found
    is_long = len(word) >= _SHORTEST and _may_be_id(word)
    ticket = names.find_ticket(word) if is_long else ""
    return ("ticket", ticket) if ticket else None


def _may_be_id(word: str) -> bool:
    """Whether a word has the letters of an id alone: "Done" is none, though it is read as D0NE."""
    return len(word) <= 6 and all(it in CROCKFORD for it in word.upper())


def _no_ticket(_word: str) -> str:
    return ""


def explain_mistake(
    mistake: Mistake, command: str, ticket: str | None, *, takes_answer: bool
) -> str:
    """Return what a word was probably meant for, and how to send it all the same.

    Args:
        mistake: the word.
        command: the command as it was typed, such as `desk reply`.
        ticket: the ticket that it is about; none where it is about none.
        takes_answer: whether it has an option `--answer`.
    """
    name, text = mistake.name, f' "{mistake.rest}"' if mistake.rest else ' "…"'
    on = f"{command} {ticket}" if ticket else command
    match mistake.kind:
        case "input":
            what, meant = "is no text", f"`{on} --file -`, which reads standard input"
        case "ticket":
            what = f"is the ticket {name}"
            meant = f"`{command} {name}{text}`" if ticket else f"`desk show {name}`"
        case "answer":
            what = f"is the answer {name}"
            own = f' "{mistake.rest}"' if mistake.rest else ""
            to = on if takes_answer else f"desk reply {ticket or 'TICKET'}"
            meant = f"`{to} --answer {name}{own}`, which sends what it says"
        case "handle":
            what = f"is the colleague {name}"
            meant = f"`desk handoff {ticket} --to {name} --pass`" if ticket else f"`--by {name}`"
        case _:  # a day
            what = "is a day"
            meant = f"`desk promise {ticket} {name}`" if ticket else "a sentence in quotes"
    return (
        f'"{mistake.word}" {what}, so nothing was done: perhaps you meant {meant}. If people are '
        "to read that word, add --anyway"
    )
