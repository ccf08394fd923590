"""Identification of the person who acts."""

from pathlib import Path

from deskbook.library.adapters import chance, clock, git, knowledge
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.rules import references


def identify(root: Path, me: str | None) -> Actor:
    """Return the person who acts now, with the library's time zone.

    Raises:
        DeskError: no handle is given or configured, or it has no file in `knowledge/staff/`.
    """
    author = (me or git.config(root, "deskbook.handle")).removeprefix("@")
    if not author:
        raise DeskError(
            "who is acting? Write --by HANDLE; `desk join --handle HANDLE` sets it once and for all"
        )
    references.refuse_unknown("who acts", "staff", author, knowledge.list_ids(root, "staff"))
    zone = knowledge.profile(root).timezone
    return Actor(author, clock.now(), chance.entry_id, zone)
