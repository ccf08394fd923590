"""A folder on an IMAP server: the only user of imap-tools."""

import imaplib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Final, assert_never

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError
from imap_tools.utils import encode_folder

from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import SECURITIES, MailServer
from deskbook.mail.adapters import server as mail_server
from deskbook.mail.adapters.mailbox.folders import Waiting

TIMEOUT: Final = 60
BATCH: Final = 20
"""Messages that are fetched at a time, so that no message is in memory longer than it must be."""

_FAULTS: Final = (imaplib.IMAP4.error, ImapToolsError, OSError)


class Imap:
    """A folder, opened."""

    def __init__(self, box: BaseMailBox, folder: str) -> None:
        """Begin in a folder."""
        self.box, self.folder, self.made = box, folder, set[str]()
        with _told("ask what the server can do"):
            _, told = box.client.capability()
        self.can = set(told[-1].decode("ascii", "replace").upper().split())

    def waiting(self) -> Iterator[Waiting]:
        """The messages in the folder, oldest first, none marked as seen by being fetched."""
        with _told("read"):
            self.box.folder.set(self.folder)
            uids = self.box.uids("UNDELETED")
        for uid in uids:
            with _told("read"):
                data = self._fetched(uid)
            if data is not None:
                yield Waiting(uid, data)

    def file(self, name: str, folder: str) -> None:
        """Move a message: in one step where the server can, else copied before it is deleted."""
        with _told("move"):
            if folder not in self.made and not self.box.folder.exists(folder):
                self.box.folder.create(folder)
            self.made.add(folder)
            there = encode_folder(folder).decode("ascii")
            if "MOVE" in self.can:
                self._expect(self.box.client.uid("MOVE", name, there))
                return
            self._expect(self.box.client.uid("COPY", name, there))
            self._expect(self.box.client.uid("STORE", name, "+FLAGS", "(\\Deleted)"))
            if "UIDPLUS" in self.can:  # without it, what others marked would go too
                self._expect(self.box.client.uid("EXPUNGE", name))

    def _fetched(self, uid: str) -> bytes | None:
        """A message's bytes; none where it was moved meanwhile."""
        _, told = self.box.client.uid("FETCH", uid, "(BODY.PEEK[])")
        return next((it[1] for it in told if isinstance(it, tuple)), None)

    @staticmethod
    def _expect(told: tuple[str, object]) -> None:
        if told[0] != "OK":
            raise DeskError(f"the mail server did not move a message: {told[1]!r}")


@contextmanager
def open_folder(server: MailServer, folder: str, secret: str) -> Iterator[Imap]:
    """A folder on a server, logged in, with a connection that is checked.

    Raises:
        DeskError: the server cannot be reached, is not who it says, or lets us not in.
    """
    mail_server.refuse_plain(server)
    with ExitStack() as held:
        with _told(f"reach {server.host} or log in there as {server.user}"):
            box = _connected(server)
            held.callback(_hung_up, box)
            if server.login == "xoauth2":
                box.xoauth2(server.user, secret, initial_folder=None)
            else:
                box.login(server.user, secret, initial_folder=None)
        yield Imap(box, folder)


def _hung_up(box: BaseMailBox) -> None:
    with suppress(*_FAULTS):  # the server may be quicker to hang up; nothing is lost then
        box.logout()
    with suppress(*_FAULTS):
        box.client.shutdown()


def _connected(server: MailServer) -> BaseMailBox:
    port = server.port or SECURITIES[server.security].imap
    match server.security:
        case "tls":
            return MailBox(server.host, port, TIMEOUT, ssl_context=mail_server.make_context())
        case "starttls":
            return MailBoxStartTls(
                server.host, port, TIMEOUT, ssl_context=mail_server.make_context()
            )
        case "none":
            return MailBoxUnencrypted(server.host, port, TIMEOUT)
        case _:
            assert_never(server.security)


@contextmanager
def _told(what: str) -> Iterator[None]:
    try:
        yield
    except _FAULTS as error:
        raise DeskError(f"mail: could not {what}: {error}") from None
