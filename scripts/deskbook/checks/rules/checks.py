"""Everything that `desk check` holds a library to, beyond what each file by itself must be."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from deskbook.answers.rules import checks as answer_checks
from deskbook.answers.rules import text_fact_checks, translation_checks
from deskbook.care.rules import departures
from deskbook.checks.rules import knowledge, library, people
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import PARTS, Loaded, ticket_path
from deskbook.library.model.records import (
    Answer,
    Department,
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
from deskbook.library.rules import references
from deskbook.library.rules.check_rule import Comparison, Rule, Said, World
from deskbook.privacy.rules import checks as privacy_checks
from deskbook.tickets.rules import checks as ticket_checks


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
    Profile: library.LIBRARY,
    Service: (*NAMED, *people.SERVICES),
    Staff: (*NAMED, *people.STAFF),
    Department: (*NAMED, *people.DEPARTMENTS),
    Resource: knowledge.RESOURCES,
    Problem: (*NAMED, *knowledge.PROBLEMS),
    Project: (*NAMED, *knowledge.PROJECTS),
    Answer: (*NAMED, *knowledge.ANSWERS, *translation_checks.ALL, *answer_checks.CHECKLIST),
    Shift: (*NAMED, *library.SHIFTS),
    Translation: translation_checks.TRANSLATIONS,
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
