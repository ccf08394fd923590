"""A table of another system as a whole: how it is read, and its rows as often as they are needed.

Nothing is guessed row by row: encoding, delimiter and header are determined once, for the whole
file, and reported. Where two readings fit, the table is refused with both.
"""

import io
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Final

from deskbook.library.formats.table import code_page, encoding, json_items, layout, rows
from deskbook.library.formats.table.encoding import Survey
from deskbook.library.formats.table.parts import BadRow, Layout, TableRow
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Notice

BLOCK: Final = 1 << 18
HEAD: Final = 1 << 18
"""Characters by which a layout is determined."""

SHOWN: Final = 4
"""Readings among which a person chooses."""

_EXAMPLE: Final = 60

Source = Callable[[], BinaryIO]
"""Opens a file for reading bytes, from its beginning each time."""


class EncodingError(DeskError):
    """The encoding of a file cannot be determined; the text has the readings that fit."""

    def __init__(self, line: int, text: str) -> None:
        """Keep the line of the first byte that is not UTF-8."""
        super().__init__(text)
        self.line = line


@dataclass(frozen=True, slots=True)
class Given:
    """What a person wrote of a table's layout; the rest is determined."""

    encoding: str | None = None
    delimiter: str | None = None


DETERMINED: Final = Given()
"""Nothing was written: all of it is determined."""


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table whose layout is known.

    `notices` report the decisions, each with its line: a code page, the delimiter, lines above the
    header, columns of the same name.
    """

    name: str
    source: Source
    encoding: str
    layout: Layout
    notices: tuple[tuple[int, Notice], ...]

    def describe(self) -> str:
        """Return how it is read in one line."""
        known = self.layout
        if known.delimiter == json_items.DELIMITER:
            return f"JSON, {len(known.columns)} keys"
        shown = self.encoding.removesuffix("-sig").upper()
        return (
            f"{shown}, cells separated by {_name(known.delimiter)}, {len(known.columns)} columns "
            f"named in line {known.header}"
        )

    def rows(self) -> Iterator[TableRow | BadRow]:
        """Yield the rows, and the lines that are none with the reason."""
        if self.layout.delimiter == json_items.DELIMITER:
            text = "".join(_lines(self.name, self.source, self.encoding))
            yield from json_items.read_rows(self.name, text, self.layout)
            return
        with closing(_lines(self.name, self.source, self.encoding)) as lines:
            yield from rows.read_rows(lines, self.layout)


def open_table(
    name: str, source: Source, wanted: Collection[str] = (), given: Given = DETERMINED
) -> TableFile:
    """Determine how a table is read.

    Args:
        name: the file, for messages.
        source: opens it.
        wanted: names of columns that one would like to find; they tell the header.
        given: what a person wrote of it.

    Raises:
        EncodingError: several encodings fit, or none.
    """
    found, notices = find_encoding(name, source, given.encoding)
    with closing(_lines(name, source, found)) as lines:
        head = "".join(_until(lines, HEAD))
    if given.delimiter is None and json_items.is_json(head):
        text = "".join(_lines(name, source, found))
        return TableFile(name, source, found, json_items.find_layout(name, text), notices)
    known = layout.determine(head, wanted, given.delimiter)
    return TableFile(name, source, found, known, (*notices, *_report(name, known)))


def read_text(name: str, source: Source) -> str:
    """Return the whole text of a file that is no table, such as JSON.

    Raises:
        EncodingError: several encodings fit, or none.
    """
    found, _ = find_encoding(name, source, None)
    return "".join(_lines(name, source, found))


def find_encoding(
    name: str, source: Source, wished: str | None
) -> tuple[str, tuple[tuple[int, Notice], ...]]:
    """Return the encoding of a file, and a notice where it is not Unicode.

    Raises:
        EncodingError: several encodings fit, or none.
    """
    if wished:
        return {"utf-8": "utf-8-sig"}.get(wished, wished), ()
    with closing(source()) as stream:
        found = encoding.survey(iter(partial(stream.read, BLOCK), b""))
    if found.unicode:
        return {"utf-8": "utf-8-sig"}.get(found.unicode, found.unicode), ()
    readings = code_page.find_readings(found.sample)
    if len(readings) != 1:
        raise EncodingError(found.line, _question(name, found, readings))
    message = (
        f"{_not_utf8(name, found)}, so the file is read as {readings[0].encoding}: look at its "
        "accents, and save it as UTF-8 if they are wrong"
    )
    return readings[0].encoding, ((found.line, Notice("table.encoding", message)),)


def _not_utf8(name: str, found: Survey) -> str:
    return f"{name}:{found.line}: byte {found.byte:#04x} is not UTF-8"


def _question(name: str, found: Survey, readings: tuple[code_page.Reading, ...]) -> str:
    if not readings:
        return (
            f"{_not_utf8(name, found)}, and no other encoding gives plausible words: the file is "
            "damaged, or its encoding is a rare one. Export it again as UTF-8, or write its "
            "encoding into the mapping file of an import, such as `encoding: cp1251`"
        )
    shown = [f"  encoding: {it.encoding:<12}  {_example(it.text)}" for it in readings[:SHOWN]]
    return "\n".join(
        (
            f"{_not_utf8(name, found)}, and several encodings fit. Its words would be",
            *shown,
            "Nothing was read: save the file as UTF-8, or write the right line into the mapping "
            "file of an import.",
        )
    )


def _example(text: str) -> str:
    """The first words of a text around a character that is not ASCII."""
    at = next((at for at, it in enumerate(text) if not it.isascii()), 0)
    begin = text.rfind(" ", 0, max(0, at - 20)) + 1
    words = "".join(it if it.isprintable() else " " for it in text[begin : begin + _EXAMPLE])
    return " ".join(words.split())


def _report(name: str, known: Layout) -> Iterator[tuple[int, Notice]]:
    message = f"{name}: its cells are separated by {_name(known.delimiter)}"
    yield known.header, Notice("table.delimiter", message)
    if known.above:
        lines = "line 1 is" if known.above == 1 else f"lines 1 to {known.above} are"
        message = f"{name}:{known.header}: this line is the header; {lines} above the table"
        yield known.header, Notice("table.header", message)
    names = [it for it in known.columns if it]
    if twice := sorted({it for it in names if names.count(it) > 1}):
        message = f"{name}:{known.header}: several columns are named {', '.join(twice)}"
        yield known.header, Notice("table.columns", message)


def _name(delimiter: str) -> str:
    return layout.DELIMITER_NAMES.get(delimiter, f"the character {delimiter}")


def _until(lines: Iterator[str], limit: int) -> Iterator[str]:
    """The first lines of a file, up to about a number of characters."""
    for line in lines:
        yield line
        limit -= len(line)
        if limit <= 0:
            return


def _lines(name: str, source: Source, known: str) -> Generator[str, None, None]:
    try:
        with io.TextIOWrapper(source(), encoding=known, newline="") as lines:
            yield from lines
    except UnicodeError as error:
        shown = known.removesuffix("-sig")
        raise DeskError(
            f"{name} is not {shown} throughout ({error}): save it as UTF-8, or write its encoding "
            "into the mapping file"
        ) from None
