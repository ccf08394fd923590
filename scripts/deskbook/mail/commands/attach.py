"""`desk attach`: keep a file with a ticket, sealed with its patron's record."""

from dataclasses import replace
from pathlib import Path

from deskbook.library.adapters import console, files, knowledge
from deskbook.library.commands.actor import identify
from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import Attachments
from deskbook.library.model.plan import EditTicket, Plan
from deskbook.mail.formats import token
from deskbook.mail.model.disposition import KeptFile
from deskbook.mail.model.mail import Attached
from deskbook.mail.rules import files as mail_files
from deskbook.mail.rules import intake as mail_intake
from deskbook.mail.views import mail as view
from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.commands import patron
from deskbook.patrons.model.patron import Blob
from deskbook.privacy.commands import write_gate
from deskbook.status.adapters import status_key
from deskbook.tickets.commands import change


def attach(root: Path, ticket: str, path: Path, text: str, *, me: str | None, commit: bool) -> int:
    """Seal a file in the vault and note it in the ticket by its key; its name stays in the vault.

    A ticket of nobody gets a patron of whom nothing is known, for the file is erased with them.

    Args:
        root: the library.
        ticket: its id or the beginning of it.
        path: the file.
        text: what colleagues should know of it.
        me: who acts.
        commit: whether to keep the note in a commit.

    Raises:
        DeskError: its kind or size is not allowed, or the vault cannot be opened here.
    """
    actor = identify(root, me)
    profile = knowledge.profile(root)
    rules = profile.mail.attachments if profile.mail else Attachments()
    file = Attached(path.name, mail_files.kind_of(path.name), path.read_bytes())
    if why := mail_files.refused(file, rules):
        raise DeskError(f"{path.name}: {why}; nothing was changed")
    kept = KeptFile(token.file_key(status_key.of(root), file.data), file.kind, len(file.data))
    with files.locked(root):
        filed = change.current(root, ticket)
        before = filed.record
        new = None if before.patron else patron.unnamed()
        name = new.pseudonym if new else str(before.patron)
        edit = mail_intake.attached(before, actor, kept, text)
        if new:
            edit = replace(edit, fields={**edit.fields, "patron": name})
        with place.opened_or_begun(root) as vault:
            if new:
                store.put(vault, new)
            store.keep_blob(vault, name, _blob(kept, edit.entries[0].id, before.id, file))
            place.keep_in_git(vault)
        plan = Plan(
            f"{before.id}: attachment by {actor.author}",
            (EditTicket(filed.path, edit, filed.digest),),
        )
        write_gate.keep(root, plan, commit=commit, ticket=before)
    console.echo(view.attached(before.id, kept))
    return 0


def _blob(kept: KeptFile, message: str, ticket: str, file: Attached) -> Blob:
    return Blob(
        id=kept.key,
        message=message,
        ticket=ticket,
        name=file.name,
        kind=file.kind,
        data=file.data,
    )
