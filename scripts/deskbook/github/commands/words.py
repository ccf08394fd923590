"""How the mirror writes texts for GitHub and reads them, with the gate in what it reads."""

from collections.abc import Callable, Mapping
from pathlib import Path

from deskbook.github.formats import issue_body, issue_text
from deskbook.github.model.mirror import Words
from deskbook.github.rules import form_intake
from deskbook.library.formats.text import clean_text, one_line
from deskbook.library.model.library import Library
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.ticket import Ticket
from deskbook.privacy.commands import write_gate
from deskbook.privacy.rules import redact
from deskbook.status.adapters import status_key

Clean = Callable[[str], str]


def words(library: Library, secret: bytes, clean: Clean, *, names: bool) -> Words:
    """The words of one repository.

    Args:
        library: the library.
        secret: what marks are made with, see `issue_text.secret`.
        clean: takes personal data out of a text.
        names: whether readers may know who of the staff wrote.
    """

    def team(ticket: Ticket) -> str:
        service = library.services.get(ticket.service)
        return service.github_team if service and names else ""

    def asked(text: str) -> tuple[Mapping[str, FieldValue], str]:
        plain = issue_text.read(text)
        body = issue_body.parse(plain)
        if body is None:
            return {}, clean_text(clean(plain))
        told = form_intake.asked(body, library)
        fields = {key: clean(it) if isinstance(it, str) else it for key, it in told.fields.items()}
        return fields, clean_text(clean(told.question))

    return Words(
        issue=lambda ticket: issue_text.issue(ticket, secret, team(ticket)),
        comment=lambda ticket, entry: issue_text.comment(ticket, entry, secret, names=names),
        title=lambda text: one_line(clean(text)),
        asked=asked,
        said=lambda text: clean_text(clean(issue_text.read(text))),
        ticket_of=lambda text: issue_text.ticket_of(text, secret),
        entry_of=lambda text: issue_text.entry_of(text, secret),
        is_cut=issue_text.is_cut,
        is_ours=issue_text.is_digest,
    )


def of_library(root: Path, library: Library, repository: str, *, names: bool) -> Words:
    """The words for a library's repository: marks by its secret, texts through its gate."""
    gate = write_gate.gate(root)
    secret = issue_text.secret(status_key.of(root), repository)
    return words(library, secret, lambda text: redact.intake(text, gate)[0], names=names)
