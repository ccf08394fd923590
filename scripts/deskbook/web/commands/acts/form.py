"""The frame of every form: what was read, what was typed, and what becomes of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Final

from deskbook.library.adapters import files, git_clone
from deskbook.library.formats.text import clean_text, is_blank, one_line
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Outcome
from deskbook.library.views.outcome import list_replaced
from deskbook.privacy.commands import write_gate
from deskbook.privacy.model.privacy import PERSONAL_KINDS, PersonalWordsError
from deskbook.tickets.commands import change
from deskbook.web.commands.state import View
from deskbook.web.model.acts import Trouble

NOT_KEPT: Final = frozenset({"token", "digest", "seen", "allow", "allowed", "preview"})
"""Fields of a form that are no words of the person."""


class Form:
    """The fields of a form, cleaned as the command line cleans them."""

    def __init__(self, view: View) -> None:
        self.view = view

    def text(self, name: str, *, needed: bool = False) -> str:
        """Return a text of several lines.

        Raises:
            DeskError: it is needed and has nothing to read.
        """
        text = clean_text("\n".join(self.view.asked.typed(name).splitlines()))
        if needed and is_blank(text):
            raise DeskError(self.view.words("The text is empty, so nothing was done."))
        return text

    def line(self, name: str) -> str:
        """Return a text of one line."""
        return one_line(self.view.asked.typed(name))

    def choice(self, name: str) -> str | None:
        """Return what was chosen; none where nothing was."""
        return self.line(name) or None

    def values(self, name: str) -> tuple[str, ...]:
        """Return everything that was chosen under a name."""
        return tuple(filter(None, map(one_line, self.view.asked.form.get(name, ()))))

    def has(self, name: str) -> bool:
        """Return whether a box was ticked, or a button of this name was pressed."""
        return bool(self.view.asked.form.get(name))

    def day(self, name: str) -> str | None:
        """Return a day of the buttons, or the one that was typed beside them."""
        chosen = self.line(name)
        return (self.line(f"{name}_day") if chosen == "other" else chosen) or None


def carry_out(view: View, act: str, use: Callable[[Form], Outcome]) -> Outcome | Trouble:
    """Carry a form out as the person who sent it; what stops it becomes a `Trouble`.

    Nothing is written unless the form is genuine, the ticket is as it was read, and words that look
    personal were allowed by the person.
    """
    form = Form(view)
    if not view.asked.genuine:
        return trouble(view, act, view.words("This page was open for long. Send it once more."))
    allowed = form.values("allowed") if form.has("allow") else ()
    try:
        with (
            acting(view),
            write_gate.letting_pass(allowed),
            change.expecting(view.asked.typed("digest")),
        ):
            done = use(form)
    except PersonalWordsError as error:
        words = tuple((it.line, PERSONAL_KINDS[it.kind].name, it.text) for it in error.words)
        return trouble(view, act, view.words("These words look personal:"), words)
    except files.ChangedError:
        return trouble(view, act, view.words("The ticket has changed while you wrote."))
    except DeskError as error:
        return trouble(view, act, str(error))
    view.state.take_note()
    return done


@contextmanager
def acting(view: View) -> Iterator[None]:
    """Let commits carry the name of the person, where the clone is not theirs or names nobody."""
    person, staff = view.asked.person, view.known.library.staff.get(view.me)
    address = (staff.email if staff else "") or f"{person.handle}@desk.invalid"
    named = view.state.is_anonymous or view.state.settings.is_shared
    with git_clone.committing_for(person.name, address) if named else nullcontext():
        yield


def trouble(
    view: View,
    act: str,
    why: str,
    words: tuple[tuple[int, str, str], ...] = (),
    *,
    letter: str = "",
) -> Trouble:
    """Return why a form was not carried out, with everything that was typed."""
    form = view.asked.form
    typed = {name: values[-1] for name, values in form.items() if name not in NOT_KEPT}
    return Trouble(act, why, words, typed, letter=letter)


def describe(outcome: Outcome) -> tuple[str, ...]:
    """Return what is said after a form was carried out, besides what it did."""
    return (*(it.message for it in outcome.notices), *list_replaced(outcome.written))
