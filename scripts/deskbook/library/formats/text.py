"""Text of files: read from bytes with findings, cleaned, escaped where it looks like structure."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, Generic, TypeVar

from deskbook.library.model.entry_kinds import ENTRY_KINDS
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Filed
from deskbook.library.model.vocabulary import MARKER

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_INVISIBLE: Final = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\ufeff]")
_JOINER: Final = re.compile(r"(?<![^\x00-\u024f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\u024f])")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_STRUCTURE = re.compile(
    rf"^(\\*)({re.escape(MARKER)}[ \t]*$"
    rf"|###[ \t]+(?:\d{{4}}-\d\d-\d\d|(?:{'|'.join(ENTRY_KINDS)})\b)"
    r"|<{7}(?: |$)|>{7}(?: |$))",
    re.MULTILINE | re.IGNORECASE,
)
_ESCAPED = re.compile(r"^\\(?=" + _STRUCTURE.pattern[1:] + ")", re.MULTILINE | re.IGNORECASE)
_CONFLICT = re.compile(r"^\\*(?:<{7}|>{7})(?: |$)", re.MULTILINE)
_ESCAPED_CONFLICT = re.compile(r"^\\(?=\\*(?:<{7}|>{7})(?: |$))", re.MULTILINE)
_SHOWN = 80
_DATA_LINE = re.compile(r"\A\\*- [a-z_]+:(?: |$)", re.MULTILINE)


class UnwritableTextError(DeskError):
    """Text that UTF-8 cannot hold."""


def clean_text(text: str) -> str:
    r"""Text as a ticket keeps it.

    Line ends become `\n`, control characters the replacement character U+FFFD; characters that
    nobody sees go, and blank lines at both ends. Applying it twice changes nothing.

    Raises:
        UnwritableTextError: the text holds half of a character (a lone surrogate).
    """
    return even_text(drop_invisible(text))


def drop_invisible(text: str) -> str:
    """The text without characters that nobody sees, such as a zero-width space or a BOM.

    The joiners U+200C and U+200D stay where a script or an emoji needs them: not beside Latin.
    """
    return text if text.isascii() else _JOINER.sub("", _INVISIBLE.sub("", text))


def is_blank(text: str) -> bool:
    """Return whether a text has nothing to read: no letter, digit or sign."""
    return not any(it.isprintable() and not it.isspace() for it in text)


def even_text(text: str) -> str:
    """Text as `clean_text` leaves it, with characters that nobody sees: for marks of ours in it."""
    refuse_surrogates(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return trim(_CONTROL.sub("\ufffd", text))


def trim(text: str) -> str:
    """Take the blank lines at both ends and the spaces at the end away."""
    text = text.rstrip(" \t\n")
    if not text.startswith((" ", "\t", "\n")):
        return text
    blank = len(text) - len(text.lstrip(" \t\n"))
    return text[text.rfind("\n", 0, blank) + 1 :]


def count_blank_lines(text: str) -> int:
    """Return the number of leading blank lines, which `trim` takes away."""
    return text.count("\n", 0, len(text) - len(text.lstrip(" \t\n"))) if text.strip() else 0


def refuse_unclean(text: str) -> str:
    """The text, if it is as `clean_text` leaves it; else a `DeskError`.

    Invisible characters pass: a file may have got them by hand, and no text in it may be lost.
    """
    if even_text(text) != text:
        raise DeskError("this text was not cleaned before it was written: pass it to clean_text")
    return text


def one_line(text: str) -> str:
    """Text for a title or a data line: every run of white space is one space."""
    return " ".join(clean_text(text).split())


def refuse_surrogates(text: str) -> None:
    """Raise an `UnwritableTextError` that says where half a character stands."""
    if found := _SURROGATE.search(text):
        code = f"U+{ord(found.group()):04X}"
        raise UnwritableTextError(
            f"the text holds half of a character ({code}, at position {found.start() + 1}): "
            "copy it again from its source, or leave that character out"
        )


def quote(text: str) -> str:
    """A text of a file as a message quotes it: no longer than eighty characters."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "\N{HORIZONTAL ELLIPSIS}"


def escape(text: str) -> str:
    """Put a backslash before every line that a reader would take for structure."""
    return _STRUCTURE.sub(r"\\\g<0>", text)


def unescape(text: str) -> str:
    """Take back what `escape` did."""
    return _ESCAPED.sub("", text) if "\\" in text else text


def escape_conflict(text: str) -> str:
    """Put a backslash before the lines that a reader would take for Git's conflict markers."""
    return _CONFLICT.sub(r"\\\g<0>", text)


def unescape_conflict(text: str) -> str:
    """Take back what `escape_conflict` did."""
    return _ESCAPED_CONFLICT.sub("", text)


def escape_entry(text: str) -> str:
    """Escape an entry's text, its first line also against being taken for a data line."""
    text = escape(text)
    return "\\" + text if _DATA_LINE.match(text) else text


def unescape_entry(text: str) -> str:
    """Take back what `escape_entry` did."""
    if text.startswith("\\") and _DATA_LINE.match(text):
        text = text[1:]
    return unescape(text)


def write_time(value: datetime) -> str:
    """A time as the files write it: UTC, whole seconds, `Z`."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write_day(value: date) -> str:
    """A day as the files write it."""
    return value.isoformat()


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only mistakes need it

    return next(iter(get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)), "")


T_co = TypeVar("T_co", covariant=True)

MAX_BYTES: Final = 4 * 1024 * 1024
"""A ticket of four megabytes holds what should have been an attachment."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """The result of reading a file: its record, if it could be read, and all findings."""

    filed: Filed[T_co] | None
    findings: tuple[Finding, ...] = ()


def decode(path: str, data: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file, or none and why it cannot be read; conflict markers are one reason."""
    if len(data) > MAX_BYTES:
        size = len(data) / 1024 / 1024
        return None, (
            Finding(
                path,
                1,
                "file.size",
                f"the file has {size:.1f} MB, the limit is {MAX_BYTES // 1024 // 1024}: "
                "keep the text and store the rest as an attachment",
            ),
        )
    if not data.strip():
        return None, (
            Finding(path, 1, "file.empty", "the file is empty: restore it from Git, or delete it"),
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None, (
            Finding(path, 1, "file.encoding", "the file is saved as UTF-16: save it as UTF-8"),
        )
    if (zero := data.find(b"\0")) >= 0:
        line = data.count(b"\n", 0, zero) + 1
        return None, (
            Finding(
                path,
                line,
                "file.binary",
                "this is not a text file (it holds zero bytes): restore it from Git",
            ),
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (
            Finding(
                path,
                line,
                "file.encoding",
                f"byte {data[error.start]:#04x} is not UTF-8: save the file as UTF-8",
            ),
        )
    if line := _conflict_line(text):
        return None, (Finding(path, line, "file.conflict", CONFLICT),)
    return text, ()


CONFLICT: Final = (
    "two versions of this file met here and were not merged: `desk tidy` merges a ticket; or keep "
    "what is right of both and delete the lines with <<<<<<<, ======= and >>>>>>> (a quoted line "
    "of that kind needs a \\ before it)"
)


def _conflict_line(text: str) -> int:
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line[:7] in ("<<<<<<<", ">>>>>>>") and line[7:8] in ("", " ", "\r"):
            return number
    return 0
