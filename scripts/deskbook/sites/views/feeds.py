"""Atom feeds (RFC 4287) of what patrons may read: all answers, those of a topic, known problems.

Ids, links and dates come from the records alone, so the same records give the same bytes. The id of
an entry is the first address of its page: it stays when an answer is renamed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

from deskbook.library.model.page import Html
from deskbook.library.model.public import PublicAnswer, PublicLibrary, PublicProblem
from deskbook.library.model.words import ENGLISH, Words
from deskbook.library.views import links, markup
from deskbook.problems.views import public
from deskbook.sites.views.public.parts import (
    ANSWERS_FEED,
    PROBLEMS_FEED,
    addresses,
    topic_feed,
    topic_name,
)

ATOM: Final = "http://www.w3.org/2005/Atom"

LATEST: Final = 50
"""Entries of a feed, at most: the newest."""

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 has no place for (its production 2 names all others)."""
_NEVER: Final = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its addresses are whole; `categories` are topics, by slug and name."""

    id: str
    url: str
    title: str
    updated: date
    summary: str
    content: Html
    language: str = ""
    categories: tuple[tuple[str, str], ...] = ()


def make_files(library: PublicLibrary, words: Words = ENGLISH) -> dict[str, bytes]:
    """Every feed of a library by its path; none where it is not known where the site will stand.

    A feed in another language tells of what there is in it.
    """
    if not library.site_url:
        return {}
    reviewed = sorted(
        (it for it in library.answers.values() if it.reviewed and _is_there(library, it)),
        key=lambda it: (-(it.reviewed or _NEVER).toordinal(), it.slug),
    )
    base = f"{library.site_url.rstrip('/')}/{library.prefix}"
    maker = _Maker(library, base, words, frozenset(addresses(library)), {})
    made = {ANSWERS_FEED: maker.answers(words("answers"), ANSWERS_FEED, reviewed)}
    for topic in library.topics:
        found = [it for it in reviewed if topic in it.topics]
        made[topic_feed(topic)] = maker.answers(
            topic_name(library, topic), topic_feed(topic), found
        )
    problems = sorted(library.problems.values(), key=lambda it: (-it.updated.toordinal(), it.slug))
    entries = [maker.problem(it) for it in problems[:LATEST]]
    made[PROBLEMS_FEED] = maker.feed(words("known problems"), PROBLEMS_FEED, entries)
    return {library.prefix + path: data for path, data in made.items()}


def _is_there(library: PublicLibrary, it: PublicAnswer) -> bool:
    return not library.prefix or it.language == library.language


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes feeds: `base` is the address of the site in its language, `entries` what is made."""

    library: PublicLibrary
    base: str
    words: Words
    known: frozenset[str]
    entries: dict[str, Entry]

    def answers(self, name: str, path: str, found: Sequence[PublicAnswer]) -> bytes:
        """The feed of some answers, the newest first."""
        for it in found[:LATEST]:
            if it.slug not in self.entries:
                self.entries[it.slug] = self.answer(it)
        return self.feed(name, path, [self.entries[it.slug] for it in found[:LATEST]])

    def feed(self, name: str, path: str, found: Sequence[Entry]) -> bytes:
        """One feed with its entries."""
        title = f"{self.library.name}: {name}"
        page = self.base + path.removesuffix("feed.xml")
        newest = max((it.updated for it in found), default=_NEVER)
        lines = [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="{ATOM}" xml:lang="{_xml(self.library.language)}">',
            f"<id>{_xml(self.base + path)}</id>",
            f"<title>{_xml(title)}</title>",
            f"<updated>{format_moment(newest)}</updated>",
            f"<author><name>{_xml(self.library.name)}</name></author>",
            f'<link rel="self" type="application/atom+xml" href="{_xml(self.base + path)}"/>',
            f'<link rel="alternate" type="text/html" href="{_xml(page)}"/>',
            "<generator>Deskbook</generator>",
        ]
        for it in found:
            lines += _entry(it)
        return "\n".join((*lines, "</feed>", "")).encode()

    def answer(self, it: PublicAnswer) -> Entry:
        """An answer: what it says in short; its date is that of its review."""
        html = self.text(it.short or it.rest, "answers")
        return Entry(
            id=f"{self.base}answers/{(*it.was, it.slug)[0]}/",
            url=f"{self.base}answers/{it.slug}/",
            title=it.title,
            updated=it.reviewed or _NEVER,
            summary=markup.words(html),
            content=html,
            language=it.language,
            categories=tuple((topic, topic_name(self.library, topic)) for topic in it.topics),
        )

    def problem(self, it: PublicProblem) -> Entry:
        """A problem, its history and what patrons can do; it is new again with each day of it."""
        resource = self.library.resources.get(it.resource or "")
        happened = "".join(f"<li>{escape(told)}</li>" for told in self.history(it))
        return Entry(
            id=f"{self.base}problems/{it.slug}/",
            url=f"{self.base}problems/{it.slug}/",
            title=f"{self.words(public.STATES[it.state])}: {it.title}",
            updated=it.updated,
            summary=it.banner or it.title,
            content=Html(f"<ol>{happened}</ol>{self.text(it.body, 'problems')}"),
            language="" if it.language == self.library.language else it.language,
            categories=((resource.slug, resource.name),) if resource else (),
        )

    def history(self, it: PublicProblem) -> list[str]:
        """The history of a problem, a line for each day of it."""
        return [
            f"{one.day.isoformat()}: " + ". ".join(filter(None, (self.words(one.label), one.says)))
            for one in public.list_events(it)
        ]

    def text(self, written: str, folder: str) -> Html:
        """A text whose links are whole addresses, for whoever reads it elsewhere."""
        resolve = links.resolver("", folder, self.known)

        def whole(address: str) -> str:
            found = resolve(address)
            return self.base + found if found else ""

        return markup.markdown(written, whole)


def _entry(it: Entry) -> list[str]:
    language = f' xml:lang="{_xml(it.language)}"' if it.language else ""
    return [
        f"<entry{language}>",
        f"<id>{_xml(it.id)}</id>",
        f"<title>{_xml(it.title)}</title>",
        f"<updated>{format_moment(it.updated)}</updated>",
        f'<link rel="alternate" type="text/html" href="{_xml(it.url)}"/>',
        *(f'<category term="{_xml(term)}" label="{_xml(name)}"/>' for term, name in it.categories),
        f"<summary>{_xml(it.summary)}</summary>",
        f'<content type="html">{_xml(it.content)}</content>',
        "</entry>",
    ]


def format_moment(it: date) -> str:
    """The beginning of a day as RFC 3339 writes it."""
    return f"{it.isoformat()}T00:00:00Z"


def _xml(text: str) -> str:
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))
