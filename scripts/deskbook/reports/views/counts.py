"""Counts for surveys in words, with footnotes, and the explanation of a single contact."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from deskbook.library.views.terminal import safe
from deskbook.reports.model.outcomes import ContactExplained
from deskbook.reports.model.survey import Clause, Counted, Counts, Line

_KINDS: Final[Mapping[Counted, str]] = {
    "reference": "reference transactions",
    "consultation": "consultations",
    "directional": "directional",
    "nothing": "left out by a rule",
    "unclassified": "nobody said what kind",
}


def describe(it: Counts) -> str:
    """Return the counts, the survey's lines, and the footnotes."""
    year = it.year
    basis = f"sampled: {', '.join(it.weeks)}" if it.weeks else "every contact"
    lines = [
        f"{it.definitions.name}: {it.definitions.title}",
        f"Reporting year {year.name}, {year.first} to {year.last}; {basis}",
        "",
        *(f"{it.entered(kind):>7} {words}" for kind, words in _KINDS.items()),
    ]
    if it.definitions.lines:
        lines += ["", "In the survey", *(_line(it, line) for line in it.definitions.lines)]
    return "\n".join([*lines, "", "To know", *(f"  - {note}" for note in notes(it))])


def notes(it: Counts) -> tuple[str, ...]:
    """Return the footnotes of a count; that of a sample has to go with its figures (C10)."""
    return tuple(_notes(it))


def _notes(it: Counts) -> Iterator[str]:
    if it.weeks:
        found = sum(number for _, number in it.counted)
        yield (
            f"Sampled: {found} contacts in {len(it.weeks)} of 52 weeks ({', '.join(it.weeks)}), "
            f"each count times 52/{len(it.weeks)}. The survey wants this as a footnote."
        )
    if not it.is_over:
        yield f"The year is not over: it ends on {it.year.last}."
    if unclassified := dict(it.counted)["unclassified"]:
        yield (
            f"{unclassified} contacts are in no line, for nobody said what kind of help they were: "
            "`desk list --all --activity none` shows them, `desk edit TICKET --activity …` says it."
        )
    for clause in it.definitions.clauses:
        if clause.status == "check" and clause.rule not in it.definitions.apply:
            yield (
                f"{clause.rule} is not applied, for its source has to be checked first "
                f"({clause.source}). A set of your own with `apply: [{clause.rule}]` applies it."
            )
    for line in it.definitions.lines:
        if line.status == "check":
            yield f"Line {line.line}: {line.form} ({line.source})."
    yield "Effort (READ) and minutes decide nothing; one contact counts once."


def _line(it: Counts, line: Line) -> str:
    numbers = " and ".join(f"{it.entered(kind)} {_KINDS[kind]}" for kind in line.counts)
    return f"  line {line.line}: {numbers} ({line.what})"


def explain(outcome: ContactExplained) -> str:
    """Return why a contact counts as what it does, clause by clause."""
    it, definitions = outcome.verdict, outcome.definitions
    fact = it.fact
    accepted = f"accepted handoffs {len(fact.accepted)}" if fact.accepted else "no accepted handoff"
    facts = (
        f"activity {fact.activity or 'none'}",
        f"channel {fact.channel}",
        f"service {fact.service}",
        f"resource {fact.resource or 'none'}",
        f"labels {', '.join(fact.labels) or 'none'}",
        accepted,
    )
    lines = [
        f"{outcome.ticket}: {safe(outcome.title)}",
        f"By {definitions.name} it counts as: {_KINDS[it.counted]}",
        "",
        f"Looked at: {'; '.join(facts)}",
    ]
    lines += [f"  {_named(clause)}: no, {why}" for clause, why in it.passed_over]
    lines += [
        f"  {_named(clause)}: would, but is not applied until its source is checked"
        for clause in it.unchecked
    ]
    if it.clause:
        lines += [f"  {_named(it.clause)}: yes, {it.clause.because}", f"    {_source(it.clause)}"]
    else:
        lines.append("  No clause holds: say what kind of help it was with `desk edit --activity`")
    return "\n".join([*lines, "Not looked at: effort (READ), minutes, who helped (C3)"])


def _named(clause: Clause) -> str:
    return f"{clause.rule} {clause.counts_as}"


def _source(clause: Clause) -> str:
    return f"source: {clause.source}" + (" (our reading)" if clause.status == "reading" else "")


def values(it: Counts) -> dict[str, Any]:
    """Return counts for other programs."""
    return {
        "set": it.definitions.name,
        "dated": it.definitions.dated,
        "year": {"name": it.year.name, "from": it.year.first, "to": it.year.last},
        "basis": "sampled" if it.weeks else "full",
        "weeks": it.weeks,
        "found": dict(it.counted),
        "counts": {kind: it.entered(kind) for kind in _KINDS},
        "lines": [
            {"line": line.line, "form": line.form, "what": line.what, "status": line.status,
             "counts": {kind: it.entered(kind) for kind in line.counts}}
            for line in it.definitions.lines
        ],
        "notes": notes(it),
    }  # fmt: skip
