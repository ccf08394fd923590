"""Title lists, their rows and embargoes, for a terminal, other programs and the handbook."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from deskbook.calendar.views import dates
from deskbook.eresources.model.coverage import Embargo, EmbargoKind, EmbargoUnit, Holding, Window
from deskbook.eresources.model.diagnosis import LISTED_BY, SAYS, Source
from deskbook.eresources.model.outcomes import CoverageFound, TitleListsLoaded
from deskbook.library.model.library import Library
from deskbook.library.views.outcome import Said, Screen
from deskbook.library.views.terminal import safe

_UNITS: Final[Mapping[EmbargoUnit, tuple[str, str]]] = {
    "D": ("day", ""),
    "M": ("month", "calendar "),
    "Y": ("year", "calendar "),
}


def list_rows(outcome: CoverageFound, _screen: Screen) -> str:
    """Return what each row says of a title, title by title."""
    if not outcome.sources:
        return "No list has this title."
    titles = dict.fromkeys(_title(it.holding) for it in outcome.sources)
    return "\n\n".join("\n".join((title, *_rows(outcome, title))) for title in titles)


def _rows(outcome: CoverageFound, title: str) -> Iterator[str]:
    for it in outcome.sources:
        if _title(it.holding) == title:
            yield f"  {name_resource(outcome.library, it.holding.resource)}: {name_row(it)}"
            yield f"    {describe_row(it)}"
            if outcome.cited.first is not None or outcome.cited.volume:
                yield f"    {describe_statement(it, outcome.today)}"


def list_title_lists(outcome: TitleListsLoaded, _screen: Screen) -> Said:
    """Return each list as it was loaded, and each row that cannot be used."""
    lists = (
        f"{it.resource}: {LISTED_BY[it.by].here}, {it.path}, {it.rows} "
        f"row{'' if it.rows == 1 else 's'}"
        for it in outcome.lists
    )
    wrong = (f"{it.path}:{it.line}: {it.severity}: {it.message}" for it in outcome.findings)
    return Said("\n".join(lists), "\n".join(wrong))


def _title(holding: Holding) -> str:
    numbers = dict.fromkeys(it for it in (holding.print_id, holding.online_id) if it)
    written = (f"{it[:4]}-{it[4:]}" if len(it) == 8 else it for it in numbers)
    return ", ".join((safe(holding.title), *written))


def name_resource(library: Library, slug: str) -> str:
    """Return the name of a resource."""
    found = library.resources.get(slug)
    return safe(found.name) if found else slug


def name_row(source: Source) -> str:
    """Return the list and the line of a row."""
    return f"{LISTED_BY[source.by].here}, line {source.holding.line}"


def _span(it: Holding) -> str:
    first = it.first.isoformat() if it.first else "its beginning"
    numbers = [
        f"volume {volume}{f', issue {issue}' if issue else ''}" if volume else ""
        for volume, issue in ((it.first_volume, it.first_issue), (it.last_volume, it.last_issue))
    ]
    begun = f" ({safe(numbers[0])})" if numbers[0] else ""
    ended = f" ({safe(numbers[1])})" if numbers[1] else ""
    return f"from {first}{begun} to {it.last.isoformat() if it.last else 'now'}{ended}"


def describe_embargo(parts: Sequence[Embargo]) -> str:
    """Return an embargo as a librarian says it."""
    said: Mapping[EmbargoKind, str] = {"R": "only {} is there", "P": "all but {} is there"}
    return " and ".join(said[it.kind].format(_units(it)) for it in parts) or "no embargo"


def _units(part: Embargo) -> str:
    unit, calendar = _UNITS[part.unit]
    if part.length == 1:
        return "today's" if part.unit == "D" else f"the current {calendar}{unit}"
    return f"the latest {part.length} {calendar}{unit}s"


def describe_statement(it: Source, today: date) -> str:
    """Return the statement of a row about the item, with its day seen from today."""
    return describe_statement_on(it, dates.format_day(it.day, today) if it.day else "")


def describe_row(it: Source) -> str:
    """Return what a row of a list has of the title itself."""
    holding = it.holding
    span = _book(holding) if holding.is_book else _span(holding)
    more = (
        "free" if holding.access == "F" else "",
        safe(holding.depth) if holding.depth not in ("", "fulltext") else "",
        f"notes: {safe(holding.notes)}" if holding.notes else "",
    )
    return "; ".join(filter(None, (span, describe_embargo(holding.embargo), *more)))


def _book(it: Holding) -> str:
    """A monograph's edition, volume, people and dates."""
    parts = (
        f"by {safe(it.author)}" if it.author else "",
        f"edited by {safe(it.editor)}" if it.editor else "",
        f"edition {safe(it.edition)}" if it.edition else "",
        f"volume {safe(it.book_volume)}" if it.book_volume else "",
        f"printed {it.printed.isoformat()}" if it.printed else "",
        f"online {it.online.isoformat()}" if it.online else "",
    )
    return ", ".join(filter(None, ("a book", *parts)))


def describe_statement_on(it: Source, day: str) -> str:
    """Return the statement of a row about the item; `day` is its day in words."""
    words = SAYS[it.says]
    said = words.dated.format(day=day) if day else words.undated
    return f"{said}: {safe(it.why)}" if it.why else said


def coverage_values(outcome: CoverageFound) -> tuple[str, dict[str, Any]]:
    """Return the rows about a title for other programs."""
    sources = [source_values(it) for it in outcome.sources]
    return "coverage", {"asked": outcome.asked, "sources": sources}


def source_values(it: Source) -> dict[str, Any]:
    """Return one row and what it says."""
    holding = it.holding
    return {
        "resource": holding.resource,
        "by": it.by,
        "line": holding.line,
        "title": holding.title,
        "numbers": [number for number in (holding.print_id, holding.online_id) if number],
        "first": holding.first,
        "last": holding.last,
        "embargo": ";".join(map(str, holding.embargo)),
        "depth": holding.depth,
        "access": holding.access,
        "notes": holding.notes,
        "url": holding.url,
        "publisher": holding.publisher,
        "says": it.says,
        "why": it.why,
        "day": it.day,
    }


def tabulate_windows(statements: Sequence[tuple[str, Sequence[Embargo], Window]]) -> str:
    """Return embargo statements as a table for the handbook: what each leaves open on one day."""
    rows = (
        f"| `{text}` | {describe_embargo(parts)} | {window.start or 'the beginning'} | "
        f"{window.end or 'no end'} |"
        for text, parts, window in statements
    )
    head = ("| statement | which is | from (included) | to (excluded) |", "|---|---|---|---|")
    return "\n".join([*head, *rows])
