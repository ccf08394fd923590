"""The question of a ticket as one text, and the number that identifies this text."""

from hashlib import blake2b
from pathlib import Path

from deskbook.library.adapters import tree
from deskbook.library.formats import canonical_ticket
from deskbook.library.formats.files import Reading
from deskbook.library.model.finding import Finding
from deskbook.library.model.ticket import Ticket


def read(root: Path, path: str) -> Reading[Ticket]:
    """The ticket of a file, and everything wrong with it."""
    data = tree.content(root, path)
    if isinstance(data, Finding):
        return Reading(None, (data,))
    return canonical_ticket.parse(path, data)


def text(ticket: Ticket) -> str:
    """Title and question; a title that only begins the question adds nothing."""
    asked = " ".join(ticket.question.split())
    title = " ".join(ticket.title.split()).rstrip("\N{HORIZONTAL ELLIPSIS}.")
    return asked if asked.startswith(title) else f"{ticket.title}\n{asked}"


def key(text: str) -> int:
    """A number that hardly another text has."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)
