"""Unmet needs: questions that nothing of ours meets, in groups named by their own words.

A question is unmet if it was answered without an answer of the book and none is like it, was
referred elsewhere or declined, or came from a search that found nothing. What belongs to a known
problem or a project is somebody's work already; consultations are one patron's own.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import log
from typing import Final

from deskbook.answers.rules import similar
from deskbook.answers.rules.distill import proposals, questions
from deskbook.answers.rules.distill import (
    texts as distil_texts,
)
from deskbook.answers.rules.similar import Corpus, Shelf
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import SEARCH_MISS
from deskbook.privacy.rules.redact import Gate
from deskbook.reports.model.need import ORDERED, Need, NeedKind, Needs, PublicNeed, Taken

YEAR: Final = timedelta(days=365)
"""The time before today in which needs are looked for by default."""

LOOKED_AT: Final = 600
"""Unmet questions that are put in groups, the newest: to compare all pairs of more takes long."""

NAMED: Final = 4
"""Words that name a group."""

EXAMPLES: Final = 3
"""The number of patrons' texts that are shown of a group."""

HALF: Final = 0.5
"""The part of a group's questions that a word or a kind needs to be the group's."""

ALIKE: Final = 0.2
"""Likeness of questions, on the average, from which on they are shown together: less than a draft
needs that is made of them, for whoever reads a group sees what does not belong."""

FAR: Final = 0.05
"""Likeness below which two questions have nothing to do with each other."""

FEWEST: Final = 2
"""Questions of a group."""

PREFIX: Final = "need-"
"""The beginning of the name of projects that meet a need."""

MISSING: Final = frozenset({"content-missing", "licence-or-payment"})
"""Causes that say we do not have it."""


def find(
    library: Library,
    calendar: Calendar,
    since: date,
    gate: Gate | None = None,
    until: date = date.max,
) -> Needs:
    """The unmet needs of questions asked since a day, those of most patrons first.

    Args:
        library: the library.
        calendar: its opening hours, for its days.
        since: the first day.
        gate: what is personal at this library; without it no examples are taken.
        until: the last day.
    """
    asked = dict(_asked(library, calendar, since, until))
    corpus, shelf = _compared(library, asked)
    unmet = [it for it in asked.values() if not _is_answered(it, corpus, shelf)]
    unmet.sort(key=lambda it: (it.opened, it.id))
    newest = {it.id: it for it in unmet[-LOOKED_AT:]}
    groups = [it for it in _groups(newest, corpus) if len(it) >= FEWEST]
    groups.sort(key=lambda it: (-_patrons(newest[name] for name in it), it))
    needs = _needs(library, calendar, newest, groups, gate)
    grouped = sum(map(len, groups))
    lone = {*newest}.difference(*groups)
    return Needs(
        since,
        len(unmet),
        len(newest),
        needs,
        len(newest) - grouped,
        tuple(_taken(library)),
        tuple(
            (name, it.title) for name, it in newest.items() if name in lone and _is_told(it, gate)
        ),
    )


def _asked(
    library: Library, calendar: Calendar, since: date, until: date
) -> Iterator[tuple[str, Ticket]]:
    """Yield the tickets of these days that no answer was made of and that may be unmet, by name."""
    used = {name for it in library.answers.values() for name in it.sources}
    for name, it in sorted(library.tickets.items()):
        in_time = since <= calendar.day_of(it.opened) <= until
        if name not in used and in_time and _may_be_unmet(it):
            yield name, it


def _needs(
    library: Library,
    calendar: Calendar,
    newest: Mapping[str, Ticket],
    groups: Sequence[Sequence[str]],
    gate: Gate | None,
) -> tuple[Need, ...]:
    """Return the need of each group, none of which has the key of another."""
    forms = {name: similar.find_forms(f"{it.title}\n{it.question}") for name, it in newest.items()}
    seen = Counter(word for known in forms.values() for word in known)
    needs: list[Need] = []
    for names in groups:
        tickets = [newest[name] for name in names]
        words = _words([forms[name] for name in names], seen, len(newest))
        needs.append(_need(library, calendar, tickets, words, gate, {it.key for it in needs}))
    return tuple(needs)


def publishable(
    found: Needs, names: Mapping[tuple[str, str], str], minimum: int
) -> Iterator[PublicNeed]:
    """Yield the needs that may be published: nothing that fewer than `minimum` patrons share."""
    for it in found.groups:
        if it.patrons >= minimum and it.common:
            service = names.get(("service", it.owner), it.owner)
            yield PublicNeed(it.common, it.patrons // minimum * minimum, service, it.kind)


def _may_be_unmet(ticket: Ticket) -> bool:
    """Return true where nobody linked an answer, and it is nobody's work otherwise."""
    if ticket.answer or ticket.problem or ticket.project or ticket.language:
        return False
    if ticket.activity == "consultation" or proposals.DECLINED in ticket.labels:
        return False
    return SEARCH_MISS in ticket.labels or ticket.resolution in ("answered", "referred", "declined")


def _compared(library: Library, asked: Mapping[str, Ticket]) -> tuple[Corpus, Shelf]:
    """Questions and published answers, to be compared with each other."""
    answers = {slug: it for slug, it in sorted(library.answers.items()) if it.state == "published"}
    texts = {slug: questions.count_answer(it) for slug, it in answers.items()}
    corpus = Corpus({**texts, **{name: questions.count_ticket(it) for name, it in asked.items()}})
    return corpus, Shelf({slug: corpus.vectors[slug] for slug in answers})


def _is_answered(ticket: Ticket, corpus: Corpus, shelf: Shelf) -> bool:
    """Return true where an answer could have been linked: one that is published is like it."""
    likest = next(iter(shelf.nearest(corpus.vectors[ticket.id]).values()), 0.0)
    return ticket.resolution == "answered" and likest >= questions.ANSWERED


def _groups(tickets: Mapping[str, Ticket], corpus: Corpus) -> Iterator[tuple[str, ...]]:
    """Questions that ask the same, the most typical first."""
    vectors = {name: corpus.vectors[name] for name in tickets}
    shelf = Shelf(vectors)
    alike = {
        (one, other): likeness
        for one, vector in vectors.items()
        for other, likeness in shelf.nearest(vector).items()
        if one < other and likeness >= FAR
    }
    links = ((it, *pair) for pair, it in sorted(alike.items()))
    for group in similar.find_groups(tickets, links, ALIKE):
        yield questions.sort_group(group, alike)


def _words(
    forms: Sequence[Mapping[str, str]], seen: Mapping[str, int], whole: int
) -> dict[str, str]:
    """The words that name a group, by their stem: in half of its questions, and rare elsewhere."""
    own = Counter(stem for known in forms for stem in known)
    half = max(FEWEST, HALF * len(forms))
    telling = {
        stem: count * log((1 + whole) / seen[stem])
        for stem, count in own.items()
        if count >= half and stem.isalpha() and len(stem) > 2
    }
    best = sorted(telling, key=lambda stem: (-telling[stem], stem))[:NAMED]
    return {stem: next(known[stem] for known in forms if stem in known) for stem in best}


def _need(
    library: Library,
    calendar: Calendar,
    tickets: Sequence[Ticket],
    words: Mapping[str, str],
    gate: Gate | None,
    taken: Collection[str],
) -> Need:
    services = Counter(it.service for it in tickets)
    return Need(
        key=_key(tuple(words.values()), taken),
        words=tuple(words.values()),
        common=tuple(
            form for stem, form in words.items()
            if _patrons(it for it in tickets if _says(it, stem)) >= library.profile.privacy.min_cell
        ),
        kind=_kind(tickets),
        owner=min(services, key=lambda name: (-services[name], name)),
        tickets=tuple(it.id for it in tickets),
        patrons=_patrons(tickets),
        misses=sum(1 for it in tickets if SEARCH_MISS in it.labels),
        last=max(calendar.day_of(it.opened) for it in tickets),
        examples=tuple(_examples(tickets, gate)) if gate else (),
    )  # fmt: skip


def _says(ticket: Ticket, stem: str) -> bool:
    return stem in similar.find_forms(f"{ticket.title}\n{ticket.question}")


def _patrons(tickets: Collection[Ticket] | Iterator[Ticket]) -> int:
    """Count the people who asked; whoever has no pseudonym is somebody else."""
    return len({it.patron or it.id for it in tickets})


def _kind(tickets: Sequence[Ticket]) -> NeedKind:
    """The kind that would meet it: what half of them lack or are sent away for, else an answer."""
    lacking = [it for it in tickets if it.cause in MISSING or not ORDERED.isdisjoint(it.labels)]
    away = [it for it in tickets if it.resolution in ("referred", "declined")]
    if len(lacking) >= HALF * len(tickets):
        return "resource"
    return "service" if len(away) >= HALF * len(tickets) else "answer"


def _key(words: Sequence[str], taken: Collection[str]) -> str:
    """A name that people can type, which no other need has."""
    plain = ["".join(it for it in word if it.isascii() and it.isalnum()) for word in words]
    base = "-".join(filter(None, plain)) or "need"
    names = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(it for it in names if it not in taken)


def _examples(tickets: Sequence[Ticket], gate: Gate) -> Iterator[str]:
    """One sentence each of the most typical questions, in which the gate finds nothing."""
    found = (next(_sayings(it, gate), None) for it in tickets)
    yield from list(dict.fromkeys(it for it in found if it))[:EXAMPLES]


def _sayings(ticket: Ticket, gate: Gate) -> Iterator[str]:
    yield from distil_texts.find_wordings(ticket.question, gate)
    if distil_texts.is_impersonal(ticket.title, gate):
        yield ticket.title


def _is_told(ticket: Ticket, gate: Gate | None) -> bool:
    """Return true where a search that found nothing can be shown by itself."""
    if SEARCH_MISS not in ticket.labels or gate is None:
        return False
    return distil_texts.is_impersonal(ticket.title, gate)


def _taken(library: Library) -> Iterator[Taken]:
    """The needs that somebody works on."""
    for slug, it in sorted(library.projects.items()):
        if slug.startswith(PREFIX) and it.closed is None:
            due = min((step.due for step in it.milestones if step.done is None), default=None)
            yield Taken(slug, it.title, it.lead, due)
