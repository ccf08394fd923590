"""Verdicts, causes and citations in words, for a terminal, other programs and the handbook."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from deskbook.calendar.views import dates
from deskbook.eresources.model.coverage import Citation
from deskbook.eresources.model.diagnosis import VERDICTS, Diagnosis
from deskbook.eresources.model.outcomes import CausesListed, ItemDiagnosed
from deskbook.eresources.views import coverage
from deskbook.library.model.library import Library
from deskbook.library.model.records import Problem
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe, wrap

COLUMNS: Final = 88


def describe_item(outcome: ItemDiagnosed, _screen: Screen) -> str:
    """Return what was looked for, each verdict with its evidence, and what is like it."""
    parts = [describe_citation(outcome.cited)]
    parts += [_diagnosis(outcome.library, it, outcome.today) for it in outcome.verdicts]
    if related := _related(outcome.problems, outcome.tickets):
        parts.append(related)
    return "\n\n".join(parts)


def _diagnosis(library: Library, it: Diagnosis, today: date) -> str:
    where = f"{coverage.name_resource(library, it.resource)}: " if it.resource else ""
    lines = [f"{where}{describe_verdict(it, today)}"]
    for source in it.sources:
        lines.append(f"  {coverage.name_row(source)}: {coverage.describe_row(source)}")
        lines.append(f"    {coverage.describe_statement(source, today)}")
    lines.append(wrap(f"Likely causes, in this order: {', '.join(it.causes)}", COLUMNS, "  "))
    lines.append(wrap(f"Next: {VERDICTS[it.verdict].todo}", COLUMNS, "  "))
    return "\n".join(lines)


def describe_verdict(it: Diagnosis, today: date) -> str:
    """Return the verdict in one line."""
    day = dates.format_day(it.day, today) if it.day else ""
    return VERDICTS[it.verdict].short.format(
        day=day,
        late="a day" if it.late == 1 else f"{it.late} days",
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
    dated = ""
    if cited.first and cited.last:
        whole = cited.first.year == cited.last.year and (cited.last - cited.first).days > 31
        exact = cited.first == cited.last
        dated = (
            f"{cited.first:%Y}"
            if whole
            else f"{cited.first:%Y-%m-%d}"
            if exact
            else f"{cited.first:%Y-%m}"
        )
    parts = (
        safe(cited.title),
        safe(cited.article),
        *(f"{it[:4]}-{it[4:]}" if len(it) == 8 else it for it in cited.numbers),
        f"volume {safe(cited.volume)}" if cited.volume else "",
        f"issue {safe(cited.issue)}" if cited.issue else "",
        f"published {dated}" if dated else "",
        f"doi {safe(cited.doi)}" if cited.doi else "",
    )
    said = ", ".join(filter(None, parts))
    return f"Looked for: {said or 'nothing that tells a title, a date or a number'}"


def _related(problems: Sequence[Problem], tickets: Sequence[Ticket]) -> str:
    lines = [f"Known problem: {safe(it.title)} ({it.state}, {it.slug})" for it in problems]
    if tickets:
        lines.append("Others about the same:")
        lines += [f"  {it.id}  {it.cause or it.status}  {safe(it.title)}" for it in tickets]
    return "\n".join(lines)


def item_values(outcome: ItemDiagnosed) -> tuple[str, dict[str, Any]]:
    """Return the verdicts for other programs."""
    return "diagnosis", {"verdicts": [_values(it) for it in outcome.verdicts]}


def _values(it: Diagnosis) -> dict[str, Any]:
    return {
        "resource": it.resource,
        "verdict": it.verdict,
        "day": it.day,
        "late": it.late,
        "causes": it.causes,
        "next": VERDICTS[it.verdict].todo,
        "sources": [coverage.source_values(source) for source in it.sources],
    }
