"""The frame of an archive's pages: HTML that needs no server, no script and nobody's network."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from deskbook.library.model.page import Html
from deskbook.library.views.links import resolver
from deskbook.library.views.markup import Resolve

STYLE: Final = """\
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5;
  font-family: system-ui, sans-serif; color: #1a1a1a; background: #fff; }
a { color: #0b4f8a; }
h1 { line-height: 1.2; }
table { border-collapse: collapse; width: 100%; }
td, th { padding: 0.25rem 0.75rem 0.25rem 0; text-align: left; vertical-align: top; }
dt { font-weight: bold; }
dd { margin: 0 0 0.5rem; }
pre { overflow-x: auto; }
section { border-top: 1px solid #767676; margin-top: 1.5rem; }
section.internal { border-left: 0.5rem solid #767676; padding-left: 1rem; }
.note { color: #4a4a4a; }
@media print { a { color: inherit; } section { break-inside: avoid; } }
"""


def make_page(
    title: str, body: Iterable[str], *, home: str, name: str, language: str = "en"
) -> str:
    """A whole page.

    Args:
        title: its title, plain.
        body: safe HTML, below its heading.
        home: where the archive's front page is, from this page.
        name: the library's name, plain.
        language: of the page.
    """
    to_front = f'<p><a href="{home}index.html">{escape(name)}</a></p>\n'
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="stylesheet" href="{home}style.css">\n</head>\n<body>\n<main>\n'
        f"{to_front if home else ''}<h1>{escape(title)}</h1>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def list_links(found: Iterable[tuple[str, str]]) -> str:
    """A list of links: addresses with their words, plain."""
    items = (f'<li><a href="{escape(url)}">{escape(words)}</a></li>' for url, words in found)
    return "\n".join(["<ul>", *items, "</ul>"])


def list_facts(found: Iterable[tuple[str, str]]) -> str:
    """Names and their values, plain; nothing where there are none."""
    items = [f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in found if value]
    return "\n".join(["<dl>", *items, "</dl>"]) if items else ""


def make_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are safe HTML."""
    heads = "".join(f'<th scope="col">{escape(it)}</th>' for it in head)
    lines = (f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return "\n".join(
        ["<table>", f"<thead><tr>{heads}</tr></thead>", "<tbody>", *lines, "</tbody>", "</table>"]
    )


def make_link(url: str, words: str) -> Html:
    """A link with plain words."""
    return Html(f'<a href="{escape(url)}">{escape(words)}</a>')


def resolve_within(folder: str, known: frozenset[str]) -> Resolve:
    """Return a resolver of links in a record's text to the archive's files.

    Args:
        folder: the folder of the page, which is that of its record.
        known: the addresses of all pages, such as `answers/renew-a-book/`.
    """
    resolve = resolver(f"{folder}/", folder, known)

    def found(address: str) -> str:
        there, sign, rest = resolve(address).partition("#")
        return f"{there.removesuffix('/')}.html{sign}{rest}" if there else ""

    return found
