"""The only user of Jinja2: pages to the files that a site engine reads."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

import yaml
from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from deskbook.library.model.finding import DeskError
from deskbook.library.model.page import Page
from deskbook.library.model.words import ENGLISH, Words

_DATA: Final = '<script type="application/ld+json">{}</script>\n'
"""Data, which no browser runs: a content security policy does not concern it."""


def renderer(
    folder: Path, kind: str, words: Mapping[str, Words] | None = None
) -> Callable[[Page], str]:
    """From a page to its file: front matter, then one block of HTML.

    Args:
        folder: what pages are made from, with `templates/` and `overrides/` in it.
        kind: `public` or `staff`: the templates that pages name.
        words: what pages say themselves, by language; English where a language has none.

    Raises:
        DeskError: by what is returned, where a template cannot make a page.
    """
    environment = Environment(
        loader=FileSystemLoader(
            [folder / "templates" / kind, folder / "templates", folder / "overrides"]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def render(page: Page) -> str:
        known = {"title": page.title, "root": _root(page), "staff": kind == "staff"}
        known |= {"t": (words or {}).get(page.language, ENGLISH), "written": page.written}
        known |= {"behind": page.behind}
        known |= {"site_language": page.language, **page.context}
        try:
            body = environment.get_template(page.template).render(known)
        except TemplateError as error:
            raise DeskError(_unfit(folder, kind, page, error)) from error
        return (
            _front(page)
            + f'<div class="page page--{Path(page.template).stem}">\n'
            + (one_block(body.split("\n")) + "\n</div>\n")
            + (_DATA.format(page.structured) if page.structured else "")
        )

    return render


def _unfit(folder: Path, kind: str, page: Page, error: TemplateError) -> str:
    """The reason why a page was not made: most often its template is older than the software."""
    line = f", line {error.lineno}" if isinstance(error, TemplateSyntaxError) else ""
    return (
        f"{folder / 'templates' / kind / page.template}{line}: no page {page.place} can be made of "
        f"this: {error}. If {folder} is of an earlier Deskbook, take {folder.name}/ and mkdocs.yml "
        "from a new `desk init DIR`, then bring your own changes in"
    )


def one_block(lines: Iterable[str]) -> str:
    """HTML in which no line is blank or begins otherwise than with a tag.

    Whatever reads it as Markdown takes it for one block of HTML; line ends that mean something are
    written as characters by `library.views.markup`, so joining lines changes nothing that a reader
    sees.
    """
    joined: list[str] = []
    for line in filter(None, map(str.strip, lines)):
        if joined and not line.startswith("<"):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return "\n".join(joined)


def _root(page: Page) -> str:
    """The way to the front page in the page's language."""
    return "../" * page.url.removeprefix(page.prefix).count("/") or "./"


def _front(page: Page) -> str:
    values = {
        "title": page.title,
        "description": page.description,
        "robots": "" if page.indexed or page.moved or page.canonical else "noindex",
        "feed": page.feed,
        "moved": page.moved,
        "canonical": page.canonical,
        "prefix": page.prefix,
        "language": page.language if page.language != ENGLISH.language else "",
    }
    lines = [f"{key}: {_scalar(value)}\n" for key, value in values.items() if value]
    if page.alternates:
        lines.append(f"alternates: {json.dumps(page.alternates)}\n")
    return f"---\n{''.join(lines)}---\n\n"


def _scalar(text: str) -> str:
    """A text in quotes as YAML reads it; what can be printed is the same in JSON and quicker."""
    if text.isprintable():
        return json.dumps(text, ensure_ascii=False)
    return yaml.safe_dump(text, default_style='"', width=sys.maxsize).strip()
