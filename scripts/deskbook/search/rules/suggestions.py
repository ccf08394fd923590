"""Published answers and resolved tickets that may help with a question, with the reasons.

The texts nearest to a question vote for the answers that they belong to: a wording for the answer
that is asked so, a past ticket for the answer that it was answered with. A nearer one has more to
say, and many that are less near outvote it. What is about the same resource comes forward.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Annotated, Final, TypeVar
from zoneinfo import ZoneInfo

from deskbook.answers.rules import reviews, similar
from deskbook.library.model.folding import find_spellings
from deskbook.library.model.records import Answer
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import Partial
from deskbook.search.model import Near, Neighbours, SuggestedAnswer, SuggestedTicket

RANK_CONSTANT: Final = 10
"""The place at which a ranking says half as much as at its first (reciprocal rank fusion)."""

T = TypeVar("T", bound=Hashable)


def fuse(rankings: Iterable[tuple[float, Sequence[T]]]) -> dict[T, float]:
    """Return the scores of things in weighted rankings, the highest first; ties as they came.

    The numbers that the rankings were made by are not looked at: those of two ways of looking do
    not compare.
    """
    found: dict[T, float] = {}
    for weight, ranked in rankings:
        for place, thing in enumerate(ranked):
            found[thing] = found.get(thing, 0.0) + weight / (RANK_CONSTANT + place)
    return dict(sorted(found.items(), key=lambda it: -it[1]))


SHOWN: Final = 5
"""Answers, and as many tickets, that are suggested at most."""

LOOKED_AT: Final = 12
"""Tickets that are read to say why; what turns out to have little in common is left out."""

VOTERS: Final = 40
"""Texts that vote for answers. These two numbers were tuned on real questions."""

VOTE_PLACE: Final = 3
"""The place at which a vote counts half as much as the first."""

ABOUT_THE_SAME: Final[
    Annotated[Mapping[str, float], Partial("questions to one service have little in common")]
] = {"resource": 1.5, "cause": 1.2}
"""How much closer it makes a ticket or an answer that a field says the same of both."""

HELPED: Final = frozenset({"answered", "referred"})
"""How a ticket was resolved that somebody can learn from."""

LEAST: Final = 0.25
"""The share of a question's words, by their rarity, that something has in common with it."""

ENOUGH: Final = 3
"""Words in common with which half that share will do: long questions say much besides. So it will
for what is about the same resource or has the same cause."""

BESIDES: Final = 0.2
"""The share of the best answer's votes that another one needs to be worth a look."""

MEANT: Final = 0.5
"""The likeness in meaning from which on two texts ask much the same."""

SPELT_ALIKE: Final = 0.3
"""The share of trigrams that a word nobody uses has in common with the word that was meant."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `ticket` where it is one of the library's own."""

    text: str
    ticket: Ticket | None = None


def votes(near: Iterable[Near]) -> dict[str, list[tuple[float, Near]]]:
    """For each answer who voted for it, and how much that counts; the nearest first."""
    found: dict[str, list[tuple[float, Near]]] = {}
    voters = (it for it in near if it.answers)
    for place, voter in enumerate(islice(voters, VOTERS)):
        for slug in voter.answers:
            found.setdefault(slug, []).append((1 / (VOTE_PLACE + place), voter))
    return found


def answers(
    question: Question, found: Neighbours, known: Mapping[str, Answer], today: date
) -> tuple[SuggestedAnswer, ...]:
    """The answers that may help, the likeliest first.

    Args:
        question: what is asked.
        found: the texts nearest to it.
        known: the answers that are voted for, by their slug.
        today: whether an answer is to be reviewed depends on it.
    """
    others = (it for it in found.near if not _is_asked(question, it.ticket))
    weighed = []
    for slug, voted in votes(others).items():
        if answer := known.get(slug):
            same = _same(question, {"resource": answer.resources})
            weight = sum(weight for weight, _ in voted) * _closer(same)
            weighed.append((weight, _Candidate(answer, tuple(it for _, it in voted), same)))
    weighed.sort(key=lambda it: (-it[0], it[1].answer.slug))
    near = (it for weight, it in weighed if weight >= BESIDES * weighed[0][0])
    fit = (it for it in near if it.meant() or _is_like(_shared(it.texts(), found), it.same, found))
    return tuple(_suggested(it, found, today) for it in islice(fit, SHOWN))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An answer that was voted for, by whom, and what it has the same as the question's ticket."""

    answer: Answer
    voters: tuple[Near, ...]
    same: tuple[str, ...]

    def text(self) -> str:
        return "\n".join((self.answer.title, *self.answer.also_asked, self.answer.body))

    def texts(self) -> str:
        return "\n".join((self.text(), *(it.title for it in self.tickets())))

    def meant(self) -> bool:
        return any(map(_is_meant, self.voters))

    def tickets(self) -> list[Ticket]:
        return [it.ticket for it in self.voters if it.ticket is not None]


def _suggested(it: _Candidate, found: Neighbours, today: date) -> SuggestedAnswer:
    answer, due = it.answer, reviews.next_review(it.answer)
    wording = next((near.wording for near in it.voters if near.wording is not None), None)
    through = (ticket.id for ticket in it.tickets() if _shared(ticket.title, found))
    return SuggestedAnswer(
        name=answer.slug,
        title=answer.title,
        shared=_shared(it.text(), found),
        same=it.same,
        meant=it.meant(),
        day=answer.reviewed,
        audience=answer.audience,
        wording=wording if wording != answer.title else None,
        through=tuple(islice(through, 3)),
        due=due is not None and due <= today,
    )


def tickets(question: Question, found: Neighbours) -> list[Ticket]:
    """The resolved tickets that may help, the likeliest first: to be `explained`."""
    weighed = []
    for near in found.near:
        ticket = near.ticket
        if ticket is not None and _helped(ticket) and not _is_asked(question, ticket):
            weighed.append((near.closeness * _closer(_same_ticket(question, ticket)), ticket))
    weighed.sort(key=lambda it: -it[0])
    return [ticket for _, ticket in weighed[:LOOKED_AT]]


def explained(
    question: Question, found: Neighbours, whole: Iterable[Ticket], zone: ZoneInfo
) -> tuple[SuggestedTicket, ...]:
    """Why each of these tickets may help; those that have too little in common are left out."""
    meant = {it.ticket.id for it in found.near if it.ticket is not None and _is_meant(it)}
    suggested = (
        SuggestedTicket(
            name=it.id,
            title=it.title,
            shared=_shared(f"{it.title}\n{it.question}", found),
            same=_same_ticket(question, it),
            meant=it.id in meant,
            day=_day(it.resolved, zone),
            answer=it.answer,
        )
        for it in whole
    )
    fit = (it for it in suggested if it.meant or _is_like(it.shared, it.same, found))
    return tuple(islice(fit, SHOWN))


def _is_meant(near: Near) -> bool:
    return near.likeness is not None and near.likeness >= MEANT


def _helped(ticket: Ticket) -> bool:
    return ticket.status == "resolved" and ticket.resolution in HELPED


def _is_asked(question: Question, ticket: Ticket | None) -> bool:
    return None not in (question.ticket, ticket) and question.ticket.id == ticket.id  # type: ignore[union-attr]


def _same_ticket(question: Question, ticket: Ticket) -> tuple[str, ...]:
    return _same(question, {key: (getattr(ticket, key),) for key in ABOUT_THE_SAME})


def _same(question: Question, values: Mapping[str, Iterable[str | None]]) -> tuple[str, ...]:
    """The fields of the question's ticket whose value is among these."""
    own = question.ticket
    if own is None:
        return ()
    return tuple(
        key for key, held in values.items() if getattr(own, key) and getattr(own, key) in held
    )


def _closer(same: Iterable[str]) -> float:
    factor = 1.0
    for key in same:
        factor *= ABOUT_THE_SAME[key]
    return factor


def _day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    return moment.astimezone(zone).date() if moment else None


def _is_like(shared: Sequence[str], same: Sequence[str], found: Neighbours) -> bool:
    """Return whether so much in common with the question is hardly chance."""
    rarity = {form: found.rarity[stem] for stem, form in found.words.items()}
    share = sum(rarity[form] for form in shared) / (sum(rarity.values()) or 1.0)
    enough = len(shared) >= ENOUGH
    return share >= LEAST / (1 + enough) / (1 + bool(same))


def _shared(text: str, found: Neighbours) -> tuple[str, ...]:
    """The question's words that a text has too, perhaps spelt otherwise; the rarest first."""
    held = {*similar.find_words(text), *find_spellings(text)}
    unknown = max(found.rarity.values(), default=0.0)
    words = [
        word
        for word, rarity in found.rarity.items()
        if word in held or (rarity == unknown and any(_spelt_alike(word, it) for it in held))
    ]
    return tuple(found.words[it] for it in sorted(words, key=lambda it: -found.rarity[it]))


def _spelt_alike(word: str, other: str) -> bool:
    ours, theirs = set(similar.find_trigrams(f"^{word}$")), set(similar.find_trigrams(f"^{other}$"))
    return len(ours & theirs) >= SPELT_ALIKE * len(ours | theirs)
