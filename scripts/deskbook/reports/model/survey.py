"""Definition sets: by whose rules a contact is a transaction, a consultation or neither."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final, Literal, get_args

from deskbook.calendar.model import Period
from deskbook.library.model.fields import doc, reference
from deskbook.library.model.vocabulary import SLUG, Channel
from deskbook.reports.model.facts import Fact

CountsAs = Literal["reference", "consultation", "directional", "nothing"]
Counted = Literal["reference", "consultation", "directional", "nothing", "unclassified"]
Standing = Literal["standard", "reading", "check"]
ActivityOrNone = Literal["directional", "reference", "consultation", "none"]

COUNTED: Final[tuple[Counted, ...]] = get_args(Counted)

RULE: Final = "(?:C[1-9][0-9]?|local)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One rule of a set: what a contact counts as where all of its conditions hold.

    There is no condition on effort, minutes or who helped, and there must not be one.
    """

    rule: str = field(metadata=doc("The rule it follows.", pattern=RULE, example="C7"))
    counts_as: CountsAs = field(metadata=doc("What such a contact is counted as."))
    because: str = field(metadata=doc("Why, in one sentence that a colleague understands."))
    source: str = field(metadata=doc("Who says so."))
    status: Standing = field(
        default="standard",
        metadata=doc(
            "standard: the source says it; reading: ours of it; check: to be compared with the "
            "source, and without effect unless a library's own set applies it."
        ),
    )
    activity: tuple[ActivityOrNone, ...] = field(
        default=(), metadata=doc("What staff said it was; none where they did not.")
    )
    channel: tuple[Channel, ...] = field(default=(), metadata=doc("How it reached us."))
    service: tuple[str, ...] = field(default=(), metadata=doc("The service.", reference("service")))
    labels: tuple[str, ...] = field(
        default=(), metadata=doc("It has one of these labels.", pattern=SLUG)
    )
    about_resource: bool | None = field(
        default=None, metadata=doc("Whether it is about an e-resource.")
    )
    handed_on: bool | None = field(
        default=None, metadata=doc("Whether a colleague accepted a handoff of it.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a survey's form, and what is entered in it."""

    form: str = field(metadata=doc("Which form, and of which year."))
    line: str = field(metadata=doc("Its number there."))
    what: str = field(metadata=doc("What it asks for."))
    counts: tuple[CountsAs, ...] = field(metadata=doc("What is added up in it."))
    source: str = field(metadata=doc("Where the number stands."))
    status: Standing = "standard"


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionSet:
    """A named, dated set of definitions; a library's own may be based on another one."""

    name: str = field(
        metadata=doc("Its name, that of the file.", pattern=SLUG, key="set", example="acrl-2022")
    )
    title: str = field(metadata=doc("What it is, in one line."))
    dated: date = field(metadata=doc("The day from which the definitions are."))
    source: str = field(metadata=doc("Who says so."))
    based_on: str | None = field(
        default=None,
        metadata=doc("Another set, whose clauses are tried after the own ones.", pattern=SLUG),
    )
    apply: tuple[str, ...] = field(
        default=(),
        metadata=doc("Rules with `status: check` that this library has checked.", pattern=RULE),
    )
    year_ends_before: str | None = field(
        default=None,
        metadata=doc("The reporting year has to end before this day.", pattern=r"\d\d-\d\d"),
    )
    clauses: tuple[Clause, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind that a contact counts as, the clause that decides, and those that it did not meet.

    `unchecked` are clauses that would have decided otherwise, had the library applied them.
    """

    fact: Fact
    counted: Counted
    clause: Clause | None
    passed_over: tuple[tuple[Clause, str], ...]
    unchecked: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of one reporting year for a survey.

    `counted` is as found; where it is sampled, of the `weeks` alone (ISO weeks such as `2026-W10`),
    and `factor` takes it to a year.
    """

    definitions: DefinitionSet
    year: Period
    is_over: bool
    weeks: tuple[str, ...]
    factor: Fraction
    counted: tuple[tuple[Counted, int], ...]

    def entered(self, kind: Counted) -> int:
        """The number that goes into the survey."""
        return round(dict(self.counted)[kind] * self.factor)
