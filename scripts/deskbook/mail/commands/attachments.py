"""`desk attach` and `desk attachment`: files of a ticket, sealed in the vault."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from deskbook.library.adapters import disk, files, knowledge
from deskbook.library.commands import identify
from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import Attachments
from deskbook.library.model.plan import EditTicket, Plan
from deskbook.mail.formats import token
from deskbook.mail.model.disposition import KeptFile
from deskbook.mail.model.mail import Attached
from deskbook.mail.model.outcomes import FileAttached, FilesListed, FileWritten, VaultFile
from deskbook.mail.rules import intake
from deskbook.mail.views import outcomes as view
from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.commands import patron
from deskbook.patrons.model.patron import RAW, Blob
from deskbook.privacy.commands import write_gate
from deskbook.status.adapters import status_key
from deskbook.tickets.commands import change


def attach(
    root: Path, ticket: str, file: Path, text: str, *, me: str | None, commit: bool
) -> FileAttached:
    """Seal a file in the vault and note it in the ticket by its key; its name stays in the vault.

    A ticket of nobody gets a patron of whom nothing is known, for the file is erased with them.

    Args:
        root: the library.
        ticket: its id or the beginning of it.
        file: its path.
        text: what colleagues should know of it.
        me: who acts.
        commit: whether to keep the note in a commit.

    Raises:
        DeskError: its kind or size is not allowed, or the vault cannot be opened here.
    """
    actor = identify(root, me)
    profile = knowledge.profile(root)
    rules = profile.mail.attachments if profile.mail else Attachments()
    given = Attached(file.name, intake.guess_kind(file.name), file.read_bytes())
    if why := intake.explain_refusal(given, rules):
        raise DeskError(f"{file.name}: {why}; nothing was changed")
    kept = KeptFile(
        token.make_file_key(status_key.read_key(root), given.data), given.kind, len(given.data)
    )
    with files.locked(root):
        filed, notices = change.follow_merges(root, ticket)
        before = filed.record
        new = None if before.patron else patron.make_unnamed()
        name = new.pseudonym if new else str(before.patron)
        edit = intake.note_file(before, actor, kept, text)
        if new:
            edit = replace(edit, fields={**edit.fields, "patron": name})
        with place.open_or_begin(root) as vault:
            if new:
                store.put(vault, new)
            store.keep_blob(vault, name, _blob(kept, edit.entries[0].id, before.id, given))
            place.keep_in_git(vault)
        plan = Plan(
            f"{before.id}: attachment by {actor.author}",
            (EditTicket(filed.path, edit, filed.digest),),
        )
        done = write_gate.write(root, plan, commit=commit, ticket=before)
    return FileAttached(ticket=before.id, file=kept, written=done.written, notices=notices)


def _blob(kept: KeptFile, message: str, ticket: str, file: Attached) -> Blob:
    return Blob(
        id=kept.key,
        message=message,
        ticket=ticket,
        name=file.name,
        kind=file.kind,
        data=file.data,
    )


def list_files(root: Path, ticket: str) -> FilesListed:
    """List the files of a ticket, by its id or the beginning of it.

    Raises:
        DeskError: the vault cannot be opened here.
    """
    filed, notices = change.follow_merges(root, ticket)
    found = _files(root, filed.record.id, filed.record.patron)
    files = tuple(_vault_file(it) for it in found)
    return FilesListed(ticket=filed.record.id, files=files, notices=notices)


def write_out(root: Path, ticket: str, key: str, *, to: Path | None) -> FileWritten:
    """Write one of the files of a ticket out for its reader alone.

    Args:
        root: the library.
        ticket: its id or the beginning of it.
        key: the file's key or the beginning of it.
        to: where to write it, a new file; by default its key with its ending, here.

    Raises:
        DeskError: the vault cannot be opened here, or there is no such file.
    """
    filed, notices = change.follow_merges(root, ticket)
    record = filed.record
    chosen = _one(_files(root, record.id, record.patron), key, record.id)
    described = _vault_file(chosen)
    path = to or Path(view.name_file(described))
    try:
        with disk.create(path) as stream:
            stream.write(chosen.data)
    except FileExistsError:
        raise DeskError(f"{path} is there already: name another with --to") from None
    return FileWritten(path=str(path), file=described, notices=notices)


def _vault_file(blob: Blob) -> VaultFile:
    return VaultFile(blob.id, blob.kind, len(blob.data), blob.name)


def _files(root: Path, ticket: str, patron: str | None) -> list[Blob]:
    """The files of a ticket in the vault, without the messages themselves."""
    if patron is None:
        return []
    with place.open_vault(root) as vault:
        found = store.blobs(vault, patron)
    return [it for it in found if it.ticket == ticket and it.id != RAW]


def _one(found: Sequence[Blob], key: str, ticket: str) -> Blob:
    fitting = {it.id: it for it in found if it.id.startswith(key.upper())}
    if len(fitting) != 1:
        keys = ", ".join(sorted({it.id for it in found})) or "none"
        raise DeskError(
            f"{key} is not one file of {ticket} that this vault has: its files are {keys}"
        )
    return next(iter(fitting.values()))
