"""Mailboxes: folders on IMAP servers, Maildir folders and mbox files."""

import imaplib
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, assert_never

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError
from imap_tools.utils import encode_folder

from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import SECURITIES, MailServer
from deskbook.mail.adapters import server as mail_server

_PARTS: Final = ("tmp", "new", "cur")
_FROM: Final = b"From "


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that waits: what its mailbox knows it by, and its bytes."""

    name: str
    data: bytes


class Mailbox(Protocol):
    """A mailbox. It is never told to file a message before the ticket is safe."""

    def count(self) -> int:
        """The number of messages that wait."""
        ...

    def waiting(self) -> Iterator[Waiting]:
        """The messages that wait, oldest first, each fetched when it is asked for."""
        ...

    def file(self, name: str, folder: str) -> None:
        """Move a message into a folder, made where it is missing; one that is gone is no harm."""
        ...


class Maildir:
    """A Maildir, its folders as Dovecot and Courier name them (`.Desk-done`).

    A move is a rename, so a message is in one folder or the other.
    """

    def __init__(self, folder: Path) -> None:
        """Open a Maildir.

        Raises:
            DeskError: it is none.
        """
        if not all((folder / part).is_dir() for part in ("new", "cur")):
            raise DeskError(f"{folder} is no Maildir: it has no folders new and cur")
        self.folder = folder

    def count(self) -> int:
        """The number of messages in `new` and `cur`."""
        return len(self._files())

    def _files(self) -> list[Path]:
        found = [path for part in ("new", "cur") for path in (self.folder / part).iterdir()]
        return [path for path in found if path.is_file() and not path.name.startswith(".")]

    def waiting(self) -> Iterator[Waiting]:
        """The messages in `new` and `cur`, oldest first."""
        for path in sorted(self._files(), key=lambda it: (it.stat().st_mtime_ns, it.name)):
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                continue  # another run has filed it meanwhile
            yield Waiting(f"{path.parent.name}/{path.name}", data)

    def subfolder(self, name: str) -> "Maildir | None":
        """Return one of its folders; none where there is none."""
        folder = self.folder / f".{name}"
        return Maildir(folder) if folder.is_dir() else None

    def file(self, name: str, folder: str) -> None:
        """Move a message into a folder, marked as seen."""
        there = self.folder / f".{folder}"
        for part in _PARTS:
            (there / part).mkdir(parents=True, exist_ok=True)
        path = self.folder / name
        base = path.name.partition(":2,")[0]
        target = there / "cur" / f"{base}:2,S"
        if target.exists():
            target = there / "cur" / f"{base}.{time.time_ns()}:2,S"
        try:
            path.rename(target)
        except FileNotFoundError:
            return


class Mbox:
    """An mbox file as mail programs export it: read only.

    A message that is in a ticket already is recognised by its key and passed over.
    """

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            DeskError: it is no mbox.
        """
        with path.open("rb") as stream:
            if stream.read(len(_FROM)) != _FROM:
                raise DeskError(f"{path} is no mbox: its first line does not begin with `From `")
        self.path = path

    def count(self) -> int:
        """The number of its messages."""
        blank, number = True, 0
        with self.path.open("rb") as stream:
            for line in stream:
                number += blank and line.startswith(_FROM)
                blank = line in (b"\n", b"\r\n")
        return number

    def waiting(self) -> Iterator[Waiting]:
        """Its messages in their order."""
        lines, number, blank = list[bytes](), 0, True
        with self.path.open("rb") as stream:
            for line in stream:
                if blank and line.startswith(_FROM):
                    if lines:
                        yield Waiting(f"message {number}", b"".join(lines))
                    lines, number = [], number + 1
                elif line.lstrip(b">").startswith(_FROM) and line.startswith(b">"):
                    lines.append(line[1:])
                else:
                    lines.append(line)
                blank = line in (b"\n", b"\r\n")
        if lines:
            yield Waiting(f"message {number}", b"".join(lines))

    def file(self, name: str, folder: str) -> None:
        """Leave the file as it is."""


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

    def enter(self) -> None:
        """Enter the folder, as every fetch does.

        Raises:
            DeskError: there is no such folder.
        """
        with _told(f"enter the folder {self.folder}"):
            self.box.folder.set(self.folder)

    def subfolder(self, name: str) -> "Imap | None":
        """Return another folder of the same mailbox; none where there is none."""
        with _told(f"look for the folder {name}"):
            return Imap(self.box, name) if self.box.folder.exists(name) else None

    def take(self, message_id: str, folder: str) -> bool:
        """Move the message with an id into a folder; whether it is there, or was moved before."""
        for place in (self.folder, folder):
            with _told("look for a message"):
                if place != self.folder and not self.box.folder.exists(place):
                    return False
                self.box.folder.set(place)
                uids = self.box.uids(f'HEADER Message-ID "<{message_id}>"')
            if uids and place == self.folder:
                self.file(uids[0], folder)
            if uids:
                return True
        return False

    def count(self) -> int:
        """The number of messages in the folder."""
        return len(self._uids())

    def _uids(self) -> list[str]:
        with _told("read"):
            self.box.folder.set(self.folder)
            return list(self.box.uids("UNDELETED"))

    def waiting(self) -> Iterator[Waiting]:
        """The messages in the folder, oldest first, none marked as seen by being fetched."""
        for uid in self._uids():
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
