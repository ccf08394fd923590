"""New and Log: a question becomes a ticket, or is counted with one press."""

from collections.abc import Mapping
from typing import Final

from deskbook.library.model import ticket_fields
from deskbook.library.model.fields import Verb
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Outcome
from deskbook.library.model.vocabulary import CHANNELS
from deskbook.patrons.model.patron import Given
from deskbook.search.commands import suggest
from deskbook.tickets.commands import opening
from deskbook.tickets.model import TicketOpened
from deskbook.web.commands.acts import form as frame
from deskbook.web.commands.acts.form import Form
from deskbook.web.commands.state import View
from deskbook.web.model.acts import Trouble
from deskbook.web.model.requests import Answered, Moved, Shown
from deskbook.web.views import forms
from deskbook.web.views.rows import address

ASKED: Final = ("email", "name", "card", "phone")
"""What a form asks about the patron; the vault keeps it."""


def new(view: View) -> Shown:
    """Return the form of a new ticket."""
    return _show_new(view, None)


def open_new(view: View) -> Answered:
    """Open a ticket, and go to it."""

    def use(form: Form) -> Outcome:
        return opening.new(
            view.state.root,
            form.text("question", needed=True),
            fields=_fields(form, "new"),
            at=None,
            claim=form.has("claim"),
            who=_who(form),
            me=view.me,
            commit=True,
            suggest=suggest.route_steps,
        )

    done = frame.carry_out(view, "new", use)
    if isinstance(done, Trouble):
        return _show_new(view, done)
    view.state.keep_draft(view.me, "new", {})
    said = view.words("The ticket is opened.")
    return Moved(address(_opened(done)), (said, *_hints(done), *frame.describe(done)))


def log(view: View) -> Shown:
    """Return the form of a quick question."""
    return _show_log(view, None)


def add_log(view: View) -> Answered:
    """Count a question that was answered on the spot; the form is ready for the next one."""

    def use(form: Form) -> Outcome:
        activity = form.choice("activity")
        text = form.line("question") or view.words(
            next((it for key, it in forms.QUICK.items() if key == activity), "")
        )
        if not text:
            raise DeskError(view.words("What was asked? Write it, or press what it was."))
        return opening.log(
            view.state.root,
            text,
            fields=_fields(form, "log"),
            at=form.choice("at"),
            outcome="answered",
            leave_open=form.has("leave_open"),
            who=Given(),
            me=view.me,
            commit=True,
        )

    done = frame.carry_out(view, "log", use)
    if isinstance(done, Trouble):
        return _show_log(view, done)
    number = _opened(done)
    if frame.Form(view).has("leave_open"):
        return Moved(address(number), (view.words("The ticket is opened."), *frame.describe(done)))
    kept = {name: view.asked.typed(name) for name in ("service", "channel")}
    query = "&".join(f"{name}={value}" for name, value in kept.items() if value.isascii())
    said = view.words("Counted: {title}", title=_title(done))
    return Moved(f"/log/?{query}", (f"{said} ({number})", *frame.describe(done)))


def _fields(form: Form, verb: Verb) -> dict[str, str]:
    """Return the fields that were filled in, of those that the command takes and has one value."""
    options = (it.name for it in ticket_fields.find_options(verb) if not it.many)
    return {name: value for name in options if (value := form.line(name))}


def _who(form: Form) -> Given:
    found = {name: form.line(f"patron_{name}") for name in ASKED}
    return Given(
        emails=_some(found["email"]),
        names=_some(found["name"]),
        cards=_some(found["card"]),
        phones=_some(found["phone"]),
    )


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _opened(done: Outcome) -> str:
    return done.ticket if isinstance(done, TicketOpened) else ""


def _title(done: Outcome) -> str:
    return done.made.title if isinstance(done, TicketOpened) else ""


def _hints(done: Outcome) -> tuple[str, ...]:
    return tuple(it.message for it in done.next)


def _show_new(view: View, trouble: Trouble | None) -> Shown:
    specs = [it for it in ticket_fields.find_options("new") if not it.many]
    apart = frozenset({"patron", *(it.name for it in ticket_fields.find_kept("new"))})
    return Shown(
        "new.html",
        view.words("New ticket"),
        {
            **_common(view, trouble, view.state.list_drafts(view.me, "new").get("", {})),
            "inputs": forms.list_blank(view.reading, specs, leave_out=apart),
        },
        409 if trouble else 200,
    )


def _show_log(view: View, trouble: Trouble | None) -> Shown:
    tiles = tuple((key, view.words(label)) for key, label in forms.QUICK.items())
    context = {**_common(view, trouble), "tiles": tiles}
    return Shown("log.html", view.words("Quick question"), context, 409 if trouble else 200)


def _common(
    view: View, trouble: Trouble | None, draft: Mapping[str, str] | None = None
) -> dict[str, object]:
    staff = view.known.library.staff.get(view.me)
    own = staff.services[0] if staff and staff.services else ""
    usual = {it.name: view.asked.asked(it.name) for it in ticket_fields.find_kept("new")}
    usual["service"] = usual["service"] or own
    usual["channel"] = usual["channel"] or "desk"
    typed = trouble.fields if trouble else {**usual, **(draft or {})}
    services = ((slug, it.name) for slug, it in view.known.library.services.items())
    return {
        "trouble": trouble,
        "typed": typed,
        "services": tuple(sorted(services, key=lambda it: it[1])),
        "channels": tuple((key, view.words(words)) for key, words in CHANNELS.items()),
    }
