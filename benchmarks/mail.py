"""Taking mail into tickets: read, decided, sealed in the vault, guarded and committed."""

import base64
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from shutil import rmtree
from typing import Final

from benchmarks.library import DATA, git
from benchmarks.measure import Line, desk, process

MESSAGES: Final = 1_000
BUDGET: Final = 0.06
"""Seconds of CPU for one message."""

_WORDS: Final = (
    "atlas map journal article access link library loan renew book chapter citation page volume "
    "issue reading room county history data archive letter"
).split()
_SETTINGS: Final = """\
mail:
  address: ask@library.example
  since: 2026-11-16T15:00:00Z
  service: reference
"""
_SERVICE: Final = (
    "---\nname: Research help\nteam: [librarian]\nhead: librarian\n"
    "promise: {first_reply: 1d, news_every: 3d, accept_within: 1d}\n---\n\nHelp.\n"
)
_THEIRS: Final = """\
import mailbox, sys
from imap_tools import MailMessage
for raw in mailbox.mbox(sys.argv[1]):
    message = MailMessage.from_bytes(raw.as_bytes())
    message.subject, message.from_values, message.to_values, message.date, message.text
    message.html, message.headers, [it.payload for it in message.attachments]
"""


def lines() -> Iterator[Line]:
    """Our whole run in CPU time, beside imap-tools, which only reads the same messages."""
    root = DATA / "mail"
    rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    box = root / "box.mbox"
    box.write_bytes(b"".join(map(_entry, range(MESSAGES))))
    library = _library(root / "library")
    ours = desk(library, "mail", "fetch", "--from", str(box), "--apply", "--most", str(MESSAGES))
    theirs = process(root, sys.executable, "-c", _THEIRS, str(box))
    rmtree(root)
    yield Line(
        "take mail into tickets, seconds of CPU",
        MESSAGES,
        ours.cpu,
        "imap-tools, which reads the messages only",
        theirs.cpu,
        f"{BUDGET * 1000:.0f} ms for a message",
        ours.cpu <= BUDGET * MESSAGES,
        ours.memory,
    )


def _library(root: Path) -> Path:
    desk(root.parent, "init", str(root), "--ask-email", "ask@library.example")
    profile = root / "knowledge/library.md"
    profile.write_text(profile.read_text().replace("ask_email:", _SETTINGS + "ask_email:"))
    (root / "knowledge/services/reference.md").write_text(_SERVICE)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Mail", "--no-verify")
    return root


def _entry(number: int) -> bytes:
    """One of the messages: a plain one, an answer with a quotation, HTML, or one with a file."""
    lot = Random(number)
    text = "\n".join(" ".join(lot.choices(_WORDS, k=12)) for _ in range(8))
    quoted = "\n".join(f"> {line}" for line in text.split("\n"))
    head = [
        f"From: Quill Sample <quill{number % (MESSAGES // 3)}@people.example>",
        "To: ask@library.example",
        f"Subject: Question {number} about {lot.choice(_WORDS)}",
        "Date: Thu, 05 Nov 2026 14:00:00 +0000",
        f"Message-ID: <m{number}@people.example>",
        "MIME-Version: 1.0",
    ]
    plain = "Content-Type: text/plain; charset=utf-8"
    body = f"Dear library,\n\n{text}\n\nThanks\n"
    page = f"Content-Type: text/html; charset=utf-8\n\n<p>Dear library,</p><p>{text}</p>"
    scan = base64.encodebytes(b"%PDF" + lot.randbytes(30_000)).decode()
    file = f"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n{scan}"
    forms = (
        f"{plain}\n\n{body}",
        f"{plain}\n\n{body}\nOn Mon, Nov 2, 2026 at 3:02 PM Ask <ask@library.example> wrote:\n{quoted}",
        _parts("alternative", f"{plain}\n\n{body}", page),
        _parts("mixed", f"{plain}\n\n{body}", file),
    )
    message = "\n".join(head) + "\n" + forms[number % len(forms)]
    return f"From quill Thu Nov  5 14:00:00 2026\n{message}\n\n".encode()


def _parts(kind: str, *pieces: str) -> str:
    body = "".join(f"--=_b\n{it}\n" for it in pieces)
    return f'Content-Type: multipart/{kind}; boundary="=_b"\n\n{body}--=_b--\n'
