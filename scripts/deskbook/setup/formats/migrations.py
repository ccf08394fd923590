"""Migrations from one format of a library's files to the next.

A migration gets the files that it names and returns those that change. A new format is one more
migration at the end of `MIGRATIONS` and the next number in `library.model.vocabulary.FORMAT`.
"""

from collections.abc import Sequence
from typing import Final

from deskbook.library.formats import record_file
from deskbook.library.formats.starter import LOCAL
from deskbook.library.model.records import Profile
from deskbook.setup.model import Changed, Files, Migration

LIBRARY: Final = "knowledge/library.md"


def ignore_local(files: Files) -> Changed:
    """Add the lines that every library has in `.gitignore` and `.gitattributes`."""
    texts = {
        path: added
        for path, wanted in LOCAL.items()
        if (added := _add_lines(files.get(path, b"").decode(errors="surrogateescape"), wanted))
    }
    return Changed(texts)


def _add_lines(text: str, wanted: str) -> str:
    """Return a text with the lines that it lacks; empty where it lacks none."""
    present = {line.strip() for line in text.splitlines()}
    missing = [line for line in wanted.splitlines() if line not in present]
    if not missing:
        return ""
    end = "\r\n" if "\r\n" in text else "\n"
    head = text if not text or text.endswith("\n") else text + end
    return head + "".join(f"{line}{end}" for line in missing)


MIGRATIONS: Final = (
    Migration(
        2,
        "library.md states the format of the files; Git ignores `.venv/` as well",
        tuple(LOCAL),
        ignore_local,
    ),
)
"""The migrations in their order, one for each format after the first."""


def migrate(files: Files, before: int, steps: Sequence[Migration] = MIGRATIONS) -> Changed:
    """Return what brings a library's files from a format to the last one.

    Args:
        files: the files that the steps read, and `library.md`.
        before: the format that the library has.
        steps: the migrations to choose from, in their order.

    Raises:
        DeskError: `library.md` cannot be changed before something in it is mended.
    """
    now, texts, notes = dict(files), dict[str, str | None](), list[str]()
    for step in steps:
        if step.version <= before:
            continue
        done = step.change(now)
        profile = record_file.set_fields(Profile, now[LIBRARY].decode(), {"format": step.version})
        for path, text in {LIBRARY: profile, **done.texts}.items():
            texts[path] = text
            if text is None:
                now.pop(path, None)
            else:
                now[path] = text.encode(errors="surrogateescape")
        notes += done.notes
    return Changed(texts, tuple(notes))
