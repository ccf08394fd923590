"""Reviews of answers: the day of the next one, and reasons to read an answer again before."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from deskbook.answers.model.usage import Reason
from deskbook.answers.rules import text_facts, translations
from deskbook.library.model.library import Library
from deskbook.library.model.records import Answer


def list_reasons(library: Library, answer: Answer) -> Iterator[Reason]:
    """Yield every reason with a day to read a published answer again, past and to come.

    A resource that it is about has changed since its review, a fact that it states, or the answer
    that it translates; or a problem of such a resource was fixed, which it may still tell of.
    """
    if answer.state != "published":
        return
    if day := next_review(answer):
        yield Reason("review", day)
    yield from _changes(library, answer, answer.reviewed or date.min)


def _changes(library: Library, answer: Answer, reviewed: date) -> Iterator[Reason]:
    """Yield the changes since its review of everything that it is about."""
    yield from _changed_resources(library, answer, reviewed)
    yield from _changed_facts(library, answer, reviewed)
    for slug, it in sorted(library.problems.items()):
        if it.resource in answer.resources and it.fixed and it.fixed > reviewed:
            yield Reason("fixed", it.fixed, (slug,))
    original = library.answers.get(answer.translates or "")
    if original and answer.original and answer.original != translations.make_mark(original):
        yield Reason("original", max(original.reviewed or reviewed, reviewed), (original.slug,))


def _changed_resources(library: Library, answer: Answer, reviewed: date) -> Iterator[Reason]:
    for slug in answer.resources:
        resource = library.resources.get(slug)
        if resource and resource.changed and resource.changed > reviewed:
            yield Reason("resource", resource.changed, (slug,))


def _changed_facts(library: Library, answer: Answer, reviewed: date) -> Iterator[Reason]:
    used = set(text_facts.find_fields(answer.body)) if "{" in answer.body else set[str]()
    for fact in text_facts.list_facts(library) if used else ():
        if fact.since and fact.since > reviewed and f"fact.{fact.name}" in used:
            yield Reason("fact", fact.since, (fact.name,))


def select(
    library: Library, states: Sequence[str], service: str | None, topic: str | None
) -> tuple[Answer, ...]:
    """Return the answers that fit, by name; archived ones only where that state is asked for."""
    return tuple(
        it
        for _, it in sorted(library.answers.items())
        if (it.state in states if states else it.state != "archived")
        and (service is None or service in it.services)
        and (topic is None or topic in it.topics)
    )


def next_reviews(answers: Iterable[Answer]) -> dict[str, date]:
    """Return the day of the next review of each published answer that has one."""
    days = ((it.slug, next_review(it)) for it in answers if it.state == "published")
    return {slug: day for slug, day in days if day}


def next_review(answer: Answer) -> date | None:
    """Return the day on which an answer is to be read again, if it says how often."""
    if answer.reviewed is None or answer.review_every is None:
        return None
    number, unit = int(answer.review_every[:-1]), answer.review_every[-1]
    months = answer.reviewed.month - 1 + number * (12 if unit == "y" else 1)
    year, month = min(answer.reviewed.year + months // 12, date.max.year), months % 12 + 1
    return date(year, month, min(answer.reviewed.day, monthrange(year, month)[1]))
