"""Why something is not there: what each title list says of it, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from deskbook.eresources.model.coverage import Holding
from deskbook.library.model.vocabulary import Cause

ListedBy = Literal["vendor", "ours"]
"""Whose list: the vendor's own, or what our knowledge base says of the same resource."""

Says = Literal["covers", "embargoed", "closed", "outside", "part", "unsure"]
"""What a row says of an item.

`closed`: a moving wall has passed it by; `part`: only some of the stated time is open; `unsure`:
the citation has neither a date nor a volume to tell by.
"""

Verdict = Literal[
    "embargoed", "late", "delayed", "outside", "mismatch", "expected", "unlisted", "unsure"
]

Symptom = Literal["missing", "refused"]
"""What the patron meets: the item is not there, or it is and does not open."""


@dataclass(frozen=True, slots=True)
class Source:
    """One row of a title list, and what it says of the item.

    `day` is when an embargo ends, when the item was due (a list that covers it), or when a moving
    wall closed; none where the row or the citation does not tell.
    """

    holding: Holding
    by: ListedBy
    says: Says
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is the matter with an item in one resource, with the rows that say so.

    `day` is when it is or was to be expected, `late` the whole days since then; `causes` are the
    likely ones of the closed list, the likeliest first. They are a reading aid: only staff say what
    the cause was.
    """

    resource: str
    verdict: Verdict
    sources: tuple[Source, ...]
    causes: tuple[Cause, ...]
    day: date | None = None
    late: int = 0


WHEN: Final[Mapping[Verdict, str]] = {
    "embargoed": "The list covers the issue, and its embargo has not ended.",
    "late": "The embargo has ended, within the last 400 days, and the item is not there.",
    "delayed": "The list has no embargo, the issue came out within the last 400 days, and the item "
    "is not there.",
    "outside": "The issue is before the first or after the last, or a moving wall passed it by.",
    "mismatch": "The vendor's list covers the issue and ours does not, or the other way round.",
    "expected": "The list covers the issue, and it came out long ago, or it is there and does not "
    "open.",
    "unlisted": "No list of the resource names the title.",
    "unsure": "The citation has no date or volume to tell by, or only a year that is open in part.",
}
"""When each verdict is given."""

CAUSES: Final[Mapping[Verdict, tuple[Cause, ...]]] = {
    "embargoed": ("knowledge-base-holdings", "false-alarm"),
    "late": ("content-delayed", "content-missing", "knowledge-base-holdings"),
    "delayed": ("content-delayed", "content-missing", "knowledge-base-holdings"),
    "outside": ("knowledge-base-holdings", "openurl-source-metadata", "false-alarm"),
    "mismatch": ("knowledge-base-holdings", "activation", "content-missing"),
    "expected": (
        "proxy-config",
        "user-credentials",
        "bypassed-access-path",
        "activation",
        "resolver-target-syntax",
        "browser-or-device",
        "platform-outage",
        "content-missing",
        "licence-or-payment",
    ),
    "unlisted": ("openurl-source-metadata", "knowledge-base-holdings", "activation"),
    "unsure": ("openurl-source-metadata",),
}
"""The likely causes of each verdict, the likeliest first."""
