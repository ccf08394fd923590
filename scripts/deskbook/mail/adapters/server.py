"""Secrets and certificates of mail servers: secrets stay outside of Git, no line is plain."""

import os
import socket
import ssl
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from deskbook.library.adapters import disk
from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import MailServer

FOLDER: Final = ".desk"


def read_secret(root: Path, use: str) -> str:
    """The password or access token for a server: from the environment, else from a file.

    `DESK_IMAP_SECRET` or `DESK_SMTP_SECRET` holds it, `…_SECRET_FILE` names a file that does, and
    else `.desk/imap-secret` or `.desk/smtp-secret` is read, which Git ignores. It is read anew on
    each run, so that whoever renews access tokens has only to write that file.

    Args:
        root: the library.
        use: `imap` or `smtp`.

    Raises:
        DeskError: there is none, or the file is open to others.
    """
    variable = f"DESK_{use.upper()}_SECRET"
    if given := os.environ.get(variable):
        return given
    named = os.environ.get(f"{variable}_FILE")
    path = Path(named) if named else root / FOLDER / f"{use}-secret"
    if not path.is_file():
        raise DeskError(
            f"mail: no password for {use}: set {variable}, or write it into {path} (chmod 600)"
        )
    if disk.is_open_to_others(path):
        raise DeskError(f"mail: {path} is open to others: chmod 600 {path}")
    return path.read_text(encoding="utf-8").strip("\r\n")


def write_secret(root: Path, use: str, secret: str) -> None:
    """Keep a password in this clone, in a file that its owner alone can read.

    Args:
        root: the library.
        use: `imap` or `smtp`.
        secret: the password.
    """
    path = root / FOLDER / f"{use}-secret"
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(f"{secret}\n".encode())


def make_context() -> ssl.SSLContext:
    """Return the TLS context: a server needs a certificate for its name that we trust."""
    return ssl.create_default_context()


def read_expiry(line: object) -> datetime | None:
    """Return when the certificate of a connection ends; none where it has none."""
    found = line.getpeercert() if isinstance(line, ssl.SSLSocket) else None
    ends = str((found or {}).get("notAfter", ""))
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC) if ends else None


def refuse_plain(server: MailServer) -> None:
    """Refuse a connection without TLS to another machine.

    Raises:
        DeskError: the server is not this machine and `security` is none.
    """
    if server.security == "none" and not _is_here(server.host):
        raise DeskError(
            f"library.md: mail: {server.host} with `security: none` would send passwords and "
            "patrons' words in clear: write tls or starttls"
        )


def _is_here(host: str) -> bool:
    try:
        found = socket.getaddrinfo(host, None) if host != "localhost" else []
    except OSError:
        return False
    return all(str(it[4][0]).startswith("127.") or it[4][0] == "::1" for it in found)
