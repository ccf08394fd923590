"""Answers of a mail server to one reply, and the entries of its ticket that follow from them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from deskbook.library.adapters import carry_out, lookup
from deskbook.library.model.outcome import Change
from deskbook.library.model.plan import EditTicket, Plan, TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.mail.commands import distrust
from deskbook.mail.commands import outgoing as mail_outgoing
from deskbook.mail.commands.world import World
from deskbook.mail.model.disposition import Parcel
from deskbook.mail.model.outcomes import ReplyState
from deskbook.mail.model.outgoing import Outgoing
from deskbook.mail.model.verdict import ServerAnswer, Verdict
from deskbook.mail.rules import outgoing as rule
from deskbook.mail.rules import verdicts
from deskbook.mail.views import texts
from deskbook.patrons.adapters.vault import place
from deskbook.privacy.commands import write_gate
from deskbook.tickets.model import REFUSED
from deskbook.tickets.rules import deliveries

Decide = Callable[[Ticket], TicketEdit]


class StopError(Exception):
    """The server's answer is about every letter; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A reply's state after a server's answer: what its ticket is told, and as which change.

    `failed` is the address that is marked as wrong once the ticket says so.
    """

    state: ReplyState
    decide: Decide
    what: str
    why: str = ""
    until: datetime | None = None
    failed: str = ""


def accept(world: World, reply: str) -> Settled:
    """Return what follows where a server has accepted a reply."""
    return Settled("sent", partial(rule.accept, actor=world.actor(), reply=reply), "reply sent")


def judge(world: World, parcel: Parcel, outgoing: Outgoing, answer: ServerAnswer) -> Settled:
    """Return what follows where a server did not accept a reply: it goes out later, or never.

    Raises:
        StopError: the answer is about every letter.
    """
    actor, verdict, why = world.actor(), verdicts.judge(answer), str(answer)
    if verdict.action == "stop":
        raise StopError(_explain_stop(world, outgoing, answer, verdict))
    until = deliveries.find_retry(parcel.tries, actor.now)
    if verdict.action == "defer" and until is not None:
        words = texts.describe_deferral(why, until, actor.zone)
        decide = partial(rule.defer, actor=actor, reply=parcel.entry, until=until, words=words)
        return Settled("deferred", decide, "reply deferred", why, until)
    if verdict.action == "defer":
        why = f"{why} (tried for four days)"
    is_bad = verdicts.is_recipient_bad(answer)
    decide = partial(
        rule.fail,
        actor=actor,
        reply=parcel.entry,
        key=REFUSED,
        words=texts.describe_refusal(why, is_address_bad=is_bad),
        day=world.next_open_day(actor.now),
    )
    failed = outgoing.to.email if is_bad else ""
    return Settled("refused", decide, "reply refused", why, failed=failed)


def give_back(world: World, parcel: Parcel) -> Settled | None:
    """Return what follows where a reply has no address; none where its ticket says so already."""
    reason = mail_outgoing.REASONS.get(parcel.why)
    if reason is None or parcel.is_reported:
        return None

    def decide(ticket: Ticket) -> TicketEdit:
        author = next(it.author for it in ticket.entries if it.id == parcel.entry)
        words = texts.describe_return(author, reason, place.machine_name())
        actor = world.actor()
        return rule.report(ticket, actor, parcel.entry, words, world.next_open_day(actor.now))

    return Settled("unsendable", decide, "reply waits for an address", parcel.why)


def write_down(world: World, ticket: str, it: Settled, *, commit: bool) -> tuple[Change, ...]:
    """Write into its ticket what became of a reply."""
    filed = lookup.read_ticket(world.root, ticket)
    edit = it.decide(filed.record)
    plan = Plan(f"{ticket}: {it.what}", (EditTicket(filed.path, edit, filed.digest),))
    clean, _ = write_gate.guard_plan(world.root, plan, filed.record.patron)
    changes = carry_out.apply(
        world.root,
        clean,
        commit=commit,
        look=lambda writes: write_gate.refuse_personal(world.root, writes),
    )
    if it.failed:
        distrust.mark(world.root, ticket, (it.failed,))
    return changes


def _explain_stop(world: World, outgoing: Outgoing, answer: ServerAnswer, verdict: Verdict) -> str:
    """What a server said that takes no letter now, and what to do where it is our account."""
    if verdict.scope == "server":
        return f"mail: not now: {answer}"
    todo = "look at the user and address below `mail:` in knowledge/library.md"
    if outgoing.envelope != world.settings.address:
        todo = (
            "if it accepts its own address as sender only, write `envelope: plain` below `mail:` "
            "in knowledge/library.md"
        )
    return f"mail: the server refuses our account or sender: {answer}; {todo}"
