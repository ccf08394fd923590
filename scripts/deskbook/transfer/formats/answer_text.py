"""HTML of another system's answers to Markdown with the same lists, tables, headings and links.

`answer_html` settles what Markdown lacks, and `markdownify` writes the rest. The result is rendered
and compared with what was meant; every difference is named, so that a person looks at it.
Characters that are special in Markdown are escaped and stay text.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt
from markdownify import MarkdownConverter

from deskbook.transfer.formats.answer_html import settle

_OUTLINE: Final = re.compile(r"\A(?:ol|ul|li|table|tr|t[dh]|h[1-6]|a)\Z")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_SPACE: Final = re.compile(r"\s+")
_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


@dataclass(frozen=True, slots=True)
class AnswerText:
    """An answer in Markdown, and what of it could not be kept."""

    text: str
    left: tuple[str, ...] = ()


def to_markdown(html: str, base: str = "") -> AnswerText:
    """Convert an answer.

    Args:
        html: a part of a page.
        base: the address of that page, against which relative links are resolved.

    Raises:
        DeskError: its elements are nested too deeply.
    """
    page = settle(html, base)
    wanted = _outline(page.soup)
    text = _write(page.soup, [])
    if _outline(_rendered(text)) != wanted:
        text = _write(page.soup, ["b", "strong", "em", "i", "code"])
        page.left.append(
            "bold and italic text"
            if _outline(_rendered(text)) == wanted
            else "the exact layout: compare it with the original"
        )
    return AnswerText(text, tuple(dict.fromkeys(page.left)))


def _write(soup: BeautifulSoup, strip: list[str]) -> str:
    text = str(_Converter(strip=strip).convert_soup(soup)).strip()
    return re.sub(r"\n{3,}", "\n\n", text)


def _rendered(text: str) -> BeautifulSoup:
    return BeautifulSoup(_MARKDOWN.render(text), "html.parser")


def _outline(soup: BeautifulSoup) -> tuple[tuple[str, ...], str]:
    """The lists, tables, headings and links of a page in their order, and its text."""
    names = tuple(_describe(it) for it in soup.find_all(_OUTLINE))
    return names, _SPACE.sub("", soup.get_text())


def _describe(tag: Tag) -> str:
    if tag.name == "a":
        return f"a {_MARKDOWN.normalizeLink(str(tag.get('href')))}"
    return "td" if tag.name == "th" else tag.name


class _Converter(MarkdownConverter):
    """`markdownify` with marks that our own pages understand."""

    def __init__(self, *, strip: list[str]) -> None:
        super().__init__(
            heading_style="ATX",
            bullets="*",
            escape_misc=True,
            autolinks=False,
            table_infer_header=True,
            newline_style="backslash",
            strip=strip or None,
        )

    def escape(self, text: str, parent_tags: Any) -> str:
        """Escape what is special; a mark before a link would make a picture of it."""
        escaped = str(super().escape(text, parent_tags))  # type: ignore[misc]
        return f"{escaped[:-1]}\\!" if escaped.endswith("!") else escaped

    def convert_a(self, el: Tag, text: str, parent_tags: Any) -> str:
        """Write a link, its address in brackets."""
        href = _ENTITY.sub("&amp;", str(el.get("href") or ""))
        shown = _SPACE.sub(" ", text)
        lead, rest = shown[: len(shown) - len(shown.lstrip())], shown.strip()
        return f"{lead}[{rest}](<{href}>){' ' if shown != shown.rstrip() else ''}"

    def convert_li(self, el: Tag, text: str, parent_tags: Any) -> str:
        """Write an item; the second of two lists in a row has another mark."""
        item = str(super().convert_li(el, text, parent_tags))  # type: ignore[misc]
        if el.parent is not None and el.parent.get("data-mark") == "2":
            return re.sub(r"^(\s*)(?:\*|(\d+)\.) ", lambda it: f"{it[1]}{_mark(it[2])} ", item)
        return item

    def convert_td(self, el: Tag, text: str, parent_tags: Any) -> str:
        """Write a cell, whose bars are text."""
        barred = re.sub(r"(?<!\\)\|", r"\\|", text)
        return str(super().convert_td(el, barred, parent_tags))  # type: ignore[misc]

    convert_th = convert_td


def _mark(number: str | None) -> str:
    return f"{number})" if number else "+"
