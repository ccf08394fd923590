"""`desk mail send`: replies go to their patrons; printed first, carried out with `--apply`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from deskbook.library.adapters import carry_out, console, files, lookup, memory
from deskbook.library.model.entry_kinds import EntryKind
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import EditTicket, Plan
from deskbook.mail.adapters import outbox
from deskbook.mail.adapters import server as mail_server
from deskbook.mail.adapters.outbox import Outbox, RefusedError
from deskbook.mail.commands import (
    digests as mail_digests,
)
from deskbook.mail.commands import (
    outgoing as mail_outgoing,
)
from deskbook.mail.commands import (
    world as mail_world,
)
from deskbook.mail.commands.fetch import share
from deskbook.mail.commands.world import World
from deskbook.mail.formats import composer
from deskbook.mail.model.disposition import Parcel
from deskbook.mail.model.outgoing import Outgoing
from deskbook.mail.rules import out
from deskbook.mail.views import mail as view
from deskbook.mail.views import out as letters
from deskbook.privacy.commands import write_gate
from deskbook.tickets.adapters import message_index
from deskbook.tickets.rules.lifecycle import entry

HANDED: Final = "mail-handed"
"""What this clone remembers: the replies that a server has, until the tickets say so."""


def send(root: Path, *, apply: bool, show: bool, commit: bool) -> int:
    """Show which replies and digests wait; with `apply` send each, once, and write that down.

    A reply that the server has taken is remembered at once and marked in its ticket after that, so
    a run that is killed sends nothing a second time but for the moment between the two; the
    message's id is always the same, by which mail systems know a repetition.

    Args:
        root: the library.
        apply: whether to send.
        show: whether to print the letters whole.
        commit: whether to keep the marks in commits.

    Raises:
        DeskError: the server or the vault cannot be used.
    """
    world = mail_world.load(root)
    if not apply:
        parcels = [*mail_outgoing.waiting(world)]
        for it in parcels:
            shown = letters.plain(it.outgoing.letter) if show and it.outgoing else ""
            console.echo(view.parcel(it, shown, done=""))
        console.echo(view.waiting(len(parcels), mail_digests.count(world)))
        return 1 if any(it.outgoing is None for it in parcels) else 0
    with files.alone(root, "mail-send.lock", "another desk command is sending mail"):
        return _sent(world, commit=commit)


def _sent(world: World, *, commit: bool) -> int:
    with files.locked(world.root):
        _mark_handed(world, commit=commit)
        parcels = [*mail_outgoing.waiting(world)]
    failed = 0
    if parcels or mail_digests.count(world):
        with _opened(world) as server:
            failed = sum(not _send(world, server, it, commit=commit) for it in parcels)
            digests = mail_digests.send(world, server)
    else:
        digests = 0
    if commit:
        share(world.root)
    console.echo(view.sent(len(parcels) - failed, failed, digests))
    return 1 if failed else 0


@contextmanager
def _opened(world: World) -> Iterator[Outbox]:
    server = world.settings.smtp
    if server is None:
        raise DeskError(
            "knowledge/library.md: mail has no `smtp:`: write where mail is sent through"
        )
    secret = mail_server.secret(world.root, "smtp") if server.user else ""
    with outbox.opened(server, secret) as found:
        yield found


def _send(world: World, server: Outbox, parcel: Parcel, *, commit: bool) -> bool:
    """Send one reply and mark it; whether that is settled."""
    outgoing, why = parcel.outgoing, ""
    if outgoing is None:
        console.complain(view.parcel(parcel, "", done=""))
        return False
    try:
        server.hand_over(outgoing.back, outgoing.to.email, data_of(outgoing))
        memory.remember(world.root, HANDED, {parcel.entry: parcel.ticket})
    except RefusedError as error:
        why = str(error)
    except DeskError as error:
        console.complain(view.parcel(parcel, str(error), done="waits"))
        return False
    with files.locked(world.root):
        _mark(world, parcel.ticket, parcel.entry, why, commit=commit)
    memory.remember(world.root, HANDED, {})
    console.echo(view.parcel(parcel, why, done="refused" if why else "sent"))
    return True


def data_of(outgoing: Outgoing) -> bytes:
    """The message's bytes."""
    letter = outgoing.letter
    return composer.write(outgoing, letters.plain(letter), letters.html(letter))


def _mark_handed(world: World, *, commit: bool) -> None:
    """Mark what a killed run had handed over and not marked yet."""
    waiting = message_index.unsent(world.root, world.settings.since)
    for reply, ticket in memory.recall(world.root, HANDED).items():
        if reply in waiting.get(str(ticket), ()):
            _mark(world, str(ticket), reply, "", commit=commit)
    memory.remember(world.root, HANDED, {})


def _mark(world: World, ticket: str, reply: str, why: str, *, commit: bool) -> None:
    """Write down what became of a reply, for colleagues."""
    filed = lookup.read_ticket(world.root, ticket)
    key = out.REFUSED if why else out.SENT
    text = view.refused(why) if why else ""
    kind: EntryKind = "note" if why else "link"
    edit = entry(filed.record, world.actor(), kind, text=text, data=((key, reply),))
    plan = Plan(f"{ticket}: reply {key}", (EditTicket(filed.path, edit, filed.digest),))
    clean, _ = write_gate.guarded(world.root, plan, filed.record.patron)
    carry_out.apply(
        world.root,
        clean,
        commit=commit,
        look=lambda writes: write_gate.refuse_personal(world.root, writes),
    )
