"""Made-up tickets with whole lives, led through the product's own rules; each is the same every run.

The newest tenth is mostly open, of the older ones a few: 85 % are resolved. A file has 1.5 to 6 KB.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from benchmarks import words
from benchmarks.words import Topic
from deskbook.library.model.actor import Actor
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import CAUSES, CROCKFORD, Resolution
from deskbook.tickets.rules import conversation, handoff, lifecycle, opening, resolution

FIRST: Final = datetime(2021, 1, 4, 13, tzinfo=UTC)
LAST: Final = datetime(2026, 9, 30, 21, tzinfo=UTC)
"""Questions come from the first to the last of these times."""

TEAMS: Final[dict[str, tuple[str, ...]]] = {
    "reference": ("reference-head", "history-liaison", "science-liaison", "nursing-liaison"),
    "e-resources": ("eresources-head", "eresources", "metadata"),
    "interlibrary-loan": ("ill-head", "ill"),
    "circulation": ("circulation-head", "desk-evening", "desk-morning", "stacks"),
    "instruction": ("instruction-head", "first-year"),
    "special-collections": ("archivist", "rare-books"),
}
"""The services and who works for them; the first is head."""

DEPARTMENTS: Final = ("history", "nursing", "biology", "english", "music", "engineering")
CHANNELS: Final = ("email", "form", "chat", "phone", "desk")
GROUPS: Final = ("student", "graduate", "faculty", "staff", "public")
ENDS: Final[tuple[Resolution, ...]] = ("answered", "referred", "no-reply", "duplicate")
LABELS: Final = ("first-year", "thesis", "known-item", "distance", "accessibility")


def ticket_id(number: int) -> str:
    """The id of a ticket by its number: no two of the first 2 ** 30 are alike."""
    code = (number * 2_654_435_761 + 362_437) % 2**30
    return "Q-" + "".join(CROCKFORD[code >> shift & 31] for shift in range(25, -1, -5))


def tickets(count: int) -> Iterator[Ticket]:
    """So many tickets, from the first asked to the last."""
    for number in range(count):
        yield _Life(number, count).ticket()


@dataclass(frozen=True)
class _Scene:
    """What one ticket is about."""

    topic: Topic
    slots: dict[str, str]
    lot: Random

    def say(self, *sentences: str) -> str:
        text = " ".join(sentences).format_map(self.slots)
        return text[0].upper() + text[1:]

    def some(self, sentences: tuple[str, ...], least: int, most: int) -> tuple[str, ...]:
        number = min(len(sentences), self.lot.randint(least, most))
        return tuple(self.lot.sample(sentences, number))


class _Life:
    """One ticket on its way from question to resolution."""

    def __init__(self, number: int, count: int) -> None:
        self.lot = lot = Random(f"desk {number}")
        self.scene = _Scene(words.topic(lot), words.slots(lot), lot)
        self.name = ticket_id(number)
        self.now = FIRST + (LAST - FIRST) * number / count
        self.now = self.now.replace(microsecond=0)
        late = number >= count * 9 // 10
        self.stays_open = lot.random() < (0.85 if late else 0.072)
        self.team = TEAMS[self.scene.topic.service]
        self.lead = lot.choice(self.team)

    def ticket(self) -> Ticket:
        made = self._asked()
        if self.stays_open and self.lot.random() < 0.08:
            return made
        steps = [self._first_reply, *self._middle()]
        for step in steps[: self.lot.randint(2, len(steps)) if self.stays_open else None]:
            made = lifecycle.apply(made, step(made))
        if not self.stays_open:
            made = lifecycle.apply(made, self._resolve(made))
        return made

    def _hand(self, author: str = "") -> Actor:
        return Actor(author or self.lead, self.now, self._mint)

    def _mint(self) -> str:
        return "".join(self.lot.choices(CROCKFORD, k=8))

    def _later(self, hours: float) -> None:
        self.now += timedelta(seconds=int(self.lot.expovariate(1 / (hours * 3600))) + 60)

    def _asked(self) -> Ticket:
        lot, scene = self.lot, self.scene
        fields: dict[str, FieldValue] = {
            "title": scene.say(lot.choice(scene.topic.titles)),
            "service": scene.topic.service,
            "channel": lot.choice(CHANNELS),
            "patron": "p-" + "".join(lot.choices("0123456789abcdefghjkmnpqrstvwxyz", k=10)),
            "patron_group": lot.choice(GROUPS),
        }
        if scene.topic.resource:
            fields["resource"] = scene.slots["database"].lower().replace(" ", "-")
        if lot.random() < 0.4:
            fields["department"] = lot.choice(DEPARTMENTS)
        if lot.random() < 0.3:
            fields["course"] = scene.slots["course"]
        if lot.random() < 0.15:
            fields["labels"] = (lot.choice(LABELS),)
        if lot.random() < 0.1:
            fields["language"] = lot.choice(("es", "fr", "pt", "zh", "ar"))
        question = "\n\n".join(
            (
                scene.say(*scene.some(scene.topic.asks, 3, 6)),
                scene.say(*scene.some(words.PATRON_MORE, 3, 7)),
            )
        )
        if lot.random() < 0.3:
            question += "\n\n" + words.references(lot, 1, 6)
        return opening.open_new(self.name, self.now, fields, question, self._hand())

    def _first_reply(self, ticket: Ticket) -> TicketEdit:
        self._later(3)
        opener = self.lot.choice(words.STAFF_OPENING)
        text = self.scene.say(opener, *self.scene.some(words.STAFF_MORE, 3, 6))
        text += "\n\n" + words.references(self.lot, 2, 7)
        return conversation.reply(ticket, self._hand(), text)

    def _middle(self) -> list[Callable[[Ticket], TicketEdit]]:
        steps: list[Callable[[Ticket], TicketEdit]] = [self._note]
        kinds = (
            (self._note,),
            (self._wait_for_patron, self._hear),
            (self._reply,),
            (self._wait_for_vendor, self._note, self._resume),
            (self._help, self._join),
            (self._promise, self._reply),
        )
        for _ in range(self.lot.randint(1, 4)):
            steps += self.lot.choice(kinds if self.scene.topic.resource else kinds[:3])
        return steps

    def _note(self, ticket: Ticket) -> TicketEdit:
        self._later(8)
        text = self.scene.say(*self.scene.some(words.NOTES, 1, 3))
        return lifecycle.note(ticket, self._hand(self.lot.choice(self.team)), text)

    def _reply(self, ticket: Ticket) -> TicketEdit:
        self._later(20)
        text = self.scene.say(*self.scene.some(words.STAFF_MORE, 2, 5))
        if self.lot.random() < 0.5:
            text += "\n\n" + words.references(self.lot, 2, 9)
        return conversation.reply(ticket, self._hand(), text)

    def _wait_for_patron(self, ticket: Ticket) -> TicketEdit:
        self._later(6)
        text = self.scene.say(self.lot.choice(words.ASKED))
        return resolution.wait(ticket, self._hand(), "patron", text=text)

    def _hear(self, ticket: Ticket) -> TicketEdit:
        self._later(30)
        text = self.scene.say(*self.scene.some(words.PATRON_AGAIN, 1, 3))
        return conversation.heard(ticket, self._hand(), text)

    def _wait_for_vendor(self, ticket: Ticket) -> TicketEdit:
        self._later(10)
        text = self.scene.say(self.lot.choice(words.VENDOR))
        case = f"{self.lot.randint(0, 99_999):05}-{self.lot.randint(1, 999)}"
        return resolution.wait(ticket, self._hand(), "vendor", case=case, text=text)

    def _resume(self, ticket: Ticket) -> TicketEdit:
        self._later(90)
        return resolution.resume(ticket, self._hand())

    def _help(self, ticket: Ticket) -> TicketEdit:
        self._later(4)
        others = [it for it in TEAMS["reference"] if it not in (self.lead, *ticket.contributors)]
        text = self.scene.say(*self.scene.some(words.NOTES, 1, 2))
        tried = self.scene.say(self.lot.choice(words.NOTES))
        to = self.lot.choice(others)
        return handoff.offer(ticket, self._hand(), to, "retain", tried=tried, text=text)

    def _join(self, ticket: Ticket) -> TicketEdit:
        self._later(5)
        return handoff.accept(ticket, self._hand(ticket.offered_to or ""))

    def _promise(self, ticket: Ticket) -> TicketEdit:
        self._later(2)
        day = (self.now + timedelta(days=self.lot.randint(1, 9))).date()
        if day == ticket.promised:
            day += timedelta(days=1)
        return conversation.promise(ticket, self._hand(), day)

    def _resolve(self, ticket: Ticket) -> TicketEdit:
        self._later(24)
        scene, lot = self.scene, self.lot
        text = scene.say(lot.choice(scene.topic.answers), *scene.some(words.STAFF_MORE, 0, 3))
        how = lot.choices(ENDS, (86, 7, 5, 2))[0]
        slug = scene.topic.slug if how == "answered" and lot.random() < 0.5 else None
        cause = lot.choice(tuple(CAUSES)) if scene.topic.resource else None
        return resolution.resolve(ticket, self._hand(), how, answer=slug, cause=cause, reply=text)
