"""Tables of questions as CSV: what they are written in, and their rows one after the other."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

from deskbook.library.formats.text import nearest
from deskbook.library.model.finding import DeskError
from deskbook.transfer.model.mapping import Delimiter, Encoding, Reject, Row

MAX_CELL: Final = 32_767
"""Characters: what a spreadsheet's cell can hold; a cell of that length was cut off."""

DELIMITERS: Final[tuple[Delimiter, ...]] = get_args(Delimiter)
_SIGNS: Final = {"tab": "\t"}
_MARKS: Final[tuple[tuple[bytes, Encoding], ...]] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """The encoding of a file, and where it is not UTF-8 the line and byte that say so."""

    encoding: Encoding
    line: int = 0
    byte: int = 0


def guess_encoding(blocks: Iterable[bytes]) -> Guess:
    """UTF-8 where all of the file is (or a mark at its beginning says UTF-16), else Windows-1252.

    Raises:
        DeskError: it looks like UTF-16 without its mark, which no rule can be sure of.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, first = 1, True
    for block in blocks:
        if first:
            first = False
            marked = next((name for mark, name in _MARKS if block.startswith(mark)), None)
            if marked == "utf-16":
                return Guess("utf-16")
            _refuse_wide(block)
        held = decoder.getstate()[0]
        try:
            decoder.decode(block)
        except UnicodeDecodeError as error:
            whole = held + block
            return Guess("cp1252", line + whole.count(b"\n", 0, error.start), whole[error.start])
        line += block.count(b"\n")
    if rest := decoder.getstate()[0]:
        return Guess("cp1252", line, rest[0])
    return Guess("utf-8")


def _refuse_wide(block: bytes) -> None:
    if block.count(b"\0") > len(block) // 4:
        raise DeskError(
            "every other byte of the table is zero, as in UTF-16: write `encoding: utf-16` in the "
            "mapping file, or save the table as UTF-8"
        )


def guess_delimiter(head: str, wanted: Sequence[str]) -> Delimiter:
    """The delimiter with which the first line has most of the columns that one would like."""
    found = {sign: read_header(head, sign) for sign in DELIMITERS}
    return max(DELIMITERS, key=lambda it: (len(set(wanted) & set(found[it])), len(found[it])))


def read_header(head: str, delimiter: Delimiter) -> list[str]:
    """The names of the columns, without spaces around them; none where they cannot be read."""
    try:
        names: list[str] = next(_reader(_lines(head), delimiter), [])
    except csv.Error:
        return []
    return [name.strip() for name in names]


def read_header_text(head: str, delimiter: Delimiter) -> str:
    """The first line of a table as it stands; more than one where a name holds a line end."""
    tee = _Tee(_lines(head))
    next(_reader(tee, delimiter))
    return tee.taken()


def _reader(lines: Iterable[str], delimiter: Delimiter) -> Any:
    return csv.reader(lines, delimiter=_SIGNS.get(delimiter, delimiter), strict=True)


def refuse_missing(names: Sequence[str], needed: Sequence[str]) -> None:
    """Raise a `DeskError` where columns are missing, or one that is needed comes twice."""
    missing = [name for name in dict.fromkeys(needed) if name not in names]
    if missing:
        shown = ", ".join(names) if any(names) else "no columns at all"
        near = [hint for name in missing if (hint := nearest(name, names))]
        advice = f"; did you mean {' and '.join(near)}?" if near else ""
        raise DeskError(
            f"the table has no column {' and no column '.join(missing)}{advice} "
            f"(its first line has {shown})"
        )
    twice = [name for name in dict.fromkeys(needed) if names.count(name) > 1]
    if twice:
        raise DeskError(f"the table has two columns {twice[0]}: give one of them another name")


def read_rows(lines: Iterable[str], delimiter: Delimiter) -> Iterator[Row | Reject]:
    """The rows below the first line, each with its lines; those that cannot be read with why.

    Empty lines are no rows. `lines` keep their line ends, and none is read before it is needed.
    """
    tee = _Tee(lines)
    reader = _reader(tee, delimiter)
    names: list[str] | None = None
    while True:
        first = tee.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Reject(first, tee.number, _in_our_words(str(error), first, tee), tee.taken())
            continue
        raw = tee.taken()
        if names is None:
            names = [name.strip() for name in cells]
        elif cells:
            why = _unfit(names, cells)
            row = Row(first, tee.number, dict(zip(names, cells, strict=False)), raw)
            yield Reject(first, tee.number, why, raw) if why else row


class _Tee:
    """Lines on their way to the reader, counted, and kept until the row is whole."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines, self.number, self.held = iter(lines), 0, list[str]()

    def __iter__(self) -> "_Tee":
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.number += 1
        self.held.append(line)
        return line

    def taken(self) -> str:
        text, self.held = "".join(self.held), []
        return text


def _in_our_words(error: str, first: int, tee: _Tee) -> str:
    if "end of data" in error:
        return f'a quotation mark opens here and is never closed (to line {tee.number}): write ""'
    if "expected after" in error:
        return 'a quotation mark stands inside of a quoted cell: write it twice ("")'
    if "field larger" in error:
        return f"a cell is longer than {MAX_CELL} characters, the most a spreadsheet can hold"
    return f"this cannot be read ({error})"


def _unfit(names: Sequence[str], cells: Sequence[str]) -> str:
    if len(cells) != len(names):
        fewer = len(cells) < len(names)
        advice = "cells are missing" if fewer else "a cell with the delimiter needs quotation marks"
        return f"it has {len(cells)} cells, the first line has {len(names)}: {advice}"
    for name, cell in zip(names, cells, strict=True):
        if "\0" in cell:
            return f"{name} holds a zero byte, so the file is damaged: export it again"
        if len(cell) >= MAX_CELL:
            return f"{name} has {len(cell)} characters, more than a spreadsheet's cell can hold"
    return ""


def _lines(text: str) -> list[str]:
    return list(io.StringIO(text, newline=""))
