"""The pages of answers and topics on the public site."""

from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from deskbook.calendar.views import opening_times
from deskbook.library.model.page import Page, SearchEntry
from deskbook.library.model.public import PublicAnswer
from deskbook.library.model.words import Words
from deskbook.library.views import links
from deskbook.sites.views import shelving
from deskbook.sites.views.public.parts import (
    ANSWERS_FEED,
    Link,
    Shelf,
    answer_links,
    feed,
    notice,
    of_topic,
    topic_card,
    topic_feed,
    topic_name,
)


def a_to_z(shelf: Shelf) -> Page:
    """Return the list of all answers by letter."""
    here = "answers/"
    answers = shelf.library.answers.values()
    titles = (shelving.file_title(it.title, it.language, shelf.words) for it in answers)
    ordered = sorted(
        zip(titles, answer_links(shelf, answers, here), strict=True), key=lambda it: it[0].order
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
        feed=feed(shelf.library, ANSWERS_FEED),
    )


def answer_page(shelf: Shelf, it: PublicAnswer) -> Page:
    """Return the page of an answer."""
    library, here = shelf.library, f"answers/{it.slug}/"
    short = shelf.text(it.short, here)
    rest = shelf.text(it.rest, here)
    return Page(
        f"answers/{it.slug}",
        it.title,
        "answer.html",
        {
            "title": it.title,
            "mark": shelving.mark_answer(it.slug, it.topics),
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
            "related": answer_links(shelf, (library.answers[name] for name in it.related), here),
            "problems": [
                notice(shelf, problem, here)
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


def moved_page(shelf: Shelf, old: str, new: str) -> Page:
    """Return the page at an answer's old address, which sends readers on to the new one."""
    here, there = f"answers/{old}/", f"answers/{new}/"
    it = shelf.library.answers[new]
    link = Link(links.relative(there, here), it.title, shelf.notes[new])
    return Page(f"answers/{old}", it.title, "moved.html", {"link": link},
                indexed=False, moved=there)  # fmt: skip


def _reviewed(it: PublicAnswer, country: str, words: Words) -> str:
    """The day of an answer's review, with the year: a page may be read, or printed, much later."""
    if it.reviewed is None:
        return ""
    day = opening_times.format_date(it.reviewed, date.min, country, words)
    said = words("Reviewed {day}", day=day)
    if it.reviewed_by:
        said = words("Reviewed {day} by {name}", day=day, name=it.reviewed_by)
    return said + words("; it is due to be read again") if it.overdue else said


def topics_page(shelf: Shelf) -> Page:
    """Return the list of all topics."""
    here = "topics/"
    cards = [topic_card(shelf, it, here) for it in shelf.library.topics]
    return Page("topics/index", shelf.words("Answers by topic"), "cards.html", {"cards": cards})


def topic_page(shelf: Shelf, topic: str) -> Page:
    """Return the page of a topic, with its answers."""
    here = f"topics/{topic}/"
    name = topic_name(shelf.library, topic)
    found = of_topic(shelf.library, topic)
    return Page(
        f"topics/{topic}",
        name,
        "list.html",
        {
            "title": name,
            "mark": (shelving.letters(topic),),
            "answers": answer_links(shelf, found, here),
            "feed": bool(shelf.library.site_url),
        },
        description=shelf.words("Answers about {topic}.", topic=name.lower()),
        search=SearchEntry(here, name, shelf.words("Topic")),
        feed=feed(shelf.library, topic_feed(topic)),
    )
