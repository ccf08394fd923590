"""The closed word lists of the desk; everything else that people edit is data in `knowledge/`."""

from typing import Final, Literal, get_args

Status = Literal["new", "open", "waiting", "resolved"]
WaitingOn = Literal["patron", "vendor", "colleague"]
Channel = Literal["desk", "phone", "email", "chat", "form", "social", "appointment"]
Resolution = Literal["answered", "referred", "duplicate", "no-reply", "declined"]
Activity = Literal["directional", "reference", "consultation"]
PatronGroup = Literal["student", "graduate", "faculty", "staff", "alumni", "public"]
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
HandoffMode = Literal["pass", "retain"]
AnswerState = Literal["draft", "review", "published", "archived"]
Audience = Literal["public", "staff"]
ProblemState = Literal["suspected", "confirmed", "monitoring", "fixed"]
Cause = Literal[
    "user-credentials",
    "bypassed-access-path",
    "affiliation-lapsed",
    "account-blocked-or-abuse",
    "browser-or-device",
    "proxy-config",
    "ip-registration",
    "activation",
    "knowledge-base-holdings",
    "openurl-source-metadata",
    "resolver-target-syntax",
    "platform-migration",
    "platform-outage",
    "content-missing",
    "content-delayed",
    "licence-or-payment",
    "false-alarm",
    "unknown",
]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

STATUSES: Final[tuple[str, ...]] = get_args(Status)
OPEN_STATUSES: Final = frozenset({"new", "open", "waiting"})
WAITING_ON: Final[tuple[str, ...]] = get_args(WaitingOn)
CHANNELS: Final[tuple[str, ...]] = get_args(Channel)
RESOLUTIONS: Final[tuple[str, ...]] = get_args(Resolution)
ACTIVITIES: Final[tuple[str, ...]] = get_args(Activity)
CAUSES: Final[tuple[str, ...]] = get_args(Cause)
ENTRY_KINDS: Final[tuple[str, ...]] = get_args(EntryKind)
ANSWER_STATES: Final[tuple[str, ...]] = get_args(AnswerState)
LIVE_PROBLEM_STATES: Final = frozenset({"suspected", "confirmed", "monitoring"})
WEEKDAYS: Final[tuple[str, ...]] = get_args(Weekday)

SEARCH_MISS: Final = "search-miss"
"""The label of questions that the site's search found nothing for."""

MISS_SUBJECT: Final = "Not found: "
"""How the subject of a mail begins that the ask page began after a search that found nothing."""

PUBLIC_KINDS: Final = frozenset({"question", "reply"})
"""The only kinds of entry that a patron may ever see."""

PATRON: Final = "patron"
"""The author of what the patron wrote."""

ROBOT: Final = "desk"
"""The author of what a job wrote."""

MARKER: Final = "<!-- timeline -->"
"""The line between a ticket's question and its entries."""

CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that ids can be read aloud."""

SLUG: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
HANDLE: Final = SLUG
TICKET_ID: Final = rf"Q-[{CROCKFORD}]{{6}}"
ENTRY_ID: Final = rf"[{CROCKFORD}]{{8}}"
IMPORT_KEY: Final = rf"import:{SLUG}/[{CROCKFORD}]{{16}}"
"""A link by which an imported row is known again: its table, and a digest of its id columns."""
PSEUDONYM: Final = r"p-[0-9a-z]{8,26}"
LANGUAGE: Final = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
MARK: Final = r"x[0-9a-f]{7}"
"""Of a text as it stood when it was translated: its SHA-256 begins so; it is never a number."""
CLOCK_TIME: Final = r"(?:[01][0-9]|2[0-4]):[0-5][0-9]"
WORKING_SPAN: Final = r"[1-9][0-9]*[hd]"
