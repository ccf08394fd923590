"""The adapter that sends mail: the only user of smtplib."""

import smtplib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Final

from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import SECURITIES, MailServer
from deskbook.mail.adapters import server as mail_server
from deskbook.mail.formats.address_list import to_wire

TIMEOUT: Final = 60
_FAULTS: Final = (smtplib.SMTPException, OSError)


class RefusedError(DeskError):
    """The server will never take this message; the text says why."""


class Outbox:
    """A mail server that takes messages."""

    def __init__(self, server: smtplib.SMTP) -> None:
        """Begin with a server that is connected and logged in to."""
        self.server = server

    def hand_over(self, sender: str, to: str, data: bytes) -> None:
        """Hand over one message; when this returns, the server has it and answers for it.

        Raises:
            RefusedError: the server does not want it, now or ever (a reply of the 500s).
            DeskError: it did not work this time.
        """
        wire = to_wire(to)
        options = () if wire.isascii() else ("SMTPUTF8",)
        try:
            self.server.sendmail(sender, [wire], data, options)
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            raise self._failed(code, said) from None
        except smtplib.SMTPResponseException as error:
            raise self._failed(error.smtp_code, error.smtp_error) from None
        except (UnicodeEncodeError, smtplib.SMTPNotSupportedError):
            raise RefusedError("the address has letters that the server cannot take") from None
        except _FAULTS as error:
            raise DeskError(f"mail: could not send: {error}") from None

    @staticmethod
    def _failed(code: int, said: bytes | str) -> DeskError:
        text = said.decode(errors="replace") if isinstance(said, bytes) else said
        why = f"{code} {' '.join(text.split())}"
        return RefusedError(why) if code >= 500 else DeskError(f"mail: not now: {why}")


@contextmanager
def connect(server: MailServer, secret: str) -> Iterator[Outbox]:
    """A server, connected with a line that is checked, logged in where a user is named.

    Raises:
        DeskError: it cannot be reached, is not who it says, or lets us not in.
    """
    mail_server.refuse_plain(server)
    with ExitStack() as held:
        try:
            smtp = _connected(server, held)
            if server.user:
                _log_in(smtp, server, secret)
        except _FAULTS as error:
            raise DeskError(
                f"mail: could not reach {server.host} or log in there: {error}"
            ) from None
        yield Outbox(smtp)
        with suppress(*_FAULTS):
            smtp.quit()


def _connected(server: MailServer, held: ExitStack) -> smtplib.SMTP:
    """A connection, which is closed whatever happens next."""
    port = server.port or SECURITIES[server.security].smtp
    if server.security == "tls":
        context = mail_server.make_context()
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, port, timeout=TIMEOUT, context=context)
    else:
        smtp = smtplib.SMTP(server.host, port, timeout=TIMEOUT)
    held.callback(smtp.close)
    if server.security == "starttls":
        smtp.starttls(context=mail_server.make_context())
    return smtp


def _log_in(smtp: smtplib.SMTP, server: MailServer, secret: str) -> None:
    if server.login == "password":
        smtp.login(server.user, secret)
        return
    smtp.ehlo_or_helo_if_needed()
    said = f"user={server.user}\1auth=Bearer {secret}\1\1"
    smtp.auth("XOAUTH2", lambda challenge=None: "" if challenge else said)
