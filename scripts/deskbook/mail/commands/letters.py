"""`desk outbox`, `desk undo` and `desk correct`: letters until they went out, and after that."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.library.adapters import clock, git, knowledge, lookup
from deskbook.library.commands import identify
from deskbook.library.formats.convert import from_text
from deskbook.library.model.actor import Actor
from deskbook.library.model.fields import specs
from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.outcome import Notice
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.records import Service
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.mail.commands import world as mail_world
from deskbook.mail.commands.fetch import share
from deskbook.mail.model.outcomes import LetterListed, LetterPreviewed, OutboxListed
from deskbook.mail.rules import outgoing
from deskbook.status.commands import status
from deskbook.tickets.adapters import message_index
from deskbook.tickets.commands.change import change
from deskbook.tickets.model import CORRECTS, DELIVERY_STATES, Delivery, DeliveryState, TicketChanged
from deskbook.tickets.rules import conversation, deliveries, outbox
from deskbook.tickets.views import deliveries as views

Rule = Callable[[Ticket, Actor, Delivery], TicketEdit]

_IN_OUTBOX: frozenset[DeliveryState] = frozenset({"waiting", "held", "deferred", "no-address"})


def preview(
    root: Path, ticket: str, text: str, *, is_correction: bool = False, me: str | None = None
) -> LetterPreviewed:
    """Return a letter as its patron will read it, before anything is written.

    Args:
        root: the library.
        ticket: its id or the beginning of it.
        text: what a colleague wrote.
        is_correction: whether it corrects the last letter that went out.
        me: who writes it; none for the handle in Git's configuration.
    """
    found, profile = lookup.read_ticket(root, ticket).record, knowledge.profile(root)
    if profile.mail is None or not deliveries.goes_by_mail(found):
        return LetterPreviewed(ticket=found.id, letter=None)
    letters = deliveries.list_deliveries(found, profile.mail)
    data = ((CORRECTS, letters[-1].letter.id),) if is_correction and letters else ()
    reply = Entry(time=clock.now(), kind="reply", author="", id="", data=data, text=text)
    service = knowledge.record(root, Service, found.service)
    link = status.address(root, profile, found)
    letter = outgoing.write_letter(profile, service, found, reply, link)
    other = None if is_correction else conversation.find_other_letter(found, identify(root, me))
    return LetterPreviewed(
        ticket=found.id,
        letter=letter,
        other=other.author if other else "",
        other_text=other.text if other else "",
    )


def list_outbox(root: Path) -> OutboxListed:
    """List the letters that their patrons do not have yet, oldest first."""
    settings = mail_world.settings(root)
    now, zone = clock.now(), ZoneInfo(knowledge.profile(root).timezone)
    found = [
        LetterListed(
            ticket.id,
            it.letter.id,
            it.letter.author,
            it.state,
            it.until,
            views.describe(it, now, zone),
        )
        for ticket in _list_tickets(root, settings)
        for it in deliveries.list_undelivered(ticket, settings)
    ]
    return OutboxListed(letters=tuple(found))


def hold(root: Path, ticket: str, *, me: str | None, commit: bool) -> TicketChanged:
    """Hold back the last letter of a ticket until it is released."""
    return _change(root, ticket, "letter held", outbox.hold, me=me, commit=commit)


def release(root: Path, ticket: str, *, me: str | None, commit: bool) -> TicketChanged:
    """Let the last letter of a ticket go out that was held or failed."""
    return _change(root, ticket, "letter released", outbox.release, me=me, commit=commit)


def edit(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> TicketChanged:
    """Put another letter in the place of a ticket's last one, which did not go out."""

    def rule(it: Ticket, actor: Actor, letter: Delivery) -> TicketEdit:
        return outbox.replace_text(it, actor, letter, text)

    return _change(root, ticket, "letter written anew", rule, me=me, commit=commit)


def correct(root: Path, ticket: str, text: str, *, me: str | None, commit: bool) -> TicketChanged:
    """Write a second letter that corrects the last one that went out."""

    def rule(it: Ticket, actor: Actor, letter: Delivery) -> TicketEdit:
        return outbox.correct(it, actor, letter, text)

    return _change(root, ticket, "correction", rule, me=me, commit=commit)


def undo(root: Path, ticket: str | None, *, me: str | None, commit: bool) -> TicketChanged:
    """Take back one's last letter, with what its command changed besides, before it went out.

    Args:
        root: the library.
        ticket: its id or the beginning of it; none for the last letter anywhere.
        me: who acts.
        commit: whether to keep it in a commit.
    """
    name = ticket or _find_own(root, identify(root, me).author)

    def rule(it: Ticket, actor: Actor, letter: Delivery) -> TicketEdit:
        return outbox.undo(it, actor, letter, _read)

    return _change(root, name, "undone", rule, me=me, commit=commit)


def _change(
    root: Path, ticket: str, did: str, rule: Rule, *, me: str | None, commit: bool
) -> TicketChanged:
    """Change what becomes of a ticket's last letter, and tell the other clones at once."""
    settings = mail_world.settings(root)

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        return rule(it, actor, _find_last(it, settings))

    done = change(root, ticket, did, decide, me=me, commit=commit, follow=False)
    return replace(done, notices=(*done.notices, *_share(root, done, settings, commit=commit)))


def _find_last(ticket: Ticket, settings: MailSettings) -> Delivery:
    """The last letter; one that was withdrawn only where there is no other."""
    letters = deliveries.list_deliveries(ticket, settings)
    there = [it for it in letters if it.state != "withdrawn"] or letters
    if not there:
        raise DeskError(f"{ticket.id} has no letter that goes out by mail")
    return there[-1]


def _share(
    root: Path, done: TicketChanged, settings: MailSettings, *, commit: bool
) -> Iterator[Notice]:
    """Exchange with the shared repository, so that the machine that sends mail knows of it.

    What that machine did meanwhile is said: it may have sent the letter already.
    """
    if not commit or not git.is_clone(root) or not git.run(root, "remote").strip():
        return
    try:
        share(root, lambda _: None)
    except DeskError as error:
        why = f"The machine that sends mail does not know of it yet ({error}): run `desk push`."
        yield Notice("outbox.not-shared", why)
        return
    about = _find_last(done.before, settings).letter.id
    ticket = lookup.read_ticket(root, done.ticket).record
    after = {it.letter.id: it.state for it in deliveries.list_deliveries(ticket, settings)}
    before = {it.letter.id: it.state for it in deliveries.list_deliveries(done.before, settings)}
    if after.get(about) == "sent" and before.get(about) != "sent":
        words = DELIVERY_STATES["sent"].label
        todo = f"`desk correct {done.ticket}` sends a second letter that corrects it"
        yield Notice("outbox.too-late", f"It was too late: the letter {words} meanwhile; {todo}.")


def _find_own(root: Path, author: str) -> str:
    """The ticket of a colleague's last letter that did not go out yet."""
    settings = mail_world.settings(root)
    own = [
        (it.letter.time, ticket.id)
        for ticket in _list_tickets(root, settings)
        for it in deliveries.list_undelivered(ticket, settings)
        if it.letter.author == author and it.state in _IN_OUTBOX
    ]
    if not own:
        raise DeskError(
            f"no letter of {author} waits in the outbox: `desk correct TICKET` sends a second "
            "letter that corrects one that went out"
        )
    return max(own)[1]


def _list_tickets(root: Path, settings: MailSettings) -> Iterator[Ticket]:
    """The tickets that may have a letter in the outbox and can be read."""
    for name in message_index.find_unsent(root, settings.since):
        reading = lookup.look_up(root, name)
        if reading.filed is not None:
            yield reading.filed.record


def _read(key: str, text: str) -> FieldValue:
    """The value of a field as an entry logged it."""
    if specs(Ticket)[key].many:
        return tuple(text.split(", "))
    value: FieldValue = from_text(Ticket, key, text)
    return value
