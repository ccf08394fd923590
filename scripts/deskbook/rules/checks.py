"""Everything that `desk check` holds a library to, beyond what each file by itself must be."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from deskbook.model.finding import Finding
from deskbook.model.library import Loaded, ticket_path
from deskbook.model.records import (
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
from deskbook.model.ticket import Ticket
from deskbook.rules import (
    answer_checks,
    departures,
    knowledge_checks,
    library_checks,
    people_checks,
    policy_checks,
    privacy_checks,
    references,
    ticket_checks,
    translation_checks,
)
from deskbook.rules.check_rule import Comparison, Rule, Said, World


def named(record: object, world: World) -> Said:
    """Whatever a record names is there: a colleague, a service, an answer, a ticket and so on."""
    for field, kind, name in references.named_in(record):
        if not world.has(references.PARTS[kind], name):
            if (kind, name) not in world.said:
                known = () if kind == "ticket" else getattr(world.library, references.PARTS[kind])
                world.said[kind, name] = references.unknown(kind, name, known)
            yield field, f"{field}: {world.said[kind, name]}"


NAMED: Final = (Rule("record.names", named),)

RULES: Final[Mapping[type, tuple[Rule, ...]]] = {
    Profile: library_checks.LIBRARY,
    Service: (*NAMED, *people_checks.SERVICES),
    Staff: (*NAMED, *people_checks.STAFF),
    Department: (*NAMED, *people_checks.DEPARTMENTS),
    Resource: knowledge_checks.RESOURCES,
    Problem: (*NAMED, *knowledge_checks.PROBLEMS),
    Project: (*NAMED, *knowledge_checks.PROJECTS),
    Answer: (*NAMED, *knowledge_checks.ANSWERS, *translation_checks.ALL, *answer_checks.CHECKLIST),
    Shift: (*NAMED, *library_checks.SHIFTS),
    Translation: translation_checks.TRANSLATIONS,
    Ticket: (*NAMED, *ticket_checks.RULES),
}
"""The rules for each kind of record."""

COMPARISONS: Final[tuple[Comparison, ...]] = (
    *people_checks.COMPARISONS,
    *knowledge_checks.COMPARISONS,
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
    yield from policy_checks.findings(loaded, today)
    yield from privacy_checks.findings(loaded)


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


def listed() -> Iterator[tuple[str, str, str]]:
    """Id, severity and words of every rule about records, each once."""
    rules: list[Rule | Comparison] = [rule for of_kind in RULES.values() for rule in of_kind]
    for it in dict.fromkeys([*rules, *COMPARISONS]):
        yield it.id, it.severity, (it.check.__doc__ or "").split("\n\n")[0].replace("\n    ", " ")
