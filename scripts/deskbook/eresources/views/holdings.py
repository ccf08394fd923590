"""What title lists say, and why something is not there, for a terminal and other programs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from deskbook.calendar.views import dates
from deskbook.eresources.model.citation import Citation
from deskbook.eresources.model.coverage import Embargo, EmbargoKind, EmbargoUnit, Holding, Window
from deskbook.eresources.model.diagnosis import (
    LISTED_BY,
    SAYS,
    VERDICTS,
    Diagnosis,
    ListedBy,
    Source,
)
from deskbook.library.model.library import Library
from deskbook.library.model.records import Problem
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import CAUSES
from deskbook.library.views.terminal import safe, wrapped

COLUMNS: Final = 88

NO_LISTS: Final = (
    "no resource names a title list: put the vendor's KBART file into the repository and write its "
    "path as `kbart:` into knowledge/resources/….md"
)
_UNITS: Final[Mapping[EmbargoUnit, tuple[str, str]]] = {
    "D": ("day", ""),
    "M": ("month", "calendar "),
    "Y": ("year", "calendar "),
}


def title_list(resource: str, by: ListedBy, path: str, rows: int) -> str:
    """One list as it was loaded."""
    return f"{resource}: {LISTED_BY[by].here}, {path}, {rows} row{'' if rows == 1 else 's'}"


def unused(path: str, number: int) -> str:
    """That something is wrong with a list."""
    return (
        f"{path}: {number} finding{'' if number == 1 else 's'}: `desk coverage --lists` shows them"
    )


def coverage(library: Library, cited: Citation, sources: Sequence[Source], today: date) -> str:
    """What each row says of a title, title by title."""
    if not sources:
        return "No list has this title."
    titles = dict.fromkeys(_title(it.holding) for it in sources)
    return "\n\n".join(
        "\n".join((title, *_rows(library, cited, sources, title, today))) for title in titles
    )


def _rows(
    library: Library, cited: Citation, sources: Sequence[Source], title: str, today: date
) -> Iterator[str]:
    for it in sources:
        if _title(it.holding) == title:
            yield f"  {_name(library, it.holding.resource)}: {_spoken(it)}"
            yield f"    {row(it)}"
            if cited.first is not None or cited.volume:
                yield f"    {_says(it, today)}"


def _title(holding: Holding) -> str:
    numbers = dict.fromkeys(it for it in (holding.print_id, holding.online_id) if it)
    written = (f"{it[:4]}-{it[4:]}" if len(it) == 8 else it for it in numbers)
    return ", ".join((safe(holding.title), *written))


def _name(library: Library, slug: str) -> str:
    found = library.resources.get(slug)
    return safe(found.name) if found else slug


def _spoken(source: Source) -> str:
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


def embargo(parts: Sequence[Embargo]) -> str:
    """An embargo as a librarian says it."""
    said: Mapping[EmbargoKind, str] = {"R": "only {} is there", "P": "all but {} is there"}
    return " and ".join(said[it.kind].format(_units(it)) for it in parts) or "no embargo"


def _units(part: Embargo) -> str:
    unit, calendar = _UNITS[part.unit]
    if part.length == 1:
        return "today's" if part.unit == "D" else f"the current {calendar}{unit}"
    return f"the latest {part.length} {calendar}{unit}s"


def _says(it: Source, today: date) -> str:
    return says(it, dates.day(it.day, today) if it.day else "")


def row(it: Source) -> str:
    """What a row of a list has of the title itself."""
    return f"{_span(it.holding)}; {embargo(it.holding.embargo)}"


def says(it: Source, day: str) -> str:
    """What a row says of the item; `day` is its day in words."""
    words = SAYS[it.says]
    return words.dated.format(day=day) if day else words.undated


def coverage_values(asked: str, sources: Sequence[Source]) -> dict[str, Any]:
    """The same for other programs."""
    return {"asked": asked, "sources": [source_values(it) for it in sources]}


def source_values(it: Source) -> dict[str, Any]:
    """One row and what it says."""
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
        "says": it.says,
        "day": it.day,
    }


def diagnosis(library: Library, it: Diagnosis, today: date) -> str:
    """A verdict with its evidence, likely causes and the next step."""
    where = f"{_name(library, it.resource)}: " if it.resource else ""
    lines = [f"{where}{verdict(it, today)}"]
    for source in it.sources:
        lines.append(f"  {_spoken(source)}: {row(source)}")
        lines.append(f"    {_says(source, today)}")
    lines.append(wrapped(f"Likely causes, in this order: {', '.join(it.causes)}", COLUMNS, "  "))
    lines.append(wrapped(f"Next: {VERDICTS[it.verdict].todo}", COLUMNS, "  "))
    return "\n".join(lines)


def verdict(it: Diagnosis, today: date) -> str:
    """The verdict in one line."""
    day = dates.day(it.day, today) if it.day else ""
    return VERDICTS[it.verdict].short.format(
        day=day,
        late="a day" if it.late == 1 else f"{it.late} days",
        until=f" until {day}" if day else " for good",
        closed=f": the moving wall passed it by on {day}" if day else "",
    )


def verdicts() -> str:
    """Every verdict as a table for the handbook: when it is given, likely causes, what to do."""
    rows = (
        f"| {name} | {verdict.when} | {', '.join(f'`{it}`' for it in verdict.causes)} "
        f"| {verdict.todo} |"
        for name, verdict in VERDICTS.items()
    )
    head = ("| verdict | when | likely causes, in order | next |", "|---|---|---|---|")
    return "\n".join([*head, *rows])


def windows(statements: Sequence[tuple[str, Sequence[Embargo], Window]]) -> str:
    """Embargo statements as a table for the handbook: what each leaves open on one day."""
    rows = (
        f"| `{text}` | {embargo(parts)} | {window.start or 'the beginning'} | "
        f"{window.end or 'no end'} |"
        for text, parts, window in statements
    )
    head = ("| statement | which is | from (included) | to (excluded) |", "|---|---|---|---|")
    return "\n".join([*head, *rows])


def causes() -> str:
    """The closed list of causes with what each means."""
    return "\n".join(f"{name}\n{wrapped(said, COLUMNS, '    ')}" for name, said in CAUSES.items())


def citation(cited: Citation) -> str:
    """What was understood of a citation, so that a wrong reading is seen."""
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


def alike(problems: Sequence[Problem], tickets: Sequence[Ticket]) -> str:
    """Live problems and tickets about the like."""
    lines = [f"Known problem: {safe(it.title)} ({it.state}, {it.slug})" for it in problems]
    if tickets:
        lines.append("Others about the same:")
        lines += [f"  {it.id}  {it.cause or it.status}  {safe(it.title)}" for it in tickets]
    return "\n".join(lines)


def values(it: Diagnosis) -> dict[str, Any]:
    """A verdict for other programs."""
    return {
        "resource": it.resource,
        "verdict": it.verdict,
        "day": it.day,
        "late": it.late,
        "causes": it.causes,
        "next": VERDICTS[it.verdict].todo,
        "sources": [source_values(source) for source in it.sources],
    }
