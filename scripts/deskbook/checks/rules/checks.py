"""Everything that `desk check` holds a library to, beyond what each file by itself must be."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from deskbook.answers.rules import checks as answer_checks
from deskbook.answers.rules import staff_text, text_fact_checks, translation_checks
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.rules.regions import explain_unknown, find_country
from deskbook.care.rules import departures
from deskbook.checks.rules import colours, knowledge, people
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import PARTS, Loaded, ticket_path
from deskbook.library.model.records import (
    ASK_FIELDS,
    Answer,
    Department,
    Missing,
    Problem,
    Profile,
    Project,
    Resource,
    Service,
    Shift,
    Staff,
    Translation,
)
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import FORMAT
from deskbook.library.rules import references
from deskbook.library.rules.check_rule import Comparison, Rule, Said, World
from deskbook.privacy.rules import checks as privacy_checks
from deskbook.tickets.rules import checks as ticket_checks

_WEB: Final = re.compile(r"https?://", re.IGNORECASE)
_LOOPBACK: Final = re.compile(r"localhost|127(?:\.\d{1,3}){3}|::1")


def zoned(profile: Profile, _world: World) -> Said:
    """The library's time zone is one that computers know."""
    try:
        Calendar(profile)
    except DeskError as error:
        yield "timezone", str(error).removeprefix("library.md: ")


def located(profile: Profile, _world: World) -> Said:
    """The library's country is stated, for holidays and for phone numbers that the gate finds."""
    if not profile.country:
        zone = find_country(profile.timezone)
        yield (
            "country",
            "the country is missing, so phone numbers of many countries are looked for: write "
            f"country: {zone or 'US'}{'' if zone else ', or your own code'}",
        )
    elif unknown := explain_unknown(profile.country):
        yield "country", f"{unknown}; until then phone numbers of many countries are looked for"


def spanned(profile: Profile, _world: World) -> Said:
    """Terms and dated hours end after they begin."""
    for key in ("other_hours", "terms"):
        for it in getattr(profile, key):
            if it.end < it.start:
                yield key, f"{it.name or 'a line'} ends on {it.end}, before it begins on {it.start}"


def in_term(profile: Profile, _world: World) -> Said:
    """Terms do not overlap, and each holiday stands once."""
    for before, after in pairwise(sorted(profile.terms, key=lambda it: (it.start, it.end))):
        if after.start <= before.end:
            yield "terms", f"{before.name} and {after.name} overlap: mend the days of one"
    days = sorted(profile.holidays, key=lambda it: it.day)
    for first, second in pairwise(days):
        if first.day == second.day:
            yield "holidays", f"{first.day} stands twice, as {first.name} and {second.name}"


def mailed(profile: Profile, world: World) -> Said:
    """Mail goes to a service that is there, and over connections that others cannot read."""
    mail = profile.mail
    if mail is None:
        return
    if not world.has("services", mail.service):
        yield "mail", f"mail.service names {mail.service}, which has no file in knowledge/services"
    for use, server in (("imap", mail.imap), ("smtp", mail.smtp)):
        if server and server.security == "none" and not _LOOPBACK.fullmatch(server.host):
            yield (
                "mail",
                f"mail.{use}: security none would send passwords and patrons' words in clear to "
                f"{server.host}: write tls or starttls",
            )


def reachable(profile: Profile, world: World) -> Said:
    """The ask page offers patrons a way to ask."""
    ways = (profile.ask_email, _WEB.match(profile.ask_url), profile.ask_phone, profile.ask_place)
    services = world.library.services.values()
    if not any(ways) and not any(it.email and it.audience == "public" for it in services):
        yield (
            "ask_email",
            "patrons find no way to ask: write ask_email: ask@library.example, or ask_url: with "
            "your form, ask_phone: or ask_place:",
        )


def legible(profile: Profile, _world: World) -> Said:
    """The library's own colours can be read on every background of the sites."""
    look = profile.look
    for name, colour, backgrounds in (
        ("accent", look.accent, colours.LIGHT),
        ("accent_dark", look.accent_dark, colours.DARK),
    ):
        if colour and (found := colours.find_least_contrast(colour, backgrounds)) < colours.LEAST:
            other = "darker" if backgrounds is colours.LIGHT else "lighter"
            yield (
                "look",
                f"look.{name}: {colour} has a contrast of {found:.1f} with a background of the "
                f"pages, and {colours.LEAST} is needed to read it: choose a {other} one",
            )


def filled(profile: Profile, _world: World) -> Said:
    """The form that the ask page fills in is there, and each of its fields takes one of ours."""
    ours = profile.ask_fields
    if ours is None:
        return
    if not profile.ask_url:
        yield "ask_fields", "there is no form to fill in: write ask_url: and its address"
    taken: dict[str, str] = {}
    for it in ASK_FIELDS:
        if theirs := getattr(ours, it):
            other = taken.setdefault(theirs, it)
            if other != it:
                yield (
                    "ask_fields",
                    f"{other} and {it} both go to {theirs}, which takes one of them: leave {it} "
                    "out, and it goes into the question",
                )


def signed(shift: Shift, world: World) -> Said:
    """A shift is signed off when it is over."""
    if world.is_ahead(shift.signed):
        yield (
            "signed",
            f"it was signed off at {shift.signed:%Y-%m-%d %H:%M} UTC, which is yet to come",
        )


def current(profile: Profile, _world: World) -> Said:
    """The library's files have the format of the program that is installed."""
    if profile.format < FORMAT:
        yield (
            "format",
            f"the files have format {profile.format} and this Deskbook writes {FORMAT}: "
            "run `desk upgrade`, which shows what it would change",
        )


LIBRARY: Final = (
    Rule("library.format", current, "warning"),
    Rule("library.zone", zoned),
    Rule("library.country", located, "warning"),
    Rule("library.spans", spanned),
    Rule("library.days", in_term, "warning"),
    Rule("library.mail", mailed),
    Rule("library.ask", filled),
    Rule("library.look", legible),
    Rule("library.reachable", reachable),
)
SHIFTS: Final = (Rule("shift.signed-off", signed, "warning"),)


def named(record: object, world: World) -> Said:
    """Whatever a record names is there: a colleague, a service, an answer, a ticket and so on."""
    for field, kind, name in references.list_record_references(record):
        if not world.has(PARTS[kind], name):
            if (kind, name) not in world.said:
                known = () if kind == "ticket" else getattr(world.library, PARTS[kind])
                world.said[kind, name] = references.explain_unknown(kind, name, known)
            yield field, f"{field}: {world.said[kind, name]}"


NAMED: Final = (Rule("record.names", named),)

RULES: Final[Mapping[type, tuple[Rule, ...]]] = {
    Profile: (*LIBRARY, *staff_text.RULES),
    Service: (*NAMED, *people.SERVICES, *staff_text.RULES),
    Staff: (*NAMED, *people.STAFF),
    Department: (*NAMED, *people.DEPARTMENTS),
    Resource: (*knowledge.RESOURCES, *staff_text.RULES),
    Problem: (*NAMED, *knowledge.PROBLEMS, *staff_text.RULES),
    Missing: (*NAMED, *knowledge.MISSING),
    Project: (*NAMED, *knowledge.PROJECTS),
    Answer: (
        *NAMED,
        *knowledge.ANSWERS,
        *translation_checks.ALL,
        *answer_checks.CHECKLIST,
        *staff_text.RULES,
    ),
    Shift: (*NAMED, *SHIFTS),
    Translation: (*translation_checks.TRANSLATIONS, *staff_text.RULES),
    Ticket: (*NAMED, *ticket_checks.RULES),
}
"""The rules for each kind of record."""

COMPARISONS: Final[tuple[Comparison, ...]] = (
    *people.COMPARISONS,
    *knowledge.COMPARISONS,
    *translation_checks.COMPARISONS,
    *ticket_checks.COMPARISONS,
)
"""The rules about several records at once."""


def findings(loaded: Loaded, today: date, now: datetime) -> Iterator[Finding]:
    """Everything that is wrong between the lines and the files of a library that has been read.

    Args:
        loaded: the library; what reading found is not repeated.
        today: its day, for what is due, left and reviewed.
        now: the time (UTC); what is later than it is yet to come.
    """
    world = World(loaded.library, today, now, unread=frozenset(_unread(loaded)))
    said = {(it.path, it.rule.partition(".")[2]) for it in loaded.findings}
    for filed in loaded.filed.values():
        for rule in RULES[type(filed.record)]:
            if not any((filed.path, key) in said for key in rule.after):
                yield from rule.findings(filed, world)
        if isinstance(filed.record, Ticket):
            yield from _misplaced(filed.path, filed.record)
    for comparison in COMPARISONS:
        yield from _compared(comparison, loaded, world)
    yield from departures.findings(loaded, today)
    yield from text_fact_checks.findings(loaded, today)
    yield from privacy_checks.search_library(loaded)


def _unread(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """Part of the library and id of what is there but could not be read."""
    for finding in loaded.findings:
        if finding.path not in loaded.filed:
            parts = finding.path.removeprefix("knowledge/").split("/")
            yield parts[0], parts[-1].removesuffix(".md")


def _misplaced(path: str, ticket: Ticket) -> Iterator[Finding]:
    """A ticket's file stands in the folder of the year and month in which it was opened."""
    folder = ticket_path(ticket).rpartition("/")[0]
    if path.rpartition("/")[0] != folder:
        message = f"it was opened in {ticket.opened:%B %Y}: move the file to {folder}/"
        yield Finding(path, 1, "ticket.folder", message)


def _compared(comparison: Comparison, loaded: Loaded, world: World) -> Iterator[Finding]:
    for part, name, field, message in comparison.check(world):
        of_ticket = part == "tickets"
        filed = loaded.ticket(name) if of_ticket else loaded.filed[f"knowledge/{part}/{name}.md"]
        yield Finding(filed.path, filed.line(field), comparison.id, message, comparison.severity)


def list_rules() -> Iterator[tuple[str, str, str]]:
    """Id, severity and words of every rule about records, each once."""
    rules: list[Rule | Comparison] = [rule for of_kind in RULES.values() for rule in of_kind]
    for it in dict.fromkeys([*rules, *COMPARISONS]):
        yield it.id, it.severity, (it.check.__doc__ or "").split("\n\n")[0].replace("\n    ", " ")
