"""The finished public site as its readers get it: the words of every file that holds any."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final

WORDS_IN: Final = frozenset({".html", ".json", ".xml", ".txt", ".svg", ".ics"})
_MARKUP: Final = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE: Final = re.compile(r"(?:content|title|alt|aria-label|value)=(?:\"([^\"]*)\"|'([^']*)')")


def words(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file with words in it by its path below the folder, markup taken out.

    What markup shows or tells a machine (descriptions, labels, titles) stays, after the text.
    """
    for path in sorted(it for it in folder.rglob("*") if it.suffix in WORDS_IN and it.is_file()):
        text = path.read_text(encoding="utf-8", errors="replace")
        shown = (it.group(1) or it.group(2) or "" for it in _ATTRIBUTE.finditer(text))
        whole = "\n".join([_MARKUP.sub(" ", text), *shown])
        yield path.relative_to(folder).as_posix(), unescape(whole)
