"""Commands that correct a ticket: `edit` its fields and question, `link` it with others."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from deskbook.library.adapters import lookup
from deskbook.library.formats.convert import from_text
from deskbook.library.formats.text import one_line
from deskbook.library.model.actor import Actor
from deskbook.library.model.entry_kinds import LETTER_KINDS
from deskbook.library.model.fields import specs
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import FieldValue, TicketEdit
from deskbook.library.model.ticket import Ticket
from deskbook.library.rules import texts
from deskbook.patrons.commands import assignment
from deskbook.patrons.commands.patron import NOBODY
from deskbook.patrons.model.patron import Given
from deskbook.privacy.commands import write_gate
from deskbook.privacy.rules import plan
from deskbook.tickets.commands.change import change, refuse_unknown
from deskbook.tickets.model import TicketChanged
from deskbook.tickets.rules import amendment

Typed = str | Sequence[str]
"""A value as typed; of a list each item."""


def edit(
    root: Path,
    ticket: str,
    *,
    fields: Mapping[str, str],
    added: Mapping[str, Sequence[str]],
    dropped: Mapping[str, Sequence[str]],
    clear: Sequence[str],
    question: str | None,
    text: str,
    who: Given,
    me: str | None,
    commit: bool,
) -> TicketChanged:
    """Set fields, change lists, take fields out, replace the question, say who asks.

    With a patron, what the vault has of the ticket goes under that patron's key, and what is known
    of them is taken out of the ticket's texts, except those that were sent.

    Args:
        root: the library.
        ticket: its id or the beginning of it.
        fields: values as typed, by field.
        added: what to add to lists, by field.
        dropped: what to take from lists, by field.
        clear: fields to take out.
        question: the question anew, clean; none leaves it.
        text: why, for colleagues.
        who: what is known of the patron.
        me: who acts.
        commit: whether to keep the change in a commit.
    """
    if not (fields or added or dropped or clear or question or who != NOBODY):
        raise DeskError("what is to change? For example --title 'A better one'")
    values: dict[str, FieldValue] = {key: value_of(key, typed) for key, typed in fields.items()}
    for key in clear:
        if specs(Ticket)[key].required:
            raise DeskError(f"every ticket needs a {key}: give another one with --{key}")
        values[key] = None
    refuse_unknown(root, {**values, **{key: tuple(items) for key, items in added.items()}})

    assigned: list[tuple[str | None, str]] = []

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        more, known = values, it
        if assignment.is_needed(root, it, who, _named(values)):
            record = assignment.assign(root, it, who, _named(values))
            assigned.append((it.patron, record.pseudonym))
            known, _ = plan.guard_ticket(it, write_gate.load_gate(root, record))
            more = {**texts.difference(it, known), **values, "patron": record.pseudonym}
        lists = {
            key: amendment.change_list(
                getattr(it, key),
                [str(value_of(key, typed)) for typed in added.get(key, ())],
                dropped.get(key, ()),
            )
            for key in (*added, *dropped)
        }
        reworded = tuple(
            new
            for old, new in zip(it.entries, known.entries, strict=True)
            if old != new and old.kind not in LETTER_KINDS
        )
        return amendment.edit(
            it,
            actor,
            {**more, **lists},
            question=question or known.question,
            text=text,
            reworded=reworded,
        )

    done = change(root, ticket, "edit", decide, me=me, commit=commit)
    for old, new in assigned:
        assignment.release(root, done.ticket, old, new)
    return done


def _named(values: Mapping[str, FieldValue]) -> str | None:
    """The patron that was named by pseudonym."""
    name = values.get("patron")
    return str(name) if name else None


def value_of(key: str, typed: Typed) -> FieldValue:
    """Return a field's value as it is typed on a command line, of a list each item."""
    if not isinstance(typed, str):
        return tuple(str(value_of(key, it)) for it in typed)
    value: FieldValue = from_text(Ticket, key, one_line(typed))
    if value == "":
        raise DeskError(f"{key} is empty: leave it out, or --clear {key}")
    return value


def link(
    root: Path,
    ticket: str,
    targets: Sequence[str],
    *,
    drop: Sequence[str],
    me: str | None,
    commit: bool,
) -> TicketChanged:
    """Add links to a ticket and take others away."""

    def decide(it: Ticket, actor: Actor) -> TicketEdit:
        added = [_target(root, text) for text in targets]
        dropped = [text if text in it.links else _target(root, text) for text in drop]
        return amendment.link(it, actor, added, dropped)

    return change(root, ticket, "link", decide, me=me, commit=commit)


def _target(root: Path, text: str) -> str:
    """A web address as it is, or the whole id of a ticket."""
    if "://" not in text:
        return lookup.read_ticket(root, text).record.id
    if not re.fullmatch(r"https?://[^\s<>\"\\]+", text):
        raise DeskError(f'"{text}" is not a web address: it begins with https:// and has no spaces')
    return text
