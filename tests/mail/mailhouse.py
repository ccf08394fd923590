"""A mail house on loopback: Dovecot (IMAP, LMTP, Sieve) and Exim, real, in a scratch folder.

Nothing of the system's own mail is touched: both are started here with a configuration of their
own, on ports that were free, and ended by their process ids.
"""

import base64
import hmac
import imaplib
import json
import os
import re
import shutil
import smtplib
import socket
import ssl
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tests.mail.certificates import certificate
from tests.mail.servers import free_port

PASSWORD = "hidden"
TOKEN_SECRET = b"s" * 32
NOBODY = 65534

DOVECOT = """\
protocols = imap lmtp
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
ssl = required
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
mail_location = maildir:~/Maildir
first_valid_uid = 1
recipient_delimiter = +
auth_mechanisms = plain xoauth2
auth_username_format = %n
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2.conf
}}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%n {folder}/users
}}
userdb {{
  driver = passwd-file
  args = username_format=%n {folder}/users
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {imap}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
service stats {{
  chroot =
}}
protocol lmtp {{
  mail_plugins = sieve
  postmaster_address = postmaster@library.example
}}
submission_host = 127.0.0.1:{smtp}
plugin {{
  sieve = file:~/sieve;active=~/.dovecot.sieve
  sieve_vacation_send_from_recipient = yes
}}
"""

DOVECOT_2_4 = """\
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
protocols = imap lmtp
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
ssl = required
ssl_server_cert_file = {folder}/cert.pem
ssl_server_key_file = {folder}/key.pem
mail_driver = maildir
mail_path = ~/Maildir
first_valid_uid = 1
recipient_delimiter = +
auth_mechanisms = plain xoauth2
auth_username_format = %{{user | username}}
oauth2 {{
  introspection_mode = local
  username_attribute = email
  username_validation_format = %{{user | username}}
  oauth2_local_validation {{
    dict fs {{
      fs posix {{
        prefix = {folder}/keys/
      }}
    }}
  }}
}}
passdb passwd-file {{
  passwd_file_path = {folder}/users
  default_password_scheme = PLAIN
}}
userdb passwd-file {{
  passwd_file_path = {folder}/users
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    listen = 127.0.0.1
    port = {imap}
  }}
  inet_listener imaps {{
    listen = 127.0.0.1
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    listen = 127.0.0.1
    port = {lmtp}
  }}
}}
service stats {{
  chroot =
}}
protocol lmtp {{
  mail_plugins = sieve
  postmaster_address = postmaster@library.example
}}
submission_host = 127.0.0.1:{smtp}
sieve_script personal {{
  path = ~/sieve
  active_path = ~/.dovecot.sieve
}}
sieve_vacation_send_from_recipient = yes
"""
"""The same for Dovecot 2.4 (Debian 13), whose settings have other names."""

OAUTH = """\
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={folder}/keys/
username_attribute = email
username_format = %n
"""

EXIM = """\
primary_hostname = mx.library.example
spool_directory = {folder}/spool
log_file_path = {folder}/spool/exim-%slog
pid_file_path = {folder}/spool/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = {smtp}
tls_advertise_hosts = *
tls_certificate = {folder}/cert.pem
tls_privatekey = {folder}/key.pem
acl_smtp_rcpt = everybody
keep_environment =
begin acl
everybody:
  accept
begin routers
all:
  driver = manualroute
  domains = *
  route_data = 127.0.0.1
  self = send
  transport = dovecot
begin transports
dovecot:
  driver = smtp
  protocol = lmtp
  port = {lmtp}
  allow_localhost
  return_path_add
begin retry
* * F,1h,1m
"""

VACATION = """\
require ["vacation"];
vacation :days 1 :subject "Out of office" "I am away until Monday.";
"""


@dataclass(frozen=True)
class House:
    """Servers that run: their folder and ports."""

    folder: Path
    imaps: int
    imap: int
    smtp: int

    def settings(self, **imap):
        """The part `mail:` of a library's record that names these servers."""
        how = {"host": "127.0.0.1", "port": self.imaps, "user": "ask@library.example", **imap}
        inner = ", ".join(f"{key}: {value}" for key, value in how.items())
        return (
            "mail:\n  address: ask@library.example\n  since: 2026-11-05T00:00:00Z\n  service: reference\n"
            "  outbox_seconds: 0\n"
            f"  imap: {{{inner}}}\n  smtp: {{host: 127.0.0.1, port: {self.smtp}, security: starttls}}\n"
            "site_url: https://library.example\n"
        )

    def send(self, data, sender="quill@people.example", to="ask@library.example"):
        """Hand a message over as a patron's program does, with whole line ends."""
        data = re.sub(rb"\r?\n|\r", b"\r\n", data)
        with smtplib.SMTP("127.0.0.1", self.smtp) as server:
            server.sendmail(sender, [to], data)

    def messages(self, user, number, folder="INBOX"):
        """The messages in a folder of somebody, as soon as there are so many; each as bytes."""
        for _ in range(200):
            found = self._messages(user, folder)
            if len(found) >= number:
                return found
            time.sleep(0.05)
        raise AssertionError(
            f"{user}/{folder} has {len(found)} messages, not {number}:\n{self.log()}"
        )

    def _messages(self, user, folder):
        context = ssl.create_default_context(cafile=str(self.folder / "cert.pem"))
        with imaplib.IMAP4_SSL("127.0.0.1", self.imaps, ssl_context=context) as box:
            box.login(user, PASSWORD)
            status, _ = box.select(folder, readonly=True)
            if status != "OK":
                return []
            _, (numbers,) = box.search(None, "ALL")
            return [box.fetch(it, "(BODY.PEEK[])")[1][0][1] for it in numbers.split()]

    def log(self):
        """The end of what the servers said."""
        logs = [self.folder / "dovecot.log", *(self.folder / "spool").glob("exim-*log")]
        return "\n".join(it.read_text(errors="replace")[-1500:] for it in logs if it.is_file())

    def go_away(self, user):
        """Let a vacation responder answer for somebody."""
        script = self.folder / f"mail/{user}/.dovecot.sieve"
        script.write_text(VACATION)
        os.chown(script, NOBODY, NOBODY)


def token(user="ask@library.example"):
    """An OAuth 2 access token (JWT) as an identity provider signs it."""

    def part(data):
        return base64.urlsafe_b64encode(data).rstrip(b"=")

    head = part(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    body = part(json.dumps({"email": user, "sub": user, "exp": int(time.time()) + 600, "iat": int(time.time()) - 5}).encode())  # fmt: skip
    signed = hmac.new(TOKEN_SECRET, head + b"." + body, sha256).digest()
    return (head + b"." + body + b"." + part(signed)).decode()


@contextmanager
def opened(users=("ask", "quill", "history-liaison")):
    """The house with mailboxes for these users; its servers want to be started by root."""
    assert os.geteuid() == 0, "these servers take other users' rights: run the slow tests as root"
    folder = Path(tempfile.mkdtemp(prefix="desk-mail-", dir="/tmp"))
    folder.chmod(0o755)
    processes = []
    try:
        ports = {
            "imaps": free_port(),
            "imap": free_port(),
            "lmtp": free_port(),
            "smtp": free_port(),
        }
        _furnish(folder, users, ports)
        words = ["dovecot", "-F", "-c", str(folder / "dovecot.conf")]
        processes.append(_started(folder, words))
        words = ["exim4", "-C", str(folder / "exim.conf"), "-bdf", "-q1s"]
        processes.append(_started(folder, words))
        for port in ports.values():
            _await(port, folder)
        yield House(folder, ports["imaps"], ports["imap"], ports["smtp"])
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _furnish(folder, users, ports):
    certificate(folder)
    (folder / "cert.pem").chmod(0o644)
    (folder / "key.pem").chmod(0o644)
    for name, text in (("dovecot.conf", _dovecot()), ("oauth2.conf", OAUTH), ("exim.conf", EXIM)):
        (folder / name).write_text(text.format(folder=folder, **ports))
    lines = [f"{it}:{PASSWORD}:{NOBODY}:{NOBODY}::{folder}/mail/{it}::\n" for it in users]
    (folder / "users").write_text("".join(lines))
    keys = folder / "keys/default/HS256"
    keys.mkdir(parents=True)
    (keys / "default").write_bytes(base64.b64encode(TOKEN_SECRET))
    for user in users:
        (folder / "mail" / user).mkdir(parents=True)
        os.chown(folder / "mail" / user, NOBODY, NOBODY)
    spool = folder / "spool"
    spool.mkdir()
    shutil.chown(spool, "Debian-exim", "Debian-exim")


def _dovecot():
    """The configuration that the installed Dovecot reads."""
    said = subprocess.run(["dovecot", "--version"], capture_output=True, text=True, check=True)
    version = tuple(int(it) for it in said.stdout.split()[0].split(".")[:2])
    return DOVECOT_2_4 if version >= (2, 4) else DOVECOT


def _started(folder, words):
    with (folder / f"{words[0]}.said").open("wb") as said:
        return subprocess.Popen(words, stdout=said, stderr=said)


def _await(port, folder):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    said = "\n".join(it.read_text(errors="replace") for it in folder.glob("*.said"))
    raise AssertionError(f"no server on port {port}:\n{said}")
