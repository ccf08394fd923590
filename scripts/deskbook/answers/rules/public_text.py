"""The public part of a record's text, and the end of its short answer."""

import re
from collections.abc import Iterator
from typing import Final

from markdown_it import MarkdownIt

from deskbook.library.model.records import staff_mark
from deskbook.library.rules import comments

_PARAGRAPH: Final = re.compile(r"(?:[^\W\d_][^\n\r]*(?:\n|\Z))+(?=\n|\Z)")
"""Lines that begin with a letter, up to an empty one: nothing but a paragraph begins so."""
_BLOCKS: Final = MarkdownIt("commonmark", {"html": False}).enable("table")
_BLOCKS.core.ruler.enableOnly(["normalize", "block"])


def remove_staff_text(written: str) -> str:
    """Return Markdown without what is for staff: all under the mark, and comments.

    A section whose heading looks as if it were for staff goes too, up to the next heading that is
    not below it. Where such a heading stands inside a list or a quotation, the whole of that is
    left out.
    """
    above, _ = staff_mark.split(written)
    text = comments.remove(above)
    if not any(staff_mark.find_resembling(text)):
        return text.strip()
    lines = text.split("\n")
    blocks = list(_blocks(text)) or [(0, 0, set[str]())]
    ends = [*(start for start, *_ in blocks[1:]), len(lines)]
    kept: list[str] = []
    cut: int | None = None
    for (start, level, titles), end in zip(blocks, ends, strict=True):
        if level and (cut is None or level <= cut):
            cut = level if _is_for_staff(titles) else None
        if cut is None and not _is_for_staff(titles):
            kept += lines[start:end]
        elif kept and kept[-1]:
            kept.append("")  # so that what stood apart does not become one
    return "\n".join(kept).strip()


def _is_for_staff(titles: set[str]) -> bool:
    return any(staff_mark.is_for_staff(it, heading=True) for it in titles)


def split_short(written: str) -> tuple[str, str]:
    """Return an answer's first paragraph and the rest; no short answer where it has none."""
    if plain := _PARAGRAPH.match(written):
        return plain.group().strip(), written[plain.end() :].strip()
    first = next(iter(_BLOCKS.parse(written)), None)
    if first is None or first.type != "paragraph_open" or first.map is None:
        return "", written
    lines = written.split("\n")
    return "\n".join(lines[: first.map[1]]).strip(), "\n".join(lines[first.map[1] :]).strip()


def _blocks(text: str) -> Iterator[tuple[int, int, set[str]]]:
    """The parts of a text: first line, level of a heading or 0, and the headings in it."""
    tokens = _BLOCKS.parse(text)
    found: list[tuple[int, int, set[str]]] = []
    for at, it in enumerate(tokens):
        if it.level == 0 and it.map is not None and it.nesting >= 0:
            found.append((it.map[0] if found else 0, 0, set()))
        if it.type == "heading_open":
            start, level, titles = found[-1]
            titles.add(tokens[at + 1].content.strip(" :*_").casefold())
            found[-1] = (start, int(it.tag[1]) if it.level == 0 else level, titles)
    return iter(found)
