"""How mail is doing on this machine: settings, secrets, servers, and letters that wait."""

import ssl
from datetime import datetime
from pathlib import Path

from deskbook.library.adapters import knowledge, repo
from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import MailServer, MailSettings
from deskbook.mail.adapters import mailbox, outbox
from deskbook.mail.adapters import server as mail_server
from deskbook.mail.commands import outgoing, world
from deskbook.mail.model.health import MailHealth, ServerHealth, Use
from deskbook.tickets.adapters import message_index
from deskbook.tickets.model import DELIVERY_STATES
from deskbook.tickets.rules import deliveries


def examine(root: Path, *, offline: bool) -> MailHealth | None:
    """Look at mail on this machine; none where the library has none.

    Args:
        root: the library.
        offline: whether the servers are left alone; else each is logged in to.
    """
    settings = knowledge.profile(root).mail
    if settings is None:
        return None
    tickets = [it.record for it in repo.load_tickets(root).filed]
    entries = [it for ticket in tickets for it in ticket.entries]
    times = {
        key: max((it.time for it in entries if it.value(key)), default=None)
        for key in ("mail", "sent")
    }
    waiting = message_index.find_unsent(root, settings.since)
    return MailHealth(
        address=settings.address,
        since=settings.since,
        servers=tuple(_servers(root, settings, offline=offline)),
        taken=times["mail"],
        sent=times["sent"],
        waiting=sum(map(len, waiting.values())),
        unsendable=tuple(_unsendable(root)) if waiting else (),
        returned=tuple(
            (ticket.id, DELIVERY_STATES[it.state].label)
            for ticket in tickets
            for it in deliveries.list_returned(ticket, settings)
            if it.state != "no-address"
        ),
    )


def _servers(root: Path, settings: MailSettings, *, offline: bool) -> list[ServerHealth]:
    given: tuple[tuple[Use, MailServer | None], ...] = (
        ("imap", settings.imap),
        ("smtp", settings.smtp),
    )
    return [_server(root, settings, use, it, offline=offline) for use, it in given if it]


def _server(
    root: Path, settings: MailSettings, use: Use, server: MailServer, *, offline: bool
) -> ServerHealth:
    try:
        secret = mail_server.read_secret(root, use) if server.user else ""
    except DeskError as error:
        return ServerHealth(use=use, host=server.host, secret=str(error).removeprefix("mail: "))
    if offline:
        return ServerHealth(use=use, host=server.host)
    try:
        expires = _logged_in(settings, use, server, secret)
    except DeskError as error:
        return ServerHealth(
            use=use,
            host=server.host,
            tried=True,
            fault=str(error).removeprefix("mail: "),
            is_certificate=isinstance(error.__context__, ssl.SSLCertVerificationError),
        )
    return ServerHealth(use=use, host=server.host, tried=True, expires=expires)


def _logged_in(
    settings: MailSettings, use: Use, server: MailServer, secret: str
) -> datetime | None:
    """Log in and out again; when the server's certificate ends."""
    if use == "imap":
        with mailbox.open_folder(server, settings.folder, secret) as box:
            box.enter()
            return mail_server.read_expiry(box.box.client.sock)
    with outbox.connect(server, secret) as found:
        return mail_server.read_expiry(found.server.sock)


def _unsendable(root: Path) -> list[tuple[str, str]]:
    try:
        found = [*outgoing.find_replies(world.load(root))]
    except DeskError as error:
        return [("every reply", str(error))]
    return [(it.ticket, it.why) for it in found if it.outgoing is None]
