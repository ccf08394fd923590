"""The files that came with a message: which are kept, and why others are not."""

from collections.abc import Iterable
from typing import Final

from deskbook.library.model.mail_settings import Attachments
from deskbook.mail.model.mail import Attached

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

_SMALLEST_PICTURE: Final = 8 * 1024
"""Bytes: a smaller picture within a text is a logo or a dot that counts readers."""


def explain_refusal(file: Attached, rules: Attachments) -> str:
    """Return why a file is not kept, without its name (it may name people); empty where it is."""
    ending = read_ending(file)
    if ending not in rules.types:
        said = f".{ending}" if ending.isalnum() and len(ending) <= 10 else "of no known kind"
        return f"a file ({said}) was not kept: its kind is not in attachments.types of library.md"
    if len(file.data) > rules.megabytes * 1024 * 1024:
        return f"a file (.{ending}) was not kept: it is larger than {rules.megabytes} MB"
    return ""


def choose(
    files: Iterable[Attached], rules: Attachments
) -> tuple[tuple[Attached, ...], tuple[str, ...]]:
    """Return the files of a message that are kept, and why others are not."""
    notable = [(it, explain_refusal(it, rules)) for it in files if not is_ornament(it)]
    kept = tuple(file for file, why in notable if not why)
    return kept, tuple(why for _, why in notable if why)


def is_ornament(file: Attached) -> bool:
    """Whether it is a small picture within the text, or an empty file: nobody misses it."""
    if not file.data:
        return True
    return file.shown and file.kind.startswith("image/") and len(file.data) < _SMALLEST_PICTURE


def guess_kind(name: str) -> str:
    """Return the media type that a file's ending stands for."""
    ending = name.rpartition(".")[2].lower()
    known = {it: kind for kind, it in _KINDS.items()}
    return known.get("jpg" if ending == "jpeg" else ending, "application/octet-stream")


def read_ending(file: Attached) -> str:
    """Return the ending of a file's name in lower case; without a name, that of its media type."""
    return file.name.rpartition(".")[2].lower() if "." in file.name else _KINDS.get(file.kind, "")
