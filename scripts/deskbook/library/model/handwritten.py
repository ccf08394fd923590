"""Entries that people write into a ticket's file without a tool, and their authors."""

from dataclasses import dataclass
from datetime import datetime

from deskbook.library.model.entry_kinds import EntryKind


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry's heading as far as somebody wrote it; `line` counts from 1, `shown` is its text.

    `kind` is none where the heading has words in it that belong into no heading.
    """

    line: int
    shown: str
    kind: EntryKind | None = None
    time: datetime | None = None
    author: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The commit that a line came with: its id, who wrote it by name and e-mail, and when.

    `cut_off` where the clone is shallow and the line may be older than its oldest commit.
    """

    commit: str
    name: str
    email: str
    time: datetime
    cut_off: bool = False
