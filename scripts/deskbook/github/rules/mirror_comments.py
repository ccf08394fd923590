"""Comments on GitHub as entries of a ticket: each once, known again by its number or our mark."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from deskbook.github.model.github import SeenComment
from deskbook.github.model.mirror import FROM_GITHUB, Words
from deskbook.github.rules.mirror_in import Taking
from deskbook.library.model.actor import Actor
from deskbook.library.model.entry_kinds import EntryKind
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import PATRON, ROBOT
from deskbook.tickets.rules import conversation, lifecycle
from deskbook.tickets.rules.lifecycle import apply, derive_id

REPLY: Final = "/reply"
"""With this a colleague's comment in a repository for staff is for the patron."""


def entry_id(number: int) -> str:
    """The id of the entry that a comment becomes."""
    return derive_id(("github comment", number), ())


def find_entries(
    words: Words, ticket: str, comments: Iterable[SeenComment]
) -> dict[str, SeenComment]:
    """Comments by the entry that each is of, the oldest first.

    Of several with one mark the first is ours: the others are copies that somebody made of it.
    """
    found: dict[str, SeenComment] = {}
    for it in sorted(comments, key=lambda comment: comment.number):
        marked, name = words.entry_of(it.body)
        is_ours = marked == ticket and name not in found
        found[name if is_ours else entry_id(it.number)] = it
    return found


def take_comments(taking: Taking) -> None:
    """Take in what was said: new comments as entries, edited ones as entries in other words."""
    for name, it in find_entries(taking.words, taking.ticket.id, taking.pair.comments).items():
        if name == entry_id(it.number):
            _theirs(taking, it)
        else:
            _ours(taking, it, name)


def _ours(taking: Taking, comment: SeenComment, name: str) -> None:
    """One that we made: whoever edited it on GitHub rewrote the entry."""
    versions = [(it, found) for it in taking.versions() if (found := _find(it, name))]
    made = [taking.words.comment(*it) for it in versions]
    if not versions or comment.body in made or taking.words.is_cut(comment.body):
        return
    text = taking.words.said(comment.body)
    if taking.terms.staff_only and all(text != it.text for _, it in versions):
        _reword(taking, name, text)


def _theirs(taking: Taking, comment: SeenComment) -> None:
    name, text = entry_id(comment.number), taking.words.said(comment.body)
    versions = [found for it in taking.versions() if (found := _find(it, name))]
    who, kind, text = _read(taking, comment, text)
    if not versions:
        if text:
            _add(taking, comment, name, (who, kind, text))
    elif all(text != it.text for it in versions):
        _reword(taking, name, text)


def _read(taking: Taking, comment: SeenComment, text: str) -> tuple[str, EntryKind, str]:
    """The author, the kind of entry, and the text.

    A colleague notes something for colleagues where only they can read it, unless they say
    otherwise, and answers the patron where everybody can. Whoever opened an issue of their own is
    the patron; of anybody else nothing is known, not even kept, but what they said.
    """
    issue, handle = taking.pair.issue, taking.people.who(comment.author)
    plain = strip_command(text)
    if handle:
        is_reply = not taking.terms.staff_only or plain != text
        return handle, "reply" if is_reply else "note", plain
    opener = issue.author and comment.author and issue.author.number == comment.author.number
    if opener and not taking.terms.staff_only and not issue.author.is_robot:  # type: ignore[union-attr]
        return PATRON, "question", text
    return ROBOT, "note", text


def strip_command(text: str) -> str:
    """A comment without the command that it may begin with."""
    first, _, rest = text.partition("\n")
    command, _, words = first.partition(" ")
    return f"{words}\n{rest}".strip() if command == REPLY else text


def _add(taking: Taking, comment: SeenComment, name: str, said: tuple[str, EntryKind, str]) -> None:
    author, kind, text = said
    count = iter(range(9))
    actor = Actor(author, comment.created, lambda: derive_id((name, next(count)), ()))
    edit = _edit(taking.ticket, actor, kind, text)
    *others, made = edit.entries
    told = replace(made, id=name, data=(*made.data, (FROM_GITHUB, str(comment.number))))
    taking.ticket = apply(taking.ticket, replace(edit, entries=(*others, told)))


def _edit(ticket: Ticket, actor: Actor, kind: EntryKind, text: str) -> TicketEdit:
    if kind == "question":
        return conversation.heard(ticket, actor, text)
    if kind == "reply" and ticket.status != "resolved":
        return conversation.reply(ticket, actor, text)
    return lifecycle.entry(ticket, actor, kind, text=text)


def _find(ticket: Ticket, name: str) -> Entry | None:
    return next((it for it in ticket.entries if it.id == name), None)


def _reword(taking: Taking, name: str, text: str) -> None:
    entries = tuple(replace(it, text=text) if it.id == name else it for it in taking.ticket.entries)
    taking.ticket = replace(taking.ticket, entries=entries)
