"""Verdicts, causes and citations in words, for a terminal, other programs and the handbook."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from deskbook.calendar.views import dates
from deskbook.eresources.model.coverage import Citation
from deskbook.eresources.model.diagnosis import VERDICTS, Diagnosis
from deskbook.eresources.model.missing import describe_issue
from deskbook.eresources.model.outcomes import CausesListed, ItemDiagnosed
from deskbook.eresources.model.reading import PART_LABELS, Part, Reading
from deskbook.eresources.views import coverage
from deskbook.library.model.library import Library
from deskbook.library.model.records import Missing, Problem
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe, wrap

COLUMNS: Final = 88


def describe_item(outcome: ItemDiagnosed, _screen: Screen) -> str:
    """Return what was looked for, each verdict with its evidence, and what is like it."""
    parts = ["\n".join((describe_citation(outcome.cited), *list_parts(outcome.reading)))]
    parts += [_diagnosis(outcome.library, it, outcome.today) for it in outcome.verdicts]
    parts += [describe_missing(it, outcome.today) for it in outcome.missing]
    if related := _related(outcome.problems, outcome.tickets):
        parts.append(related)
    return "\n\n".join(parts)


def list_parts(reading: Reading) -> Iterator[str]:
    """Yield each used part with its source, where that is written differently, and what is left."""
    read = [
        f"“{safe(' '.join(it.source.split()))}” as {describe_part(it)}"
        for it in reading.used
        if it.value and it.source.strip() not in (it.value, write_number(it))
    ]
    if read:
        yield wrap(f"Read: {'; '.join(dict.fromkeys(read))}", COLUMNS, "  ")
    for doubt in reading.doubts:
        yield wrap(f"Note: {safe(doubt)}", COLUMNS, "  ")
    if left := list_unused(reading):
        yield wrap(f"Not understood: {'; '.join(map(safe, left))}", COLUMNS, "  ")


def describe_part(it: Part) -> str:
    """Return what a part says: `volume 24`, `published 2026-06`."""
    value = write_date(*_days(it.value)) if it.name == "date" else it.value
    return (
        f"{PART_LABELS[it.name]} {safe(write_number(it))}"
        if it.name != "date"
        else f"published {value}"
    )


def write_number(it: Part) -> str:
    """Return the value of a part as people write it: an ISSN with its hyphen."""
    value = it.value
    return f"{value[:4]}-{value[4:]}" if it.name == "issn" else value


def list_unused(reading: Reading) -> list[str]:
    """Return every piece of a text that is in no used part, in the order of the text.

    Of a key in a link only the name.
    """
    used = {(it.start, it.end) for it in reading.used}
    pieces = [(start, reading.text[start:end]) for start, end in reading.rest]
    pieces += [(it.start, it.shown) for it in reading.unused]
    pieces += [
        (it.start, it.source)
        for it in reading.parts
        if it.name != "words" and (it.start, it.end) not in used
    ]
    return list(dict.fromkeys(f"“{' '.join(text.split())}”" for _, text in sorted(pieces)))


def _diagnosis(library: Library, it: Diagnosis, today: date) -> str:
    where = f"{coverage.name_resource(library, it.resource)}: " if it.resource else ""
    lines = [f"{where}{describe_verdict(it, today)}"]
    for source in it.sources:
        lines.append(f"  {coverage.name_row(source)}: {coverage.describe_row(source)}")
        lines.append(wrap(coverage.describe_statement(source, today), COLUMNS, "    "))
    lines += [wrap(f"Note: {safe(note)}", COLUMNS, "  ") for note in it.notes]
    if it.causes:
        lines.append(wrap(f"Likely causes, in this order: {', '.join(it.causes)}", COLUMNS, "  "))
    lines.append(wrap(f"Next: {it.todo}", COLUMNS, "  "))
    return "\n".join(lines)


def describe_missing(it: Missing, today: date) -> str:
    """Return what is known of a missing issue: due, missed, by whom, the case, the arrival."""
    lines = [f"Known as missing: {safe(describe_issue(it))} (knowledge/missing/{it.slug}.md)"]
    due = f"due {dates.format_day(it.due, today)}; " if it.due else ""
    tickets = f" in {', '.join(it.tickets)}" if it.tickets else ""
    lines.append(f"  {due}first missed {dates.format_day(it.missed, today)}{tickets}")
    if it.vendor_case:
        lines.append(f"  vendor's case {safe(it.vendor_case)}")
    if it.arrived:
        how = f": {safe(it.checked)}" if it.checked else ""
        lines.append(f"  arrived {dates.format_day(it.arrived, today)}{how}")
    elif it.watch:
        lines.append(f"  we look again {dates.format_day(it.watch, today)}")
    return "\n".join(lines)


def describe_verdict(it: Diagnosis, today: date) -> str:
    """Return the verdict in one line."""
    if it.verdict == "mismatch" and it.reason:
        return safe(it.reason)
    day = dates.format_day(it.day, today) if it.day else ""
    return VERDICTS[it.verdict].short.format(
        day=day,
        late="a day" if it.late == 1 else f"{it.late} days",
        reason=safe(it.reason),
        why=f": {safe(it.reason)}" if it.reason else "",
        until=f" until {day}" if day else " for good",
        closed=f": the moving wall passed it by on {day}" if day else "",
    )


def tabulate_verdicts() -> str:
    """Return every verdict as a table: when it is given, likely causes, the next step."""
    rows = (
        f"| {name} | {verdict.when} | {', '.join(f'`{it}`' for it in verdict.causes)} "
        f"| {verdict.todo} |"
        for name, verdict in VERDICTS.items()
    )
    head = ("| verdict | when | likely causes, in order | next |", "|---|---|---|---|")
    return "\n".join([*head, *rows])


def list_causes(outcome: CausesListed, _screen: Screen) -> str:
    """Return the closed list of causes with what each means."""
    causes = outcome.causes.items()
    return "\n".join(f"{name}\n{wrap(said, COLUMNS, '    ')}" for name, said in causes)


def describe_citation(cited: Citation) -> str:
    """Return what was understood of a citation, so that a wrong reading is seen."""
    dated = write_date(cited.first, cited.last) if cited.first and cited.last else ""
    parts = (
        safe(cited.title),
        safe(cited.article),
        *(f"{it[:4]}-{it[4:]}" if len(it) == 8 else it for it in cited.numbers),
        f"volume {safe(cited.volume)}" if cited.volume else "",
        f"issue {safe(cited.issue)}" if cited.issue else "",
        f"published {dated}" if dated else "",
        f"edition {safe(cited.edition)}" if cited.edition else "",
        f"doi {safe(cited.doi)}" if cited.doi else "",
        f"PMID {safe(cited.pmid)}" if cited.pmid else "",
    )
    said = ", ".join(filter(None, parts))
    return f"Looked for: {said or 'nothing that names a title, a date or a number'}"


def _days(value: str) -> tuple[date, date]:
    first, _, last = value.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def write_date(first: date, last: date) -> str:
    """Return a date as precise as it is known: a year, a month, a day, or a range."""
    if first == last:
        return first.isoformat()
    next_day = last + timedelta(days=1)
    if first.day == 1 and next_day.day == 1:
        if (first.month, last.month) == (1, 12):
            years = (f"{first:%Y}", f"{last:%Y}")
            return "/".join(dict.fromkeys(years))
        return "/".join(dict.fromkeys((f"{first:%Y-%m}", f"{last:%Y-%m}")))
    return f"{first.isoformat()}/{last.isoformat()}"


def _related(problems: Sequence[Problem], tickets: Sequence[Ticket]) -> str:
    lines = [f"Known problem: {safe(it.title)} ({it.state}, {it.slug})" for it in problems]
    if tickets:
        lines.append("Others about the same:")
        lines += [f"  {it.id}  {it.cause or it.status}  {safe(it.title)}" for it in tickets]
    return "\n".join(lines)


def item_values(outcome: ItemDiagnosed) -> tuple[str, dict[str, Any]]:
    """Return the verdicts for other programs."""
    reading = outcome.reading
    parts = [{"name": it.name, "value": it.value, "source": it.source} for it in reading.used]
    looked_for = {
        "parts": parts,
        "not_understood": list_unused(reading),
        "notes": reading.doubts,
        "titles": reading.titles,
    }
    verdicts = [_values(it) for it in outcome.verdicts]
    return "diagnosis", {"looked_for": looked_for, "verdicts": verdicts}


def _values(it: Diagnosis) -> dict[str, Any]:
    return {
        "resource": it.resource,
        "verdict": it.verdict,
        "day": it.day,
        "late": it.late,
        "reason": it.reason,
        "causes": it.causes,
        "next": it.todo,
        "notes": it.notes,
        "sources": [coverage.source_values(source) for source in it.sources],
    }
