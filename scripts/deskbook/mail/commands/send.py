"""`desk mail send`: replies go to their patrons; listed first, carried out with `--apply`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from deskbook.library.adapters import files, memory
from deskbook.library.model.finding import DeskError, describe_failure
from deskbook.library.model.outcome import Change, Progress, Written, ignore
from deskbook.library.model.records import Staff
from deskbook.mail.adapters import outbox
from deskbook.mail.adapters import server as mail_server
from deskbook.mail.adapters.outbox import NotAcceptedError, Outbox, UnreachableError
from deskbook.mail.commands import mail_commands, settlement
from deskbook.mail.commands import outgoing as mail_outgoing
from deskbook.mail.commands import world as mail_world
from deskbook.mail.commands.fetch import share
from deskbook.mail.commands.settlement import Settled, StopError
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
from deskbook.mail.views import letter as letters
from deskbook.tickets.adapters import message_index

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
    state: ReplyState = "outbox" if it.until else "ready"
    return ReplyHandled(it.ticket, it.entry, state, letter=letter, until=it.until)


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
        self.replies: list[ReplyHandled] = []
        self.handed: dict[str, str] = {}
        """Tickets by their replies that a server has and that are not marked yet."""

    def send(self) -> MailSent:
        """Mark what a killed run handed over, send what waits, and share the marks."""
        world = self.world
        self._mark_handed()
        with files.locked(world.root):
            found = mail_outgoing.find_replies(world)
            parcels = [it for it in found if it.entry not in self.handed]
        sent, failed, stopped = 0, tuple[DigestFailed, ...](), ""
        results = mail_commands.find_answers(world)
        is_due = any(it.outgoing and it.until is None for it in parcels)
        if is_due or results or any(mail_outgoing.find_digests(world)):
            try:
                with _opened(world) as server:
                    self._send_results(server, results)
                    for it in parcels:
                        self._send(server, it)
                    sent, failed = self._send_digests(server)
            except (UnreachableError, StopError) as error:
                stopped = str(error)
        for it in parcels[len(self.replies) :]:
            self.replies.append(self._left(it, stopped))
            if it.outgoing is None:
                self.progress(self.replies[-1])
        if self.commit:
            share(world.root, self.progress)
        return MailSent(
            replies=tuple(self.replies),
            digests=sent,
            failed_digests=failed,
            stopped=stopped,
            written=Written(changes=tuple(self.changes)),
        )

    def _left(self, parcel: Parcel, stopped: str = "") -> ReplyHandled:
        """A reply that is not tried: it has no address, its time has not come, or the run ended."""
        if parcel.outgoing is None:
            if settled := settlement.give_back(self.world, parcel):
                self._mark(parcel.ticket, parcel.entry, settled)
            return ReplyHandled(parcel.ticket, parcel.entry, "unsendable", parcel.why)
        if parcel.until:
            return ReplyHandled(parcel.ticket, parcel.entry, "outbox", until=parcel.until)
        return ReplyHandled(parcel.ticket, parcel.entry, "waits", stopped)

    def _send(self, server: Outbox, parcel: Parcel) -> None:
        """Send one reply and mark it."""
        done = self._handled(server, parcel)
        self.replies.append(done)
        self.progress(done)

    def _handled(self, server: Outbox, parcel: Parcel) -> ReplyHandled:
        """Hand one reply over, if its time has come, and record the server's answer.

        Raises:
            StopError: the server's answer is about every letter.
        """
        outgoing = parcel.outgoing
        if outgoing is None or parcel.until:
            return self._left(parcel)
        try:
            data = write_message(outgoing)
        except Exception as error:  # no letter may stop the others
            why = describe_failure("writing it", error)
            return ReplyHandled(parcel.ticket, parcel.entry, "waits", why)
        self._remember()  # a disk that takes nothing stops the run before the letter is sent
        try:
            server.hand_over(outgoing.envelope, outgoing.to.email, data)
        except NotAcceptedError as error:
            settled = settlement.judge(self.world, parcel, outgoing, error.answer)
        else:
            settled = settlement.accept(self.world, parcel.entry)
            self.handed[parcel.entry] = parcel.ticket
            self._remember()
        fault = self._mark(parcel.ticket, parcel.entry, settled)
        self._remember()
        state = settled.state
        if fault:
            state = "unmarked" if state == "sent" else "waits"
        return ReplyHandled(
            parcel.ticket, parcel.entry, state, fault or settled.why, until=settled.until
        )

    def _remember(self) -> None:
        memory.remember(self.world.root, HANDED, self.handed)

    def _mark(self, ticket: str, reply: str, settled: Settled) -> str:
        """Write down what became of a reply; return why that failed, which stops no other."""
        try:
            with files.locked(self.world.root):
                self.changes += settlement.write_down(
                    self.world, ticket, settled, commit=self.commit
                )
        except Exception as error:
            return describe_failure("marking it", error)
        self.handed.pop(reply, None)
        return ""

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
                if fault := self._mark(str(ticket), reply, settlement.accept(world, reply)):
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
