"""Unmet needs in words: for colleagues with tickets and examples, for the public without."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from deskbook.calendar.views import dates
from deskbook.library.views.terminal import escape_markdown, safe
from deskbook.reports.model.need import Need, NeedKind, Needs, Taken
from deskbook.reports.model.outcomes import Names, PublicNeeds

SHOWN: Final = 12
"""Questions that are named of a need; the rest are counted."""

TODO: Final[Mapping[NeedKind, str]] = {
    "answer": "write an answer",
    "service": "say which service does this, or open one",
    "resource": "order or license it",
}


def title(it: Need) -> str:
    """Return a need by its own words."""
    return safe(", ".join(it.words)) or "no words in common"


def describe(found: Needs, names: Names, today: date) -> str:
    """Return all needs as Markdown, with what to do about each."""
    return "\n\n".join(("# What nothing of ours meets yet", *parts(found, names, today)))


def parts(found: Needs, names: Names, today: date, top: str = "##") -> Iterator[str]:
    """Yield all needs, a piece of Markdown each, with headings from a level on."""
    yield _opening(found, today)
    for it in found.groups:
        yield _need(it, names, today, top)
    if found.lone:
        yield f"{top} Looked for once, and not found"
        yield "\n".join(
            f"- {escape_markdown(title)} ({name})" for name, title in found.lone[-SHOWN:]
        )
    if found.taken:
        yield f"{top} Taken on"
        yield "\n".join(f"- {_taken(it, today)}" for it in found.taken)


def _opening(found: Needs, today: date) -> str:
    since = dates.format_day(found.since, today)
    if not found.unmet:
        return f"Every question since {since} met an answer, or is somebody's work."
    newest = f", the newest {found.looked_at} of which are compared" if _cut(found) else ""
    alone = f" {found.single} are like no other." if found.single else ""
    groups = len(found.groups)
    return (
        f"{found.unmet} {_plural('question', found.unmet)} since {since} met no answer and no "
        f"service{newest}. {groups} {_plural('group', groups)} of them ask the same.{alone}"
    )


def _cut(found: Needs) -> bool:
    return found.looked_at < found.unmet


def _need(it: Need, names: Names, today: date, top: str) -> str:
    lines = [f"{top} {title(it)}", "", f"- {_size(it, today)}"]
    lines += [f"- Asked as: “{escape_markdown(example)}”" for example in it.examples]
    lines.append(f"- What would meet it: {TODO[it.kind]}")
    lines.append(f"- Whose it is: {safe(names.get(('service', it.owner), it.owner))}")
    more = len(it.tickets) - SHOWN
    tail = f" and {more} more" if more > 0 else ""
    lines.append(f"- These: {', '.join(it.tickets[:SHOWN])}{tail}")
    lines.append(f"- {_follow_up(it)}")
    return "\n".join(lines)


def _size(it: Need, today: date) -> str:
    count = len(it.tickets)
    misses = f", {it.misses} from a search that found nothing" if it.misses else ""
    people = f" from {it.patrons} {_plural('patron', it.patrons)}" if it.patrons < count else ""
    return f"{count} questions{people}{misses}; last {dates.format_day(it.last, today)}"


def _follow_up(it: Need) -> str:
    take = f"`desk needs --take {it.key}` makes it your project"
    if it.kind == "answer":
        return f"`desk answer new --from-need {it.key}` begins the answer; {take}"
    return take


def _taken(it: Taken, today: date) -> str:
    due = f", next step due {dates.format_day(it.due, today)}" if it.due else ""
    return f"{safe(it.title)} (`{it.project}`): led by {it.lead}{due}"


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def describe_public(outcome: PublicNeeds) -> str:
    """Return the edition for everybody as Markdown."""
    lines = ["# What our patrons ask, and we are working on", ""]
    if not outcome.needs:
        lines.append("Nothing was asked by so many that it can be told without telling who asked.")
    since = dates.format_day(outcome.since, outcome.today)
    lines += [
        f"- {safe(', '.join(it.words))}: {it.patrons} patrons or more since {since}; "
        f"{safe(it.service)} is to {TODO[it.kind]}"
        for it in outcome.needs
    ]
    return "\n".join(lines)


def values(found: Needs) -> dict[str, Any]:
    """Return all needs for other programs."""
    return {
        "since": found.since,
        "unmet": found.unmet,
        "looked_at": found.looked_at,
        "single": found.single,
        "needs": [
            {
                "key": it.key,
                "words": it.words,
                "kind": it.kind,
                "owner": it.owner,
                "questions": len(it.tickets),
                "patrons": it.patrons,
                "search_misses": it.misses,
                "last": it.last,
                "examples": it.examples,
                "tickets": it.tickets,
            }
            for it in found.groups
        ],
        "lone_searches": [{"ticket": name, "title": title} for name, title in found.lone],
        "taken": [{"project": it.project, "due": it.due} for it in found.taken],
    }
