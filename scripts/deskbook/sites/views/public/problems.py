"""The pages of resources and known problems on the public site."""

from dataclasses import dataclass

from deskbook.calendar.views import opening_times
from deskbook.library.model.folding import cut_text
from deskbook.library.model.page import Page, SearchEntry
from deskbook.library.model.public import PublicProblem, PublicResource
from deskbook.library.views import links, markup
from deskbook.problems.views import public
from deskbook.sites.views.public.parts import (
    DESCRIBED,
    PROBLEMS_FEED,
    Link,
    Shelf,
    answer_links,
    feed,
    notice,
    notices,
)


@dataclass(frozen=True, slots=True)
class Happened:
    """A day in the history of a problem: what it became, and what was said of it."""

    day: str
    label: str
    says: str
    language: str = ""


def resources_page(shelf: Shelf) -> Page:
    """Return the list of all resources."""
    here = "resources/"
    found = [
        Link(
            links.relative(f"resources/{it.slug}/", here),
            it.name,
            cut_text(said.words, DESCRIBED),
            shelf.other(it.language),
        )
        for it in shelf.library.resources.values()
        for said in (shelf.text(it.body, f"resources/{it.slug}/"),)
    ]
    title = shelf.words("Databases and platforms")
    return Page("resources/index", title, "list.html",
                {"title": title, "mark": (), "answers": found})  # fmt: skip


def resource_page(shelf: Shelf, it: PublicResource) -> Page:
    """Return the page of a resource, with its problems and answers."""
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
            "live": notices(shelf, here, live=True, resource=it.slug),
            "past": notices(shelf, here, live=False, resource=it.slug),
            "answers": answer_links(shelf, found, here),
            "ask": links.relative("ask/", here),
        },
        description=cut_text(body.words, DESCRIBED),
        search=SearchEntry(here, it.name, shelf.words("Database or platform"), (), body.words),
    )


def problems_page(shelf: Shelf) -> Page:
    """Return the list of known problems."""
    here = "problems/"
    return Page(
        "problems/index",
        shelf.words("Known problems"),
        "problems.html",
        {
            "live": notices(shelf, here, live=True),
            "past": notices(shelf, here, live=False),
            "ask": links.relative("ask/", here),
            "feed": bool(shelf.library.site_url),
            "data": links.relative("problems/problems.json", shelf.library.prefix + here),
        },
        description=shelf.words(
            "What is broken at {library} now, and what was.", library=shelf.library.name
        ),
        feed=feed(shelf.library, PROBLEMS_FEED),
    )


def problem_page(shelf: Shelf, it: PublicProblem) -> Page:
    """Return the page of a known problem, with its history."""
    library, here = shelf.library, f"problems/{it.slug}/"
    resource = library.resources.get(it.resource or "")
    body = shelf.text(it.body, here)
    return Page(
        f"problems/{it.slug}",
        it.title,
        "problem.html",
        {
            "notice": notice(shelf, it, here),
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
        description=cut_text(it.banner or body.words, DESCRIBED),
        search=SearchEntry(here, it.title, shelf.words("Known problem"), (), body.words),
        feed=feed(library, PROBLEMS_FEED),
        changed=it.updated,
    )


def _happened(shelf: Shelf, it: PublicProblem) -> list[Happened]:
    """The history of a problem, with the year where it is not this one's."""
    return [
        Happened(
            opening_times.format_date(one.day, shelf.today, shelf.library.country, shelf.words),
            shelf.words(one.label),
            one.says,
            shelf.other(one.language),
        )
        for one in public.list_events(it)
    ]
