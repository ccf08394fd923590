"""A draft of an answer, made from tickets that ask the same."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from deskbook.answers.rules import similar
from deskbook.answers.rules.distill import texts as distil_texts
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.records import Answer, staff_mark
from deskbook.library.model.records.names import RESERVED
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import CAUSES, PATRON, ROBOT
from deskbook.privacy.model.privacy import PersonalKind
from deskbook.privacy.rules import redact
from deskbook.privacy.rules.redact import Gate

NAMED: Final = 4
"""Words of the title that name the file."""

LONGEST: Final = 60
"""Letters of the name: file systems take names of 255 bytes."""

_NAME: Final = re.compile(r"(?<![^\W_])[a-z0-9]+(?:-[a-z0-9]+)*(?![^\W_])")

_ABOUT_SOMEBODY: Final = re.compile(
    r"\b(?i:patrons?|students?|callers?|borrowers?|professor|prof|she|he|her|his|him|mr|mrs|ms|dr)\b"
    r".*?(?<![.!?] )\b[A-Z][a-z]"
)
"""Words for the asker, with a word after them that is written like a name."""

WORDINGS: Final = 6
"""Patrons' wordings that a draft begins with, at most."""


def draft(
    library: Library, tickets: Sequence[Ticket], gate: Gate, taken: Collection[str]
) -> Answer | None:
    """Return a draft from tickets that ask the same; none without a title or a reply.

    Args:
        library: the library.
        tickets: the tickets, the most typical first.
        gate: what is personal; what it is sure of is replaced, what it doubts makes no wording.
        taken: names that other answers have.
    """
    return _drafted(library, tickets, add_names(tickets, gate), taken)


def _drafted(
    library: Library, tickets: Sequence[Ticket], gate: Gate, taken: Collection[str]
) -> Answer | None:
    """A draft, by a gate that knows the names in the tickets."""
    asked = [it.question for it in tickets]
    title = distil_texts.choose_title(asked, [it.title for it in tickets], gate)
    replies = [it.text for it in map(find_reply, tickets) if it is not None]
    if not title or not replies:
        return None
    text, _ = redact.clean_intake(_typical(replies), gate)
    short, rest = distil_texts.write_body(text)
    if not short:
        return None
    body = "\n\n".join(filter(None, (short, rest, *_for_staff(library, tickets, gate))))
    resources = dict.fromkeys(it.resource for it in tickets if it.resource)
    return Answer(
        slug=_slug(title, taken),
        title=title,
        state="draft",
        also_asked=tuple(_also_asked(asked, title, gate))[:WORDINGS],
        services=(Counter(it.service for it in tickets).most_common(1)[0][0],),
        resources=tuple(it for it in resources if it in library.resources),
        sources=tuple(sorted(it.id for it in tickets)),
        body=body,
    )


def begin(
    library: Library,
    tickets: Sequence[Ticket],
    gate: Gate,
    *,
    slug: str | None = None,
    title: str | None = None,
) -> Answer:
    """Return a draft that somebody asked for, with their title; its text may be missing.

    Raises:
        DeskError: no title was given, and none can be taken from what patrons wrote.
    """
    taken, gate = set(library.answers), add_names(tickets, gate)
    found = _drafted(library, tickets, gate, taken)
    asked = [it.question for it in tickets]
    said = title or (found and found.title) or distil_texts.choose_title(
        asked, [it.title for it in tickets], gate
    )  # fmt: skip
    if not said:
        raise DeskError("what patrons wrote makes no title: say it with --title")
    made = found or Answer(
        slug=_slug(said, taken),
        title=said,
        state="draft",
        also_asked=tuple(_also_asked(asked, said, gate))[:WORDINGS],
        services=(Counter(it.service for it in tickets).most_common(1)[0][0],),
        sources=tuple(sorted(it.id for it in tickets)),
    )
    name = slug or (_slug(said, taken) if title else made.slug)
    return replace(made, slug=name, title=said)


def find_reply(ticket: Ticket) -> Entry | None:
    """Return the reply that resolved a ticket: the last that a colleague wrote to the patron.

    Where none of ours is named, it is the last that went out in the name of the desk: whoever moved
    in from another system has all their replies so. What the desk sent by itself, to a patron who
    was silent, follows its own reminder and is none.
    """
    before = (None, *ticket.entries)
    told = [
        it
        for earlier, it in zip(before, ticket.entries, strict=False)
        if it.kind == "reply" and it.text and it.author != PATRON
        and not (it.author == ROBOT and earlier is not None and earlier.kind == "reminder")
    ]  # fmt: skip
    named = [it for it in told if it.author != ROBOT]
    return next(reversed(named or told), None)


def _typical(replies: Sequence[str]) -> str:
    """The reply that is most like all of them; of several, that to the most typical ticket."""
    counted = (similar.count([(text, 1.0)]) for text in replies)
    vectors = similar.Corpus(dict(zip(map(str, range(len(replies))), counted, strict=True))).vectors
    likeness = [
        sum(similar.compare(one, it) for it in vectors.values()) for one in vectors.values()
    ]
    return replies[max(range(len(replies)), key=lambda it: (round(likeness[it], 9), -it))]


def _also_asked(asked: Sequence[str], title: str, gate: Gate) -> Iterator[str]:
    """Patrons' own questions that are not the title, each once."""
    known = {tuple(similar.find_words(title))}
    for text in asked:
        for words in distil_texts.find_wordings(text, gate):
            plain = tuple(similar.find_words(words))
            if plain not in known:
                known.add(plain)
                yield words


def _for_staff(library: Library, tickets: Sequence[Ticket], gate: Gate) -> Iterator[str]:
    """The mark for staff, and under it Environment and Cause; empty ones are left out."""
    lines = [*_environment(library, tickets)]
    found = [*_causes(tickets), *_notes(tickets, gate)]
    if lines or found:
        yield staff_mark.MARK
    if lines:
        yield "### Environment\n\n" + "\n".join(lines)
    if found:
        yield "### Cause\n\n" + "\n".join(found)


def _environment(library: Library, tickets: Sequence[Ticket]) -> Iterator[str]:
    for slug in dict.fromkeys(it.resource for it in tickets if it.resource):
        resource = library.resources.get(slug)
        if resource is not None:
            platform = f", on {resource.platform}" if resource.platform else ""
            yield f"- {resource.name} ({resource.vendor}){platform}"
    symptoms = dict.fromkeys(it.symptom for it in tickets if it.symptom)
    yield from (f"- Seen: {it}" for it in symptoms)


def _causes(tickets: Sequence[Ticket]) -> Iterator[str]:
    """The causes that were found, the most frequent first, with their meaning."""
    found = Counter(it.cause for it in tickets if it.cause)
    for cause, number in sorted(found.items(), key=lambda it: (-it[1], it[0])):
        times = f" ({number} tickets)" if number > 1 else ""
        yield f"- `{cause}`{times}: {CAUSES[cause]}"


def _notes(tickets: Sequence[Ticket], gate: Gate) -> Iterator[str]:
    """The last note of colleagues on each ticket: what they found, each once, and not about whom.

    A sentence about who asked that may hold a name is left out: nobody's erasure reaches an answer.
    """
    found: dict[str, list[str]] = {}
    for ticket in tickets:
        notes = [it.text for it in ticket.entries if it.kind == "note" and it.text]
        text, _ = redact.clean_intake(notes[-1], gate) if notes else ("", ())
        said = (it for it in distil_texts.split_sentences(text) if not _ABOUT_SOMEBODY.search(it))
        found.setdefault(" ".join(said), []).append(ticket.id)
    yield from (f"- {', '.join(sorted(names))}: {text}" for text, names in found.items() if text)


def add_names(tickets: Sequence[Ticket], gate: Gate) -> Gate:
    """Return the gate with the names by which people greet, sign and are called in tickets."""
    texts = (text for it in tickets for text in (it.question, *(one.text for one in it.entries)))
    names = {
        text[hit.start : hit.end]
        for text in texts
        for hit in redact.find(text, gate)
        if hit.kind == "name"
    }
    known: list[tuple[PersonalKind, str]] = [("name", name) for name in sorted(names)]
    return replace(gate, known=(*gate.known, *known))


def _slug(title: str, taken: Collection[str]) -> str:
    """A name for the file: the telling words of the title, with a number where that is taken."""
    found = _NAME.findall(title.removesuffix(distil_texts.WHAT_NOW).casefold())
    telling = dict.fromkeys(it for it in found if len(it) > 1 and it not in similar.LITTLE)
    base = "-".join(list(telling)[:NAMED])[:LONGEST].strip("-") or "answer"
    names = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(it for it in names if it not in taken and it not in RESERVED)
