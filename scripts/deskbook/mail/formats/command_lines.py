"""Lines of a message that give a command, and the text that is left.

Only what the sender wrote above everything quoted counts. What looks like the head of another
message, an attribution or a quotation ends it, whether it was recognised as such or not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Final

from deskbook.library.model.vocabulary import TICKET_ID
from deskbook.mail.model.mail import MailMessage
from deskbook.mail.model.mail_command import COMMAND_VERBS, CommandVerb, MailCommand
from deskbook.mail.model.words import table

_COMMAND: Final = re.compile(
    rf"[ \t]{{0,3}}#({'|'.join(COMMAND_VERBS)})\b[:,]?[ \t]*(.{{0,2000}})", re.IGNORECASE
)
_TICKET: Final = re.compile(rf"\[?({TICKET_ID})\]?[:,]?(?:[ \t]+|$)", re.IGNORECASE)
_QUOTED: Final = re.compile(r"(?:[>|]|[-_=*\u2014]{4,}|.{0,300}@.{0,300}[:\uff1a][ \t]*$)")
_HEAD: Final = re.compile(
    rf"{table.make_pattern('sender', 'sent', 'to', 'subject')}\*?[ \t]?[:\uff1a]",
    re.IGNORECASE,
)
_LONGEST: Final = 2500


def read_commands(message: MailMessage) -> tuple[MailCommand, ...]:
    """Return the commands in a message, in their order."""
    lines, is_cut = _own_lines(message)
    found = [*map(_command, _blocks(lines))]
    if found and is_cut:
        found[-1] = replace(found[-1], is_cut=True)
    return tuple(found)


def drop_commands(message: MailMessage) -> str:
    """Return what the sender wrote before the first command; what follows is text of commands."""
    lines, _ = _own_lines(message)
    before = takewhile(lambda it: not _COMMAND.fullmatch(it), lines)
    return "\n".join(before).strip()


def _own_lines(message: MailMessage) -> tuple[list[str], bool]:
    """The lines of the first run of the sender's own words, and whether something ends it early."""
    own = message.segments[0] if message.segments else None
    if own is None or own.kind != "own":
        return [], False
    lines = [line[:_LONGEST] for line in own.text.split("\n")]
    for number, line in enumerate(lines):
        if _QUOTED.match(line.lstrip()) or _is_head(lines, number) or _is_attribution(line):
            return lines[:number], True
    return lines, False


def _is_head(lines: list[str], number: int) -> bool:
    """Whether a message's head begins on a line: two fields of it are near each other."""
    first, *near = (it.lstrip(" \t*") for it in lines[number : number + 4])
    return bool(_HEAD.match(first)) and any(map(_HEAD.match, near))


def _is_attribution(line: str) -> bool:
    bare = line.strip().rstrip(":\uff1a ")
    return line.rstrip().endswith((":", "\uff1a")) and table.fits(bare, "wrote")


def _blocks(lines: Iterable[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Each command: its verb, the rest of its line, and the lines below."""
    block: tuple[str, str, list[str]] | None = None
    for line in lines:
        if found := _COMMAND.fullmatch(line):
            if block:
                yield block
            block = (found[1].lower(), found[2].strip(), [])
        elif block:
            block[2].append(line)
    if block:
        yield block


def _command(block: tuple[str, str, list[str]]) -> MailCommand:
    name, rest, below = block
    verb: CommandVerb = next(it for it in COMMAND_VERBS if it == name)
    ticket = argument = ""
    if found := _TICKET.match(rest):
        ticket, rest = found[1].upper(), rest[found.end() :]
    if COMMAND_VERBS[verb].argument != "none":
        argument, _, rest = rest.partition(" ")
    text = "\n".join([rest.strip(), *below]).strip()
    return MailCommand(verb=verb, ticket=ticket, argument=argument.strip(), text=text)
