"""`desk patron forget` and `desk retain`, with the library's own mail folders searched too."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from deskbook.erasure import commands as erasure
from deskbook.erasure.model import PatronForgotten, RetentionEnded, Searched
from deskbook.erasure.rules.search import Sought
from deskbook.library.adapters import knowledge
from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import MailSettings
from deskbook.mail.adapters import mailbox, server
from deskbook.mail.adapters.mailbox import Maildir, Waiting
from deskbook.mail.formats.full_text import read_full_text
from deskbook.sharing.commands import rewrite

_SHOWN: Final = 100
"""Messages of one folder that are named; a person looks for the others in the mail program."""


def forget(
    root: Path,
    name: str,
    *,
    apply: bool,
    me: str | None,
    commit: bool,
    texts: tuple[str, ...] = (),
    rewrite_history: bool = False,
    maildir: Path | None = None,
) -> PatronForgotten:
    """Forget a patron, in the history too where that is asked for, and search for what is left.

    Args:
        root: the library.
        name: the patron's pseudonym.
        apply: whether to do it.
        me: who does it.
        commit: whether to commit the tickets.
        texts: more names, addresses and numbers of theirs than the vault knows.
        rewrite_history: whether the history is rewritten, here and in the shared repository.
        maildir: where mail is fetched from; by default the server that library.md names.
    """
    return rewrite.forget(
        root,
        name,
        apply=apply,
        me=me,
        commit=commit,
        texts=texts,
        rewrite_history=rewrite_history,
        elsewhere=partial(_search, root, maildir),
    )


def retain(
    root: Path, *, apply: bool, me: str | None, commit: bool, maildir: Path | None = None
) -> RetentionEnded:
    """Forget patrons whose retention is over, and search for what is left of them.

    Args:
        root: the library.
        apply: whether to do it.
        me: who does it.
        commit: whether to commit the tickets.
        maildir: where mail is fetched from; by default the server that library.md names.
    """
    return erasure.retain(
        root, apply=apply, me=me, commit=commit, elsewhere=partial(_search, root, maildir)
    )


def _search(root: Path, maildir: Path | None, sought: Sought) -> Searched:
    """Search the folders that mail comes into and is filed in; say so where that is impossible."""
    settings = knowledge.profile(root).mail
    if settings is None:
        return Searched()
    places: list[str] = []
    try:
        with _folders(root, settings, maildir) as folders:
            for folder, messages in folders:
                found = (it.name for it in messages if _names(sought, it))
                for number, name in enumerate(found, start=1):
                    if number <= _SHOWN:
                        places.append(f"mail folder {folder}: message {name}")
    except (DeskError, OSError) as error:
        return Searched(tuple(places), (f"the mail folders of {settings.address}: {error}",))
    return Searched(tuple(places))


def _names(sought: Sought, message: Waiting) -> bool:
    return bool(sought.hits(read_full_text(message.data), parts=False))


@contextmanager
def _folders(
    root: Path, settings: MailSettings, maildir: Path | None
) -> Iterator[Iterator[tuple[str, Iterator[Waiting]]]]:
    names = (settings.folder, settings.done, settings.aside, settings.unreadable)
    if maildir is not None:
        box = Maildir(maildir)
        boxes = ((it, box if it == settings.folder else box.subfolder(it)) for it in names)
        yield ((name, found.waiting()) for name, found in boxes if found)
    elif settings.imap is None:
        raise DeskError("library.md has no `imap:`; name the Maildir with --maildir")
    else:
        secret = server.read_secret(root, "imap")
        with mailbox.open_folder(settings.imap, settings.folder, secret) as opened:
            there = ((it, opened.subfolder(it)) for it in names)
            yield ((name, found.waiting()) for name, found in there if found)
