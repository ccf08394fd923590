"""A test letter that a library sends to its own address and that must come back."""

import time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Final

from deskbook.library.adapters import clock
from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import MailServer, MailSettings
from deskbook.mail.adapters import mailbox, outbox, server

PATIENCE: Final = 60.0
"""Seconds after which a letter counts as lost."""

_PAUSE: Final = 0.5


def send_test(root: Path, settings: MailSettings, *, patience: float = PATIENCE) -> float:
    """Send a letter to the library's own address and wait until it comes back.

    The letter says that it is sent by a program, so nobody gets an automatic answer; it is moved
    to the folder of mail that is done, and no ticket is made of it.

    Args:
        root: the library, whose secrets are used.
        settings: how its mail is read and sent.
        patience: seconds to wait.

    Returns: the seconds that it took.

    Raises:
        DeskError: a server is missing, cannot be reached or lets nobody in, or the letter does not
            come back.
    """
    imap, smtp = settings.imap, settings.smtp
    if imap is None or smtp is None:
        lacking = "imap" if imap is None else "smtp"
        raise DeskError(f"mail: a letter needs a way out and back: write mail.{lacking}")
    began = time.monotonic()
    number = make_msgid(domain=settings.address.rpartition("@")[2])
    with mailbox.open_folder(imap, settings.folder, _secret(root, imap, "imap")) as box:
        pass  # a login that fails is told before anything is sent
    with outbox.connect(smtp, _secret(root, smtp, "smtp")) as out:
        out.hand_over(settings.address, settings.address, _letter(settings.address, number))
    while time.monotonic() - began < patience:
        with mailbox.open_folder(imap, settings.folder, _secret(root, imap, "imap")) as box:
            for message in box.waiting():
                if number.encode() in message.data:
                    box.file(message.name, settings.done)
                    return time.monotonic() - began
        time.sleep(_PAUSE)
    raise DeskError(
        f"mail: the test letter was sent and did not come back to {settings.folder} within "
        f"{patience:.0f} seconds: look whether {settings.address} is delivered there, and among "
        "unwanted mail"
    )


def _secret(root: Path, at: MailServer, use: str) -> str:
    return server.read_secret(root, use) if at.user else ""


def _letter(address: str, number: str) -> bytes:
    made = EmailMessage(policy=SMTP)
    made["From"] = made["To"] = address
    made["Subject"] = "Test of the library's mail"
    made["Date"] = format_datetime(clock.machine())
    made["Message-ID"] = number
    made["Auto-Submitted"] = "auto-generated"
    made.set_content("Deskbook sent this letter to see whether mail comes back. Delete it.\n")
    return made.as_bytes()
