"""The first files of a new library: short, and with the next steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from deskbook.library.formats.field_text import write_field
from deskbook.library.model.vocabulary import FORMAT

SERVICE = "reference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """Values of a new library; empty where they were not given.

    `handle` names the first colleague, who leads the first service.
    """

    name: str
    timezone: str
    handle: str
    country: str = ""
    ask_email: str = ""


def files(starter: Starter) -> Mapping[str, str]:
    """The text of each first file by its path."""
    return {
        **LOCAL,
        "README.md": f"# {starter.name}: questions and answers\n{_README}",
        "knowledge/library.md": _library(starter),
        f"knowledge/services/{SERVICE}.md": _service(starter),
        f"knowledge/staff/{starter.handle}.md": _staff(starter),
    }


LOCAL: Final[Mapping[str, str]] = {
    ".gitignore": ".desk/\nbuild/\n.venv/\n",
    ".gitattributes": "tickets/**/*.md merge=ticket\nsite/overrides.lock merge=union\n",
}
"""What Git leaves out (local state, built pages), and what it merges by meaning."""


def _field(key: str, value: str, example: str) -> str:
    """A field, or as a comment what it would look like."""
    return write_field(key, value) if value else f"# {key}: {example}\n"


def _library(starter: Starter) -> str:
    return (
        "---\n"
        + write_field("name", starter.name)
        + write_field("format", FORMAT)
        + write_field("timezone", starter.timezone)
        + _field("country", starter.country, "US")
        + _field("ask_email", starter.ask_email, "ask@library.example")
        + """\

# The ordinary week. Promises are counted in these hours.
week:
  - {days: [mon, tue, wed, thu, fri], hours: "09:00-17:00"}

# Days on which you are closed: `desk holidays` proposes a year's, once country is given.
# holidays:
#   - {day: 2026-12-25, name: Christmas Day}

# terms:
#   - {name: Fall 2026, from: 2026-08-31, to: 2026-12-18}

# Mail that becomes tickets, and replies that go out by mail; passwords never stand here.
# mail:
#   address: ask@library.example
#   since: 2026-11-16T15:00:00Z
#   service: reference
#   imap: {host: imap.library.example, user: ask@library.example}
#   smtp: {host: smtp.library.example, user: ask@library.example, security: starttls}
---

Ask us anything about finding, using and citing what you need.
"""
    )


def _service(starter: Starter) -> str:
    return f"""\
---
name: Research help
team: [{starter.handle}]
head: {starter.handle}
promise: {{first_reply: 1d, news_every: 3d, accept_within: 1d}}
---

Help with finding and using sources.
"""


def _staff(starter: Starter) -> str:
    return f"""\
---
name: {starter.handle.replace("-", " ").capitalize()}
services: [{SERVICE}]
# github: their login there; email: where their digests go; understudy: a colleague's handle
---
"""


_README = """
Every question that reaches the library is a file in `tickets/`, and what the library knows stands
in `knowledge/`: its services, its people, its answers. Both are Markdown that anyone can edit.

- `desk list` shows what is open, `desk show` one ticket, `desk new` writes a question down.
- `desk check` says what is to be mended, `desk tidy` completes what was written by hand.
- `desk build` makes the pages, `desk serve` shows them; `desk look` changes their templates.
- `desk upgrade` brings the files up to date after a new version of Deskbook was installed.

No patron's name, address or card number belongs in here: a patron is a pseudonym such as
`p-7f3kq29d`.

A colleague's computer is ready after `desk join ADDRESS`, with the address of this repository. It
asks for your handle, the name of your file in `knowledge/staff/`, and says what is still missing.
"""
