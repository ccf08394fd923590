"""The gate before every file: what verbs write goes through it, and people are told."""

from pathlib import Path

from deskbook.adapters import carry_out, console, knowledge
from deskbook.model.plan import CreateTicket, EditTicket, Plan, TicketEdit
from deskbook.model.privacy import Found
from deskbook.model.records import Department, Resource, Service, Staff
from deskbook.model.ticket import Ticket
from deskbook.rules import id_patterns, own_contacts, redact, redact_plan
from deskbook.rules.redact import Gate
from deskbook.views import privacy as view


def keep(root: Path, plan: Plan, *, commit: bool, found: tuple[Found, ...] = ()) -> Plan:
    """Carry a plan out without personal data in it, say what was replaced, and return it.

    Args:
        root: the library.
        plan: what a verb is to write.
        commit: whether to keep it in a commit.
        found: what was found already in texts that went into the plan.
    """
    clean, more = guarded(root, plan)
    carry_out.apply(root, clean, commit=commit)
    if told := view.replaced((*found, *more)):
        console.complain(told)
    return clean


def edits(plan: Plan) -> list[TicketEdit]:
    """The edits of tickets in a plan, in their order."""
    return [effect.edit for effect in plan.effects if isinstance(effect, EditTicket)]


def made(plan: Plan) -> Ticket:
    """The ticket that a plan makes."""
    return next(it.ticket for it in plan.effects if isinstance(it, CreateTicket))


def guarded(root: Path, plan: Plan) -> tuple[Plan, tuple[Found, ...]]:
    """The plan without personal data in its texts, and what was found in them."""
    quick = _quick(root)
    clean, found = redact_plan.guarded(plan, quick)
    return redact_plan.guarded(plan, _whole(root, quick)) if found else (clean, found)


def text(root: Path, words: str) -> tuple[str, tuple[Found, ...]]:
    """One text without personal data, and what was found in it."""
    quick = _quick(root)
    if not redact.find(words, quick):
        return words, ()
    clean, hits = redact.intake(words, _whole(root, quick))
    return clean, (Found(words, hits),) if hits else ()


def gate(root: Path) -> Gate:
    """The library's gate, which lets its own names, addresses and numbers pass.

    Raises:
        DeskError: a pattern in `library.md` cannot be used.
    """
    return _whole(root, _quick(root))


def _quick(root: Path) -> Gate:
    """The gate by `library.md` alone: most texts have nothing to be looked up in other records."""
    profile = knowledge.profile(root)
    id_patterns.refuse_faulty(profile.privacy)
    return own_contacts.gate(profile)


def _whole(root: Path, quick: Gate) -> Gate:
    own: tuple[own_contacts.Own, ...] = (
        *knowledge.records(root, Service),
        *knowledge.records(root, Staff),
        *knowledge.records(root, Department),
        *knowledge.records(root, Resource),
    )
    return own_contacts.allowing(quick, own)
