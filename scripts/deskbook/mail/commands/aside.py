"""`desk mail aside`: the queue of messages that fit no ticket, each accepted or dismissed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from deskbook.library.adapters import clock, files
from deskbook.library.commands import identify
from deskbook.library.formats.text import clean_text
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Change, Written
from deskbook.mail.commands import keep
from deskbook.mail.commands import world as mail_world
from deskbook.mail.commands.decision import decide
from deskbook.mail.commands.world import World
from deskbook.mail.formats import message as mail_message
from deskbook.mail.formats import token
from deskbook.mail.model.disposition import Disposition
from deskbook.mail.model.outcomes import AsideItem, AsideListed, AsideSettled, AsideShown
from deskbook.mail.rules import intake
from deskbook.mail.views import texts
from deskbook.patrons.adapters.vault import aside, place
from deskbook.patrons.adapters.vault.aside import Held
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.tickets.rules.lifecycle import derive_id

ALL = "all"
"""Stands for every message of the queue."""


def set_aside(world: World, disposition: Disposition, data: bytes) -> None:
    """Seal a message that goes into no ticket, with the reason.

    Above the limit of `library.md` its header and text are kept in place of the whole.

    Raises:
        DeskError: the vault cannot be opened here.
    """
    try:
        message, _ = mail_message.parse(data)
    except Exception:  # it is set aside because it cannot be read
        message = None
    text = clean_text(texts.write_original(message)) if message else ""
    most = world.settings.attachments.message_megabytes * intake.MEGABYTE
    size = intake.measure(message) if message else len(data)
    held = Held(
        id=derive_id(("aside", token.make_key(world.secret, token.digest(data))), ()),
        came=(message.came if message else None) or clock.now(),
        why=disposition.why or disposition.fate,
        text=text,
        data=data if size <= most else mail_message.cut_head(data[: intake.MEGABYTE]),
    )
    with place.open_or_begin(world.root) as vault:
        aside.put(vault, held)
        place.keep_in_git(vault)


def list_aside(root: Path) -> AsideListed:
    """List the messages that are set aside, oldest first.

    Raises:
        DeskError: the vault cannot be opened here.
    """
    if not place.is_known(root):
        return AsideListed(items=())
    with place.open_vault(root) as vault:
        found = aside.read_all(vault)
    return AsideListed(items=tuple(map(_item, found)))


def show(root: Path, name: str) -> AsideShown:
    """Return one of the messages with its whole text.

    Raises:
        DeskError: the vault cannot be opened here, or has no such message.
    """
    with place.open_vault(root) as vault:
        held = aside.read(vault, name)
    return AsideShown(item=_item(held), text=held.text or held.data.decode("utf-8", "replace"))


def settle(
    root: Path, *, accept: Sequence[str], dismiss: Sequence[str], me: str | None, commit: bool
) -> AsideSettled:
    """Take messages into tickets, and delete others; each may be given by the beginning of its id.

    A message that is accepted goes the way of every other: into the ticket that it belongs to, or
    a new one. It leaves the queue only when its ticket is written, so that again is no harm.

    Args:
        root: the library.
        accept: ids of messages that are questions; `all` stands for each.
        dismiss: ids of messages that are none.
        me: who decides.
        commit: whether to keep the tickets in commits.

    Raises:
        DeskError: there is no such message, or it cannot be read.
    """
    author = identify(root, me).author
    world = mail_world.load(root)
    tickets: list[tuple[str, str]] = []
    changes: list[Change] = []
    with files.locked(root):
        wanted, unwanted = _chosen(root, accept), _chosen(root, dismiss)
        if both := {it.id for it in wanted} & {it.id for it in unwanted}:
            raise DeskError(f"{', '.join(sorted(both))}: accept or dismiss it, not both")
        for held in wanted:
            ticket, made = _accept(world, held, author, commit=commit)
            tickets.append((held.id, ticket))
            changes += made
            with _vault(root) as vault:
                aside.drop(vault, held.id)
        with _vault(root) as vault:
            aside.drop(vault, *(it.id for it in unwanted))
    return AsideSettled(
        accepted=tuple(tickets),
        dismissed=tuple(it.id for it in unwanted),
        written=Written(changes=tuple(changes)),
    )


def _accept(
    world: World, held: Held, author: str, *, commit: bool
) -> tuple[str, tuple[Change, ...]]:
    """Write a message into its ticket; return the ticket's id and what changed."""
    decision = decide(world, held.id, held.data, accepted=True)
    if decision.disposition.fate == "known":
        return decision.disposition.ticket, ()
    if decision.message is None:
        raise DeskError(
            f"{held.id} cannot be read ({decision.disposition.why}): look at it with "
            f"`desk mail aside --show {held.id}`, write a ticket with `desk new`, then dismiss it"
        )
    odd = f"it was set aside ({held.why}) and accepted by @{author}"
    kept = keep.keep(world, replace(decision, remarks=(*decision.remarks, odd)), commit=commit)
    return kept.disposition.ticket, kept.changes


def _chosen(root: Path, names: Sequence[str]) -> list[Held]:
    if not names:
        return []
    with place.open_vault(root) as vault:
        if ALL in names:
            names = [it.id for it in aside.read_all(vault)]
        return list({it.id: it for it in (aside.read(vault, name) for name in names)}.values())


@contextmanager
def _vault(root: Path) -> Iterator[Sealed]:
    """The vault; what changes in it is committed where it is a clone."""
    with place.open_vault(root) as vault:
        yield vault
        place.keep_in_git(vault)


def _item(held: Held) -> AsideItem:
    head = dict(line.partition(": ")[::2] for line in held.text.split("\n")[:3])
    return AsideItem(
        id=held.id,
        came=held.came,
        why=held.why,
        sender=head.get("From", ""),
        subject=head.get("Subject", ""),
    )
