"""Pages to the files that a site engine reads, through Jinja2."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import yaml
from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from deskbook.library.adapters.shipped import Look
from deskbook.library.model.finding import DeskError
from deskbook.library.model.page import Page
from deskbook.library.model.words import ENGLISH, Words
from deskbook.sites.adapters.sandbox import Sandbox

_DATA: Final = '<script type="application/ld+json">{}</script>\n'
"""Data, which no browser runs: a content security policy does not concern it."""


def renderer(
    look: Look, kind: str, words: Mapping[str, Words] | None = None
) -> Callable[[Page], str]:
    """From a page to its file: front matter, then one block of HTML.

    Args:
        look: the files that pages are made from.
        kind: `public` or `staff`: the templates that pages name.
        words: what pages say themselves, by language; English where a language has none.

    Raises:
        DeskError: by what is returned, where a template cannot make a page.
    """
    environment = make_environment(look, kind)

    def render(page: Page) -> str:
        known = {"title": page.title, "root": _root(page), "staff": kind == "staff"}
        known |= {"t": (words or {}).get(page.language, ENGLISH), "written": page.written}
        known |= {"behind": page.behind}
        known |= {"site_language": page.language, **page.context}
        try:
            body = environment.get_template(page.template).render(known)
        except DeskError:
            raise
        except Exception as error:
            if isinstance(error, TemplateError) or _own_templates(look):
                raise DeskError(_unfit(look, kind, page, error)) from error
            raise
        return (
            _front(page)
            + f'<div class="page page--{Path(page.template).stem}">\n'
            + (one_block(body.split("\n")) + "\n</div>\n")
            + (_DATA.format(page.structured) if page.structured else "")
        )

    return render


def make_environment(look: Look, kind: str) -> Environment:
    """Return what makes the templates of a kind of pages; the library's own run in a sandbox.

    Args:
        look: the files that pages are made from.
        kind: `public`, `staff` or `desk`: the templates that pages name.
    """
    files = {
        name: place
        for folder in ("site/overrides", "site/templates", f"site/templates/{kind}")
        for name, place in look.below(folder).items()
    }
    chosen = Sandbox if _own_templates(look) else Environment
    return chosen(
        loader=FunctionLoader(lambda name: _load(files, name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _load(files: Mapping[str, Path], name: str) -> tuple[str, str, Callable[[], bool]] | None:
    """Return a template as Jinja2 loads it; its file does not change during a build.

    Raises:
        DeskError: it is not UTF-8.
    """
    if name not in files:
        return None
    place = files[name]
    try:
        return place.read_text(encoding="utf-8"), str(place), lambda: True
    except UnicodeDecodeError:
        raise DeskError(f"{place} is not UTF-8: save it as UTF-8") from None


def _unfit(look: Look, kind: str, page: Page, error: Exception) -> str:
    """The reason why a page was not made, and what to do where an override is to blame."""
    path, line = f"site/templates/{kind}/{page.template}", ""
    if isinstance(error, TemplateSyntaxError):
        line = f", line {error.lineno}"
        path = next((it for it, place in look.files.items() if str(place) == error.filename), path)
    own = [path] if path in look.overrides else _own_templates(look)
    return f"{path}{line}: no page {page.place} can be made of this: {error}{advise(own)}"


def _own_templates(look: Look) -> list[str]:
    return [it for it in look.overrides if it.startswith(("site/templates/", "site/overrides/"))]


def advise(own: Sequence[str]) -> str:
    """Return what to do about overrides that may be to blame; empty where there are none."""
    if not own:
        return ""
    return (
        f"\nThis library overrides {', '.join(own)}: `desk look update {own[0]}` brings the "
        "program's changes in, `desk look diff` compares them, `desk look drop` removes yours"
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
