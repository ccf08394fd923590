"""The pages of the public site, made from a `PublicLibrary` and from nothing else."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final
from urllib.parse import urlencode

from deskbook.calendar.views import opening_times, spans
from deskbook.library.model.issue_form import QUESTIONS
from deskbook.library.model.page import Html, Page, SearchEntry
from deskbook.library.model.public import (
    PublicAnswer,
    PublicLibrary,
    PublicProblem,
    PublicResource,
    PublicService,
)
from deskbook.library.model.vocabulary import MISS_SUBJECT
from deskbook.library.model.words import ENGLISH, Words
from deskbook.library.views import links, markup
from deskbook.privacy.model.link_secrets import SHAPES, SOURCE, TRAILING
from deskbook.problems.views import history
from deskbook.sites.views import alphabet, marks
from deskbook.sites.views.texts import Text, Texts

SECTIONS: Final = (
    ("answers/", "A to Z"),
    ("topics/", "Topics"),
    ("services/", "Services"),
    ("problems/", "Known problems"),
    ("hours/", "Hours"),
    ("ask/", "Ask us"),
)
"""The navigation of the public site: address below its root, and name."""

ANSWERS_FEED: Final = "answers/feed.xml"
PROBLEMS_FEED: Final = "problems/feed.xml"

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
    mark: marks.Mark = ()
    links: tuple[Link, ...] = ()
    more: int = 0
    language: str = ""


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
class Happened:
    """A day in the history of a problem: what it became, and what was said of it."""

    day: str
    label: str
    says: str
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


def pages(
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
        shelf.notes[slug] = _cut(shelf.text(it.short, f"answers/{slug}/").words, DESCRIBED)
    made = (
        _front(shelf),
        _a_to_z(shelf),
        *(_answer(shelf, it) for it in library.answers.values()),
        *(_moved(shelf, old, new) for old, new in library.moved.items()),
        _topics(shelf),
        *(_topic(shelf, it) for it in library.topics),
        _services(shelf),
        *(_service(shelf, it) for it in library.services.values()),
        _resources(shelf),
        *(_resource(shelf, it) for it in library.resources.values()),
        _problems(shelf),
        *(_problem(shelf, it) for it in library.problems.values()),
        _hours(shelf),
        _ask(shelf),
        Page("search", words("Search"), "search.html", indexed=False),
    )
    return tuple(_placed(library, it) for it in made)


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
    """Whether a page shows a translation whose original has changed since."""
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


def topic_feed(topic: str) -> str:
    """Where the feed of a topic lies, below the site's root."""
    return f"topics/{topic}/feed.xml"


def _feed(library: PublicLibrary, path: str) -> str:
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


# Lists and cards


def _answer_links(shelf: Shelf, found: Iterable[PublicAnswer], here: str) -> tuple[Link, ...]:
    return tuple(
        Link(
            links.relative(f"answers/{it.slug}/", here),
            it.title,
            shelf.notes[it.slug],
            "" if it.language == shelf.library.language else it.language,
        )
        for it in found
    )


def _of_topic(library: PublicLibrary, topic: str) -> list[PublicAnswer]:
    return [it for it in library.answers.values() if topic in it.topics]


def _of_service(library: PublicLibrary, service: str) -> list[PublicAnswer]:
    return [it for it in library.answers.values() if service in it.services]


def _topic_card(shelf: Shelf, topic: str, here: str) -> Card:
    found = _of_topic(shelf.library, topic)
    return Card(
        url=links.relative(f"topics/{topic}/", here),
        title=topic_name(shelf.library, topic),
        mark=(marks.letters(topic),),
        links=_answer_links(shelf, found[:SHOWN], here),
        more=max(0, len(found) - SHOWN),
    )


def _service_card(shelf: Shelf, it: PublicService, here: str) -> Card:
    first = it.body.partition("\n\n")[0]
    return Card(
        url=links.relative(f"services/{it.slug}/", here),
        title=it.name,
        text=shelf.text(first, here, top=3).html,
        links=(Link("", _first(it, shelf.words)),),
        language=shelf.other(it.language),
    )


def _first(it: PublicService, words: Words) -> str:
    """What a service promises first, on its card."""
    return words("A first reply within {time}", time=spans.written(it.first_reply, words))


def _notice(shelf: Shelf, it: PublicProblem, here: str) -> Notice:
    today, country, words = shelf.today, shelf.library.country, shelf.words
    return Notice(
        url=links.relative(f"problems/{it.slug}/", here),
        title=it.title,
        state=words(history.STATES[it.state]),
        span=opening_times.written_days(it.started, it.fixed, today, country, words)
        if it.fixed
        else opening_times.since(it.started, today, country, words),
        text=it.banner,
        live=it.live,
        language=shelf.other(it.language),
    )


def _notices(shelf: Shelf, here: str, *, live: bool, resource: str = "") -> tuple[Notice, ...]:
    return tuple(
        _notice(shelf, it, here)
        for it in shelf.library.problems.values()
        if it.live == live and (not resource or it.resource == resource)
    )


def _cut(text: str, length: int) -> str:
    """Text that ends at a word, with an ellipsis where it was cut."""
    if len(text) <= length:
        return text
    return text[:length].rpartition(" ")[0].rstrip(",;:.") + "\N{HORIZONTAL ELLIPSIS}"


# Pages


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
            "topics": [_topic_card(shelf, it, here) for it in library.topics],
            "services": [_service_card(shelf, it, here) for it in library.services.values()],
            "problems": _notices(shelf, here, live=True),
            "number": len(library.answers),
            "week": opening_times.week_table(library.week, library.country, shelf.words),
            "next": next(iter(_other_hours(shelf)), None),
        },
        description=_cut(welcome.words, DESCRIBED),
        feed=_feed(library, ANSWERS_FEED),
    )


def _a_to_z(shelf: Shelf) -> Page:
    here = "answers/"
    answers = shelf.library.answers.values()
    titles = (alphabet.filed(it.title, it.language, shelf.words) for it in answers)
    ordered = sorted(
        zip(titles, _answer_links(shelf, answers, here), strict=True), key=lambda it: it[0].order
    )
    letters = [
        (letter, tuple(found)) for letter, found in groupby(ordered, key=lambda it: it[0].letter)
    ]
    return Page(
        "answers/index",
        shelf.words("All answers, A to Z"),
        "a_to_z.html",
        {"letters": letters, "feed": bool(shelf.library.site_url)},
        description=shelf.words(
            "Every question that {library} has answered here.", library=shelf.library.name
        ),
        feed=_feed(shelf.library, ANSWERS_FEED),
    )


def _answer(shelf: Shelf, it: PublicAnswer) -> Page:
    library, here = shelf.library, f"answers/{it.slug}/"
    short = shelf.text(it.short, here)
    rest = shelf.text(it.rest, here)
    return Page(
        f"answers/{it.slug}",
        it.title,
        "answer.html",
        {
            "title": it.title,
            "mark": marks.of_answer(it.slug, it.topics),
            "short": short.html,
            "rest": rest.html,
            "language": it.language,
            "topics": [
                Link(links.relative(f"topics/{topic}/", here), topic_name(library, topic))
                for topic in it.topics
            ],
            "services": [
                Link(
                    links.relative(f"services/{name}/", here),
                    library.services[name].name,
                    language=shelf.other(library.services[name].language),
                )
                for name in it.services
            ],
            "resources": [
                Link(
                    links.relative(f"resources/{name}/", here),
                    library.resources[name].name,
                    language=shelf.other(library.resources[name].language),
                )
                for name in it.resources
            ],
            "related": _answer_links(shelf, (library.answers[name] for name in it.related), here),
            "problems": [
                _notice(shelf, problem, here)
                for problem in library.problems.values()
                if problem.live and problem.resource in it.resources
            ],
            "reviewed": _reviewed(it, library.country, shelf.words),
            "ask": links.relative("ask/", here)
            + f"#{urlencode({'about': it.slug, 'title': it.title})}",
        },
        description=shelf.notes[it.slug],
        search=SearchEntry(
            here,
            it.title,
            shelf.words("Answer"),
            it.also_asked,
            f"{short.words} {rest.words}".strip(),
        ),
        changed=it.reviewed,
    )


def _moved(shelf: Shelf, old: str, new: str) -> Page:
    """What stands where an answer was: it sends on whoever comes by an old link."""
    here, there = f"answers/{old}/", f"answers/{new}/"
    it = shelf.library.answers[new]
    link = Link(links.relative(there, here), it.title, shelf.notes[new])
    return Page(f"answers/{old}", it.title, "moved.html", {"link": link},
                indexed=False, moved=there)  # fmt: skip


def _reviewed(it: PublicAnswer, country: str, words: Words) -> str:
    """When an answer was reviewed, with the year: a page may be read, or printed, much later."""
    if it.reviewed is None:
        return ""
    day = opening_times.written_day(it.reviewed, date.min, country, words)
    said = words("Reviewed {day}", day=day)
    if it.reviewed_by:
        said = words("Reviewed {day} by {name}", day=day, name=it.reviewed_by)
    return said + words("; it is due to be read again") if it.overdue else said


def _topics(shelf: Shelf) -> Page:
    here = "topics/"
    cards = [_topic_card(shelf, it, here) for it in shelf.library.topics]
    return Page("topics/index", shelf.words("Answers by topic"), "cards.html", {"cards": cards})


def _topic(shelf: Shelf, topic: str) -> Page:
    here = f"topics/{topic}/"
    name = topic_name(shelf.library, topic)
    found = _of_topic(shelf.library, topic)
    return Page(
        f"topics/{topic}",
        name,
        "list.html",
        {
            "title": name,
            "mark": (marks.letters(topic),),
            "answers": _answer_links(shelf, found, here),
            "feed": bool(shelf.library.site_url),
        },
        description=shelf.words("Answers about {topic}.", topic=name.lower()),
        search=SearchEntry(here, name, shelf.words("Topic")),
        feed=_feed(shelf.library, topic_feed(topic)),
    )


def _services(shelf: Shelf) -> Page:
    here = "services/"
    cards = [_service_card(shelf, it, here) for it in shelf.library.services.values()]
    title = shelf.words("Services, and what they promise")
    return Page("services/index", title, "cards.html", {"cards": cards})


def _service(shelf: Shelf, it: PublicService) -> Page:
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
                    time=spans.written(it.first_reply, words),
                ),
                words(
                    "Then you have news at least every {time}, whether or not we have an answer "
                    "yet.",
                    time=spans.every(it.news_every, words),
                ),
            ],
            "email": it.email,
            "team": ", ".join(it.team),
            "answers": _answer_links(shelf, _of_service(shelf.library, it.slug), here),
            "ask": links.relative("ask/", here),
            "hours": links.relative("hours/", here),
        },
        description=_cut(body.words, DESCRIBED),
        search=SearchEntry(here, it.name, words("Service"), (), body.words),
    )


def _resources(shelf: Shelf) -> Page:
    here = "resources/"
    found = [
        Link(
            links.relative(f"resources/{it.slug}/", here),
            it.name,
            _cut(said.words, DESCRIBED),
            shelf.other(it.language),
        )
        for it in shelf.library.resources.values()
        for said in (shelf.text(it.body, f"resources/{it.slug}/"),)
    ]
    title = shelf.words("Databases and platforms")
    return Page("resources/index", title, "list.html",
                {"title": title, "mark": (), "answers": found})  # fmt: skip


def _resource(shelf: Shelf, it: PublicResource) -> Page:
    here = f"resources/{it.slug}/"
    body = shelf.text(it.body, here)
    found = [answer for answer in shelf.library.answers.values() if it.slug in answer.resources]
    return Page(
        f"resources/{it.slug}",
        it.name,
        "resource.html",
        {
            "title": it.name,
            "body": body.html,
            "url": it.url if markup.is_safe(it.url) else "",
            "live": _notices(shelf, here, live=True, resource=it.slug),
            "past": _notices(shelf, here, live=False, resource=it.slug),
            "answers": _answer_links(shelf, found, here),
            "ask": links.relative("ask/", here),
        },
        description=_cut(body.words, DESCRIBED),
        search=SearchEntry(here, it.name, shelf.words("Database or platform"), (), body.words),
    )


def _problems(shelf: Shelf) -> Page:
    here = "problems/"
    return Page(
        "problems/index",
        shelf.words("Known problems"),
        "problems.html",
        {
            "live": _notices(shelf, here, live=True),
            "past": _notices(shelf, here, live=False),
            "ask": links.relative("ask/", here),
            "feed": bool(shelf.library.site_url),
            "data": links.relative("problems/problems.json", shelf.library.prefix + here),
        },
        description=shelf.words(
            "What is broken at {library} now, and what was.", library=shelf.library.name
        ),
        feed=_feed(shelf.library, PROBLEMS_FEED),
    )


def _problem(shelf: Shelf, it: PublicProblem) -> Page:
    library, here = shelf.library, f"problems/{it.slug}/"
    resource = library.resources.get(it.resource or "")
    body = shelf.text(it.body, here)
    return Page(
        f"problems/{it.slug}",
        it.title,
        "problem.html",
        {
            "notice": _notice(shelf, it, here),
            "body": body.html,
            "history": _happened(shelf, it),
            "resource": Link(
                links.relative(f"resources/{resource.slug}/", here),
                resource.name,
                language=shelf.other(resource.language),
            )
            if resource
            else None,
            "ask": links.relative("ask/", here),
        },
        description=_cut(it.banner or body.words, DESCRIBED),
        search=SearchEntry(here, it.title, shelf.words("Known problem"), (), body.words),
        feed=_feed(library, PROBLEMS_FEED),
        changed=it.updated,
    )


def _happened(shelf: Shelf, it: PublicProblem) -> list[Happened]:
    """The history of a problem, with the year where it is not this one's."""
    return [
        Happened(
            opening_times.written_day(one.day, shelf.today, shelf.library.country, shelf.words),
            shelf.words(one.label),
            one.says,
            shelf.other(one.language),
        )
        for one in history.events(it)
    ]


def _hours(shelf: Shelf) -> Page:
    library, words = shelf.library, shelf.words
    return Page(
        "hours/index",
        words("Opening hours"),
        "hours.html",
        {
            "week": opening_times.week_table(library.week, library.country, words),
            "others": _other_hours(shelf),
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


def _other_hours(shelf: Shelf) -> list[tuple[str, str]]:
    library = shelf.library
    return opening_times.periods_table(
        library.other_hours, shelf.today, library.country, shelf.words
    )


def _ask(shelf: Shelf) -> Page:
    library, words = shelf.library, shelf.words
    return Page(
        "ask/index",
        words("Ask us"),
        "ask.html",
        {
            "email": library.ask_email,
            "form": library.ask_url if markup.is_safe(library.ask_url) else "",
            "services": [
                Asked(
                    it.slug,
                    it.name,
                    it.called,
                    it.email,
                    spans.written(it.first_reply, words),
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
