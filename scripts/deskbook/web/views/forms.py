"""What the forms of a ticket offer to choose from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from deskbook.calendar.views import dates
from deskbook.library.model import ticket_fields
from deskbook.library.model.fields import FieldSpec, choices
from deskbook.library.model.library import PARTS
from deskbook.library.model.records import Staff
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import CAUSES, Activity, Resolution, WaitingOn
from deskbook.library.model.words import Words
from deskbook.sites.views.staff.conversation import Reading
from deskbook.web.model.acts import DayChoice

Pair = tuple[str, str]
"""A value, and its words."""

WHOM: Final[dict[WaitingOn, str]] = {
    "patron": "the patron",
    "vendor": "the vendor",
    "colleague": "a colleague",
}
"""Whom a ticket waits for."""

ENDS: Final[dict[Resolution, str]] = {
    "answered": "answered",
    "referred": "referred to somebody else",
    "duplicate": "asked twice",
    "no-reply": "the patron did not write again",
    "declined": "not for us",
}
"""How a ticket ends."""

QUICK: Final[dict[Activity, str]] = {
    "directional": "The way to something",
    "reference": "A short question",
    "consultation": "A longer consultation",
}
"""A contact that is counted with one press, by the kind of help; also its title without words."""


@dataclass(frozen=True, slots=True)
class DayButton:
    """A button with a day: its value, its words, and whether the library is open then."""

    value: str
    label: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that a form of a ticket lets choose from.

    Args:
        days: the buttons of promises.
        first_day: the earliest day that can be promised.
        colleagues: those who are here first; who is away says so.
        helpers: who helps now.
        others: who could help besides.
        answers: the published answers.
        causes: what can be wrong, each with its meaning.
        ends: how a ticket ends.
        whom: whom it may wait for.
        needs_cause: whether a resource is named, so that a cause is asked for.
    """

    days: tuple[DayButton, ...]
    first_day: str
    colleagues: tuple[Pair, ...]
    helpers: tuple[Pair, ...]
    others: tuple[Pair, ...]
    answers: tuple[Pair, ...]
    causes: tuple[Pair, ...]
    ends: tuple[Pair, ...]
    whom: tuple[Pair, ...]
    needs_cause: bool


def make_choices(by: Reading, it: Ticket, days: Iterable[DayChoice], words: Words) -> Choices:
    """Return what the forms of a ticket offer.

    Args:
        by: the library, and when it is read.
        it: the ticket.
        days: the days of the buttons.
        words: the words of the page's language.
    """
    colleagues = list_colleagues(by, it.service, words)
    names = dict(colleagues)
    involved = {it.lead, *it.contributors}
    return Choices(
        days=tuple(
            DayButton(one.day.isoformat(), describe_choice(by, one, words), one.is_open)
            for one in days
        ),
        first_day=by.today.isoformat(),
        colleagues=colleagues,
        helpers=tuple((one, names.get(one, one)) for one in it.contributors),
        others=tuple(pair for pair in colleagues if pair[0] not in involved),
        answers=tuple(
            sorted(
                (
                    (slug, one.title)
                    for slug, one in by.library.answers.items()
                    if one.state == "published"
                ),
                key=lambda pair: pair[1].casefold(),
            )
        ),
        causes=tuple(CAUSES.items()),
        ends=tuple((end, words(ENDS[end])) for end in get_args(Resolution)),
        whom=tuple((one, words(WHOM[one])) for one in get_args(WaitingOn)),
        needs_cause=it.resource is not None and it.cause is None,
    )


def describe_choice(by: Reading, one: DayChoice, words: Words) -> str:
    """Return the words of a day: `tomorrow, Tue 17 Nov`."""
    day = f"{words(one.word)}, {dates.format_day(one.day, by.today)}"
    return day if one.is_open else f"{day} ({words('closed')})"


def list_colleagues(by: Reading, service: str, words: Words) -> tuple[Pair, ...]:
    """Return who works here: the service's own team first; who is away comes last and says so."""
    known = by.library.services.get(service)
    team = known.team if known else ()
    here, away = list[tuple[bool, str, str]](), list[tuple[bool, str, str]]()
    for handle, staff in by.library.staff.items():
        if staff.left is not None and staff.left < by.today:
            continue
        absence = _describe_absence(by, staff, words)
        (away if absence else here).append((handle not in team, staff.name + absence, handle))
    return tuple((handle, name) for _, name, handle in (*sorted(here), *sorted(away)))


def _describe_absence(by: Reading, staff: Staff, words: Words) -> str:
    spans = [it for it in staff.away if it.start <= by.today <= it.end]
    if not spans:
        return ""
    last = max(spans, key=lambda it: it.end)
    until = words("away until {day}", day=dates.format_day(last.end, by.today))
    understudy = by.library.staff.get(last.understudy or staff.understudy or "")
    instead = words("{name} stands in", name=understudy.name) if understudy else ""
    return f" ({', '.join(filter(None, (until, instead)))})"


@dataclass(frozen=True, slots=True)
class FieldInput:
    """A field that can be edited: its name, its words, its value, and what may be chosen.

    `offered` is empty where it is typed; `needed` says that it cannot be emptied.
    """

    name: str
    label: str
    about: str
    value: str
    offered: tuple[Pair, ...]
    needed: bool


def list_fields(by: Reading, it: Ticket, specs: Sequence[FieldSpec]) -> tuple[FieldInput, ...]:
    """Return the fields of a ticket as inputs, in the order of their definitions."""
    return tuple(
        FieldInput(
            spec.name,
            spec.label.capitalize(),
            spec.doc,
            ticket_fields.format_value(getattr(it, spec.name)),
            _offered(by, spec),
            spec.required,
        )
        for spec in specs
    )


def list_blank(
    by: Reading, specs: Iterable[FieldSpec], *, leave_out: frozenset[str]
) -> tuple[FieldInput, ...]:
    """Return the fields of a new ticket as empty inputs, but for those that a form has itself."""
    return tuple(
        FieldInput(
            spec.name, spec.label.capitalize(), spec.doc, "", _offered(by, spec), needed=False
        )
        for spec in specs
        if spec.name not in leave_out
    )


def _offered(by: Reading, spec: FieldSpec) -> tuple[Pair, ...]:
    if spec.refers in PARTS and spec.refers != "ticket":
        records = getattr(by.library, PARTS[spec.refers])
        named = ((slug, getattr(one, "name", "") or one.title) for slug, one in records.items())
        return tuple(sorted(named, key=lambda pair: pair[1].casefold()))
    return tuple((word, word.replace("-", " ")) for word in choices(spec.type))
