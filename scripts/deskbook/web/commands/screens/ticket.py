"""Ticket: one question, what was said, and the forms that move it on."""

from deskbook.answers.commands import letters
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Filed
from deskbook.library.model.outcome import Outcome
from deskbook.library.model.ticket import Ticket
from deskbook.search.commands import suggest
from deskbook.sites.rules import staff_desk
from deskbook.tickets.rules import deliveries
from deskbook.tickets.rules.lifecycle import successor
from deskbook.web.commands.acts import form as frame
from deskbook.web.commands.acts.ticket import USES, is_head, list_editable
from deskbook.web.commands.state import View
from deskbook.web.model.acts import ACTS, Trouble
from deskbook.web.model.requests import Answered, Moved, Shown
from deskbook.web.rules import acts as rules
from deskbook.web.rules import suggestion
from deskbook.web.views import forms
from deskbook.web.views import ticket as views
from deskbook.web.views.rows import address


def ticket(view: View) -> Shown:
    """Return the page of a ticket.

    Raises:
        DeskError: there is none of this id.
    """
    return _open(view, view.asked.names["ticket"])


def act(view: View) -> Answered:
    """Carry a form of a ticket out, and return to the ticket.

    Raises:
        DeskError: there is no such ticket or form.
    """
    name, typed = view.asked.names["act"], view.asked.names["ticket"]
    use = USES.get(name)  # type: ignore[call-overload]
    if use is None:
        raise DeskError(view.words("There is no such form."))
    if view.asked.typed("preview"):
        return _open(view, typed, _preview(view))
    done = frame.carry_out(view, name, lambda form: use(form, typed))
    if isinstance(done, Trouble):
        return _open(view, typed, done)
    number = _id(done, typed)
    view.state.keep_draft(view.me, f"{number}/{name}", {})
    view.state.live.end_writing(view.me, number)
    return Moved(address(number), _said(view, name, done))


def answers(view: View) -> Shown:
    """Return the answers and tickets that may help with a ticket, the likeliest first."""
    name = view.asked.names["ticket"]
    found = suggest.suggest(
        view.state.root, [f"Q-{name.upper().removeprefix('Q-')}"], meaning=False
    )
    return Shown(
        "answers.html",
        view.words("What may help"),
        {
            "ticket": found.ticket or name,
            "answers": tuple(
                (it.name, it.title) for it in found.answers if it.audience == "public"
            ),
            "tickets": tuple((it.name, it.title) for it in found.tickets),
        },
    )


def _preview(view: View) -> Trouble:
    """Return the letter as it would be sent, or why the answer cannot be used."""
    text, answer = frame.Form(view).text("text"), view.asked.typed("answer")
    try:
        letter = letters.write_letter(view.state.root, text, answer).text if answer else text
    except DeskError as error:
        return frame.trouble(view, "reply", str(error))
    return frame.trouble(view, "reply", "", letter=letter)


def _id(done: Outcome, typed: str) -> str:
    found: str = getattr(done, "ticket", typed)
    return found


def _said(view: View, name: str, done: Outcome) -> tuple[str, ...]:
    said = [view.words(ACTS[name].done)]  # type: ignore[index]
    if done.waiting:
        said.append(view.words("It goes out with the next mail."))
    return (*said, *frame.describe(done))


def _open(view: View, typed: str, trouble: Trouble | None = None) -> Shown:
    path, reading = view.state.reader.ticket(typed)
    if reading.filed is None or reading.findings:
        found = tuple(f"{it.path}:{it.line}: {it.message}" for it in reading.findings)
        return Shown(
            "damaged.html",
            view.words("This file has to be mended first"),
            {"path": path, "findings": found},
            409,
        )
    return _show(view, reading.filed, trouble)


def _show(view: View, filed: Filed[Ticket], trouble: Trouble | None) -> Shown:
    it = filed.record
    due = view.state.watch(filed, view.known, view.day)
    end = view.known.calendar.end_of(view.day)
    page = views.make_page(
        view.reading,
        it,
        view.me,
        due,
        suggestion.suggest(it, view.me, [one for one in due if one.due <= end]),
        staff_desk.find_replaced(view.known.library, it, view.day),
        view.words,
        deliveries.list_deliveries(it, view.known.library.profile.mail),
    )
    letters_of = deliveries.list_deliveries(it, view.known.library.profile.mail)
    undo = rules.can_undo(letters_of, view.me)
    seen = view.asked.typed("seen")
    read = int(seen) if trouble and seen.isascii() and seen.isdecimal() else len(it.entries)
    typed = {"answer": view.asked.asked("answer")} if view.asked.asked("answer") else {}
    return Shown(
        "ticket.html",
        f"{it.id} {it.title}",
        {
            "page": page,
            "digest": filed.digest,
            "seen": len(it.entries),
            "fresh": frozenset(f"e-{one.id}" for one in it.entries[read:]),
            "successor": successor(it),
            "acts": rules.list_acts(it, view.me, is_head=is_head(view, it), can_undo=undo),
            "words": ACTS,
            "trouble": trouble,
            "open": trouble.act if trouble else view.asked.asked("act"),
            "typed": trouble.fields if trouble else typed,
            "drafts": view.state.list_drafts(view.me, f"{it.id}/"),
            "choices": forms.make_choices(
                view.reading, it, rules.list_days(view.known.calendar, view.day), view.words
            ),
            "editable": forms.list_fields(view.reading, it, list_editable()),
        },
        409 if trouble and trouble.why else 200,
    )
