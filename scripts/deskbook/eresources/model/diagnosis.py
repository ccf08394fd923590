"""Verdicts on an item that is not there, and the rows of title lists that they are based on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from deskbook.eresources.model.coverage import Holding
from deskbook.library.model.finding import Finding
from deskbook.library.model.outcome import UNSAID
from deskbook.library.model.vocabulary import Cause

ListedBy = Literal["vendor", "ours"]
"""The owner of a title list: the vendor, or our knowledge base for the same resource."""


@dataclass(frozen=True, slots=True)
class ListNames:
    """The name of a title list: in our own texts, and in a letter to the vendor."""

    here: str
    to_vendor: str


LISTED_BY: Final[Mapping[ListedBy, ListNames]] = {
    "vendor": ListNames("the vendor's list", "Your title list"),
    "ours": ListNames("our own list", "Our own list"),
}


@dataclass(frozen=True, slots=True)
class TitleList:
    """A title list as loaded: its owner, its file, its usable rows, the findings in it."""

    resource: str
    by: ListedBy
    path: str
    rows: int
    findings: tuple[Finding, ...] = field(metadata=UNSAID)


Says = Literal["covers", "future", "part", "embargoed", "unsure", "closed", "abstracts", "outside"]
"""Statements of a row about an item, the most hopeful first.

`future`: the item is not due yet; `part`: only some of the stated time is open; `unsure`: the row
does not decide; `closed`: a moving wall has passed it by; `abstracts`: there is no full text.
"""


@dataclass(frozen=True, slots=True)
class SaysWords:
    """A statement in words, with its day and without one."""

    dated: str
    undated: str


SAYS: Final[Mapping[Says, SaysWords]] = {
    "covers": SaysWords("covers it, due by {day}", "covers it"),
    "future": SaysWords("not due before {day}", "not out yet"),
    "part": SaysWords(
        "open in part: name the month or the day of the issue",
        "open in part: name the month or the day of the issue",
    ),
    "embargoed": SaysWords("embargoed until {day}", "embargoed for good"),
    "closed": SaysWords("the moving wall passed it by on {day}", "the moving wall passed it by"),
    "abstracts": SaysWords("no full text", "no full text"),
    "outside": SaysWords("outside of its coverage", "outside of its coverage"),
    "unsure": SaysWords("does not decide", "does not decide"),
}

Verdict = Literal[
    "arrived",
    "not-due",
    "embargoed",
    "late",
    "delayed",
    "outside",
    "mismatch",
    "expected",
    "unlisted",
    "not-understood",
    "unsure",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictWords:
    """All properties of one verdict.

    Args:
        when: the case in which it is given, for the handbook.
        short: the verdict in one line; `{until}` and `{closed}` contain the day if there is one,
            `{reason}` what is said of this item.
        causes: the likely causes, the likeliest first.
        todo: the next step for a colleague.
        dated_by: the statement of a row whose day is the verdict's.
    """

    when: str
    short: str
    causes: tuple[Cause, ...]
    todo: str
    dated_by: Says = "covers"


VERDICTS: Final[Mapping[Verdict, VerdictWords]] = {
    "arrived": VerdictWords(
        when="The record of the missing issue says that it has come.",
        short="it came late and has been there since {day}",
        causes=("content-delayed",),
        todo="Open it, and tell the patron. If it is gone again, `desk watch` it.",
    ),
    "not-due": VerdictWords(
        when="The issue is not out yet: the last day of its month, season or quarter is not over.",
        short="not out yet: not due before {day}",
        causes=("false-alarm",),
        todo="Tell the patron the day, and `desk watch` it from then on. It is no case for the "
        "vendor.",
        dated_by="future",
    ),
    "embargoed": VerdictWords(
        when="The list covers the issue, and its embargo has not ended.",
        short="embargoed{until}",
        causes=("knowledge-base-holdings", "false-alarm"),
        todo="Tell the patron the day, get the article by interlibrary loan, and correct our "
        "holdings if they promise it earlier.",
        dated_by="embargoed",
    ),
    "late": VerdictWords(
        when="The embargo has ended, within the last 400 days, and the item is not there.",
        short="late by {late}: the embargo ended {day}",
        causes=("content-delayed", "content-missing", "knowledge-base-holdings"),
        todo="Look at the publisher's own site, then open a case with the vendor: the list, the "
        "embargo and the day are the evidence.",
    ),
    "delayed": VerdictWords(
        when="The list has no embargo, the issue came out within the last 400 days, and the item "
        "is not there.",
        short="delayed with no embargo: published by {day}, {late} ago",
        causes=("content-delayed", "content-missing", "knowledge-base-holdings"),
        todo="Look at the publisher's own site, then open a case with the vendor, whose list "
        "says that it is there. Get the article by interlibrary loan meanwhile.",
    ),
    "outside": VerdictWords(
        when="The issue is before the first or after the last, there are abstracts only, or a "
        "moving wall passed it by.",
        short="outside of what this resource has{closed}{why}",
        causes=("knowledge-base-holdings", "openurl-source-metadata", "false-alarm"),
        todo="Get it by interlibrary loan, and correct the link or our holdings that led here.",
        dated_by="closed",
    ),
    "mismatch": VerdictWords(
        when="The vendor's list covers the issue and ours does not, or the other way round; or "
        "only one of them has the title.",
        short="the vendor's list and ours do not say the same",
        causes=("knowledge-base-holdings", "activation", "content-missing"),
        todo="Correct our holdings, or ask the vendor to correct theirs.",
    ),
    "expected": VerdictWords(
        when="The list covers the issue, and it came out long ago, or it is there and does not "
        "open.",
        short="it should be there",
        causes=(
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
        todo="Open it through the library's link, on and off campus: look at proxy, sign-in and "
        "platform, in this order.",
    ),
    "unlisted": VerdictWords(
        when="No list of the resource names the title.",
        short="no list of this resource names the title",
        causes=("openurl-source-metadata", "knowledge-base-holdings", "activation"),
        todo="Look the title up by its ISSN; if the link came from an index, its data is wrong.",
    ),
    "not-understood": VerdictWords(
        when="The text names no title and no valid ISSN or ISBN, or only an article.",
        short="not understood: {reason}",
        causes=(),
        todo="Ask for the title or ISSN of the journal, and for date, volume and issue.",
    ),
    "unsure": VerdictWords(
        when="The text may mean several titles, has no date or volume, or only a year that is open "
        "in part.",
        short="unsure: {reason}",
        causes=(),
        todo="Ask for what is missing: the title or ISSN, the date, the volume and the issue.",
    ),
}


ACTIVATE: Final = (
    "Switch the title on in our knowledge base, then open it through the library's link; if we do "
    "not subscribe to it, get it by interlibrary loan."
)
"""The next step where only the vendor's list has a title."""

WITHDRAW: Final = (
    "Ask the vendor whether the title was withdrawn: if so, take it out of our holdings; if not, "
    "their list has to be corrected."
)
"""The next step where only our own list has a title."""

FREE_LAST: Final[tuple[Cause, ...]] = (
    "proxy-config",
    "user-credentials",
    "bypassed-access-path",
    "licence-or-payment",
)
"""Causes that come last where a title is free for everybody (KBART's `access_type` F)."""


Symptom = Literal["missing", "refused"]
"""The symptom for the patron: the item is not there, or it is and does not open."""


@dataclass(frozen=True, slots=True)
class Source:
    """One row of a title list, and what it says of the item.

    `day` is when an embargo ends, when the item is or was due, or when a moving wall closed; none
    where the row or the citation has no day. `why` is the bound or the column that decided.
    """

    holding: Holding
    by: ListedBy
    says: Says
    day: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The verdict on an item in one resource, with the rows that it is based on.

    `day` is when it is or was to be expected, `late` the whole days since then; `reason` what
    decided where a verdict has several reasons, as a phrase; `todo` the next step; `notes` what
    else a colleague should know; `causes` are the likely ones of the closed list, the likeliest
    first. They are a reading aid: only staff say what the cause was.
    """

    resource: str
    verdict: Verdict
    sources: tuple[Source, ...]
    causes: tuple[Cause, ...]
    day: date | None = None
    late: int = 0
    reason: str = ""
    todo: str = ""
    notes: tuple[str, ...] = ()
