"""HTML of another system's answers, brought into the few forms that Markdown has.

Lists contain items, tables are grids, links have an address, and everything else is a paragraph or
unwrapped. What cannot be kept is named.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString, PageElement

from deskbook.library.model.finding import DeskError

SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
"""What a link of an answer may lead to."""

_UNSEEN: Final = ("script", "style", "template", "title", "noscript", "head", "meta", "link")
_OBJECTS: Final = (
    "iframe", "video", "audio", "object", "embed", "canvas", "svg", "map", "form", "input",
    "select", "textarea", "button",
)  # fmt: skip
_KEPT: Final = frozenset(
    {
        "a", "b", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
        "li", "ol", "p", "pre", "strong", "table", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_BLOCKS: Final = frozenset(
    {
        "address", "article", "aside", "center", "details", "div", "figcaption", "figure", "footer",
        "header", "main", "nav", "section", "summary",
    }
)  # fmt: skip
_HEADING: Final = re.compile(r"h[1-6]\Z")
_DEEPEST: Final = 60


@dataclass(slots=True)
class Page:
    """HTML on its way to the forms that Markdown has; `base` is the address that it was at."""

    soup: BeautifulSoup
    base: str
    left: list[str] = field(default_factory=list)


def settle(html: str, base: str) -> Page:
    """Read HTML and bring it into the forms that Markdown has.

    Raises:
        DeskError: its elements are nested too deeply.
    """
    page = Page(BeautifulSoup(html, "lxml"), base)
    _refuse_deep(page.soup)
    for step in (
        _drop_unseen, _name_objects, _unwrap_others, _settle_links, _settle_lists, _settle_tables,
        _settle_headings,
    ):  # fmt: skip
        step(page)
    page.soup.smooth()
    return page


def _refuse_deep(soup: BeautifulSoup) -> None:
    depth, level = 0, [it for it in soup.children if isinstance(it, Tag)]
    while level:
        depth += 1
        if depth > _DEEPEST:
            raise DeskError(f"its elements are nested more than {_DEEPEST} deep")
        level = [it for above in level for it in above.children if isinstance(it, Tag)]


def _drop_unseen(page: Page) -> None:
    for it in page.soup.find_all(_UNSEEN):
        if it.name == "script":
            page.left.append("a script")
        it.decompose()
    for text in page.soup.find_all(string=lambda it: isinstance(it, Comment)):
        text.extract()


def _name_objects(page: Page) -> None:
    """Pictures become their descriptions; other objects are left out, and both are named."""
    for it in page.soup.find_all("img"):
        alt = _words(it.get("alt"))
        page.left.append(f'the picture "{alt or _words(it.get("src"))}"')
        it.replace_with(NavigableString(alt))
    for it in page.soup.find_all(_OBJECTS):
        if not it.decomposed:
            source = _words(it.get("src") or it.get("data"))
            page.left.append(f"the {it.name} {source}".strip())
            it.unwrap() if it.name in ("form", "object") else it.decompose()


def _words(value: object) -> str:
    return " ".join(str(value or "").split())


def _unwrap_others(page: Page) -> None:
    """Elements that Markdown lacks: blocks become paragraphs, others are unwrapped."""
    for it in page.soup.find_all("dt"):
        it.name = "p"
        it.wrap(page.soup.new_tag("p"))
        it.name = "strong"
    for it in page.soup.find_all(["dd", "caption", "legend"]):
        if it.name == "caption" and (table := it.find_parent("table")):
            table.insert_before(it.extract())
        it.name = "p"
    for it in page.soup.find_all(True):
        if it.name in _BLOCKS:
            it.insert_before("\n\n")
            it.insert_after("\n\n")
            it.name = "div"
        elif it.name not in _KEPT and it.name != "div":
            it.unwrap()


def _settle_links(page: Page) -> None:
    for it in page.soup.find_all("a"):
        href = _address(page, it)
        if href and not it.find_parent("a") and it.get_text(strip=True):
            it.attrs = {"href": href}
            for inner in it.find_all(["p", "div", "br", _HEADING, "li", "ul", "ol"]):
                inner.insert_after(" ")
                inner.unwrap()
        else:
            it.unwrap()


def _address(page: Page, link: Tag) -> str:
    """Where a link leads, or nothing; a link that leads nowhere here is named."""
    written = re.sub(r"[\x00-\x20]+", "", str(link.get("href") or ""))
    if not written or written.startswith("#"):
        return ""
    try:
        href = urljoin(page.base, written) if page.base else written
        known = urlsplit(href).scheme in SCHEMES
    except ValueError:
        known = False
    if not known:
        page.left.append(f"the link to {written}")
        return ""
    signs = {"<": "%3C", ">": "%3E", "\\": "%5C", " ": "%20"}
    return "".join(signs.get(it, it) for it in href)


def _settle_lists(page: Page) -> None:
    """Lists contain items and nothing else; two lists in a row get different marks."""
    for it in page.soup.find_all(["ol", "ul"]):
        for child in list(it.children):
            _settle_child(page, child)
        if it.name == "ol" and str(it.get("type", "1")) in "aAiI":
            page.left.append("the letters of a list, which has numbers now")
    for it in page.soup.find_all("li"):
        if not it.find_parent(["ol", "ul"]):
            it.name = "p"
        elif not it.get_text(strip=True):
            it.decompose()
    for it in page.soup.find_all(["ol", "ul"]):
        if it.find("li"):
            it["data-mark"] = "2" if _follows_alike(it) else "1"
        else:
            it.decompose()


def _settle_child(page: Page, child: PageElement) -> None:
    """Something in a list: what is no item becomes one, or goes on the item before it."""
    if not isinstance(child, Tag):
        if str(child).strip():
            child.wrap(page.soup.new_tag("li"))
        else:
            child.extract()
    elif child.name != "li":
        if before := child.find_previous_sibling("li"):
            before.append(child.extract())
        else:
            child.wrap(page.soup.new_tag("li"))


def _follows_alike(it: Tag) -> bool:
    """Whether a list follows one of its kind that has the first mark, with nothing between."""
    before = it.find_previous_sibling()
    if before is None or before.name != it.name or before.get("data-mark") != "1":
        return False
    return not _between(before, it).strip()


def _between(before: Tag | None, it: Tag) -> str:
    texts: list[str] = []
    at = it.previous_sibling
    while at is not None and at is not before:
        texts.append(str(at))
        at = at.previous_sibling
    return "".join(texts)


def _settle_tables(page: Page) -> None:
    """Tables become grids without tables in them: each row as wide as the widest."""
    for table in page.soup.find_all("table"):
        if table.find_parent("table"):
            page.left.append("a table within a table: its cells are text")
            for it in [*table.find_all(["td", "th"]), *table.find_all("tr"), table]:
                it.insert_before(" ")
                it.unwrap()
    for table in page.soup.find_all("table"):
        for cell in table.find_all(["td", "th"]):
            _settle_cell(page, cell)
        rows = list(_grid(page, table))
        table.clear()
        width = max(map(len, rows), default=0)
        for number, row in enumerate(rows):
            line = page.soup.new_tag("tr")
            for cell in (*row, *(page.soup.new_tag("td") for _ in range(width - len(row)))):
                cell.name, cell.attrs = ("td" if number else "th"), {}
                line.append(cell)
            table.append(line)
        if not width:
            table.decompose()


def _settle_cell(page: Page, cell: Tag) -> None:
    if cell.find(["li", _HEADING]):
        page.left.append("the list or heading within a table: its lines are one text now")
    for it in cell.find_all(
        ["p", "div", "br", "li", "ul", "ol", "blockquote", "pre", "hr", _HEADING]
    ):
        it.insert_after(" ")
        it.unwrap()


def _grid(page: Page, table: Tag) -> Iterator[list[Tag]]:
    """The rows of a table; a cell over several columns or rows is followed by empty ones."""
    below: dict[int, int] = {}
    for row in table.find_all("tr"):
        cells: list[Tag] = []
        for cell in row.find_all(["td", "th"]):
            while below.get(len(cells), 0):
                below[len(cells)] -= 1
                cells.append(page.soup.new_tag("td"))
            across, down = (_span(cell.get(it)) for it in ("colspan", "rowspan"))
            if across > 1 or down > 1:
                page.left.append("the width of cells that span several: the others are empty")
            for number in range(across):
                below[len(cells)] = down - 1
                cells.append(page.soup.new_tag("td") if number else cell)
        if cells:
            yield cells


def _span(value: object) -> int:
    text = str(value or "")
    return max(1, min(100, int(text))) if text.isascii() and text.isdigit() else 1


def _settle_headings(page: Page) -> None:
    """The highest heading is below the title of the page."""
    found = [it for it in page.soup.find_all(_HEADING) if it.get_text(strip=True)]
    top = min((int(it.name[1]) for it in found), default=2)
    for it in found:
        it.name = f"h{min(6, int(it.name[1]) - top + 2)}"
        if it.find_parent(["li", "a"]):
            it.name = "strong"
