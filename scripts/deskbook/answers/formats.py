"""The sources of a proposal, in lines of its commit message: `Proposed-from: Q-4KX7M2`.

They stay when a proposal is edited, renamed or deleted before it is merged, and when a branch is
rebased or squashed into one commit, so that nothing is proposed from the same tickets again.
"""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.answers.model.proposal import Proposed
from deskbook.library.model.vocabulary import SLUG, TICKET_ID

PROPOSED: Final = "^Proposed-(from|merging): "
"""The beginning of such a line, for `git log --extended-regexp --grep`."""

_FROM: Final = "Proposed-from: "
_MERGING: Final = "Proposed-merging: "
_TICKETS: Final = re.compile(rf"^{_FROM}({TICKET_ID}(?: {TICKET_ID})*)[ \t\r]*$", re.MULTILINE)
_ANSWERS: Final = re.compile(rf"^{_MERGING}({SLUG}) ({SLUG})[ \t\r]*$", re.MULTILINE)
_IN_A_LINE: Final = 7


def write_proposed(it: Proposed) -> str:
    """Return the lines, sorted; nothing where nothing was proposed."""
    return "\n".join(_lines(it))


def _lines(it: Proposed) -> Iterator[str]:
    names = sorted(it.tickets)
    for at in range(0, len(names), _IN_A_LINE):
        yield _FROM + " ".join(names[at : at + _IN_A_LINE])
    for pair in sorted(map(sorted, it.mergings)):
        yield _MERGING + " ".join(pair)


def read_proposed(messages: str) -> Proposed:
    """Return what commits proposed, from their messages."""
    tickets = (name for found in _TICKETS.findall(messages) for name in found.split(" "))
    return Proposed(frozenset(tickets), frozenset(map(frozenset, _ANSWERS.findall(messages))))
