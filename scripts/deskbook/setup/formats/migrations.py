"""Migrations from one format of a library's files to the next.

A migration gets the files that it names and returns those that change. A new format is one more
migration at the end of `MIGRATIONS` and the next number in `library.model.vocabulary.FORMAT`.
"""

from collections.abc import Sequence
from typing import Final

from deskbook.library.formats import record_file
from deskbook.library.formats.starter import LOCAL
from deskbook.library.model.records import Profile, staff_mark
from deskbook.setup.formats import staff_sections
from deskbook.setup.model import Changed, Copies, Files, Migration

LIBRARY: Final = "knowledge/library.md"

CONFIGURATION: Final = ("mkdocs.yml", "site/staff.yml")
"""The configuration of MkDocs, which a library had a copy of in format 1."""


def drop_copies(files: Files, copies: Copies) -> Changed:
    """Remove copies of the files of the sites, which come with the program now.

    Files that somebody changed stay and are overrides from now on. Git gets the lines that every
    library has in `.gitignore` and `.gitattributes`.
    """
    ours = sorted(path for path in files if path.startswith("site/") or path in CONFIGURATION)
    texts: dict[str, str | None] = {path: None for path in ours if path in copies}
    notes = [_keep(path) for path in ours if path not in copies]
    for path, wanted in LOCAL.items():
        try:
            text = files.get(path, b"").decode()
        except UnicodeDecodeError:
            lines = ", ".join(f"`{line}`" for line in wanted.splitlines())
            notes.append(f"{path} is not UTF-8, so it was left as it is: add the lines {lines}")
            continue
        if added := _add_lines(text, wanted):
            texts[path] = added
    return Changed(texts, tuple(notes))


def _keep(path: str) -> str:
    """Return what becomes of a file that differs from every copy that we made."""
    if path in CONFIGURATION:
        return (
            f"{path} was changed here and is not used any more: the sites are configured by the "
            "program. Delete it when you have read it"
        )
    return (
        f"{path} was changed here, so it stays and is used in place of the program's file: "
        f"`desk look update {path}` brings the program's changes in, `desk look diff` compares "
        "them, `desk look drop` removes yours"
    )


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
        "templates, theme, words and configuration of the sites come with the program; the library "
        "keeps only those that it changed",
        (*LOCAL, *CONFIGURATION, "site/**/*"),
        drop_copies,
        repeats=True,
    ),
    Migration(
        3,
        f"text for staff stands under the line {staff_mark.MARK}: sections called Cause or "
        "Environment are moved there",
        staff_sections.READS,
        staff_sections.mark_sections,
        repeats=True,
    ),
)
"""The migrations in their order, one for each format after the first."""


def choose(before: int, steps: Sequence[Migration] = MIGRATIONS) -> tuple[Migration, ...]:
    """Return the steps that a library of a format needs, in their order."""
    return tuple(step for step in steps if step.version > before or step.repeats)


def migrate(files: Files, copies: Copies, before: int, steps: Sequence[Migration]) -> Changed:
    """Return what brings a library's files from a format to the last one.

    A step that only repeats leaves no notes: they were read the first time.

    Args:
        files: the files that the steps read, and `library.md`.
        copies: those that nobody changed since the program made them.
        before: the format that the library has.
        steps: the migrations that it needs; see `choose`.

    Raises:
        DeskError: `library.md` cannot be changed before something in it is mended.
    """
    now, texts, notes = dict(files), dict[str, str | None](), list[str]()
    for step in steps:
        done = step.change(now, copies)
        changes = dict(done.texts)
        if step.version > before:
            profile, known = now[LIBRARY].decode(), {"format": step.version}
            changes[LIBRARY] = record_file.set_fields(Profile, profile, known)
            notes += done.notes
        for path, text in changes.items():
            texts[path] = text
            if text is None:
                now.pop(path, None)
            else:
                now[path] = text.encode()
    return Changed(texts, tuple(notes))
