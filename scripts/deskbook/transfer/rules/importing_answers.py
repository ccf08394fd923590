"""FAQs of another system to answers of ours: drafts, or published by a reviewer who is named."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from deskbook.library.model.records import Answer
from deskbook.library.model.records.names import choose_free
from deskbook.transfer.model.mapping import Faq, Reject

LONGEST: Final = 60
"""Letters of a name, at most; it ends with a whole word."""

REVIEWED: Final = "1y"
"""The time until the review of a published answer, by default."""

_NO_SLUG: Final = re.compile(r"[^a-z0-9]+")
_SIGNS: Final = re.compile(r"([\\\[\]*_`<>&|~!])")


@dataclass(frozen=True, slots=True)
class Standing:
    """The state in which FAQs are taken over: drafts, or published on the word of a reviewer."""

    reviewed_by: str | None = None
    service: str | None = None


Taken = tuple[Faq | Reject, Answer | Reject | None]
"""An FAQ as it was read, and its answer, the reason that it has none, or none if it is known."""


def take_answers(
    faqs: Iterable[Faq | Reject], standing: Standing, there: Mapping[str, Answer], today: date
) -> Iterator[Taken]:
    """Yield each FAQ with its answer, why it cannot be one, or none where it is there already."""
    names: set[str] = set()
    for found in faqs:
        if isinstance(found, Reject):
            yield found, found
            continue
        name = make_slug(found.question, found.id, names)
        names.add(name)
        yield found, _compare(found, make_answer(found, name, standing, today), there.get(name))


def _compare(found: Faq, made: Answer, before: Answer | None) -> Answer | Reject | None:
    if before is None:
        return made
    if before.title == made.title:
        return None
    why = f"{made.slug} is an answer of ours with another title: rename one of them"
    return Reject(found.line, found.line, why, "")


def make_slug(question: str, faq: str, taken: Collection[str]) -> str:
    """Return the name of a question's file: its words, and its id where they are taken."""
    words = _NO_SLUG.sub("-", question.lower()).strip("-")
    cut = words if len(words) <= LONGEST else words[: LONGEST + 1].rpartition("-")[0]
    suffix = _NO_SLUG.sub("-", faq.lower()).strip("-") or str(len(taken))
    return choose_free(cut or "question", taken, suffix)


def make_answer(faq: Faq, name: str, standing: Standing, today: date) -> Answer:
    """Make the answer of an FAQ.

    One that is published counts as reviewed when it was last changed there, so that it is looked at
    again when that is long ago.
    """
    links = "\n".join(f"* {_link(title or url, url)}" for title, url in faq.links)
    topics = (_NO_SLUG.sub("-", it.lower()).strip("-") for it in faq.topics)
    published = standing.reviewed_by is not None
    return Answer(
        slug=name,
        title=faq.question,
        state="published" if published else "draft",
        services=(standing.service,) if standing.service else (),
        topics=tuple(dict.fromkeys(filter(None, topics))),
        reviewed=min(faq.updated or today, today) if published else None,
        reviewed_by=standing.reviewed_by,
        review_every=REVIEWED if published else None,
        body="\n\n".join(filter(None, (faq.text, links))),
    )


def _link(words: str, url: str) -> str:
    """A link in Markdown, whose words and address stay what they are."""
    shown = _SIGNS.sub(r"\\\1", words)
    return f"[{shown}](<{url.replace('<', '%3C').replace('>', '%3E')}>)"
