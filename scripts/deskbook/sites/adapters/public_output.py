"""The finished public site as its readers get it: its files, and the words in them."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final

from deskbook.library.adapters import shipped
from deskbook.library.rules import comments
from deskbook.sites.adapters import build_cache, engine, site

NOT_FOUND: Final = "404.html"
"""The page that the engine makes of the theme's own template."""

WORDS_IN: Final = frozenset({".html", ".json", ".xml", ".txt", ".svg", ".ics"})
_MARKUP: Final = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE: Final = re.compile(r"(?:content|title|alt|aria-label|value)=(?:\"([^\"]*)\"|'([^']*)')")


def find_strays(root: Path) -> Iterator[str]:
    """Files of the public site that no build of ours put there as they stand.

    A page has to be one that was built, any other file one whose bytes were, or one that the theme
    or the library's own look brings along.
    """
    folder = site.site_folder(root, "public")
    known, top = build_cache.read(folder), folder / "site"
    pages = {engine.html_path(it) for it in known.pages} | {NOT_FOUND}
    own, theme = shipped.find_look(root).below(site.THEME), engine.find_theme()
    for path in sorted(it for it in top.rglob("*") if not it.is_dir() or it.is_symlink()):
        name = path.relative_to(top).as_posix()
        if path.is_symlink() or not path.is_file():
            yield name
        elif name not in pages:
            data = path.read_bytes()
            if build_cache.digest(data) != known.files.get(name) and not any(
                it is not None and it.is_file() and it.read_bytes() == data
                for it in (own.get(name), theme / name)
            ):
                yield name


def read_words(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file with words in it by its path below the folder, markup taken out.

    What markup shows or tells a machine (descriptions, labels, titles) stays, after the text; so do
    comments, which the source of a page shows.
    """
    for path in sorted(it for it in folder.rglob("*") if it.suffix in WORDS_IN and it.is_file()):
        text = path.read_text(encoding="utf-8", errors="replace")
        shown = (it.group(1) or it.group(2) or "" for it in _ATTRIBUTE.finditer(text))
        whole = "\n".join([_MARKUP.sub(" ", text), *shown, *comments.find(text)])
        yield path.relative_to(folder).as_posix(), unescape(whole)
