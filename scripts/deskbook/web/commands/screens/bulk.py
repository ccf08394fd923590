"""Bulk actions: one form for the tickets selected in a list, each in a commit of its own."""

from functools import partial
from typing import Final

from deskbook.library.model.outcome import Outcome
from deskbook.web.commands.acts import form as frame
from deskbook.web.commands.acts.form import Form
from deskbook.web.commands.acts.ticket import USES
from deskbook.web.commands.state import View
from deskbook.web.model.acts import ACTS, BULK, Act, Trouble
from deskbook.web.model.requests import Answered, Moved, Shown

MOST: Final = 200
"""Tickets of one form; a page of a list has fewer."""


def bulk(view: View) -> Answered:
    """Carry one form out for each selected ticket, and say which ones did not fit."""
    name = next((it for it in BULK if it == view.asked.typed("act")), None)
    chosen = Form(view).values("select")[:MOST]
    back = view.asked.typed("back")
    to = back if back.startswith("/") and not back.startswith("//") else "/queue/"
    if name is None or not chosen:
        return Moved(to, (view.words("Select tickets, and what is to be done with them."),))
    done, failed = 0, list[tuple[str, Trouble]]()
    for ticket in chosen:
        found = frame.carry_out(view, name, partial(_use, name, ticket))
        if isinstance(found, Trouble):
            failed.append((ticket, found))
        else:
            done += 1
    words = view.words(ACTS[name].done)
    said = view.words.counted("one ticket: {done}", "{number} tickets: {done}", done, done=words)
    if not failed:
        return Moved(to, (said,))
    return Shown(
        "bulk.html",
        view.words("Some tickets did not fit"),
        {"said": (said,) if done else (), "failed": tuple(failed), "back": to},
        409,
    )


def _use(name: Act, ticket: str, form: Form) -> Outcome:
    return USES[name](form, ticket)
