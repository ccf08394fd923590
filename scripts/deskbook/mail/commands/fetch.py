"""`desk mail fetch`: messages to tickets; compared first, carried out with `--apply`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from deskbook.library.adapters import files, git
from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.outcome import Change, Progress, Written, ignore
from deskbook.mail.adapters import mailbox, server
from deskbook.mail.adapters.mailbox import Mailbox, Maildir, Mbox, Waiting
from deskbook.mail.commands import grouping, mail_commands
from deskbook.mail.commands import world as mail_world
from deskbook.mail.commands.decision import decide
from deskbook.mail.commands.grouping import COUNTED, Group
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
        most: how many messages go into tickets at most; all others do not count, so that each run
            gets further.
        commit: whether to keep what is written in commits.
        progress: gets each message as it is done, and each exchange with others.

    Raises:
        DeskError: the mailbox, the vault or the shared repository cannot be used.
    """
    settings = mail_world.settings(root)
    run = _Run(root, most, commit, progress)
    with _mailbox(root, settings, source) as (box, called):
        total = box.count()
        waiting = box.waiting()
        if apply:
            with files.alone(root, "mail.lock", "another desk command is fetching mail"):
                while run.new < most and (batch := list(islice(waiting, BATCH))):
                    run.take(box, batch)
        else:
            world = mail_world.load(root)
            for it in waiting:
                run.note(MessageTaken(it.name, _decided(world, it), applied=False))
                if run.new >= most:
                    break
    return MailFetched(
        source=called,
        messages=tuple(run.messages),
        left=max(total - len(run.messages), 0),
        applied=apply,
        written=Written(changes=tuple(run.changes)),
    )


@dataclass(slots=True)
class _Run:
    """One run: what became of each message, and the files that were written.

    Args:
        root: the library.
        most: the number of messages in tickets after which it ends.
        commit: whether to keep what is written in commits.
        progress: gets each message as it is done.
    """

    root: Path
    most: int
    commit: bool
    progress: Progress
    new: int = 0
    messages: list[MessageTaken] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    world: World | None = None

    def take(self, box: Mailbox, batch: list[Waiting]) -> None:
        """Carry out commands, write some messages, push, and only then move them."""
        mail_commands.carry_out(self.root, ((it.name, it.data) for it in batch), commit=self.commit)
        with files.locked(self.root):
            world = self.world = self.world or mail_world.load(self.root)
            group = Group(world, self.commit)
            for it in batch:
                group.take(it)
                if self.new + group.count_new() >= self.most:
                    break
            kept = group.finish()
        if self.commit and share(self.root, self.progress):
            self.world = None  # others may have brought tickets of messages that wait here
        for message, done in zip(batch, kept, strict=False):
            if folder := _folder(world.settings, done.disposition.fate):
                box.file(message.name, folder)
            self.note(MessageTaken(message.name, done.disposition, applied=True))
            self.changes += done.changes

    def note(self, message: MessageTaken) -> None:
        """Count a message that is done."""
        self.new += message.disposition.fate in COUNTED
        self.messages.append(message)
        self.progress(message)


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


def _decided(world: World, waiting: Waiting) -> Disposition:
    try:
        return decide(world, waiting.name, waiting.data).disposition
    except (DeskError, OSError) as error:
        return Disposition("left", why=str(error))
    except Exception as error:  # as above
        return grouping.describe(error)


def share(root: Path, progress: Progress) -> bool:
    """Push what was written, where there is a remote; the vault's clone too.

    Returns:
        Whether something came from others meanwhile.
    """
    if place.exists(root):
        with place.open_vault(root) as vault:
            if place.is_shared(vault):
                sync.sync(vault)
    if not (git.is_clone(root) and git.run(root, "remote").strip()):
        return False
    before = git.run(root, "rev-parse", "HEAD")
    progress(exchange(root, send=True, progress=progress))
    return git.run(root, "rev-parse", "HEAD") != before


def _folder(settings: MailSettings, fate: Fate) -> str:
    """The folder that a message is moved to; empty where somebody has to look at it first."""
    folder = FATES[fate].folder
    return getattr(settings, folder) if folder else ""
