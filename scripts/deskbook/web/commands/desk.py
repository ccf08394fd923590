"""`desk web`: the browser desk over one clone."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Final

from deskbook.library.adapters import clock, git, git_clone
from deskbook.library.commands import identify
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Progress, ignore
from deskbook.sites.adapters import preview
from deskbook.web.adapters import server
from deskbook.web.adapters.application import Route
from deskbook.web.adapters.pages import Pages
from deskbook.web.adapters.reading import Reader
from deskbook.web.commands.exchange import Exchange, is_shared
from deskbook.web.commands.follow import Follower, follow, watch
from deskbook.web.commands.screens import opening, problems
from deskbook.web.commands.screens.bulk import bulk
from deskbook.web.commands.screens.drafts import keep_draft
from deskbook.web.commands.screens.mine import mine
from deskbook.web.commands.screens.queue import queue
from deskbook.web.commands.screens.search import search
from deskbook.web.commands.screens.ticket import act, answers, ticket
from deskbook.web.commands.state import State, View, open_view
from deskbook.web.model.acts import ACTS, BULK
from deskbook.web.model.requests import (
    Answered,
    Asked,
    DeskClosed,
    DeskOpen,
    Head,
    Moved,
    Person,
    Refusal,
    Settings,
    Shown,
)
from deskbook.web.rules import guard, sign_on
from deskbook.web.views import forms

Handler = Callable[[View], Answered]

ROUTES: Final = (
    Route("/", "mine"),
    Route("/queue/", "queue"),
    Route("/search/", "search"),
    Route("/new/", "new"),
    Route("/new/open/", "open-new", form=True),
    Route("/bulk/", "bulk", form=True),
    Route("/drafts/", "keep-draft", form=True),
    Route("/log/", "log"),
    Route("/log/add/", "add-log", form=True),
    Route("/problems/", "problems"),
    Route("/problems/new/", "new-problem"),
    Route("/problems/new/open/", "open-problem", form=True),
    Route("/problems/{problem}/", "problem"),
    Route("/problems/{problem}/{act}/", "act-on-problem", form=True),
    Route("/tickets/{ticket}/", "ticket"),
    Route("/tickets/{ticket}/answers/", "answers"),
    Route("/tickets/{ticket}/{act}/", "act", form=True),
)
"""The addresses of the desk, each with the name of its handler."""

HANDLERS: Final[Mapping[str, Handler]] = {
    "mine": mine,
    "queue": queue,
    "search": search,
    "new": opening.new,
    "open-new": opening.open_new,
    "bulk": bulk,
    "keep-draft": keep_draft,
    "log": opening.log,
    "add-log": opening.add_log,
    "problems": problems.problems,
    "new-problem": problems.new_problem,
    "open-problem": problems.open_problem,
    "problem": problems.problem,
    "act-on-problem": problems.act_on_problem,
    "ticket": ticket,
    "answers": answers,
    "act": act,
}

SECTIONS: Final = (
    ("/", "mine", "Mine today"),
    ("/queue/", "queue", "Queue"),
    ("/new/", "new", "New"),
    ("/log/", "log", "Quick question"),
    ("/problems/", "problems", "Problems"),
)
"""The navigation: address, handler, words."""

KEYS: Final = (
    ("j k", "down and up in a list"),
    ("o", "open"),
    ("x", "select"),
    *((it.key, it.label) for it in ACTS.values() if it.key),
    ("s", "What may help"),
    ("l", "Quick question"),
    ("/", "Search"),
    ("g m", "Mine today"),
    ("g q", "Queue"),
    ("g n", "New"),
    ("Ctrl+Enter", "send"),
    ("Ctrl+Shift+Enter", "send and resolve"),
    ("Esc", "leave the text"),
    ("?", "this list"),
)
"""Keys of the script, with their words."""

_LOG: Final = logging.getLogger("deskbook.web")


def web(
    root: Path, *, settings: Settings, me: str | None, progress: Progress = ignore
) -> DeskClosed:
    """Serve the desk until the person stops it.

    Args:
        root: the library.
        settings: how it is reached.
        me: the handle of who acts, where nobody signs in.
        progress: receives the address once it is open.

    Raises:
        DeskError: strangers could act, nobody is set to act, or the port is taken.
    """
    guard.refuse_open(settings)
    desk = WebDesk(root, settings, me)
    with preview.until_stopped() as stop, open_desk(desk) as address:
        progress(DeskOpen(address, desk.handle))
        stop.wait()
    return DeskClosed()


@contextmanager
def open_desk(desk: "WebDesk") -> Iterator[str]:
    """Serve a desk, exchange with the remote and look for changes while the block runs."""
    stop = Event()
    desk.state.exchange.start()
    watch(desk.state, stop)
    try:
        with server.serve(desk, ROUTES) as address:
            yield address
    finally:
        stop.set()
        desk.state.exchange.stop()


class WebDesk:
    """The desk as the server calls it: who asks, what they get, and pages of what goes wrong."""

    def __init__(self, root: Path, settings: Settings, me: str | None = None) -> None:
        """Open the desk of a library.

        Raises:
            DeskError: nobody is set to act here, or a file of the pages is missing.
        """
        self.settings = settings
        nobody = git.is_clone(root) and not all(git_clone.read_identity(root))
        exchange = Exchange(root, on=not settings.offline and is_shared(root))
        self.state = State(root, settings, Pages(root), Reader(root), exchange, is_anonymous=nobody)
        self.handle = "" if settings.is_shared else identify(root, me).author

    def identify(self, head: Head) -> Person | Refusal:
        """Return who asks: whom the proxy names, or the person whose clone this is."""
        known = self.state.reader.known()
        staff = known.library.staff
        if self.settings.is_shared:
            today = known.calendar.day_of(clock.now())
            return sign_on.find_person(head, self.settings.header, staff, today)
        record = staff.get(self.handle)
        return Person(self.handle, record.name if record else self.handle)

    def answer(self, name: str, asked: Asked, token: str) -> tuple[Answered, str]:
        """Return what a handler answers, and its page; an error for people becomes a page."""
        view = open_view(self.state, asked)
        try:
            answered = HANDLERS[name](view)
        except DeskError as error:
            answered = Shown(
                "trouble.html", view.words("This did not work"), {"why": str(error)}, 404
            )
        if isinstance(answered, Moved):
            self.state.say(asked.session, answered.said)
            return answered, ""
        return answered, self._render(view, name, answered, token)

    def refuse(self, refusal: Refusal) -> str:
        """Return the page of a refusal; it needs no library, which may be out of order."""
        return self.state.pages.render(
            "refused.html",
            {
                "message": refusal.message,
                "advice": refusal.advice,
                "version": self.state.pages.version,
            },
        )

    def fail(self, asked: Asked, error: Exception) -> str:
        """Return the page of a fault of ours; its story goes to the terminal alone."""
        _LOG.error("%s failed", asked.path, exc_info=error)
        return self.refuse(
            Refusal(
                500,
                "This is a fault of the desk. Nothing that was saved is lost.",
                "Go back, and try again.",
            )
        )

    def follow(self, person: Person, ticket: str) -> Follower | None:
        """Begin to tell an open page what happens; none where too many are open."""
        return follow(self.state, person.handle, ticket)

    def read_asset(self, name: str) -> tuple[bytes, str] | None:
        """Return a file that pages load, and its type."""
        return self.state.pages.assets.get(name)

    def _render(self, view: View, name: str, page: Shown, token: str) -> str:
        library = view.known.library
        counts = self.state.count_open()
        return self.state.pages.render(
            page.template,
            {
                "t": view.words,
                "title": page.title,
                "library": library.profile.name,
                "person": view.asked.person,
                "said": () if view.asked.fragment else self.state.hear(view.asked.session),
                "sections": tuple(
                    (url, view.words(words), name == handler) for url, handler, words in SECTIONS
                ),
                "queues": tuple(
                    (slug, it.name, counts[slug].open, counts[slug].unled)
                    for slug, it in sorted(library.services.items(), key=lambda one: one[1].name)
                    if slug in counts
                ),
                "keys": tuple((key, view.words(words)) for key, words in KEYS),
                "shared": self.state.exchange.state,
                "here": name,
                "query": view.asked.asked("q"),
                "service": view.asked.asked("service"),
                "token": token,
                "bulk": BULK,
                "words": ACTS,
                "colleagues": forms.list_colleagues(view.reading, "", view.words),
                "back": view.asked.address,
                "version": self.state.pages.version,
                "fragment": view.asked.fragment,
                **page.context,
            },
        )
