"""The closed word lists of the desk; everything else that people edit is data in `knowledge/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args


@dataclass(frozen=True, slots=True)
class Partial:
    """Marks a mapping that leaves out members of a closed list on purpose, and gives the reason.

    `Annotated[Mapping[Status, str], Partial("resolved tickets are never listed")]`; the tests find
    every other mapping that is keyed by a closed list and incomplete.
    """

    reason: str


Status = Literal["new", "open", "waiting", "resolved"]
WaitingOn = Literal["patron", "vendor", "colleague"]
Resolution = Literal["answered", "referred", "duplicate", "no-reply", "declined"]
Activity = Literal["directional", "reference", "consultation"]
HandoffMode = Literal["pass", "retain"]
Audience = Literal["public", "staff"]
ProblemState = Literal["suspected", "confirmed", "monitoring", "fixed"]
Scheduler = Literal["github", "systemd", "cron", "by-hand"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

STATUSES: Final[tuple[str, ...]] = get_args(Status)
OPEN_STATUSES: Final = frozenset({"new", "open", "waiting"})
WAITING_ON: Final[tuple[str, ...]] = get_args(WaitingOn)
RESOLUTIONS: Final[tuple[str, ...]] = get_args(Resolution)
ACTIVITIES: Final[tuple[str, ...]] = get_args(Activity)
LIVE_PROBLEM_STATES: Final = frozenset({"suspected", "confirmed", "monitoring"})
WEEKDAYS: Final[tuple[Weekday, ...]] = get_args(Weekday)

FORMAT: Final = 3
"""The version of a library's files that this program writes; `desk upgrade` leads to it."""

SEARCH_MISS: Final = "search-miss"
"""The label of questions that the site's search found nothing for."""

MISS_SUBJECT: Final = "Not found: "
"""How the subject of a mail begins that the ask page began after a search that found nothing."""

Asker = Literal["unknown"]
"""What a ticket says of who asks while nobody knows."""

Channel = Literal["desk", "phone", "email", "chat", "form", "social", "appointment"]
CHANNELS: Final[Mapping[Channel, str]] = {
    "desk": "at the desk",
    "phone": "by phone",
    "email": "by email",
    "chat": "by chat",
    "form": "by form",
    "social": "on social media",
    "appointment": "by appointment",
}
"""How a question came, in words."""

WRITTEN_CHANNELS: Final = frozenset({"email", "form"})
"""The channels by which a patron asks in writing: our replies go out by mail."""

PatronGroup = Literal["student", "graduate", "faculty", "staff", "alumni", "public"]
PATRON_GROUPS: Final[Mapping[PatronGroup, str]] = {
    "student": "Student",
    "graduate": "Graduate student",
    "faculty": "Faculty",
    "staff": "Staff",
    "alumni": "Alumni",
    "public": "Public",
}
"""The groups of patrons as forms offer them."""

AnswerState = Literal["draft", "review", "published", "archived"]
ANSWER_STATES: Final[Mapping[AnswerState, str]] = {
    "draft": "a draft",
    "review": "in review",
    "published": "published",
    "archived": "archived",
}
"""The states of an answer, as the end of a sentence."""

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
CAUSES: Final[Mapping[Cause, str]] = {
    "user-credentials": "A wrong or forgotten password, or an account that was not activated.",
    "bypassed-access-path": "The patron came past the library's link, for example by a search "
    "engine or a bookmark, so that nobody signed them in.",
    "affiliation-lapsed": "The patron is no member any more, or not yet.",
    "account-blocked-or-abuse": "The account or our addresses were blocked for downloads or debts.",
    "browser-or-device": "A setting, extension, old browser, or the network on the patron's side.",
    "proxy-config": "Our proxy does not know the address, or handles it wrongly.",
    "ip-registration": "The vendor does not have our current network addresses.",
    "activation": "We subscribe, but the title or package was not switched on.",
    "knowledge-base-holdings": "Our knowledge base says that we have what we have not, or "
    "the other way round: wrong dates, volumes or embargo.",
    "openurl-source-metadata": "The index that the link came from has wrong data of the item.",
    "resolver-target-syntax": "The link resolver builds a link that the platform cannot read.",
    "platform-migration": "The platform moved, and links or accounts did not move with it.",
    "platform-outage": "The platform was down or slow.",
    "content-missing": "The platform lacks an item that its own list promises.",
    "content-delayed": "The item came, or comes, later than the list and its embargo say.",
    "licence-or-payment": "A licence ended, a limit of readers is reached, or a bill is unpaid.",
    "false-alarm": "All was as it should be: the item is not ours, or the patron found it.",
    "unknown": "Nobody found out.",
}
"""What each cause means, after published studies of e-resource troubleshooting; staff choose one
when they resolve."""

WEEKDAY_NAMES: Final[Mapping[Weekday, str]] = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}

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
NAME_DIGEST: Final = rf"[{CROCKFORD}]{{10}}"
ENTRY_ID: Final = rf"[{CROCKFORD}]{{8}}"
IMPORT_KEY: Final = rf"import:{SLUG}/[{CROCKFORD}]{{16}}"
"""A link by which an imported row is known again: its table, and a digest of its id columns."""
PSEUDONYM: Final = r"p-[0-9a-z]{8,26}"
LANGUAGE: Final = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
MARK: Final = r"x[0-9a-f]{7}"
"""Of a text as it stood when it was translated: its SHA-256 begins so; it is never a number."""
CLOCK_TIME: Final = r"(?:[01][0-9]|2[0-4]):[0-5][0-9]"
WORKING_SPAN: Final = r"[1-9][0-9]*[hd]"

FORGOTTEN: Final = "[forgotten]"
"""What stands where a pseudonym stood, so that nothing links a patron's tickets any more."""
