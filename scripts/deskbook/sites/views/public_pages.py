"""The pages of the public site, made from a `PublicLibrary` and from nothing else."""

from dataclasses import replace
from datetime import date
from typing import Final

from deskbook.calendar.views import opening_times
from deskbook.library.model.folding import cut_text
from deskbook.library.model.page import Page
from deskbook.library.model.public import PublicLibrary
from deskbook.library.model.words import ENGLISH, Words
from deskbook.library.views import links
from deskbook.sites.views.public import answers, problems, services
from deskbook.sites.views.public.parts import (
    ANSWERS_FEED,
    DESCRIBED,
    Shelf,
    addresses,
    feed,
    notices,
    topic_card,
)
from deskbook.sites.views.texts import Texts


def list_empty_sections(library: PublicLibrary) -> list[str]:
    """Return the addresses of the lists that have nothing in them; no menu leads there."""
    found = {
        "answers/": library.answers,
        "topics/": library.topics,
        "services/": library.services,
        "resources/": library.resources,
        "problems/": library.problems,
    }
    return [url for url, records in found.items() if not records]


def make_pages(
    library: PublicLibrary,
    today: date,
    texts: Texts | None = None,
    words: Words = ENGLISH,
    own: Words = ENGLISH,
) -> tuple[Page, ...]:
    """All pages of the public site, in the language of these words.

    `texts` may remember how their texts were rendered before; `own` are the words of the library's
    own language, for what its desk reads.
    """
    shelf = Shelf(library, today, frozenset(addresses(library)), texts or Texts(), {}, words, own)
    for slug, it in library.answers.items():
        shelf.notes[slug] = cut_text(shelf.text(it.short, f"answers/{slug}/").words, DESCRIBED)
    made = (
        _front(shelf),
        answers.a_to_z(shelf),
        *(answers.answer_page(shelf, it) for it in library.answers.values()),
        *(answers.moved_page(shelf, old, new) for old, new in library.moved.items()),
        answers.topics_page(shelf),
        *(answers.topic_page(shelf, it) for it in library.topics),
        services.services_page(shelf),
        *(services.service_page(shelf, it) for it in library.services.values()),
        problems.resources_page(shelf),
        *(problems.resource_page(shelf, it) for it in library.resources.values()),
        problems.problems_page(shelf),
        *(problems.problem_page(shelf, it) for it in library.problems.values()),
        services.hours_page(shelf),
        services.ask_page(shelf),
        Page("search", words("Search"), "search.html", indexed=False),
    )
    empty = list_empty_sections(library)
    return tuple(
        _placed(library, replace(it, indexed=it.indexed and it.url not in empty)) for it in made
    )


RECORDS: Final = ("answers", "services", "resources", "problems")
"""Sections whose pages are texts of records, which may not be there in every language."""


def _placed(library: PublicLibrary, page: Page) -> Page:
    """A page where its language stands, with its own address in each language that has it."""
    prefix, url = library.prefix, page.url
    own = _languages(library, page.place)
    lacks = library.language not in own
    many = len(own) > 1 and page.indexed
    return replace(
        page,
        place=f"{prefix}{page.place}",
        prefix=prefix,
        language=library.language,
        feed=prefix + page.feed if page.feed else "",
        moved=prefix + page.moved if page.moved else "",
        written=library.written if lacks else "",
        behind=links.relative(url, prefix + url) if _is_behind(library, page.place) else "",
        canonical=url if lacks and not page.moved else "",
        indexed=page.indexed and not lacks,
        alternates=tuple((it, _prefix(library, it) + url) for it in own)
        if many and not lacks
        else (),
    )


def _languages(library: PublicLibrary, place: str) -> list[str]:
    """The languages that a page is there in: the one that its text is written in first."""
    folder, _, name = place.partition("/")
    found = [library.written]
    for it in library.languages:
        is_text = folder in RECORDS and name != "index"
        if not is_text or name in getattr(library.translations[it], folder):
            found.append(it)
    return found


def _is_behind(library: PublicLibrary, place: str) -> bool:
    """Return true where a page shows a translation whose original has changed since."""
    there = library.translations.get(library.language)
    return there is not None and place in there.behind


def _prefix(library: PublicLibrary, language: str) -> str:
    return "" if language == library.written else f"{language}/"


def banners(library: PublicLibrary) -> list[dict[str, object]]:
    """One line for each problem that lasts, shown on every page, by language where it has more."""
    return [
        {
            "url": f"problems/{slug}/",
            "title": it.banner or it.title,
            "others": {
                language: own.banner or own.title
                for language, there in library.translations.items()
                for own in (there.problems.get(slug),)
                if own
            },
        }
        for slug, it in library.problems.items()
        if it.live
    ]


def _front(shelf: Shelf) -> Page:
    library, here = shelf.library, ""
    welcome = shelf.text(library.welcome, here)
    return Page(
        "index",
        library.name,
        "front.html",
        {
            "welcome": welcome.html,
            "other": shelf.other(library.welcomed or library.language),
            "sections": library.front_sections,
            "topics": [topic_card(shelf, it, here) for it in library.topics],
            "services": [
                services.service_card(shelf, it, here) for it in library.services.values()
            ],
            "problems": notices(shelf, here, live=True),
            "number": len(library.answers),
            "week": opening_times.format_week_table(library.week, library.country, shelf.words),
            "next": next(iter(services.other_hours(shelf)), None),
        },
        description=cut_text(welcome.words, DESCRIBED),
        feed=feed(library, ANSWERS_FEED),
    )
