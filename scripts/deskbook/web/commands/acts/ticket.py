"""The forms of a ticket, each with the use case that it calls."""

from collections.abc import Callable, Mapping
from typing import Final, get_args

from deskbook.answers.commands import letters
from deskbook.library.model import ticket_fields
from deskbook.library.model.fields import FieldSpec
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Outcome
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import (
    CAUSES,
    HandoffMode,
    Resolution,
    WaitingOn,
)
from deskbook.mail.commands import letters as outbox
from deskbook.patrons.commands.patron import NOBODY
from deskbook.tickets.commands import (
    amendment,
    conversation,
    handoff,
    resolution,
    succession,
)
from deskbook.web.commands.acts.form import Form
from deskbook.web.commands.state import View
from deskbook.web.model.acts import Act

Use = Callable[[Form, str], Outcome]
"""Carries a form of a ticket out."""


def is_head(view: View, ticket: Ticket) -> bool:
    """Return whether the person is head of a ticket's service."""
    service = view.known.library.services.get(ticket.service)
    return service is not None and service.head == view.me


def _claim(form: Form, ticket: str) -> Outcome:
    view = form.view
    return handoff.claim(view.state.root, ticket, force=False, me=view.me, commit=True)


def _take_over(form: Form, ticket: str) -> Outcome:
    view = form.view
    return handoff.claim(view.state.root, ticket, force=True, me=view.me, commit=True)


def _release(form: Form, ticket: str) -> Outcome:
    view, text = form.view, form.text("text", needed=True)
    return handoff.release(view.state.root, ticket, text, force=False, me=view.me, commit=True)


def _hand_off(form: Form, ticket: str) -> Outcome:
    view = form.view
    if not (to := form.line("to")):
        raise DeskError(view.words("Choose a colleague."))
    return handoff.handoff(
        view.state.root,
        ticket,
        form.text("text"),
        to=to,
        mode=_one_of(form, "mode", get_args(HandoffMode)) or "retain",  # type: ignore[arg-type]
        tried=form.line("tried"),
        promised=form.line("promised"),
        force=False,
        me=view.me,
        commit=True,
    )


def _withdraw(form: Form, ticket: str) -> Outcome:
    view, text = form.view, form.text("text")
    filed = view.state.reader.ticket(ticket)[1].filed
    force = bool(filed and filed.record.lead != view.me and is_head(view, filed.record))
    return handoff.withdraw(view.state.root, ticket, text, force=force, me=view.me, commit=True)


def _accept(form: Form, ticket: str) -> Outcome:
    view, text = form.view, form.text("text")
    return handoff.accept(view.state.root, ticket, text, force=False, me=view.me, commit=True)


def _decline(form: Form, ticket: str) -> Outcome:
    view, text = form.view, form.text("text", needed=True)
    return handoff.decline(view.state.root, ticket, text, force=False, me=view.me, commit=True)


def _note(form: Form, ticket: str) -> Outcome:
    view, text = form.view, form.text("text", needed=True)
    return conversation.note(view.state.root, ticket, text, me=view.me, commit=True)


def _heard(form: Form, ticket: str) -> Outcome:
    view, text = form.view, form.text("text", needed=True)
    return conversation.heard(view.state.root, ticket, text, me=view.me, commit=True)


def _reply(form: Form, ticket: str) -> Outcome:
    """Send a reply, and with it let the ticket wait, promise the next news, or end it."""
    view, answer, then = form.view, form.choice("answer"), form.line("then")
    text = form.text("text", needed=answer is None)
    if then == "resolve":
        letter = letters.write_letter(view.state.root, text, answer).text if answer else text
        return _end(form, ticket, letter)
    wait = then.removeprefix("wait-") if then.startswith("wait-") else ""
    return letters.reply(
        view.state.root,
        ticket,
        text,
        answer=answer,
        wait=wait if wait in get_args(WaitingOn) else None,  # type: ignore[arg-type]
        promise=form.day("promise"),
        anyway=form.has("anyway"),
        me=view.me,
        commit=True,
    )


def _resolve(form: Form, ticket: str) -> Outcome:
    return _end(form, ticket, form.text("text"))


def _end(form: Form, ticket: str, reply: str) -> Outcome:
    view = form.view
    return letters.resolve(
        view.state.root,
        ticket,
        reply,
        outcome=_one_of(form, "outcome", get_args(Resolution)) or "answered",  # type: ignore[arg-type]
        answer=form.choice("answer"),
        cause=_one_of(form, "cause", tuple(CAUSES)),
        anyway=form.has("anyway"),
        me=view.me,
        commit=True,
    )


def _wait(form: Form, ticket: str) -> Outcome:
    view = form.view
    on = _one_of(form, "on", get_args(WaitingOn))
    if on is None:
        raise DeskError(view.words("Choose whom it waits for."))
    return resolution.wait(
        view.state.root,
        ticket,
        form.text("text"),
        on=on,  # type: ignore[arg-type]
        case=form.choice("case"),
        until=form.day("until"),
        me=view.me,
        commit=True,
    )


def _resume(form: Form, ticket: str) -> Outcome:
    view, text = form.view, form.text("text")
    return resolution.resume(view.state.root, ticket, text, me=view.me, commit=True)


def _reopen(form: Form, ticket: str) -> Outcome:
    view, text = form.view, form.text("text")
    return resolution.reopen(view.state.root, ticket, text, me=view.me, commit=True)


def _promise(form: Form, ticket: str) -> Outcome:
    view, day = form.view, form.day("promise")
    if day is None and not form.has("none"):
        raise DeskError(view.words("Choose a day."))
    chosen = None if form.has("none") else day
    text = form.text("text")
    return conversation.promise(view.state.root, ticket, chosen, text, me=view.me, commit=True)


def _duplicate(form: Form, ticket: str) -> Outcome:
    view = form.view
    if not (into := form.line("into")):
        raise DeskError(view.words("Write the number of the ticket that goes on."))
    anyway = form.has("anyway")
    return succession.merge(view.state.root, ticket, into, force=anyway, me=view.me, commit=True)


def _help(form: Form, ticket: str) -> Outcome:
    added, dropped = form.values("add"), form.values("drop")
    if not added and not dropped:
        raise DeskError(form.view.words("Choose a colleague."))
    return _amend(form, ticket, added={"contributors": added}, dropped={"contributors": dropped})


def _edit(form: Form, ticket: str) -> Outcome:
    """Set the fields that differ from what the form showed, and clear those that were emptied."""
    fields, clear = dict[str, str](), []
    for spec in list_editable():
        new, old = form.line(spec.name), form.line(f"was_{spec.name}")
        if new and new != old:
            fields[spec.name] = new
        elif old and not new:
            clear.append(spec.name)
    question = form.text("question")
    changed = question if question != form.text("was_question") and question else None
    return _amend(form, ticket, fields=fields, clear=tuple(clear), question=changed)


def list_editable() -> tuple[FieldSpec, ...]:
    """Return the fields that the form shows: all that have one value and may be changed."""
    return tuple(it for it in ticket_fields.find_options("edit") if not it.many)


def _amend(
    form: Form,
    ticket: str,
    *,
    fields: Mapping[str, str] | None = None,
    added: Mapping[str, tuple[str, ...]] | None = None,
    dropped: Mapping[str, tuple[str, ...]] | None = None,
    clear: tuple[str, ...] = (),
    question: str | None = None,
) -> Outcome:
    view = form.view
    return amendment.edit(
        view.state.root,
        ticket,
        fields=fields or {},
        added={key: it for key, it in (added or {}).items() if it},
        dropped={key: it for key, it in (dropped or {}).items() if it},
        clear=clear,
        question=question,
        text="",
        who=NOBODY,
        me=view.me,
        commit=True,
    )


def _one_of(form: Form, name: str, known: tuple[str, ...]) -> str | None:
    """Return what was chosen of a closed list; none where nothing was.

    Raises:
        DeskError: it is not in the list.
    """
    chosen = form.choice(name)
    if chosen is not None and chosen not in known:
        raise DeskError(f"{name}: {chosen} is none of {', '.join(known)}")
    return chosen


def _undo(form: Form, ticket: str) -> Outcome:
    view = form.view
    return outbox.undo(view.state.root, ticket, me=view.me, commit=True)


USES: Final[Mapping[Act, Use]] = {
    "accept": _accept,
    "decline": _decline,
    "claim": _claim,
    "reply": _reply,
    "note": _note,
    "hand-off": _hand_off,
    "withdraw": _withdraw,
    "wait": _wait,
    "resume": _resume,
    "promise": _promise,
    "resolve": _resolve,
    "reopen": _reopen,
    "release": _release,
    "take-over": _take_over,
    "heard": _heard,
    "duplicate": _duplicate,
    "help": _help,
    "edit": _edit,
    "undo": _undo,
}
"""The use case of each form."""
