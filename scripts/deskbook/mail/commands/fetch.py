"""`desk mail fetch`: messages to tickets; printed first, carried out with `--apply`."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

from deskbook.library.adapters import console, files, git
from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.views.outcome import Screen
from deskbook.mail.adapters import server
from deskbook.mail.adapters.mailbox import imap
from deskbook.mail.adapters.mailbox.mailbox import Mailbox, Waiting
from deskbook.mail.adapters.mailbox.maildir import Maildir
from deskbook.mail.adapters.mailbox.mbox import Mbox
from deskbook.mail.commands import decide, keep
from deskbook.mail.commands import world as mail_world
from deskbook.mail.commands.world import World
from deskbook.mail.model.disposition import FATES, Fate, Outcome
from deskbook.mail.views import mail as view
from deskbook.patrons.adapters.vault import place, sync
from deskbook.sharing import views as sharing_view
from deskbook.sharing.commands.exchange import exchange

BATCH: Final = 20
"""Messages that are written before they are pushed and then moved."""


def fetch(root: Path, source: Path | None, *, apply: bool, most: int, commit: bool) -> int:
    """Show what becomes of the mail that waits; with `apply` write, push and file it.

    A message is moved only when its ticket is committed and pushed. Whatever stops the run before
    leaves it where it is, and the next run knows it again.

    Args:
        root: the library.
        source: a Maildir or an mbox; by default the folder that `library.md` names.
        apply: whether to write.
        most: how many messages at most.
        commit: whether to keep what is written in commits.

    Raises:
        DeskError: the mailbox, the vault or the shared repository cannot be used.
    """
    settings = mail_world.settings(root)
    outcomes: list[Outcome] = []
    with _mailbox(root, settings, source) as (box, called):
        waiting = islice(box.waiting(), most)
        if apply:
            with files.alone(root, "mail.lock", "another desk command is fetching mail"):
                while batch := list(islice(waiting, BATCH)):
                    outcomes += _batch(root, box, batch, commit=commit)
        else:
            world = mail_world.load(root)
            outcomes = [_told(it, _decided(world, it), applied=False) for it in waiting]
    console.echo(view.summary(outcomes, called, applied=apply))
    return 1 if any(it.fate in ("unreadable", "left") for it in outcomes) else 0


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
    secret = server.secret(root, "imap")
    with imap.opened(settings.imap, settings.folder, secret) as box:
        yield box, f"{settings.folder} of {settings.imap.host}"


def _batch(root: Path, box: Mailbox, batch: list[Waiting], *, commit: bool) -> list[Outcome]:
    """Write some messages, push, and only then move them."""
    with files.locked(root):
        world = mail_world.load(root)
        outcomes = [_kept(world, it, commit=commit) for it in batch]
    if commit:
        share(root)
    for it, outcome in zip(batch, outcomes, strict=True):
        if folder := _folder(world.settings, outcome.fate):
            box.file(it.name, folder)
        _told(it, outcome, applied=True)
    return outcomes


def _kept(world: World, waiting: Waiting, *, commit: bool) -> Outcome:
    try:
        decision = decide.decide(world, waiting.name, waiting.data)
        return keep.keep(world, decision, commit=commit)
    except DeskError as error:
        return Outcome("left", why=str(error))


def _decided(world: World, waiting: Waiting) -> Outcome:
    try:
        return decide.decide(world, waiting.name, waiting.data).outcome
    except DeskError as error:
        return Outcome("left", why=str(error))


def _told(waiting: Waiting, outcome: Outcome, *, applied: bool) -> Outcome:
    say = console.complain if outcome.fate in ("unreadable", "left") else console.echo
    say(view.outcome(waiting.name, outcome, applied=applied))
    return outcome


def share(root: Path) -> None:
    """Push what was written, where there is a remote; the vault's clone too."""
    if place.is_there(root):
        with place.opened(root) as vault:
            if place.is_shared(vault):
                sync.sync(vault)
    if git.is_clone(root) and git.run(root, "remote").strip():
        console.echo(sharing_view.describe_exchange(exchange(root, send=True), Screen()))


def _folder(settings: MailSettings, fate: Fate) -> str:
    """Where a message goes; nowhere where it is to be seen to first."""
    folder = FATES[fate].folder
    return getattr(settings, folder) if folder else ""
