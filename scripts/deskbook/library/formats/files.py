"""Bytes to text, with findings about what no file of ours may contain."""

import codecs
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Filed

T_co = TypeVar("T_co", covariant=True)

MAX_BYTES: Final = 4 * 1024 * 1024
"""A ticket of four megabytes holds what should have been an attachment."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """The result of reading a file: its record, if it could be read, and all findings."""

    filed: Filed[T_co] | None
    findings: tuple[Finding, ...] = ()


def unreadable(path: str, data: bytes) -> tuple[str | None, tuple[Finding, ...]]:
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
