"""The kinds of entries in a ticket's timeline with their words, and headings written by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

EntryKind = Literal[
    "question",
    "reply",
    "note",
    "handoff",
    "accept",
    "decline",
    "status",
    "wait",
    "resolve",
    "reopen",
    "link",
    "promise",
    "reminder",
    "conflict",
    "edit",
]


@dataclass(frozen=True, slots=True)
class EntryWords:
    """All properties of one kind of entry.

    Args:
        label: the heading of such an entry on the staff site.
        on_github: the verb of a comment after its author; empty for kinds that are never mirrored.
        in_shift: the word in the note of a shift; a change that needs no word of its own is one of
            several that are "changed".
        public: whether the patron may see the entry.
    """

    label: str
    on_github: str
    in_shift: str = "changed"
    public: bool = False


ENTRY_KINDS: Final[Mapping[EntryKind, EntryWords]] = {
    "question": EntryWords("The patron wrote", "asked", "the patron wrote", public=True),
    "reply": EntryWords("Reply to the patron", "wrote to the patron", "replied", public=True),
    "note": EntryWords("Note for colleagues", "noted", "noted"),
    "handoff": EntryWords(
        "Handoff offered",
        "offered it",
        "offered on",
    ),
    "accept": EntryWords("Taken on", "took it on", "taken"),
    "decline": EntryWords("Offer declined", "declined it", "offer back"),
    "status": EntryWords("Status", "changed its status"),
    "wait": EntryWords("Waiting", "lets it wait", "waits"),
    "resolve": EntryWords("Resolved", "resolved it", "resolved"),
    "reopen": EntryWords("Opened again", "opened it again", "reopened"),
    "link": EntryWords("Linked", "linked it"),
    "promise": EntryWords("Promise", "promised", "promised"),
    "reminder": EntryWords("Reminder", ""),
    "conflict": EntryWords("Two edits at once", ""),
    "edit": EntryWords("Changed", "mended it"),
}

PUBLIC_KINDS: Final = frozenset(kind for kind, it in ENTRY_KINDS.items() if it.public)
"""The only kinds of entry that a patron may ever see."""

LETTER_KINDS: Final = PUBLIC_KINDS - {"question"}
"""The kinds of entry that staff write to patrons; a question is the patron's own."""


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
