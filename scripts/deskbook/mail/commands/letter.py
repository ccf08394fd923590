"""What of a message goes into its ticket, and which of its files are kept."""

from collections.abc import Iterable

from deskbook.library.formats.text import clean_text
from deskbook.mail.commands.decide import Decision
from deskbook.mail.commands.world import World
from deskbook.mail.formats import token
from deskbook.mail.model.disposition import KeptFile, Letter
from deskbook.mail.model.mail import Attached, MailMessage
from deskbook.mail.rules import files as mail_files
from deskbook.mail.rules import quotes


def letter(
    world: World, decision: Decision, message: MailMessage
) -> tuple[Letter, list[tuple[str, Attached]]]:
    """What goes into the ticket, and the files that the vault keeps."""
    files, remarks = [], [*decision.remarks]
    for file in message.attachments:
        if why := mail_files.refused(file, world.settings.attachments):
            remarks += [why] if not mail_files.is_ornament(file) else []
        elif not mail_files.is_ornament(file):
            files.append((token.file_key(world.secret, file.data), file))
    known = tuple(KeptFile(key, file.kind[:60], len(file.data)) for key, file in files)
    quoted = "\n".join(it.text for it in message.segments if it.kind == "quoted")
    text = quotes.with_unknown(message.text, quoted, _said(decision))
    made = Letter(
        key=decision.key,
        text=clean_text(text),
        subject=message.subject,
        files=known,
        remarks=tuple(dict.fromkeys(remarks)),
    )
    return made, files


def _said(decision: Decision) -> Iterable[str]:
    if decision.filed is None:
        return ()
    ticket = decision.filed.record
    return (ticket.question, *(it.text for it in ticket.entries))
