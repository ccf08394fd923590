"""`desk mail send`: replies go to their patrons; listed first, carried out with `--apply`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from deskbook.library.adapters import carry_out, files, lookup, memory
from deskbook.library.model.finding import DeskError, describe_failure
from deskbook.library.model.outcome import Change, Progress, Written, ignore
from deskbook.library.model.plan import EditTicket, Plan
from deskbook.library.model.records import Staff
from deskbook.library.model.ticket import Ticket
from deskbook.mail.adapters import outbox
from deskbook.mail.adapters import server as mail_server
from deskbook.mail.adapters.outbox import Outbox, RefusedError
from deskbook.mail.commands import mail_commands
from deskbook.mail.commands import outgoing as mail_outgoing
from deskbook.mail.commands import world as mail_world
from deskbook.mail.commands.fetch import share
from deskbook.mail.commands.world import World
from deskbook.mail.formats import composer
from deskbook.mail.model.disposition import Parcel
from deskbook.mail.model.outcomes import (
    DigestFailed,
    MailPlanned,
    MailSent,
    ReplyHandled,
    ReplyState,
)
from deskbook.mail.model.outgoing import Outgoing
from deskbook.mail.rules import outgoing as rule
from deskbook.mail.views import letter as letters
from deskbook.mail.views import texts
from deskbook.patrons.adapters.vault import place
from deskbook.privacy.commands import write_gate
from deskbook.tickets.adapters import message_index
from deskbook.tickets.rules import deliveries

HANDED: Final = "mail-handed"
"""What this clone remembers: the replies that a server has, until the tickets record it."""


def list_waiting(root: Path, *, show: bool) -> MailPlanned:
    """List the replies and digests that wait; with `show`, with their letters."""
    world = mail_world.load(root)
    return MailPlanned(
        replies=tuple(_planned(it, show=show) for it in mail_outgoing.find_replies(world)),
        digests=len([*mail_outgoing.find_digests(world)]),
    )


def _planned(it: Parcel, *, show: bool) -> ReplyHandled:
    if it.outgoing is None:
        return ReplyHandled(it.ticket, it.entry, "unsendable", it.why)
    letter = it.outgoing.letter if show else None
    return ReplyHandled(it.ticket, it.entry, "ready", letter=letter)


def send(root: Path, *, commit: bool, progress: Progress = ignore) -> MailSent:
    """Send each reply and digest that waits, once, and write that down.

    A reply that the server has taken is remembered at once and marked in its ticket after that, so
    a run that is killed sends nothing a second time but for the moment between the two; the
    message's id is always the same, by which mail systems know a repetition.

    Args:
        root: the library.
        commit: whether to keep the marks in commits.
        progress: gets each reply as it is done, digests that fail, and the exchange with others.

    Raises:
        DeskError: the server or the vault cannot be used.
    """
    world = mail_world.load(root)
    run = _Run(world, commit=commit, progress=progress)
    with files.alone(root, "mail-send.lock", "another desk command is sending mail"):
        return run.send()


class _Run:
    """One run: what was sent, and what was written about it."""

    def __init__(self, world: World, *, commit: bool, progress: Progress) -> None:
        self.world, self.commit, self.progress = world, commit, progress
        self.changes: list[Change] = []
        self.handed: dict[str, str] = {}
        """Tickets by their replies that a server has and that are not marked yet."""

    def send(self) -> MailSent:
        """Mark what a killed run handed over, send what waits, and share the marks."""
        world = self.world
        with files.locked(world.root):
            self._mark_handed()
            found = mail_outgoing.find_replies(world)
            parcels = [it for it in found if it.entry not in self.handed]
        replies: list[ReplyHandled] = []
        sent, failed = 0, tuple[DigestFailed, ...]()
        results = mail_commands.find_answers(world)
        if parcels or results or any(mail_outgoing.find_digests(world)):
            with _opened(world) as server:
                self._send_results(server, results)
                replies = [self._send(server, it) for it in parcels]
                sent, failed = self._send_digests(server)
        if self.commit:
            share(world.root, self.progress)
        return MailSent(
            replies=tuple(replies),
            digests=sent,
            failed_digests=failed,
            written=Written(changes=tuple(self.changes)),
        )

    def _send(self, server: Outbox, parcel: Parcel) -> ReplyHandled:
        """Send one reply and mark it."""
        done = self._handled(server, parcel)
        self.progress(done)
        return done

    def _handled(self, server: Outbox, parcel: Parcel) -> ReplyHandled:
        outgoing, why = parcel.outgoing, ""
        if outgoing is None:
            self._return(parcel)
            return ReplyHandled(parcel.ticket, parcel.entry, "unsendable", parcel.why)
        try:
            data = write_message(outgoing)
        except Exception as error:  # no letter may stop the others
            why = describe_failure("writing it", error)
            return ReplyHandled(parcel.ticket, parcel.entry, "waits", why)
        self._remember()  # a disk that takes nothing stops the run before the letter is sent
        try:
            server.hand_over(outgoing.back, outgoing.to.email, data)
        except RefusedError as error:
            why = str(error)
        except DeskError as error:
            return ReplyHandled(parcel.ticket, parcel.entry, "waits", str(error))
        else:
            self.handed[parcel.entry] = parcel.ticket
            self._remember()
        with files.locked(self.world.root):
            fault = self._mark(parcel.ticket, parcel.entry, why)
        self._remember()
        state: ReplyState = "refused" if why else "sent"
        if fault:
            state = "waits" if why else "unmarked"
        return ReplyHandled(parcel.ticket, parcel.entry, state, fault or why)

    def _remember(self) -> None:
        memory.remember(self.world.root, HANDED, self.handed)

    def _mark(self, ticket: str, reply: str, why: str) -> str:
        """Write down what became of a reply; return why that failed, which stops no other."""
        try:
            self.changes += _mark(self.world, ticket, reply, why, commit=self.commit)
        except Exception as error:
            return describe_failure("marking it", error)
        self.handed.pop(reply, None)
        return ""

    def _return(self, parcel: Parcel) -> None:
        """Note once in its ticket that a reply waits for an address, so that its author hears."""
        if parcel.why != mail_outgoing.NO_ADDRESS:
            return
        with files.locked(self.world.root):
            filed = lookup.read_ticket(self.world.root, parcel.ticket)
            if deliveries.is_reported(filed.record, parcel.entry):
                return
            author = next(it.author for it in filed.record.entries if it.id == parcel.entry)
            words = texts.describe_return(author, place.machine_name())
            edit = rule.report(filed.record, self.world.actor(), parcel.entry, words)
            plan = Plan(
                f"{parcel.ticket}: reply waits for an address",
                (EditTicket(filed.path, edit, filed.digest),),
            )
            self.changes += _carry_out(self.world, plan, filed.record, commit=self.commit)

    def _send_results(self, server: Outbox, results: list[tuple[str, Staff, bytes]]) -> None:
        """Send the answers to colleagues' commands; what fails is tried again in the next run."""
        for key, staff, data in results:
            try:
                server.hand_over(self.world.settings.address, staff.email, data)
            except DeskError as error:
                self.progress(DigestFailed(staff.handle, str(error)))
                continue
            mail_commands.forget_answer(self.world, key)

    def _send_digests(self, server: Outbox) -> tuple[int, tuple[DigestFailed, ...]]:
        """Send today's digests; what fails is tried again in the next run."""
        world, sent = self.world, 0
        failed: list[DigestFailed] = []
        for staff, text in [*mail_outgoing.find_digests(world)]:
            data = mail_outgoing.write_digest(world, staff, text)
            try:
                server.hand_over(world.settings.address, staff.email, data)
            except DeskError as error:
                failed.append(DigestFailed(staff.handle, str(error)))
                self.progress(failed[-1])
                continue
            mail_outgoing.remember_digest(world, staff.handle)
            sent += 1
        return sent, tuple(failed)

    def _mark_handed(self) -> None:
        """Mark what an earlier run handed over and could not mark."""
        world = self.world
        waiting = message_index.find_unsent(world.root, world.settings.since)
        for reply, ticket in memory.recall(world.root, HANDED).items():
            if reply in waiting.get(str(ticket), ()):
                self.handed[reply] = str(ticket)
                if fault := self._mark(str(ticket), reply, ""):
                    self.progress(ReplyHandled(str(ticket), reply, "unmarked", fault))
        self._remember()


@contextmanager
def _opened(world: World) -> Iterator[Outbox]:
    server = world.settings.smtp
    if server is None:
        raise DeskError(
            "knowledge/library.md: mail has no `smtp:`: write where mail is sent through"
        )
    secret = mail_server.read_secret(world.root, "smtp") if server.user else ""
    with outbox.connect(server, secret) as found:
        yield found


def write_message(outgoing: Outgoing) -> bytes:
    """Return the message's bytes."""
    letter = outgoing.letter
    return composer.write(outgoing, letters.write_plain(letter), letters.write_html(letter))


def _mark(world: World, ticket: str, reply: str, why: str, *, commit: bool) -> tuple[Change, ...]:
    """Write down what became of a reply, for colleagues."""
    filed = lookup.read_ticket(world.root, ticket)
    edit = rule.settle(
        filed.record, world.actor(), reply, texts.describe_refusal(why) if why else ""
    )
    done = deliveries.REFUSED if why else deliveries.SENT
    plan = Plan(f"{ticket}: reply {done}", (EditTicket(filed.path, edit, filed.digest),))
    return _carry_out(world, plan, filed.record, commit=commit)


def _carry_out(world: World, plan: Plan, ticket: Ticket, *, commit: bool) -> tuple[Change, ...]:
    clean, _ = write_gate.guard_plan(world.root, plan, ticket.patron)
    return carry_out.apply(
        world.root,
        clean,
        commit=commit,
        look=lambda writes: write_gate.refuse_personal(world.root, writes),
    )
