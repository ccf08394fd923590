"""Checks of the library itself, and of the notes that shifts leave."""

import re
from itertools import pairwise
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import ASK_FIELDS, Profile, Shift
from deskbook.library.rules.check_rule import Rule, Said, World

_LOOPBACK: Final = re.compile(r"localhost|127(?:\.\d{1,3}){3}|::1")


def zoned(profile: Profile, _world: World) -> Said:
    """The library's time zone is one that computers know."""
    try:
        Calendar(profile)
    except DeskError as error:
        yield "timezone", str(error).removeprefix("library.md: ")


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


LIBRARY: Final = (
    Rule("library.zone", zoned),
    Rule("library.spans", spanned),
    Rule("library.days", in_term, "warning"),
    Rule("library.mail", mailed),
    Rule("library.ask", filled),
)
SHIFTS: Final = (Rule("shift.signed-off", signed, "warning"),)
