"""Parts of the pages of the public site: links, cards, notices of problems, and feeds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from deskbook.calendar.views import opening_times
from deskbook.library.model.page import Html
from deskbook.library.model.public import PublicAnswer, PublicLibrary, PublicProblem
from deskbook.library.model.words import Words
from deskbook.library.views import links
from deskbook.problems.views import public
from deskbook.sites.views import shelving
from deskbook.sites.views.texts import Text, Texts

ANSWERS_FEED: Final = "answers/feed.xml"


PROBLEMS_FEED: Final = "problems/feed.xml"


SHOWN: Final = 4
"""Answers that a card of a topic or service names; the rest are on its page."""


DESCRIBED: Final = 160
"""Characters of a page's description, for those who list it elsewhere."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words, and a line about it; `language` where they are in another."""

    url: str
    title: str
    note: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """An index card: what it is about, where it leads, and what stands on it."""

    url: str
    title: str
    text: Html | str = ""
    mark: shelving.Mark = ()
    links: tuple[Link, ...] = ()
    more: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A known problem as it is listed: its state in words, and since when or until when."""

    url: str
    title: str
    state: str
    span: str
    text: str
    live: bool
    language: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The public library, the addresses of all its pages, and a line about each answer."""

    library: PublicLibrary
    today: date
    known: frozenset[str]
    texts: Texts
    notes: dict[str, str]
    words: Words
    own: Words

    def other(self, language: str) -> str:
        """The language of a record's words, where it is not that of the pages."""
        return "" if language == self.library.language else language

    def text(self, written: str, here: str, *, top: int = 2) -> Text:
        """A record's Markdown on a page; its links are those of the folder the page stands in."""
        folder = here.partition("/")[0] or "answers"
        return self.texts.text(written, here, links.resolver(here, folder, self.known), top=top)


def topic_feed(topic: str) -> str:
    """Return the path of a topic's feed, below the site's root."""
    return f"topics/{topic}/feed.xml"


def feed(library: PublicLibrary, path: str) -> str:
    """A feed's place, where there are feeds: they need to know where the site will stand."""
    return path if library.site_url else ""


def topic_name(library: PublicLibrary, slug: str) -> str:
    """A topic as people read it."""
    return library.topic_names.get(slug) or slug.replace("-", " ").capitalize()


def addresses(library: PublicLibrary) -> Iterator[str]:
    """The pages of records, below the site's root."""
    yield from (f"answers/{slug}/" for slug in (*library.answers, *library.moved))
    yield from (f"services/{slug}/" for slug in library.services)
    yield from (f"resources/{slug}/" for slug in library.resources)
    yield from (f"problems/{slug}/" for slug in library.problems)


def answer_links(shelf: Shelf, found: Iterable[PublicAnswer], here: str) -> tuple[Link, ...]:
    """Return links from a page to answers, each with a line about it."""
    return tuple(
        Link(
            links.relative(f"answers/{it.slug}/", here),
            it.title,
            shelf.notes[it.slug],
            "" if it.language == shelf.library.language else it.language,
        )
        for it in found
    )


def of_topic(library: PublicLibrary, topic: str) -> list[PublicAnswer]:
    """Return the answers of a topic."""
    return [it for it in library.answers.values() if topic in it.topics]


def topic_card(shelf: Shelf, topic: str, here: str) -> Card:
    """Return the card of a topic, with its first answers."""
    found = of_topic(shelf.library, topic)
    return Card(
        url=links.relative(f"topics/{topic}/", here),
        title=topic_name(shelf.library, topic),
        mark=(shelving.letters(topic),),
        links=answer_links(shelf, found[:SHOWN], here),
        more=max(0, len(found) - SHOWN),
    )


def notice(shelf: Shelf, it: PublicProblem, here: str) -> Notice:
    """Return the notice of a known problem."""
    today, country, words = shelf.today, shelf.library.country, shelf.words
    return Notice(
        url=links.relative(f"problems/{it.slug}/", here),
        title=it.title,
        state=words(public.STATES[it.state]),
        span=opening_times.format_date_span(it.started, it.fixed, today, country, words)
        if it.fixed
        else opening_times.format_since(it.started, today, country, words),
        text=it.banner,
        live=it.live,
        language=shelf.other(it.language),
    )


def notices(shelf: Shelf, here: str, *, live: bool, resource: str = "") -> tuple[Notice, ...]:
    """Return the notices of live or past problems, of one resource or of all."""
    return tuple(
        notice(shelf, it, here)
        for it in shelf.library.problems.values()
        if it.live == live and (not resource or it.resource == resource)
    )
