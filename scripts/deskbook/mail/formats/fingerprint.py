"""The content by which a message is known again, whichever way it came.

Servers add fields, and mailing lists a mark in the subject and lines at the end; none of that is
content. A Message-ID alone is not trusted: forms and scanners use one for many messages.
"""

import re
from hashlib import sha256
from typing import Final

from deskbook.mail.model.mail import MailMessage

_LISTED: Final = re.compile(r"^\s*(?:re\s?:\s*)?\[[^\]]{1,60}\]\s*", re.IGNORECASE)
_HOST: Final = re.compile(r"(?<=[.@])[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?=>|\s|$)")
_RULE: Final = re.compile(r"[ \t]*(?:_{20,}|-{20,}|={20,}|-- ?|_{3,})[ \t]*")
_LONGEST_FOOTER: Final = 12
"""Lines below the rule that a mailing list draws."""


def describe_content(message: MailMessage) -> str:
    """Return a text that is the same for a message each time it comes, and for no other one.

    It is made of the address that answers go to, the subject, the words and the files.
    """
    answers = message.reply_to or message.sender
    subject = _LISTED.sub("", message.subject)
    lines = _without_footer(message.whole_text.split("\n"), _list_hosts(message))
    files = sorted(sha256(it.data).hexdigest() for it in message.attachments)
    parts = (
        answers.email if answers else "",
        " ".join(subject.split()),
        " ".join(" ".join(lines).split()),
        *files,
    )
    return "\0".join(parts)


def _list_hosts(message: MailMessage) -> tuple[str, ...]:
    """What the footer of a message's mailing list names: the host of the list."""
    fields = " ".join(message.header(it) for it in ("list-id", "list-post", "mailing-list"))
    return tuple(it.lower() for it in _HOST.findall(fields))


def _without_footer(lines: list[str], hosts: tuple[str, ...]) -> list[str]:
    """The lines above the last rule, where what is below it is short and names the list."""
    last = max((at for at, line in enumerate(lines) if _RULE.fullmatch(line)), default=0)
    below = [line.lower() for line in lines[last + 1 :] if line.strip()]
    is_footer = len(below) <= _LONGEST_FOOTER and any(it in line for it in hosts for line in below)
    return lines[:last] if last and is_footer else lines
