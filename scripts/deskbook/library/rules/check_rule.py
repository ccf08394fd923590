"""Rules of `desk check`: an id, and a generator of findings about a record."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from deskbook.library.model.finding import Finding, Severity
from deskbook.library.model.library import Filed, Library

SLACK: Final = timedelta(minutes=10)
"""Clocks of two machines differ; what is no further ahead than this is not in the future."""


@dataclass(frozen=True, slots=True)
class World:
    """The context of a rule besides the record: the library, its day, and the time (UTC)."""

    library: Library
    today: date
    now: datetime
    unread: frozenset[tuple[str, str]] = frozenset()
    """Part of the library and id of each record whose file is there but cannot be read."""
    said: dict[tuple[str, str], str] = field(default_factory=dict)
    """What was worked out about names that nothing has; kept, for many records may use one."""

    def has(self, part: str, name: str) -> bool:
        """Return whether a record exists, readable or not; an answer also by a former name."""
        return (
            name in getattr(self.library, part)
            or (part, name) in self.unread
            or (part == "answers" and any(name in it.was for it in self.library.answers.values()))
        )

    def is_ahead(self, moment: datetime) -> bool:
        """Return whether a time is in the future."""
        return moment > self.now + SLACK


Said = Iterator[tuple[str, str]]
"""Field (or id of an entry) and message of each thing that is wrong."""

Check = Callable[[Any, World], Said]
"""A rule: given a record and the world; its docstring is the rule in a librarian's words."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its stable id and how grave it is: an error misleads or stops a verb.

    `after` are the fields that the rule misses: where one of them is there but does not fit, that
    is said already and the rule says nothing.
    """

    id: str
    check: Check
    severity: Severity = "error"
    after: tuple[str, ...] = ()
    fixable: bool = False

    def findings(self, filed: Filed[Any], world: World) -> Iterator[Finding]:
        """Yield the findings of this rule in one file."""
        for name, message in self.check(filed.record, world):
            line = filed.line(name)
            yield Finding(filed.path, line, self.id, message, self.severity, self.fixable)


Compared = Iterator[tuple[str, str, str, str]]
"""Part of the library (`answers`), id, field and message of each thing that is wrong."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A rule about several records at once."""

    id: str
    check: Callable[[World], Compared]
    severity: Severity = "error"


def find_repeated(values: tuple[str, ...]) -> list[str]:
    """The values that come more than once, each once."""
    return [value for value, number in Counter(values).items() if number > 1]


def find_shared(names: Mapping[str, str]) -> dict[str, str]:
    """Ids whose value an earlier id has too, with that id; empty values do not count."""
    first: dict[str, str] = {}
    return {
        name: first[value]
        for name, value in sorted(names.items())
        if value and first.setdefault(value, name) != name
    }
