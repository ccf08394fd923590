"""Mistyped arguments, looked up among the names of a library."""

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.calendar.formats import parse_day
from deskbook.library.adapters import clock, knowledge, lookup
from deskbook.library.model.finding import DeskError
from deskbook.tickets.rules.mistyping import Names, explain_mistake, find_mistake


def explain(
    root: Path, words: Sequence[str], *, command: str, ticket: str | None, takes_answer: bool
) -> str:
    """Return why a text is probably a mistake, and what was meant; empty if it is none.

    Args:
        root: the library.
        words: the words of the text as they were typed, a quoted sentence being one of them.
        command: the command as it was typed, such as `desk reply`.
        ticket: the ticket that it is about, as typed; none where it is about none.
        takes_answer: whether the command has an option `--answer`.
    """
    today = clock.now().astimezone(ZoneInfo(knowledge.profile(root).timezone)).date()

    def find_ticket(word: str) -> str:
        try:
            return lookup.find_ticket(root, word).rpartition("/")[2].removesuffix(".md")
        except DeskError:
            return ""

    def is_day(word: str) -> bool:
        try:
            parse_day(word, today)
        except (DeskError, OverflowError):
            return False
        return True

    names = Names(
        find_ticket=find_ticket,
        answers=knowledge.list_ids(root, "answer"),
        handles=knowledge.list_ids(root, "staff"),
        is_day=is_day,
    )
    found = find_mistake(words, names)
    return explain_mistake(found, command, ticket, takes_answer=takes_answer) if found else ""
