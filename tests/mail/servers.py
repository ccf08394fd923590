"""A mail server in this process that takes, refuses or postpones messages as it is told."""

import base64
import socket
import ssl
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


def free_port():
    """A port of 127.0.0.1 that the system just had free."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Taking:
    """Takes messages and keeps them; `answers` are given first, one to each recipient.

    `at` has an answer to every MAIL FROM or DATA instead (`{"mail": "550 no"}`), or a function of
    the sender or recipient that returns one or nothing.
    """

    def __init__(self, *answers, at=None):
        self.answers, self.got, self.token, self.at = list(answers), [], "", at or {}

    def answer(self, stage, address):
        """The answer at a stage, where there is another than yes."""
        found = self.at.get(stage)
        return found(address) if callable(found) else found

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        if answer := self.answer("mail", address):
            return answer
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def auth_XOAUTH2(self, server, args):  # noqa: N802
        """A login with an access token, as Google and Microsoft have it."""
        said = base64.b64decode(args[1]).decode()
        known = said == f"user=ask\1auth=Bearer {self.token}\1\1"
        return AuthResult(success=known, handled=False, auth_data=said)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        answer = self.answers.pop(0) if self.answers else self.answer("rcpt", address) or "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if answer := self.answer("data", envelope.rcpt_tos[0]):
            return answer
        self.got.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 taken"


@contextmanager
def serving(handler, secret="", certificate=None, *, smtputf8=False):
    """A server on a port of 127.0.0.1; with a certificate it wants STARTTLS and this secret."""

    def authenticate(server, session, envelope, mechanism, data):
        return AuthResult(success=data.password == secret.encode(), handled=False)

    handler.token, secured = secret, {}
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
        secured = {
            "tls_context": context,
            "require_starttls": True,
            "auth_required": True,
            "authenticator": authenticate,
        }

    controller = Controller(handler, "127.0.0.1", free_port(), enable_SMTPUTF8=smtputf8, **secured)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
