"""The erasure of a patron in tickets, which stay and still count."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from deskbook.erasure.model import Due
from deskbook.erasure.rules.search import Sought
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Filed, Loaded
from deskbook.library.model.plan import EditTicket, FieldValue, TicketEdit
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import FORGOTTEN, ROBOT
from deskbook.library.rules import texts
from deskbook.patrons.model.patron import Patron
from deskbook.privacy.model.privacy import Found
from deskbook.privacy.rules import plan
from deskbook.privacy.rules.redact import Gate
from deskbook.tickets.rules.lifecycle import next_time


@dataclass(frozen=True, slots=True)
class Erasure:
    """The erasure of a patron in tickets: edits, the number of changed texts, and doubtful hits.

    `doubtful` holds, by ticket, what the gate is not sure of and leaves for a person to read.
    """

    effects: tuple[EditTicket, ...] = ()
    texts: int = 0
    doubtful: tuple[tuple[str, Found], ...] = ()


@dataclass(frozen=True, slots=True)
class Forgetting(Erasure):
    """The erasure of one patron: their tickets, and what else names them.

    `mentions` are ids of tickets of others, `pages` paths of pages that a person has to mend.
    """

    tickets: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


def forget(
    loaded: Loaded,
    name: str,
    record: Patron | None,
    *,
    in_vault: bool,
    gate: Gate,
    actor: Actor,
) -> Forgetting:
    """Plan the erasure of a patron.

    Args:
        loaded: the library.
        name: the patron's pseudonym.
        record: their record, if it can be read.
        in_vault: whether the vault holds anything of them.
        gate: finds what is personal, and what is known of them.
        actor: who carries it out.

    Raises:
        DeskError: nobody has this pseudonym, or the patron is on hold.
    """
    mine = [it.id for it in loaded.library.tickets.values() if it.patron == name]
    if not mine and not in_vault:
        raise DeskError(f"nobody is called {name} here, neither in the vault nor on a ticket")
    if record and record.hold:
        raise DeskError(
            f"{name} is on hold ({record.hold}) and may not be forgotten now: "
            f"`desk patron edit {name} --release` ends it"
        )
    others = sorted(set(loaded.library.tickets) - set(mine))
    own = unlink(map(loaded.ticket, mine), gate, actor)
    elsewhere = unmention(map(loaded.ticket, others), gate, actor)
    return Forgetting(
        effects=own.effects + elsewhere.effects,
        texts=own.texts + elsewhere.texts,
        doubtful=own.doubtful + elsewhere.doubtful,
        tickets=tuple(mine),
        mentions=tuple(_ticket_of(it.path) for it in elsewhere.effects),
        pages=tuple(find_pages(loaded, gate)),
    )


def _ticket_of(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def retire(loaded: Loaded, due: Iterable[Due], gates: Mapping[str, Gate], actor: Actor) -> Erasure:
    """Plan the erasure of all that is over, with the gate of each patron."""
    return _together(
        [unlink(map(loaded.ticket, it.tickets), gates[it.pseudonym], actor) for it in due]
    )


def unlink(tickets: Iterable[Filed[Ticket]], gate: Gate, actor: Actor) -> Erasure:
    """Take a patron out of their tickets: pseudonym, what the gate finds, and what it knows."""
    made = [_edited(it, replace(it.record, patron=None), gate, actor) for it in tickets]
    return _together(made)


def unmention(tickets: Iterable[Filed[Ticket]], gate: Gate, actor: Actor) -> Erasure:
    """Take a patron out of tickets of others that name them whole; the rest of these stays."""
    gate = replace(gate, parts=False)
    sought = Sought("", gate.known)
    said = [it for it in tickets if _mentions(it.record, sought)]
    return _together([_edited(it, it.record, gate, actor) for it in said])


def _edited(filed: Filed[Ticket], after: Ticket, gate: Gate, actor: Actor) -> Erasure:
    before = filed.record
    clean, found = plan.guard_ticket(_without_pseudonym(before, after), gate)
    clean = _without_known(clean, Sought("", gate.known), parts=gate.parts)
    reworded = tuple(
        new for old, new in zip(before.entries, clean.entries, strict=True) if old != new
    )
    question = None if clean.question == before.question else clean.question
    fields = {**texts.difference(before, clean), **_unlinked(before, clean)}
    edit = TicketEdit(fields, (_told(before, actor),), question, reworded)
    number = len(reworded) + (question is not None) + sum(key != "patron" for key in fields)
    doubtful = tuple((before.id, it) for it in found if _is_doubtful(it))
    return Erasure((EditTicket(filed.path, edit, filed.digest),), number, doubtful)


def _together(parts: Sequence[Erasure]) -> Erasure:
    return Erasure(
        tuple(effect for part in parts for effect in part.effects),
        sum(part.texts for part in parts),
        tuple(it for part in parts for it in part.doubtful),
    )


def _unlinked(before: Ticket, after: Ticket) -> dict[str, FieldValue]:
    return {"patron": after.patron} if after.patron != before.patron else {}


def _mentions(ticket: Ticket, sought: Sought) -> bool:
    return bool(sought.hits(" \n ".join(texts.every_text(ticket)), parts=False))


def _without_pseudonym(before: Ticket, after: Ticket) -> Ticket:
    """The ticket without the pseudonym of whom it was, where it is theirs no more."""
    if before.patron is None or before.patron == after.patron:
        return after
    name = before.patron

    def forgotten(text: str) -> str:
        return text.replace(name, FORGOTTEN)

    entries = tuple(_without(entry, forgotten) for entry in after.entries)
    return replace(texts.reword(after, forgotten), entries=entries)


def _without_known(ticket: Ticket, sought: Sought, *, parts: bool) -> Ticket:
    """The ticket without what is known of somebody, also where the gate takes it for the library's.

    Data lines that are no words of people stay: codes and times.
    """

    def clean(text: str) -> str:
        return sought.redact(text, parts=parts)

    entries = tuple(texts.reword_entry(entry, clean) for entry in ticket.entries)
    return replace(texts.reword(ticket, clean), entries=entries)


def _without(entry: Entry, forgotten: Callable[[str], str]) -> Entry:
    data = tuple((key, forgotten(value)) for key, value in entry.data)
    return replace(entry, data=data, text=forgotten(entry.text))


def _told(ticket: Ticket, actor: Actor) -> Entry:
    return Entry(
        time=next_time(ticket, actor.now),
        kind="edit",
        author=ROBOT,
        id=actor.mint(),
        data=(("patron", FORGOTTEN),),
    )


def _is_doubtful(found: Found) -> bool:
    return any(hit.confidence == "doubtful" for hit in found.hits)


def find_pages(loaded: Loaded, gate: Gate) -> list[str]:
    """The pages of `knowledge/` that name a patron whole, for a person to mend."""
    sought = Sought("", gate.known)
    return [
        path
        for path, filed in loaded.filed.items()
        if not isinstance(filed.record, Ticket)
        and sought.hits("\n".join(texts.every_text(filed.record)), parts=False)
    ]
