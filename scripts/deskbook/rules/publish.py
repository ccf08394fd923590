"""From a library to what the public may know of it: the only maker of `PublicLibrary`.

Everything is copied field by field; what is not named here stays inside. Tickets are not looked at
at all, and a handle is turned into a name only where the library says that it names its staff.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Final

from markdown_it import MarkdownIt

from deskbook.model.library import Library
from deskbook.model.public import (
    PublicAnswer,
    PublicLibrary,
    PublicNews,
    PublicProblem,
    PublicResource,
    PublicService,
    Translation,
)
from deskbook.model.records import Answer, Problem
from deskbook.rules import other_hours, reviews

STAFF_SECTIONS: Final = frozenset({"environment", "cause"})
"""Headings of an answer whose sections are for colleagues: what was tried, what was wrong."""

RELATED: Final = 4
"""Answers named beside an answer, at most."""

_FOR_STAFF: Final = re.compile("<!--|" + "|".join(STAFF_SECTIONS), re.IGNORECASE)
_PARAGRAPH: Final = re.compile(r"(?:[^\W\d_][^\n\r]*(?:\n|\Z))+(?=\n|\Z)")
"""Lines that begin with a letter, up to an empty one: nothing but a paragraph begins so."""
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BLOCKS: Final = MarkdownIt("commonmark", {"html": False}).enable("table")
_BLOCKS.core.ruler.enableOnly(["normalize", "block"])


def publish(library: Library, today: date) -> PublicLibrary:
    """What the public may know on a day."""
    profile = library.profile
    services = _by_name(_services(library))
    resources = {
        slug: PublicResource(slug=slug, name=it.name, url=it.url, body=public_text(it.body))
        for slug, it in sorted(library.resources.items(), key=lambda pair: pair[1].name.casefold())
    }
    answers = _answers(library, services, resources, today)
    translations = {
        language: Translation(
            _translated(library, answers, language, today), _topic_names(library, language)
        )
        for language in profile.languages
        if language != profile.language
    }
    return PublicLibrary(
        name=profile.name,
        timezone=profile.timezone,
        country=profile.country or "",
        language=profile.language,
        written=profile.language,
        languages=tuple(it for it in profile.languages if it != profile.language),
        welcome=public_text(profile.body),
        week=other_hours.week(profile),
        other_hours=other_hours.coming(profile, today),
        site_url=profile.site_url,
        ask_url=profile.ask_url,
        ask_email=profile.ask_email,
        status_url=profile.status_url,
        front_sections=profile.front_sections,
        services=services,
        answers=answers,
        moved=_moved(library),
        topic_names=_topic_names(library, profile.language),
        translations=translations,
        problems=_problems(library, resources),
        resources=resources,
    )


def in_language(library: PublicLibrary, language: str) -> PublicLibrary:
    """The library as it is shown in another language; an answer without a translation stays."""
    translation = library.translations[language]
    answers = {slug: translation.answers.get(slug, it) for slug, it in library.answers.items()}
    ordered = sorted(answers.items(), key=lambda pair: pair[1].sorting)
    return replace(
        library,
        language=language,
        answers=dict(ordered),
        topic_names={**library.topic_names, **translation.topic_names},
    )


def _topic_names(library: Library, language: str) -> dict[str, str]:
    own = library.profile.language
    return {it.topic: it.name for it in library.profile.topics if (it.language or own) == language}


def _translated(
    library: Library, originals: Mapping[str, PublicAnswer], language: str, today: date
) -> dict[str, PublicAnswer]:
    """Published translations of published answers, which stand where their originals stand."""
    found = {}
    for _, it in sorted(library.answers.items()):
        original = originals.get(it.translates or "")
        if original and it.language == language and is_published(it):
            own = _answer(library, it, original.related, (), (), today)
            found[original.slug] = replace(
                own,
                slug=original.slug,
                services=original.services,
                resources=original.resources,
                topics=original.topics,
                was=original.was,
            )
    return found


def is_published(answer: Answer) -> bool:
    """Whether patrons see an answer."""
    return answer.state == "published" and answer.audience == "public"


def _moved(library: Library) -> dict[str, str]:
    """From names that are not in use (any more) to the published answers that are read instead."""
    leads = {
        slug: it.instead
        for slug, it in library.answers.items()
        if it.state == "archived" and it.audience == "public" and it.instead
    }
    leads |= {old: slug for slug, it in library.answers.items() for old in it.was
              if old not in library.answers}  # fmt: skip
    found = {}
    for old in sorted(leads):
        passed, new = {old}, leads[old]
        while new in leads and new not in passed:
            passed.add(new)
            new = leads[new]
        if new in library.answers and is_published(library.answers[new]):
            found[old] = new
    return found


def public_text(written: str) -> str:
    """Markdown without the sections and the comments that are for colleagues.

    A section goes from its heading to the next one that is not below it. Where such a heading
    stands inside a list or a quotation, the whole of that is left out.
    """
    if not _FOR_STAFF.search(written):
        return written.strip()
    text = _COMMENT.sub("", written)
    lines = text.split("\n")
    blocks = list(_blocks(text)) or [(0, 0, set[str]())]
    ends = [*(start for start, *_ in blocks[1:]), len(lines)]
    kept: list[str] = []
    cut: int | None = None
    for (start, level, titles), end in zip(blocks, ends, strict=True):
        if level and (cut is None or level <= cut):
            cut = level if titles & STAFF_SECTIONS else None
        if cut is None and not titles & STAFF_SECTIONS:
            kept += lines[start:end]
        elif kept and kept[-1]:
            kept.append("")  # so that what stood apart does not become one
    return "\n".join(kept).strip()


def short_and_rest(written: str) -> tuple[str, str]:
    """An answer's first paragraph, and what follows; no short answer where it begins otherwise."""
    if plain := _PARAGRAPH.match(written):
        return plain.group().strip(), written[plain.end() :].strip()
    first = next(iter(_BLOCKS.parse(written)), None)
    if first is None or first.type != "paragraph_open" or first.map is None:
        return "", written
    lines = written.split("\n")
    return "\n".join(lines[: first.map[1]]).strip(), "\n".join(lines[first.map[1] :]).strip()


def _blocks(text: str) -> Iterator[tuple[int, int, set[str]]]:
    """The parts of a text: first line, level of a heading or 0, and the headings in it."""
    tokens = _BLOCKS.parse(text)
    found: list[tuple[int, int, set[str]]] = []
    for at, it in enumerate(tokens):
        if it.level == 0 and it.map is not None and it.nesting >= 0:
            found.append((it.map[0] if found else 0, 0, set()))
        if it.type == "heading_open":
            start, level, titles = found[-1]
            titles.add(tokens[at + 1].content.strip(" :*_").casefold())
            found[-1] = (start, int(it.tag[1]) if it.level == 0 else level, titles)
    return iter(found)


def _by_name(found: Mapping[str, PublicService]) -> dict[str, PublicService]:
    return dict(sorted(found.items(), key=lambda pair: pair[1].name.casefold()))


def _services(library: Library) -> dict[str, PublicService]:
    return {
        slug: PublicService(
            slug=slug,
            name=it.name,
            email=it.email,
            first_reply=it.promise.first_reply,
            news_every=it.promise.news_every,
            body=public_text(it.body),
            team=_named(library, it.team),
            asks=it.asks,
        )
        for slug, it in library.services.items()
        if it.audience == "public"
    }


def _named(library: Library, handles: tuple[str, ...]) -> tuple[str, ...]:
    """The names of colleagues, where the library names them to patrons."""
    if not library.profile.privacy.name_staff:
        return ()
    return tuple(library.staff[handle].name for handle in handles if handle in library.staff)


def _answers(
    library: Library, services: Container[str], resources: Container[str], today: date
) -> dict[str, PublicAnswer]:
    published = {
        slug: it for slug, it in library.answers.items() if is_published(it) and not it.translates
    }
    ordered = sorted(published.items(), key=lambda pair: pair[1].title.casefold())
    related = _related(published)
    return {
        slug: _answer(library, it, related[slug], services, resources, today)
        for slug, it in ordered
    }


def _answer(
    library: Library,
    it: Answer,
    related: tuple[str, ...],
    services: Container[str],
    resources: Container[str],
    today: date,
) -> PublicAnswer:
    short, rest = short_and_rest(public_text(it.body))
    review = reviews.next_review(it)
    reviewer = (it.reviewed_by,) if it.reviewed_by else ()
    return PublicAnswer(
        slug=it.slug,
        title=it.title,
        short=short,
        rest=rest,
        also_asked=it.also_asked,
        services=tuple(name for name in it.services if name in services),
        resources=tuple(name for name in it.resources if name in resources),
        topics=it.topics,
        related=related,
        reviewed=it.reviewed,
        reviewed_by=next(iter(_named(library, reviewer)), ""),
        overdue=review is not None and review < today,
        language=it.language,
        was=it.was,
    )


def _related(published: Mapping[str, Answer]) -> dict[str, tuple[str, ...]]:
    """For each answer others of its language that share most with it, the nearest first.

    One shared service alone makes no two answers near.
    """
    ordered = sorted(published, key=lambda slug: (published[slug].title.casefold(), slug))
    shelves: dict[tuple[str, str, str], int] = defaultdict(int)
    for rank, slug in enumerate(ordered):
        for place in _places(published[slug]):
            shelves[place] |= 1 << rank
    return {
        slug: tuple(ordered[at] for at in _nearest(rank, _places(published[slug]), shelves))
        for rank, slug in enumerate(ordered)
    }


def _nearest(
    own: int,
    places: Mapping[tuple[str, str, str], int],
    shelves: Mapping[tuple[str, str, str], int],
) -> list[int]:
    """The nearest of those that stand in the same places; all by their rank in the alphabet.

    A set of answers is a number with a bit for each rank. How much each shares is counted for all
    of them at once: `counts[n]` has those whose count has the bit of value 2 to the n.
    """
    counts: list[int] = []
    for place, weight in places.items():
        for at in range(weight.bit_length()):
            if weight >> at & 1:
                _count(counts, shelves[place], at)
    left = reduce(or_, counts[1:], 0) & ~(1 << own)
    found: list[int] = []
    while left and len(found) < RELATED:
        best = left
        for those in reversed(counts):
            best = best & those or best
        while best and len(found) < RELATED:
            first = best & -best
            found.append(first.bit_length() - 1)
            best ^= first
            left ^= first
    return found


def _count(counts: list[int], those: int, at: int) -> None:
    """Add 2 to the `at` to the counts of some answers."""
    while those:
        counts += [0] * (at + 1 - len(counts))
        counts[at], those = counts[at] ^ those, counts[at] & those
        at += 1


def _places(it: Answer) -> dict[tuple[str, str, str], int]:
    """Where an answer stands: a shared resource says most, then a topic, then a service."""
    return {
        **{(it.language, "resource", name): 3 for name in it.resources},
        **{(it.language, "topic", name): 2 for name in it.topics},
        **{(it.language, "service", name): 1 for name in it.services},
    }


def _problems(library: Library, resources: Container[str]) -> dict[str, PublicProblem]:
    """Those that patrons may see, live ones first, the newest first."""
    shown = [it for it in library.problems.values() if it.public]
    ordered = sorted(shown, key=lambda it: (it.state == "fixed", -it.started.toordinal(), it.slug))
    return {it.slug: _problem(it, resources) for it in ordered}


def _problem(it: Problem, resources: Container[str]) -> PublicProblem:
    return PublicProblem(
        slug=it.slug,
        title=it.title,
        state=it.state,
        resource=it.resource if it.resource in resources else None,
        started=it.started,
        fixed=it.fixed,
        banner=it.banner,
        body=public_text(it.body),
        news=tuple(
            PublicNews(one.day, one.state, one.says)
            for one in sorted(it.news, key=lambda one: one.day)
        ),
    )
