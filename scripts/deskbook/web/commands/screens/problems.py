"""Problems: the list, one problem with its tickets, and the forms that the commands have."""

from collections.abc import Callable
from functools import partial
from typing import Final, get_args

from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Outcome
from deskbook.library.model.records import Problem
from deskbook.library.model.vocabulary import LIVE_PROBLEM_STATES, ProblemState
from deskbook.problems.commands import problem as use_cases
from deskbook.problems.model.outcomes import ProblemFixed, ProblemOpened
from deskbook.problems.views.public import STATES
from deskbook.tickets.rules.selection import Selection
from deskbook.web.commands.acts import form as frame
from deskbook.web.commands.acts.form import Form
from deskbook.web.commands.screens.queue import list_rows
from deskbook.web.commands.state import View
from deskbook.web.model.acts import Trouble
from deskbook.web.model.requests import Answered, Moved, Shown

LIVE: Final[tuple[ProblemState, ...]] = tuple(
    it for it in get_args(ProblemState) if it in LIVE_PROBLEM_STATES
)
"""The states of a problem that lasts, in their order."""

MOST: Final = 200
"""Tickets of a problem that its page lists."""


def problems(view: View) -> Shown:
    """Return the known problems, those that last first."""
    found = view.known.library.problems.values()
    order = sorted(found, key=lambda it: (it.state == "fixed", -it.started.toordinal(), it.slug))
    return Shown(
        "problems.html",
        view.words("Problems"),
        {"problems": tuple((it, view.words(STATES[it.state])) for it in order)},
    )


def new_problem(view: View) -> Shown:
    """Return the form of a new problem, with the ticket that led to it."""
    return _show_new(view, None)


def open_problem(view: View) -> Answered:
    """Write a problem down, and go to it."""

    def use(form: Form) -> Outcome:
        return use_cases.open_(
            view.state.root,
            form.line("slug"),
            form.line("title"),
            form.text("body"),
            resource=form.choice("resource"),
            state=_state(form) or "suspected",
            public=form.has("public"),
            banner=form.line("banner"),
            tickets=_tickets(form),
            signal=None,
            me=view.me,
            commit=True,
        )

    done = frame.carry_out(view, "problem", use)
    if isinstance(done, Trouble):
        return _show_new(view, done)
    slug = done.slug if isinstance(done, ProblemOpened) else ""
    said = view.words("The problem is written down.")
    return Moved(f"/problems/{slug}/", (said, *frame.describe(done)))


def problem(view: View) -> Shown:
    """Return one problem with its tickets."""
    return _show(view, _find(view), None)


def act_on_problem(view: View) -> Answered:
    """Attach tickets to a problem, add news of it, or mark it fixed."""
    found = _find(view)
    act = view.asked.names["act"]
    use = _USES.get(act)
    if use is None:
        raise DeskError(view.words("A problem has no such form."))
    done = frame.carry_out(view, act, partial(use, view, found.slug))
    if isinstance(done, Trouble):
        return _show(view, found, done)
    if isinstance(done, ProblemFixed) and not done.applied:
        return _show(view, found, frame.trouble(view, act, ""), told=done.tickets)
    said = view.words(_DONE[act])
    return Moved(f"/problems/{found.slug}/", (said, *frame.describe(done)))


def _attach(view: View, slug: str, form: Form) -> Outcome:
    tickets = _tickets(form)
    if not tickets:
        raise DeskError(view.words("Which tickets? Write their numbers."))
    return use_cases.attach(view.state.root, slug, tickets, me=view.me, commit=True)


def _news(view: View, slug: str, form: Form) -> Outcome:
    return use_cases.news(
        view.state.root,
        slug,
        form.text("text"),
        state=_state(form),
        day=form.line("day"),
        me=view.me,
        commit=True,
    )


def _fix(view: View, slug: str, form: Form) -> Outcome:
    """Return whom a fix tells; the second press, on the page that says so, carries it out."""
    return use_cases.fix(
        view.state.root,
        slug,
        form.text("text", needed=True),
        resolve=form.has("resolve"),
        apply=form.has("apply"),
        me=view.me,
        commit=True,
    )


_USES: Final[dict[str, Callable[[View, str, Form], Outcome]]] = {
    "attach": _attach,
    "news": _news,
    "fix": _fix,
}

_DONE: Final = {
    "attach": "The tickets are attached.",
    "news": "The news is written down.",
    "fix": "The problem is marked fixed, and its patrons are written to.",
}

SAID: Final = tuple(_DONE.values())
"""What is said by way of a name."""


def _tickets(form: Form) -> tuple[str, ...]:
    return tuple(form.line("tickets").replace(",", " ").split())


def _state(form: Form) -> ProblemState | None:
    """Return the state that was chosen.

    Raises:
        DeskError: it is none that a problem which lasts can have.
    """
    chosen = form.choice("state")
    if chosen is not None and chosen not in LIVE:
        raise DeskError(f"a problem that lasts is {', '.join(LIVE)}, not {chosen}")
    return chosen


def _find(view: View) -> Problem:
    slug = view.asked.names["problem"]
    found = view.known.library.problems.get(slug)
    if found is None:
        raise DeskError(view.words("No problem is called {name}.", name=slug))
    return found


def _live(view: View) -> tuple[tuple[str, str], ...]:
    return tuple((key, view.words(STATES[key])) for key in LIVE)


def _show_new(view: View, trouble: Trouble | None) -> Shown:
    found = ((slug, it.name) for slug, it in view.known.library.resources.items())
    return Shown(
        "new_problem.html",
        view.words("New problem"),
        {
            "trouble": trouble,
            "typed": trouble.fields if trouble else {"tickets": view.asked.asked("ticket")},
            "resources": tuple(sorted(found, key=lambda it: it[1])),
            "states": _live(view),
        },
        409 if trouble else 200,
    )


def _show(view: View, found: Problem, trouble: Trouble | None, told: tuple[str, ...] = ()) -> Shown:
    selection = Selection(statuses=frozenset(), fields={"problem": frozenset({found.slug})})
    page = view.state.list_page(selection, "newest", MOST)
    resource = view.known.library.resources.get(found.resource or "")
    lead = view.known.library.staff.get(found.lead or "")
    news = sorted(found.news, key=lambda it: it.day)
    planned = trouble is not None and not trouble.why
    return Shown(
        "problem.html",
        found.title,
        {
            "problem": found,
            "state": view.words(STATES[found.state]),
            "resource": resource.name if resource else "",
            "lead": lead.name if lead else found.lead,
            "news": tuple((it, view.words(STATES[it.state]) if it.state else "") for it in news),
            "rows": list_rows(view, page.tickets),
            "found": page.found,
            "trouble": trouble,
            "planned": planned,
            "told": told,
            "states": _live(view),
        },
        409 if trouble and not planned else 200,
    )
