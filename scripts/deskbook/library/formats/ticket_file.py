"""A ticket as a Markdown file: front matter, the question, the marker line, the entries."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final

from deskbook.library.formats import front_matter
from deskbook.library.formats.convert import convert
from deskbook.library.formats.text import (
    Reading,
    decode,
    escape,
    escape_entry,
    one_line,
    refuse_unclean,
    trim,
    unescape,
    write_time,
)
from deskbook.library.formats.timeline import Timeline, is_heading, split_body
from deskbook.library.model.fields import front_specs, specs
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Filed
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import MARKER, TICKET_ID

ORDER: Final = tuple(front_specs(Ticket))
"""The front matter keys of a ticket in their canonical order."""


def parse(path: str, data: bytes, digest: str = "") -> Reading[Ticket]:
    """Read a ticket from its file's bytes; everything wrong with it is a finding.

    `filed` is none where the front matter lacks what every ticket needs; an entry that cannot be
    read is a finding and left out of the record, never out of the file.
    """
    text, findings = decode(path, data)
    if text is None:
        return Reading(None, findings)
    front = front_matter.read(text)
    values, problems = convert(Ticket, front, path, "ticket")
    lines = {str(key[0]): line for key, line in front.lines.items() if len(key) == 1}
    question, timeline, timeline_line = split_body(front.body, front.body_line)
    lines["question"] = front.body_line
    reader = Timeline(path, lines, problems)
    reader.misplaced(question, front.body_line)
    entries = tuple(reader.entries(timeline, timeline_line))
    problems.extend(_file_name(path, values.get("id"), front.line("id")))
    lacking = any(spec.required and spec.name not in values for spec in specs(Ticket).values())
    if not front.readable or lacking:
        return Reading(None, tuple(problems))
    ticket = Ticket(**values, question=unescape(trim(question)), entries=entries)
    return Reading(Filed(path, ticket, lines, digest), tuple(problems))


def _file_name(path: str, name: str | None, line: int) -> Iterator[Finding]:
    stem = path.rpartition("/")[2].removesuffix(".md")
    if name is not None and name != stem:
        yield Finding(
            path,
            line,
            "ticket.file-name",
            f"the id is {name} but the file is {stem}.md: an id is for ever, so write the one that "
            "is right in both",
        )


# Writing


def write(ticket: Ticket) -> str:
    r"""A ticket as a whole new file, with `\n` line ends; `parse` gives the same ticket back.

    Raises:
        DeskError: a text is not clean (see `library.formats.text.clean_text`), or a data value is
            not one line; whoever makes entries cleans their texts first.
    """
    if not re.fullmatch(TICKET_ID, ticket.id):
        raise DeskError(f'"{ticket.id}" is not a ticket id such as Q-4KX7M2')
    front = front_matter.HANDLER.export(_front(ticket))
    question = escape(refuse_unclean(ticket.question))
    head = f"---\n{front}---\n\n" + (f"{question}\n\n" if question else "") + f"{MARKER}\n"
    return head + "".join("\n" + write_entry(entry) for entry in ticket.entries)


def _front(ticket: Ticket) -> dict[str, Any]:
    defaults = {item.name: item.default for item in fields(Ticket)}
    values = {}
    for key, spec in front_specs(Ticket).items():
        value = getattr(ticket, spec.name)
        if value != defaults[spec.name]:
            values[key] = value
    return values


def write_entry(entry: Entry) -> str:
    """An entry as it stands in the file, ending in one line end."""
    parts = [write_heading(entry) + "\n"]
    if entry.data:
        parts.append("".join(_data_line(key, value) for key, value in entry.data))
    if entry.text:
        parts.append(escape_entry(refuse_unclean(entry.text)) + "\n")
    return "\n".join(parts)


def write_heading(entry: Entry) -> str:
    """The first line of an entry, without its end."""
    return f"### {write_time(entry.time)} {entry.kind} @{entry.author} ^{entry.id}"


def _data_line(key: str, value: str) -> str:
    if one_line(value) != value or not re.fullmatch("[a-z_]+", key):
        raise DeskError(f'the data line "{key}" must hold one line of text, not "{value}"')
    return f"- {key}: {value}\n" if value else f"- {key}:\n"


def edit(text: str, change: TicketEdit) -> str:
    """A ticket's file with fields set and entries appended; every other byte stays."""
    for key, value in change.fields.items():
        text = front_matter.set_field(text, key, value, ORDER)
    if change.question is not None:
        text = _replace_question(text, change.question)
    for entry in change.reworded:
        text = _reword(text, entry)
    return _append(text, change.entries) if change.entries else text


def _reword(text: str, entry: Entry) -> str:
    """Write an entry that is there anew; the blank lines behind it stay."""
    heading = rf"^### \S+ {entry.kind} @\S+ \^{entry.id}[ \t]*\r?$"
    found = re.compile(heading, re.MULTILINE).search(text, body_start(text))
    if found is None:
        raise front_matter.UneditableError(f"there is no entry {entry.id}")
    lines = text[found.start() :].split("\n")
    number = next((it for it, line in enumerate(lines[1:], 1) if is_heading(line)), len(lines))
    block = "\n".join(lines[:number]) + ("\n" if number < len(lines) else "")
    behind = block[len(block.rstrip(" \t\r\n")) :]
    new = write_entry(entry).rstrip("\n").replace("\n", _line_end(text))
    return text[: found.start()] + new + behind + text[found.start() + len(block) :]


def _replace_question(text: str, question: str) -> str:
    at, end = body_start(text), _line_end(text)
    found = re.search(rf"^{re.escape(MARKER)}[ \t]*\r?$", text[at:], re.MULTILINE)
    rest = text[at + found.start() :] if found else f"{MARKER}{end}"
    new = escape(refuse_unclean(question)).replace("\n", end)
    return text[:at] + end + (new + end + end if new else "") + rest


def _append(text: str, entries: tuple[Entry, ...]) -> str:
    end = _line_end(text)
    if not re.search(rf"^{re.escape(MARKER)}[ \t]*\r?$", text[body_start(text) :], re.MULTILINE):
        text = text.rstrip("\r\n") + f"{end}{end}{MARKER}{end}"
    if not text.endswith("\n"):
        text += end
    for entry in entries:
        gap = "" if text.endswith((end + end, "\n\n")) else end
        text += gap + write_entry(entry).replace("\n", end)
    return text


def body_start(text: str) -> int:
    """Return the position of the body: behind the line that closes the front matter.

    Raises:
        UneditableError: there is none.
    """
    opening = text.index("\n") + 1
    found = re.compile(r"^---[ \t]*\r?$", re.MULTILINE).search(text, opening)
    if found is None:
        raise front_matter.UneditableError("the front matter is not closed")
    return min(found.end() + 1, len(text))


def _line_end(text: str) -> str:
    return "\r\n" if text[: text.index("\n") + 1].endswith("\r\n") else "\n"
