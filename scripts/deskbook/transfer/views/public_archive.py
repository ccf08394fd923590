"""The public archive of a library as pages, JSON and CSV: made of public types alone."""

from collections.abc import Iterator
from html import escape
from typing import Any, Final

from deskbook.library.model.public import PublicAnswer, PublicLibrary
from deskbook.library.model.table import Table
from deskbook.library.views import markup
from deskbook.transfer.views import archive_page as page

HEAD: Final = (
    "slug", "title", "answer", "also_asked", "topics", "services", "resources", "reviewed",
    "language",
)  # fmt: skip
"""The columns of an answer."""


def make_pages(library: PublicLibrary) -> Iterator[tuple[str, str]]:
    """All pages with their paths."""
    known = frozenset(_addresses(library))
    yield "style.css", page.STYLE
    yield "index.html", _front(library)
    for slug, answer in library.answers.items():
        yield f"answers/{slug}.html", _answer(library, answer, known)
    for kind in ("services", "resources", "problems"):
        for slug, it in getattr(library, kind).items():
            yield f"{kind}/{slug}.html", _described(library, kind, it, known)


def list_answers(library: PublicLibrary) -> Iterator[dict[str, Any]]:
    """The answers as values for other programs."""
    for slug, it in library.answers.items():
        yield {
            "slug": slug,
            "title": it.title,
            "answer": "\n\n".join(filter(None, (it.short, it.rest))),
            "also_asked": list(it.also_asked),
            "topics": list(it.topics),
            "services": list(it.services),
            "resources": list(it.resources),
            "reviewed": it.reviewed.isoformat() if it.reviewed else None,
            "language": it.language,
        }


def make_table(library: PublicLibrary) -> Table:
    """The answers as a table; lists stand in a cell with commas between."""
    found = list(list_answers(library))
    rows = tuple(tuple(map(_cell, it.values())) for it in found)
    return Table("answers", "Answers", HEAD, rows)


def _cell(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _addresses(library: PublicLibrary) -> Iterator[str]:
    for kind in ("answers", "services", "resources", "problems"):
        yield from (f"{kind}/{slug}/" for slug in getattr(library, kind))


def _front(library: PublicLibrary) -> str:
    parts = (
        ("Answers", ((f"answers/{slug}.html", it.title) for slug, it in library.answers.items())),
        ("Services", ((f"services/{slug}.html", it.name) for slug, it in library.services.items())),
        (
            "Databases",
            ((f"resources/{slug}.html", it.name) for slug, it in library.resources.items()),
        ),
        (
            "Known problems",
            ((f"problems/{slug}.html", it.title) for slug, it in library.problems.items()),
        ),
    )
    lists = (f"<h2>{name}</h2>\n{page.list_links(found)}" for name, found in parts)
    return page.make_page(
        library.name, [markup.markdown(library.welcome), *lists], home="", name=""
    )


def _answer(library: PublicLibrary, it: PublicAnswer, known: frozenset[str]) -> str:
    resolve = page.resolve_within("answers", known)
    reviewed = f'<p class="note">Checked {it.reviewed.isoformat()}</p>' if it.reviewed else ""
    body = (markup.markdown(it.short, resolve), markup.markdown(it.rest, resolve), reviewed)
    return page.make_page(
        it.title, filter(None, body), home="../", name=library.name, language=it.language
    )


def _described(library: PublicLibrary, kind: str, it: Any, known: frozenset[str]) -> str:
    """A service, a database or a known problem: its address if it has one, and its text."""
    url = getattr(it, "url", "")
    there = f'<p><a href="{escape(url)}">{escape(url)}</a></p>' if markup.is_safe(url) else ""
    body = (there, markup.markdown(it.body, page.resolve_within(kind, known)))
    title = getattr(it, "title", "") or it.name
    return page.make_page(title, filter(None, body), home="../", name=library.name)
