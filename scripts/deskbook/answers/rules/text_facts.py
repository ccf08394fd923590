"""Policy facts stand once, in records; texts name them in braces: `{hours.week}`.

A field is words with dots between braces and nothing else: it is looked up, never computed, and
what stands in its place is not read for fields again. A backslash before the brace lets it stand.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from deskbook.answers.rules import translations
from deskbook.calendar.rules import other_hours
from deskbook.library.model.library import Library
from deskbook.library.model.records import Answer, Fact, Problem, Resource, Service, Translation
from deskbook.library.model.text_facts import Policy, Promised, Table, Value, Wording, Working
from deskbook.library.model.vocabulary import WEEKDAYS

RecordT = TypeVar("RecordT", Answer, Problem, Resource, Service, Translation)

FIELD: Final = re.compile(r"(?P<slashes>\\*)\{[ \t]*(?P<name>[^\W\d_][\w-]*(?:\.[\w-]+)+)[ \t]*\}")
"""A field where it stands in a text, with the backslashes before it."""

TABLE: Final = ".table"
"""The end of the names of fields that are tables, and stand on a line of their own."""


UNKNOWN: Final = "please ask us"
"""The text in the place of an unknown field, until it is mended."""

Say = Callable[[Value, Policy], str]
"""A value in plain words, a table in Markdown (`answers.views.text_facts.say`)."""

_SIGNS: Final = re.compile(r"[\\`*\[\]<>|~&#!{}]|(?<![^\W_])_|_(?![^\W_])")
_BEGINS: Final = re.compile(r"^(\d*)([.)+=-])")
_BEFORE: Final = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*")
_IN_ADDRESS: Final = re.compile(r"\]\([^\s()]*\Z|<[^\s<>]*\Z")


@dataclass(frozen=True, slots=True)
class Described:
    """A field, or a group of them with the part in capitals: what it gives, and whence."""

    name: str
    gives: str
    source: str


FIELDS: Final = (
    Described("library.name", "the library's name", "`name` in library.md"),
    Described("library.ask", "the address of the ask page", "`ask_url` in library.md"),
    Described("library.ask-email", "the address that takes questions", "`ask_email`"),
    Described("library.site", "the address of the public site", "`site_url`"),
    Described("library.status", "where a patron sees a question's state", "`status_url`"),
    Described("hours.week", "the ordinary week, in words", "`week`"),
    Described("hours.week.table", "the ordinary week, as a table", "`week`"),
    Described("hours.DAY", "the usual hours of a day of the week: `hours.monday`", "`week`"),
    Described("hours.today", "the hours of the day the page is made on, which it names", "all"),
    Described("hours.other", "what differs in the next three months, in words", "all"),
    Described("hours.other.table", "what differs in the next three months, as a table", "all"),
    Described(
        "hours.PERIOD",
        "the hours of a period, now or next: `hours.fall-break`",
        "`name` of a line in `other_hours`",
    ),
    Described("hours.PERIOD.days", "its days", "`name` of a line in `other_hours`"),
    Described("service.SERVICE.name", "a public service's name", "the service's file"),
    Described("service.SERVICE.email", "its public address", "`email`"),
    Described("service.SERVICE.first-reply", "the time to its first reply", "`promise`"),
    Described("service.SERVICE.news-every", "the longest time without news", "`promise`"),
    Described("service.SERVICE.promise", "both, in a sentence", "`promise`"),
    Described(
        "fact.NAME",
        "a loan period, a fee, a number: whatever you write down",
        "`facts` in library.md, or of a service",
    ),
)
"""All fields there are; the reference is made from them."""

_DAYS: Final = dict(
    zip(
        WEEKDAYS,
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        strict=True,
    )
)

SOURCES: Final = {
    "library.name": "name",
    "library.ask": "ask_url",
    "library.ask-email": "ask_email",
    "library.site": "site_url",
    "library.status": "status_url",
}


def collect(library: Library, day: date) -> Policy:
    """Return every field that texts may name, with its value on a day."""
    profile = library.profile
    values: dict[str, Value] = {}
    for service in library.services.values():
        if service.audience == "public":
            values |= _of_service(
                service, translations.list_names(library, f"services/{service.slug}")
            )
    values |= _of_facts(library)
    values |= _hours(library, day)
    values |= {
        name: Wording(text) for name, key in SOURCES.items() if (text := getattr(profile, key))
    }
    return Policy(day, profile.country or "", values)


def list_facts(library: Library) -> list[Fact]:
    """Return the facts of the library and its services; of two with one name the first counts.

    How other languages say them is not among them.
    """
    return [it for it in _all_facts(library) if not it.language]


def _all_facts(library: Library) -> list[Fact]:
    services = (library.services[slug] for slug in sorted(library.services))
    return [*library.profile.facts, *(fact for it in services for fact in it.facts)]


def _of_facts(library: Library) -> dict[str, Value]:
    """The values of facts, in each language that has its own."""
    others: dict[str, dict[str, str]] = {}
    for it in _all_facts(library):
        if it.language:
            others.setdefault(it.name, {}).setdefault(it.language, " ".join(it.value.split()))
    return {
        f"fact.{it.name}": Wording(" ".join(it.value.split()), others.get(it.name, {}))
        for it in reversed(list_facts(library))
    }


def fill_library(
    library: Library, known: Policy, say: Say, others: Mapping[str, Say] | None = None
) -> Library:
    """Return the library with the fields in its texts filled in; titles and patrons' words stay.

    Args:
        library: the library.
        known: what the fields are worth.
        say: how values are said.
        others: how they are said in texts in other languages, by language.
    """
    by_language = others or {}

    def fill_all(records: Mapping[str, RecordT]) -> dict[str, RecordT]:
        return {slug: fill_body(it) if "{" in it.body else it for slug, it in records.items()}

    def fill_body(it: RecordT) -> RecordT:
        how = by_language.get(getattr(it, "language", ""), say)
        return replace(it, body=fill(it.body, known, how))

    profile = library.profile
    return replace(
        library,
        profile=replace(profile, body=fill(profile.body, known, say)),
        answers=fill_all(library.answers),
        services=fill_all(library.services),
        resources=fill_all(library.resources),
        problems=fill_all(library.problems),
        translations=fill_all(library.translations),
    )


def fill(text: str, known: Policy, say: Say, *, markdown: bool = True) -> str:
    """Return a text with its fields filled in.

    Args:
        text: Markdown, as a record has it.
        known: what the fields are worth.
        say: how values are said.
        markdown: whether values are to come out of Markdown as they are; else they stand bare.
    """

    def replace_field(found: re.Match[str]) -> str:
        slashes = found["slashes"]
        if is_literal(found):
            return slashes[1:] + found.group()[len(slashes) :]
        value = known.values.get(found["name"].lower())
        if isinstance(value, Table) and is_alone(text, found):
            return say(value, known).replace("\n", "\n" + _indent(text, found))
        words = UNKNOWN if value is None else say(_in_line(value), known)
        if text.startswith(".", found.end()):  # "10 p. m." ends a sentence by its own point
            words = words.removesuffix(".")
        if _IN_ADDRESS.search(text, 0, found.start()):
            return slashes + ("" if value is None else words)
        if markdown:
            begins = _BEFORE.fullmatch(_indent(text, found)) is not None
            words = _shown(words, begins=begins and not slashes)
        return slashes + words

    return FIELD.sub(replace_field, text)


def _shown(words: str, *, begins: bool) -> str:
    """Words as Markdown that shows them, also where a line begins with them."""
    shown = _SIGNS.sub(r"\\\g<0>", words)
    return _BEGINS.sub(r"\1\\\2", shown) if begins else shown


def _in_line(value: Value) -> Value:
    """The form of a value within a sentence."""
    return value.of if isinstance(value, Table) else value


def _indent(text: str, found: re.Match[str]) -> str:
    return text[text.rfind("\n", 0, found.start()) + 1 : found.start()]


def find_fields(text: str) -> Iterator[str]:
    """Yield the names of the fields in a text, without those that a backslash keeps."""
    for found in FIELD.finditer(text):
        if not is_literal(found):
            yield found["name"].lower()


def is_literal(found: re.Match[str]) -> bool:
    """Return whether a backslash keeps a field as it is written."""
    return len(found["slashes"]) % 2 == 1


def is_alone(text: str, found: re.Match[str]) -> bool:
    """Return whether a field has its line to itself."""
    before = text[: found.start()].rpartition("\n")[2]
    after = text[found.end() :].partition("\n")[0]
    return not before.strip() and not after.strip()


def _of_service(service: Service, names: Mapping[str, str]) -> dict[str, Value]:
    promise = service.promise
    values: dict[str, Value] = {
        "name": Wording(service.name, names),
        "email": Wording(service.email),
        "first-reply": Working(promise.first_reply),
        "news-every": Working(promise.news_every, every=True),
        "promise": Promised(promise.first_reply, promise.news_every),
    }
    return {
        f"service.{service.slug}.{key}": value
        for key, value in values.items()
        if not isinstance(value, Wording) or value.text
    }


def _hours(library: Library, day: date) -> dict[str, Value]:
    """The fields of hours; a period that is called like one of the others has none."""
    profile = library.profile
    values: dict[str, Value] = {}
    for slug, name in other_hours.list_names(profile).items():
        values[f"hours.{slug}"], values[f"hours.{slug}.days"] = other_hours.find_period(
            profile, name, day
        )
    week, coming = other_hours.list_week(profile), other_hours.list_coming(profile, day)
    by_day = {weekday: row for row in week.rows for weekday in row[0]}
    values |= {
        f"hours.{_DAYS[weekday]}": other_hours.make_weekday(weekday, hours)
        for weekday, (_, hours) in by_day.items()
    }
    return values | {
        "hours.today": other_hours.list_day(profile, day),
        "hours.week": week,
        "hours.week.table": Table(week),
        "hours.other": coming,
        "hours.other.table": Table(coming),
    }
