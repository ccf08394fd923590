"""The adapter that sends mail: the only user of smtplib."""

import smtplib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Final

from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import SECURITIES, MailServer
from deskbook.mail.adapters import server as mail_server
from deskbook.mail.formats.address_list import to_wire
from deskbook.mail.model.verdict import ServerAnswer, SmtpStage

TIMEOUT: Final = 60
_FAULTS: Final = (smtplib.SMTPException, OSError)


class NotAcceptedError(DeskError):
    """The server did not accept this message; the text has its words."""

    def __init__(self, answer: ServerAnswer) -> None:
        """Keep the answer beside the text."""
        super().__init__(str(answer))
        self.answer = answer


class UnreachableError(DeskError):
    """The server cannot be reached, or lets us not in: no message can be sent."""


class Outbox:
    """A mail server that takes messages."""

    def __init__(self, server: smtplib.SMTP) -> None:
        """Begin with a server that is connected and logged in to."""
        self.server = server

    def hand_over(self, sender: str, to: str, data: bytes) -> None:
        """Hand over one message; when this returns, the server has it and answers for it.

        Raises:
            NotAcceptedError: the server did not accept it, or the connection broke.
        """
        wire = to_wire(to)
        options = () if wire.isascii() else ("SMTPUTF8",)
        try:
            self.server.sendmail(sender, [wire], data, options)
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            raise _answered("rcpt", code, said) from None
        except smtplib.SMTPSenderRefused as error:
            raise _answered("mail", error.smtp_code, error.smtp_error) from None
        except smtplib.SMTPResponseException as error:
            stage: SmtpStage = "data" if isinstance(error, smtplib.SMTPDataError) else "connect"
            raise _answered(stage, error.smtp_code, error.smtp_error) from None
        except (UnicodeEncodeError, smtplib.SMTPNotSupportedError):
            words = "5.6.7 the address has letters that the server cannot take"
            raise _answered("rcpt", 553, words) from None
        except _FAULTS as error:
            raise _answered("connect", 0, f"the connection broke: {error}") from None


def _answered(stage: SmtpStage, code: int, said: bytes | str) -> NotAcceptedError:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return NotAcceptedError(ServerAnswer(stage, code, " ".join(text.split())))


@contextmanager
def connect(server: MailServer, secret: str) -> Iterator[Outbox]:
    """A server, connected with a line that is checked, logged in where a user is named.

    Raises:
        UnreachableError: it cannot be reached, is not who it says, or lets us not in.
        DeskError: the line would not be secret.
    """
    mail_server.refuse_plain(server)
    with ExitStack() as held:
        try:
            smtp = _connected(server, held)
            if server.user:
                _log_in(smtp, server, secret)
        except _FAULTS as error:
            raise UnreachableError(
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
