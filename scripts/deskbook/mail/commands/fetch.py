"""`desk mail fetch`: messages to tickets; compared first, carried out with `--apply`."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

from deskbook.library.adapters import files, git
from deskbook.library.model.finding import DeskError, describe_failure
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.outcome import Change, Progress, Written, ignore
from deskbook.mail.adapters import mailbox, server
from deskbook.mail.adapters.mailbox import Mailbox, Maildir, Mbox, Waiting
from deskbook.mail.commands import keep, mail_commands
from deskbook.mail.commands import world as mail_world
from deskbook.mail.commands.aside import set_aside
from deskbook.mail.commands.decision import decide
from deskbook.mail.commands.keep import Kept
from deskbook.mail.commands.world import World
from deskbook.mail.model.disposition import FATES, Disposition, Fate
from deskbook.mail.model.outcomes import MailFetched, MessageTaken
from deskbook.patrons.adapters.vault import place, sync
from deskbook.sharing.commands.exchange import exchange

BATCH: Final = 20
"""Messages that are written before they are pushed and then moved."""


def fetch(
    root: Path,
    *,
    source: Path | None,
    apply: bool,
    most: int,
    commit: bool,
    progress: Progress = ignore,
) -> MailFetched:
    """Decide about the mail that waits; with `apply` write, push and file it.

    A message is moved only when its ticket is committed and pushed. Whatever stops the run before
    leaves it where it is, and the next run knows it again.

    Args:
        root: the library.
        source: a Maildir or an mbox; by default the folder that `library.md` names.
        apply: whether to write.
        most: how many messages at most.
        commit: whether to keep what is written in commits.
        progress: gets each message as it is done, and each exchange with others.

    Raises:
        DeskError: the mailbox, the vault or the shared repository cannot be used.
    """
    settings = mail_world.settings(root)
    messages: list[MessageTaken] = []
    changes: list[Change] = []
    with _mailbox(root, settings, source) as (box, called):
        waiting = islice(box.waiting(), most)
        if apply:
            with files.alone(root, "mail.lock", "another desk command is fetching mail"):
                while batch := list(islice(waiting, BATCH)):
                    kept = _batch(root, box, batch, commit=commit, progress=progress)
                    changes += (change for it in kept for change in it.changes)
                    messages += _taken(batch, kept)
        else:
            world = mail_world.load(root)
            for it in waiting:
                messages.append(MessageTaken(it.name, _decided(world, it), applied=False))
                progress(messages[-1])
    return MailFetched(
        source=called,
        messages=tuple(messages),
        applied=apply,
        written=Written(changes=tuple(changes)),
    )


@contextmanager
def _mailbox(
    root: Path, settings: MailSettings, source: Path | None
) -> Iterator[tuple[Mailbox, str]]:
    """The mailbox, and what it is called."""
    if source is not None:
        kind = Maildir if source.is_dir() else Mbox
        yield kind(source), source.name
        return
    if settings.imap is None:
        raise DeskError(
            "knowledge/library.md: mail has no `imap:`: write where mail is fetched from, or name "
            "a Maildir or an mbox with --from"
        )
    secret = server.read_secret(root, "imap")
    with mailbox.open_folder(settings.imap, settings.folder, secret) as box:
        yield box, f"{settings.folder} of {settings.imap.host}"


def _batch(
    root: Path, box: Mailbox, batch: list[Waiting], *, commit: bool, progress: Progress
) -> list[Kept]:
    """Carry out commands, write some messages, push, and only then move them."""
    mail_commands.carry_out(root, ((it.name, it.data) for it in batch), commit=commit)
    with files.locked(root):
        world = mail_world.load(root)
        kept = [_kept(world, it, commit=commit) for it in batch]
    if commit:
        share(root, progress)
    for step, message in zip(_taken(batch, kept), batch, strict=True):
        if folder := _folder(world.settings, step.disposition.fate):
            box.file(message.name, folder)
        progress(step)
    return kept


def _taken(batch: list[Waiting], kept: list[Kept]) -> list[MessageTaken]:
    pairs = zip(batch, kept, strict=True)
    return [MessageTaken(it.name, done.disposition, applied=True) for it, done in pairs]


def _kept(world: World, waiting: Waiting, *, commit: bool) -> Kept:
    try:
        decision = decide(world, waiting.name, waiting.data)
        kept = keep.keep(world, decision, commit=commit)
        if kept.disposition.fate in ("aside", "unreadable"):
            set_aside(world, kept.disposition, waiting.data)
        return kept
    except (DeskError, OSError) as error:
        return Kept(Disposition("left", why=str(error)))
    except Exception as error:  # no message may stop the run: it is put apart with the reason
        return _put_apart(world, waiting, error)


def _put_apart(world: World, waiting: Waiting, error: Exception) -> Kept:
    try:
        set_aside(world, _failed(error), waiting.data)
    except (DeskError, OSError) as again:
        return Kept(Disposition("left", why=str(again)))
    return Kept(_failed(error))


def _decided(world: World, waiting: Waiting) -> Disposition:
    try:
        return decide(world, waiting.name, waiting.data).disposition
    except (DeskError, OSError) as error:
        return Disposition("left", why=str(error))
    except Exception as error:  # as above
        return _failed(error)


def _failed(error: Exception) -> Disposition:
    return Disposition("unreadable", why=describe_failure("reading it", error))


def share(root: Path, progress: Progress) -> None:
    """Push what was written, where there is a remote; the vault's clone too."""
    if place.exists(root):
        with place.open_vault(root) as vault:
            if place.is_shared(vault):
                sync.sync(vault)
    if git.is_clone(root) and git.run(root, "remote").strip():
        progress(exchange(root, send=True, progress=progress))


def _folder(settings: MailSettings, fate: Fate) -> str:
    """The folder that a message is moved to; empty where somebody has to look at it first."""
    folder = FATES[fate].folder
    return getattr(settings, folder) if folder else ""
