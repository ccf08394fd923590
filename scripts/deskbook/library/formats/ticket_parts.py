"""Parts of a ticket's file, byte for byte, for merging and tidying."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from deskbook.library.formats import front_matter, ticket_file, timeline
from deskbook.library.formats.text import clean_text, escape
from deskbook.library.model.ticket import Entry
from deskbook.library.model.vocabulary import MARKER

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_MARKER: Final = re.compile(rf"{re.escape(MARKER)}[ \t]*[\r\n]*")


@dataclass(frozen=True, slots=True)
class Block:
    """An entry as it stands, from its heading to the next one; `line` counts from 1.

    `entry` is none where it cannot be read: a heading that is not whole, or text above the first.
    """

    raw: str
    entry: Entry | None
    line: int = 0

    @property
    def heading(self) -> str:
        """Its first line without the line end, empty for text above the first heading."""
        first = self.raw.partition("\n")[0].strip("\r")
        return first if timeline.is_heading(first) else ""

    @property
    def text(self) -> str:
        r"""Return the text below its heading, with `\n` line ends."""
        whole = set_line_ends(self.raw)
        return whole.partition("\n")[2] if self.heading else whole


@dataclass(frozen=True, slots=True)
class Parts:
    """A ticket's file: front matter with its `---` lines, question, marker line, blocks.

    Put together again they are the file. Blank lines below the marker line belong to it; without
    a marker line there are no blocks.
    """

    head: str
    question: str
    marker: str
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The file."""
        return self.head + self.question + self.marker + "".join(it.raw for it in self.blocks)

    @property
    def line_end(self) -> str:
        """Return the line end of the file."""
        return "\r\n" if self.head.partition("\n")[0].endswith("\r") else "\n"


def take_apart(text: str) -> Parts:
    """The pieces of a file whose front matter is closed.

    Raises:
        UneditableError: it is not.
    """
    at = ticket_file.body_start(text)
    lines = _LINE.findall(text[at:])
    marked = next((n for n, line in enumerate(lines) if _MARKER.fullmatch(line)), len(lines))
    first = next(
        (n for n, line in enumerate(lines) if n > marked and line.strip("\r\n")), len(lines)
    )
    return Parts(
        head=text[:at],
        question="".join(lines[:marked]),
        marker="".join(lines[marked:first]),
        blocks=tuple(_blocks(lines[first:], text.count("\n", 0, at) + first + 1)),
    )


def _blocks(lines: list[str], first: int) -> Iterator[Block]:
    held: list[str] = []
    start = first
    seen: set[str] = set()
    for number, line in enumerate([*lines, ""], start=first):
        if held and (not line or timeline.is_heading(line)):
            yield _block("".join(held), start, seen)
            held, start = [], number
        held.append(line)


def _block(raw: str, line: int, seen: set[str]) -> Block:
    block = Block(raw, None, line)
    entry = timeline.read_entry(block.heading, block.text) if block.heading else None
    if entry is None or entry.id in seen:
        return block
    seen.add(entry.id)
    return Block(raw, entry, line)


def set_line_ends(text: str, end: str = "\n") -> str:
    """Text with these line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if end == "\n" else text.replace("\n", end)


def put_together(head: str, question: str, raws: Iterable[str], end: str) -> str:
    """A file of pieces from several: a marker line, one empty line above each block at least."""
    text = head + question
    text = end_block(text, end) if question.strip(" \t\r\n") else head + end
    text += MARKER + end
    for raw in raws:
        text = end_block(text, end) + raw
    return text.rstrip("\r\n") + end


def end_block(text: str, end: str) -> str:
    """Text whose last line is ended, and followed by an empty one."""
    text += "" if text.endswith("\n") else end
    return text if text.endswith(("\n\n", "\n\r\n")) else text + end


def take_question(text: str, end: str) -> str:
    """A clean question as it stands between front matter and marker."""
    return end + set_line_ends(escape(clean_text(text)), end) + 2 * end if text else end


def field_lines(head: str) -> dict[str, str]:
    r"""The fields of readable front matter as they stand, by key; `\n` between their lines."""
    lines = set_line_ends(head).split("\n")
    spans = front_matter.read(head).spans
    return {key: "\n".join(lines[span.first + 1 : span.last + 2]) for key, span in spans.items()}


def put_field_lines(head: str, key: str, raw: str | None) -> str:
    """Readable front matter with a field as it stood elsewhere, or without it."""
    span = front_matter.read(head).spans.get(key)
    end = "\r\n" if head.partition("\n")[0].endswith("\r") else "\n"
    lines = head.split("\n")
    new = [] if raw is None else set_line_ends(raw, end).removesuffix(end).split("\n")
    if new and end == "\r\n":
        new[-1] += "\r"
    if span is None:
        closing = len(lines) - 2
        lines[closing:closing] = new
    else:
        lines[span.first + 1 : span.last + 2] = new
    return "\n".join(lines)
