"""Entries that a message makes in tickets, and which of its files are kept."""

import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from deskbook.library.model.actor import Actor
from deskbook.library.model.mail_settings import Attachments
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import ROBOT
from deskbook.mail.model.disposition import KeptFile, Letter, Lost
from deskbook.mail.model.mail import Attached, MailMessage
from deskbook.mail.model.words import table
from deskbook.tickets.rules import conversation, opening
from deskbook.tickets.rules.lifecycle import apply, entry

NO_TEXT: Final = "[The message has no text.]"
ELSEWHERE: Final = (
    "an address that is not known as the patron's: `desk mail address {ticket}` shows and adds it"
)

MEGABYTE: Final = 1024 * 1024

_ANSWERED: Final = re.compile(
    rf"^\s*(?:{table.make_pattern('answers', 'forwards')}\s?(?:\[\d+\]|\(\d+\))?\s?[:\uff1a]"
    r"|\[q-[0-9a-z]{6}\])\s*",
    re.IGNORECASE,
)
_Data = tuple[tuple[str, str], ...]


def open_ticket(
    name: str, letter: Letter, came: datetime, fields: Mapping[str, FieldValue], actor: Actor
) -> Ticket:
    """Return a new ticket, with an internal entry that says which message it came in.

    Args:
        name: its id.
        letter: the message.
        came: when it came.
        fields: `service` and whatever else is known.
        actor: the robot's.
    """
    text = letter.text or NO_TEXT
    title = opening.make_title(clean_subject(letter.subject))
    known = {"channel": "email", **fields, "title": title}
    made = opening.open_new(name, min(came, actor.now), known, text, actor)
    robot = replace(actor, author=ROBOT, now=made.opened)
    told = "\n".join(letter.remarks)
    return apply(made, entry(made, robot, "link", text=told, data=_data(letter)))


def add_words(
    ticket: Ticket, letter: Letter, actor: Actor, *, patron: str | None, from_elsewhere: bool
) -> TicketEdit:
    """Return more from the patron: the ticket is open again.

    Args:
        ticket: the ticket.
        letter: the message.
        actor: the robot's.
        patron: whose ticket it is from now on, where nobody knew.
        from_elsewhere: whether it came from an address that is not known as the patron's.
    """
    odd: _Data = (("from", ELSEWHERE.format(ticket=ticket.id)),)
    data = (*_data(letter), *(odd if from_elsewhere else ()), *_remarks(letter))
    edit = conversation.heard(ticket, actor, letter.text or NO_TEXT, data)
    if patron and ticket.patron is None:
        edit = replace(edit, fields={**edit.fields, "patron": patron})
    return edit


def add_note(ticket: Ticket, letter: Letter, actor: Actor, said: str, text: str) -> TicketEdit:
    """Return a note for colleagues: from one of them, or from a machine; nothing else changes.

    Args:
        ticket: the ticket.
        letter: the message.
        actor: the robot's.
        said: whom or what it is from.
        text: what stands in the note.
    """
    data = note_data(letter, said)
    return entry(ticket, replace(actor, author=ROBOT), "note", text=text, data=data)


def note_data(letter: Letter, said: str) -> _Data:
    """Return the data lines of a note about a message, from somebody or from a machine."""
    return (*_data(letter), ("from", said), *_remarks(letter))


def note_file(ticket: Ticket, actor: Actor, file: KeptFile, text: str) -> TicketEdit:
    """Return a note that a file was kept with the ticket."""
    return entry(ticket, actor, "note", text=text, data=_attachments((file,)))


def acknowledge(ticket: Ticket, actor: Actor, text: str) -> Ticket:
    """Return a new ticket with our answer that we have it."""
    robot = replace(actor, author=ROBOT)
    return apply(ticket, entry(ticket, robot, "reply", text=text))


def count_answer(
    counts: Mapping[str, object], day: date, name: str, limit: int
) -> dict[str, dict[str, int]] | None:
    """Return the day's counts with one more automatic answer; none where it is one too many.

    Args:
        counts: the counts of one day by name, as a clone remembers them.
        day: today; what was counted on other days is forgotten.
        name: who gets the answer.
        limit: answers that they may get in a day.
    """
    today = counts.get(day.isoformat())
    known = dict(today) if isinstance(today, dict) else {}
    number = known.get(name, 0)
    if not isinstance(number, int) or number >= limit:
        return None
    return {day.isoformat(): {**known, name: number + 1}}


def clean_subject(subject: str) -> str:
    """Return a subject without what answers and our own tickets put before it."""
    while found := _ANSWERED.match(subject):
        subject = subject[found.end() :]
    return " ".join(re.sub(r"\[Q-[0-9A-Z]{6}\]", " ", subject, flags=re.IGNORECASE).split())


def _data(letter: Letter) -> _Data:
    known: _Data = (("text", letter.content),) if letter.content else ()
    asked: _Data = (("asked_by", letter.asked_by),) if letter.asked_by else ()
    omitted: _Data = (("omitted", letter.omitted),) if letter.omitted else ()
    return (("mail", letter.key), *known, *_attachments(letter.files), *asked, *omitted)


def _attachments(files: Iterable[KeptFile]) -> _Data:
    return tuple(("attachment", f"{it.key} {it.kind} {_size(it.size)}") for it in files)


def _remarks(letter: Letter) -> _Data:
    return tuple(("remark", it) for it in letter.remarks)


def _size(size: int) -> str:
    return f"{max(1, round(size / 1024))} KB"


_KINDS: Final = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "text/plain": "txt",
    "text/csv": "csv",
    "text/calendar": "ics",
}
"""Endings for files that came without a name."""

_SMALLEST_PICTURE: Final = 64 * 64
"""Pixels: a picture within a text with fewer is an icon, or a dot that counts readers."""

_SMALLEST_FILE: Final = 700
"""Bytes: the same of a picture whose size in pixels is not known."""


def explain_refusal(file: Attached, rules: Attachments) -> str:
    """Return why a file is not kept, without its name (it may name people); empty where it is."""
    ending = read_ending(file)
    if ending not in rules.types:
        said = f".{ending}" if ending.isalnum() and len(ending) <= 10 else "of no known kind"
        return f"a file ({said}) was not kept: its kind is not in attachments.types of library.md"
    if len(file.data) > rules.megabytes * MEGABYTE:
        return f"a file (.{ending}) was not kept: it is larger than {rules.megabytes} MB"
    return ""


def choose_files(
    files: Iterable[Attached], rules: Attachments
) -> tuple[tuple[Attached, ...], tuple[str, ...]]:
    """Return the files of a message that are kept, and why others are not.

    The first files are kept, as long as they fit together into the limit for a whole message.
    """
    kept: list[Attached] = []
    refused: list[str] = []
    for it in files:
        if is_ornament(it):
            continue
        why = explain_refusal(it, rules)
        if not why and sum(map(_length, (*kept, it))) > rules.message_megabytes * MEGABYTE:
            why = (
                f"a file (.{read_ending(it)}) was not kept: with those before it, it is larger "
                f"than {rules.message_megabytes} MB"
            )
        if why:
            refused.append(why)
        else:
            kept.append(it)
    return tuple(kept), tuple(refused)


def count_lost(files: Iterable[Attached], rules: Attachments) -> Lost:
    """Return how many files of a message were too large to be kept, and how many of other kinds."""
    _, refused = choose_files(files, rules)
    kinds = sum("attachments.types" in it for it in refused)
    return Lost(large=len(refused) - kinds, kinds=kinds)


def measure(message: MailMessage) -> int:
    """Return the size of a message in bytes, without what its transport adds (base64)."""
    return len(message.whole_text.encode()) + sum(map(_length, message.attachments))


def explain_size(message: MailMessage, rules: Attachments) -> tuple[str, ...]:
    """Return why a message is not kept whole; nothing where it is."""
    if measure(message) <= rules.message_megabytes * MEGABYTE:
        return ()
    return (
        f"the message is larger than {rules.message_megabytes} MB: its headers, its text and its "
        "first files are kept",
    )


def _length(file: Attached) -> int:
    return len(file.data)


def is_ornament(file: Attached) -> bool:
    """Whether it is a tiny picture within the text, or an empty file: nobody misses it."""
    if not file.data:
        return True
    if not file.shown or not file.kind.startswith("image/"):
        return False
    pixels = count_pixels(file.data)
    return pixels < _SMALLEST_PICTURE if pixels else len(file.data) < _SMALLEST_FILE


def count_pixels(data: bytes) -> int:
    """Return the number of pixels of a picture (PNG, GIF, JPEG); 0 where it is not known."""
    width = height = 0
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
    elif data.startswith(b"GIF8") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
    elif data.startswith(b"\xff\xd8") and (found := _JPEG.search(data[:200_000])):
        height, width = struct.unpack(">HH", found[1])
    return width * height


_JPEG: Final = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf].{3}(.{4})", re.DOTALL)
"""The marker of a frame in a JPEG; height and width follow."""


def guess_kind(name: str) -> str:
    """Return the media type that a file's ending stands for."""
    ending = name.rpartition(".")[2].lower()
    known = {it: kind for kind, it in _KINDS.items()}
    return known.get("jpg" if ending == "jpeg" else ending, "application/octet-stream")


def read_ending(file: Attached) -> str:
    """Return the ending of a file's name in lower case; without a name, that of its media type."""
    return file.name.rpartition(".")[2].lower() if "." in file.name else _KINDS.get(file.kind, "")
