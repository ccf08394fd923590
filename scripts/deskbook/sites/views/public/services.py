"""The pages of services, opening hours and the ask form on the public site."""

import json
import re
from dataclasses import dataclass
from typing import Final

from deskbook.calendar.views import dates, opening_times
from deskbook.library.model.folding import cut_text
from deskbook.library.model.issue_form import QUESTIONS
from deskbook.library.model.page import Page, SearchEntry
from deskbook.library.model.public import PublicAnswer, PublicLibrary, PublicService
from deskbook.library.model.vocabulary import MISS_SUBJECT
from deskbook.library.model.words import Words
from deskbook.library.views import links, markup
from deskbook.privacy.model.link_secrets import SHAPES, SOURCE, TRAILING
from deskbook.sites.views.public.parts import DESCRIBED, Card, Link, Shelf, answer_links

_MINUTE: Final = frozenset({"item", "entry", "place", "link", "error"})


MINUTE: Final = tuple(it for it in QUESTIONS if it.id in _MINUTE)
"""What the ask page asks where a service asks for the link that failed: a diagnosis in a minute."""


_SECRETS: Final = json.dumps(
    {
        "shapes": [
            [it.pattern.replace("(?P<", "(?<"), "gi" if it.any_case else "g", it.trimmed]
            for it in SHAPES
        ],
        "trailing": TRAILING,
        "source": f"^{SOURCE}$",
    }
)
"""What the ask page cuts out of links, for the browser."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A service on the ask page: where it is written to, and whether it asks `MINUTE` too.

    `called` is its name in the library's own language, `language` that of its name, where it is not
    that of the page.
    """

    slug: str
    name: str
    called: str
    email: str
    promise: str
    diagnosed: bool
    language: str = ""


def _of_service(library: PublicLibrary, service: str) -> list[PublicAnswer]:
    return [it for it in library.answers.values() if service in it.services]


def service_card(shelf: Shelf, it: PublicService, here: str) -> Card:
    """Return the card of a service, with what it promises first."""
    first = it.body.partition("\n\n")[0]
    return Card(
        url=links.relative(f"services/{it.slug}/", here),
        title=it.name,
        text=shelf.text(first, here, top=3).html,
        links=(Link("", _first(it, shelf.words)),),
        language=shelf.other(it.language),
    )


def _first(it: PublicService, words: Words) -> str:
    """The first promise of a service, on its card."""
    return words("A first reply within {time}", time=dates.format_promised(it.first_reply, words))


def services_page(shelf: Shelf) -> Page:
    """Return the list of all services."""
    here = "services/"
    cards = [service_card(shelf, it, here) for it in shelf.library.services.values()]
    title = shelf.words("Services, and what they promise")
    return Page("services/index", title, "cards.html", {"cards": cards})


def service_page(shelf: Shelf, it: PublicService) -> Page:
    """Return the page of a service, with its promises and answers."""
    here = f"services/{it.slug}/"
    words = shelf.words
    body = shelf.text(it.body, here)
    return Page(
        f"services/{it.slug}",
        it.name,
        "service.html",
        {
            "title": it.name,
            "body": body.html,
            "promises": [
                words(
                    "You hear from us first within {time}.",
                    time=dates.format_promised(it.first_reply, words),
                ),
                words(
                    "Then you have news at least every {time}, whether or not we have an answer "
                    "yet.",
                    time=dates.format_every(it.news_every, words),
                ),
            ],
            "email": it.email,
            "team": ", ".join(it.team),
            "answers": answer_links(shelf, _of_service(shelf.library, it.slug), here),
            "ask": links.relative("ask/", here),
            "hours": links.relative("hours/", here),
        },
        description=cut_text(body.words, DESCRIBED),
        search=SearchEntry(here, it.name, words("Service"), (), body.words),
    )


def hours_page(shelf: Shelf) -> Page:
    """Return the page of the opening hours."""
    library, words = shelf.library, shelf.words
    return Page(
        "hours/index",
        words("Opening hours"),
        "hours.html",
        {
            "week": opening_times.format_week_table(library.week, library.country, words),
            "others": other_hours(shelf),
            "zone": library.timezone.rpartition("/")[2].replace("_", " "),
        },
        description=words("When {library} is open.", library=library.name),
        search=SearchEntry(
            "hours/",
            words("Opening hours"),
            words("Page"),
            (words("when are you open"), words("holidays")),
        ),
    )


def other_hours(shelf: Shelf) -> list[tuple[str, str]]:
    """Return the days with other opening hours and those hours, in words."""
    library = shelf.library
    return opening_times.format_periods_table(
        library.other_hours, shelf.today, library.country, shelf.words
    )


_UNDIALLED: Final = re.compile(r"[^\d+]")
"""Signs of a phone number that are not dialled."""


def ask_page(shelf: Shelf) -> Page:
    """Return the page on which patrons ask."""
    library, words = shelf.library, shelf.words
    return Page(
        "ask/index",
        words("Ask us"),
        "ask.html",
        {
            "email": library.ask_email,
            "phone": library.ask_phone,
            "dial": _UNDIALLED.sub("", library.ask_phone),
            "place": library.ask_place,
            "week": opening_times.format_week_table(library.week, library.country, words),
            "form": library.ask_url if markup.is_safe(library.ask_url) else "",
            "services": [
                Asked(
                    it.slug,
                    it.name,
                    it.called,
                    it.email,
                    dates.format_promised(it.first_reply, words),
                    diagnosed="link" in it.asks,
                    language=shelf.other(it.language),
                )
                for it in library.services.values()
            ],
            "questions": MINUTE,
            "own": shelf.own,
            "miss": MISS_SUBJECT,
            "fields": json.dumps(dict(library.ask_fields)) if library.ask_fields else "",
            "quoted": library.ask_quoted,
            "secrets": _SECRETS,
            "hours": links.relative("hours/", "ask/"),
        },
        description=words("How to reach {library}.", library=library.name),
        search=SearchEntry(
            "ask/",
            words("Ask us"),
            words("Page"),
            (words("contact"), words("email"), words("help")),
        ),
    )
