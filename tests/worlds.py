"""A small library on disk for tests of verbs: its files stand here, `conftest.py` has the fixtures."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from deskbook.patrons.model.patron import Blob, Message

NOW = "2026-11-05T15:00:00Z"
"""A Thursday, ten in the morning at the library."""

ME = "history-liaison"

NEW, OVERDUE, RESOLVED = "Q-NEW001", "Q-4KX7M2", "Q-D0NE01"

FILES = {
    ".gitignore": ".desk/\nbuild/\n.venv/\n",
    "knowledge/library.md": """\
---
name: Hill College Library
format: 3
timezone: America/New_York
week:
  - {days: [mon, tue, wed, thu, fri], hours: "09:00-17:00"}
country: US
holidays:
  - {day: 2026-11-26, name: Thanksgiving}
terms:
  - {name: Fall 2026, from: 2026-08-31, to: 2026-12-18}
ask_email: ask@library.example
---

Ask us anything.
""",
    "knowledge/services/reference.md": """\
---
name: Reference
team: [reference-head, history-liaison, science-liaison]
head: reference-head
promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}
---

Help with finding and using sources.
""",
    "knowledge/services/e-resources.md": """\
---
name: E-resources
team: [eresources, eresources-head]
head: eresources-head
promise: {first_reply: 1d, news_every: 3d, accept_within: 1d}
---

Databases, journals and books that do not open.
""",
    "knowledge/staff/reference-head.md": "---\nname: Head of reference\nservices: [reference]\n---\n",
    "knowledge/staff/history-liaison.md": (
        "---\nname: History liaison\nservices: [reference]\nunderstudy: reference-head\n---\n"
    ),
    "knowledge/staff/science-liaison.md": """\
---
name: Science liaison
services: [reference]
away:
  - {from: 2026-11-02, to: 2026-11-13, understudy: reference-head, reason: conference}
---
""",
    "knowledge/staff/eresources.md": "---\nname: E-resources librarian\nservices: [e-resources]\n---\n",
    "knowledge/staff/eresources-head.md": (
        "---\nname: Head of e-resources\nservices: [e-resources]\n---\n"
    ),
    "knowledge/departments/history.md": (
        "---\nname: History\nliaison: history-liaison\nunderstudy: reference-head\n---\n"
    ),
    "knowledge/resources/history-full-text.md": """\
---
name: History Full Text
vendor: Example Aggregator
support: support@vendor.example
---
""",
    "knowledge/problems/late-issues.md": """\
---
title: New issues reach History Full Text weeks late
state: confirmed
resource: history-full-text
started: 2026-10-12
lead: eresources
---
""",
    "knowledge/projects/history-review.md": """\
---
title: Review of the history collection
lead: history-liaison
department: history
---
""",
    "knowledge/answers/missing-issue.md": """\
---
title: Why is the newest issue of a journal missing from a database?
state: published
services: [e-resources]
resources: [history-full-text]
reviewed: 2026-09-01
reviewed_by: eresources
review_every: 1y
---

Some publishers hold new issues back. Ask us, and we get the article for you.
""",
    f"tickets/2026/11/{NEW}.md": """\
---
id: Q-NEW001
title: Where do I find census tables from before 1900?
status: new
service: reference
channel: form
opened: 2026-11-05T14:30:00Z
patron: p-9wd2m4xk
patron_group: student
language: en
course: HIST 210
---

I need the printed census tables, not the database.

<!-- timeline -->
""",
    f"tickets/2026/11/{OVERDUE}.md": """\
---
id: Q-4KX7M2
title: 2026 issues of a history journal are missing from the aggregator
status: open
service: e-resources
channel: email
opened: 2026-11-02T14:14:00Z
lead: history-liaison
contributors: [eresources]
patron: p-7f3kq29d
department: history
resource: history-full-text
promised: 2026-11-04
---

The 2026 issues are listed in the index, but the full text stops at December 2025.
There is no embargo on the title page.

<!-- timeline -->

### 2026-11-02T15:02:11Z accept @history-liaison ^7F3K9Q2M

- lead: -> history-liaison
- status: new -> open

### 2026-11-02T15:02:12Z reply @history-liaison ^7F3K9Q2N

Thank you. I am asking our e-resources colleagues and will write again by Wednesday.

### 2026-11-02T15:04:40Z promise @history-liaison ^W1A01GC5

- promised: -> 2026-11-04

### 2026-11-03T10:20:00Z note @eresources ^W1A01GC6

- contributors: -> eresources

The title list of the vendor shows no embargo.
""",
    f"tickets/2026/10/{RESOLVED}.md": """\
---
id: Q-D0NE01
title: Can I take laptops home?
status: resolved
service: reference
channel: desk
opened: 2026-10-20T13:00:00Z
lead: reference-head
resolved: 2026-10-20T13:04:00Z
resolution: answered
activity: directional
---

Can I take laptops home?

<!-- timeline -->

### 2026-10-20T13:04:00Z resolve @reference-head ^00000001

- status: -> resolved
- lead: -> reference-head
- resolved: -> 2026-10-20T13:04:00Z
- resolution: -> answered
""",
}

GIT_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": str(Path(__file__).with_name("gitconfig")),
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "History liaison",
    "GIT_AUTHOR_EMAIL": "history-liaison@library.example",
    "GIT_COMMITTER_NAME": "History liaison",
    "GIT_COMMITTER_EMAIL": "history-liaison@library.example",
}


@dataclass(frozen=True)
class Outcome:
    """What a command line did: its exit code and what it printed."""

    code: int
    out: str
    err: str


Desk = Callable[..., Outcome]
"""The fixture `desk`: `desk("note", NEW, "text", given="piped in")`."""


def write_library(root: Path) -> Path:
    """Write the small library's files below `root`."""
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def git(root: Path, *words: str) -> str:
    """Run Git in a library, apart from the person's own configuration."""
    done = subprocess.run(
        ["git", *words],
        cwd=root,
        env={**os.environ, **GIT_ENVIRONMENT},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def git_bytes(root: Path, *words: str) -> bytes:
    """What Git prints, as bytes."""
    return subprocess.run(["git", *words], cwd=root, capture_output=True, check=True).stdout


def start_git(root: Path) -> Path:
    """Make a library's folder a Git repository with one commit."""
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "A small library")
    return root


def copy(template: Path, root: Path) -> Path:
    """Copy a library, its Git repository included."""
    return Path(shutil.copytree(template, root, copy_function=shutil.copyfile, dirs_exist_ok=True))


def ticket_text(root: Path, name: str) -> str:
    """The file of a ticket as it stands."""
    return next(root.glob(f"tickets/*/*/{name}.md")).read_text(encoding="utf-8")


def timeline(root: Path, name: str) -> str:
    """The entries of a ticket as they stand, with their ids (which lots decide) left out."""
    return timeline_of(ticket_text(root, name))


def timeline_of(text: str) -> str:
    """The entries in a ticket's file, with their ids left out."""
    text = text.partition("<!-- timeline -->\n")[2]
    text = re.sub(r" \^[0-9A-Z]{8}$", "", text, flags=re.MULTILINE)
    return re.sub(r"(?<=^- offer: )[0-9A-Z]{8}$", "^", text, flags=re.MULTILINE)


def front(root: Path, name: str) -> dict[str, str]:
    """The front matter of a ticket as it stands, line by line."""
    head = ticket_text(root, name).split("---\n")[1]
    return dict(line.split(": ", 1) for line in head.splitlines())


def patrons(root: Path) -> list[str]:
    """The pseudonyms in a library's vault."""
    from deskbook.patrons.adapters.vault import keyring, place

    with place.open_vault(root) as vault:
        return keyring.names(vault)


def messages(root: Path, patron: str) -> list[Message]:
    """What a library's vault keeps as it came from a patron."""
    from deskbook.patrons.adapters.vault import place, store

    with place.open_vault(root) as vault:
        return store.messages(vault, patron)


def made(outcome: Outcome) -> str:
    """The id of the ticket that a verb says it made (the last id that begins a line)."""
    return re.findall(r"^Q-[0-9A-Z]{6}", outcome.out, flags=re.MULTILINE)[-1]


def blobs(root: Path, patron: str) -> list[Blob]:
    """The files that a library's vault keeps of a patron, the messages themselves among them."""
    from deskbook.patrons.adapters.vault import place, store

    with place.open_vault(root) as vault:
        return store.blobs(vault, patron)


def text_keys(root: Path, name: str) -> list[str]:
    """The keys of the texts of messages in a ticket, in their order."""
    return re.findall(r"(?m)^- text: ([0-9A-Z]{16})$", ticket_text(root, name))


def mail_keys(root: Path, name: str) -> list[str]:
    """The keys of the messages in a ticket, in their order."""
    return re.findall(r"(?m)^- mail: ([0-9A-Z]{16})$", ticket_text(root, name))
