"""Search: tickets by words in them, or by an id."""

from typing import Final

from deskbook.library.adapters import lookup
from deskbook.library.model.finding import DeskError
from deskbook.search.commands import search as use_case
from deskbook.web.commands.screens.queue import list_rows
from deskbook.web.commands.state import View
from deskbook.web.model.requests import Answered, Moved, Shown
from deskbook.web.views.rows import address

MOST: Final = 40
LONGEST: Final = 300
"""Letters of a query; nobody types more into a line."""


def search(view: View) -> Answered:
    """Return the tickets with all these words; a whole id leads to its ticket."""
    typed = view.asked.asked("q")[:LONGEST]
    order = "newest" if view.asked.asked("order") == "newest" else "best"
    context: dict[str, object] = {"typed": typed, "rows": (), "more": False, "order": order}
    if not typed:
        return Shown("search.html", view.words("Search"), {**context, "trouble": ""})
    if name := _find_id(view, typed):
        return Moved(address(name))
    try:
        found = use_case.search(
            view.state.root,
            typed.split(),
            order="newest" if order == "newest" else "best",
            limit=MOST,
        )
    except DeskError as error:
        return Shown("search.html", view.words("Search"), {**context, "trouble": str(error)})
    context |= {"rows": list_rows(view, found.tickets), "more": found.more, "trouble": ""}
    return Shown("search.html", view.words("Search"), context)


def _find_id(view: View, typed: str) -> str:
    """Return the id of the ticket that was typed, empty where it is a word."""
    if len(typed) < 4 or (" " in typed) or not (typed.upper().startswith("Q-") or len(typed) == 6):
        return ""
    try:
        path = lookup.find_ticket(view.state.root, typed)
    except DeskError:
        return ""
    return path.rpartition("/")[2].removesuffix(".md")
