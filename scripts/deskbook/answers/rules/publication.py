"""From a library to what the public may know of it: the only maker of `PublicLibrary`.

Everything is copied field by field; what is not named here stays inside. Tickets are not looked at
at all, and a handle is turned into a name only where the library says that it names its staff.
"""

from collections.abc import Container, Mapping
from dataclasses import replace
from datetime import date

from deskbook.answers.rules import reviews
from deskbook.answers.rules import translations as translation_rules
from deskbook.answers.rules.public_text import remove_staff_text, split_short
from deskbook.answers.rules.related import find_related
from deskbook.calendar.rules import other_hours
from deskbook.library.model.library import Library
from deskbook.library.model.public import (
    PublicAnswer,
    PublicLibrary,
    PublicLook,
    PublicNews,
    PublicProblem,
    PublicResource,
    PublicService,
)
from deskbook.library.model.records import ASK_FIELDS, Answer, Problem, Profile
from deskbook.library.rules import texts


def _public(library: Library) -> Library:
    """The library without its tickets, and its records without texts that are not for everybody."""
    parts = {
        name: {slug: texts.restrict(it, "public") for slug, it in getattr(library, name).items()}
        for name in Library.__slots__
        if name not in ("profile", "tickets")
    }
    return Library(profile=texts.restrict(library.profile, "public"), **parts)


def publish(
    library: Library, today: date, behind: frozenset[tuple[str, str]] = frozenset()
) -> PublicLibrary:
    """Return the part of a library that the public may know on a day.

    Args:
        library: the library, with the fields of its texts filled in.
        today: the day.
        behind: translations whose originals have changed since (`translating.behind`).
    """
    library = _public(library)
    profile = library.profile
    services = translation_rules.sort_by_name(_services(library))
    resources = {
        slug: PublicResource(
            slug=slug,
            name=it.name,
            url=it.url,
            body=remove_staff_text(it.body),
            language=profile.language,
        )
        for slug, it in translation_rules.sort_by_name(library.resources).items()
    }
    answers = _answers(library, services, resources, today)
    languages = tuple(it for it in profile.languages if it != profile.language)
    shown = PublicLibrary(
        name=profile.name,
        timezone=profile.timezone,
        country=profile.country or "",
        language=profile.language,
        written=profile.language,
        languages=languages,
        welcome=remove_staff_text(profile.body),
        week=other_hours.list_week(profile),
        other_hours=other_hours.list_coming(profile, today),
        site_url=profile.site_url,
        ask_url=profile.ask_url,
        ask_fields=_fields(profile),
        ask_quoted=profile.ask_fields is not None and profile.ask_fields.quoted,
        ask_email=profile.ask_email,
        ask_phone=profile.ask_phone,
        ask_place=profile.ask_place,
        status_url=profile.status_url,
        front_sections=profile.front_sections,
        look=publish_look(profile),
        services=services,
        answers=answers,
        moved=_moved(library),
        topic_names=translation_rules.name_topics(library, profile.language),
        problems=_problems(library, resources),
        resources=resources,
    )
    translations = {
        language: replace(
            translation_rules.translate(
                library, shown, _translated(library, answers, language, today), language
            ),
            behind=frozenset(place for tag, place in behind if tag == language),
        )
        for language in languages
    }
    return replace(shown, translations=translations)


def publish_look(profile: Profile) -> PublicLook:
    """What a library chose for the look of its sites."""
    look, links = profile.look, tuple((it.title, it.url) for it in profile.site_links)
    return PublicLook(look.logo, look.accent, look.accent_dark, links)


def _fields(profile: Profile) -> dict[str, str]:
    """Our fields, each with what the library's own form calls it."""
    found = {it: getattr(profile.ask_fields, it, "") for it in ASK_FIELDS}
    return {ours: theirs for ours, theirs in found.items() if theirs}


def _translated(
    library: Library, originals: Mapping[str, PublicAnswer], language: str, today: date
) -> dict[str, PublicAnswer]:
    """Published translations of published answers, which stand where their originals stand."""
    found = {}
    for _, it in sorted(library.answers.items()):
        original = originals.get(it.translates or "")
        if original and it.language == language and it.is_published:
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
        if new in library.answers and library.answers[new].is_published:
            found[old] = new
    return found


def _services(library: Library) -> dict[str, PublicService]:
    return {
        slug: PublicService(
            slug=slug,
            name=it.name,
            email=it.email,
            first_reply=it.promise.first_reply,
            news_every=it.promise.news_every,
            body=remove_staff_text(it.body),
            team=_named(library, it.team),
            asks=it.asks,
            called=it.name,
            language=library.profile.language,
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
        slug: it for slug, it in library.answers.items() if it.is_published and not it.translates
    }
    ordered = sorted(published.items(), key=lambda pair: pair[1].title.casefold())
    related = find_related(published)
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
    short, rest = split_short(remove_staff_text(it.body))
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


def _problems(library: Library, resources: Container[str]) -> dict[str, PublicProblem]:
    """Those that patrons may see, live ones first, the newest first."""
    shown = [it for it in library.problems.values() if it.public]
    ordered = sorted(shown, key=lambda it: (it.state == "fixed", -it.started.toordinal(), it.slug))
    language = library.profile.language
    return {it.slug: _problem(it, resources, language) for it in ordered}


def _problem(it: Problem, resources: Container[str], language: str) -> PublicProblem:
    return PublicProblem(
        slug=it.slug,
        title=it.title,
        state=it.state,
        resource=it.resource if it.resource in resources else None,
        started=it.started,
        fixed=it.fixed,
        banner=it.banner,
        body=remove_staff_text(it.body),
        news=tuple(
            PublicNews(one.day, one.state, one.says, language)
            for one in sorted(it.news, key=lambda one: one.day)
        ),
        language=language,
    )
