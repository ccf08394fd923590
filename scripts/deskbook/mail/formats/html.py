"""HTML to plain text in one pass: the text that a reader would see, never markup.

A small reducer in place of a parser: it looks at each character a bounded number of times, so no
message makes it slow, and whatever it does not know stays as text.
"""

import html
import re
from typing import Final
from urllib.parse import unquote, urlsplit

from deskbook.mail.formats.charset import read_base64

_NAME: Final = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_ATTRIBUTE: Final = re.compile(
    r"([a-zA-Z][a-zA-Z-]{0,30})\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_UNSEEN: Final = frozenset({"script", "style", "title", "template"})
_BREAKS: Final = frozenset(
    {
        "address", "article", "aside", "body", "dd", "div", "dl", "dt", "fieldset", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "html", "li", "main",
        "nav", "ol", "section", "table", "tbody", "tr", "ul",
    }
)  # fmt: skip
_PARAGRAPHS: Final = frozenset({"p", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
_DEEPEST: Final = 12
_VOID: Final = frozenset({"img", "br", "hr", "input", "meta", "link", "col", "area", "wbr"})
_HIDDEN: Final = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all"
    r"|font-size\s{0,9}:\s{0,9}0(?:px|pt|em|%)?\s{0,9}(?:;|$|!)",
    re.IGNORECASE,
)
_ROW: Final = 4000
"""Characters in which a row of a table ends whose cells are put on one line."""

_FILE_NAME: Final = re.compile(r"[^\s/]{0,80}\.(?:png|jpe?g|gif|bmp|webp|svg|heic)", re.IGNORECASE)
_EMBEDDED: Final = re.compile(
    r"""src\s{0,9}=\s{0,9}["']?data:(image/[a-z.+-]{1,30});base64,([A-Za-z0-9+/=\s%]{1,10000000})""",
    re.IGNORECASE,
)

IMAGE: Final = "[image]"
"""Stands in the text where an image that came with the message is."""


def to_text(source: str) -> str:
    """The text of an HTML page; what stands in a quotation has `> ` before each line."""
    return _Reducer(source).reduced()


def find_embedded(source: str) -> list[tuple[str, bytes]]:
    """Return the images that a page contains as text (`data:` links): media type and bytes."""
    found = _EMBEDDED.findall(source)
    return [(kind.lower(), read_base64(unquote(data))) for kind, data in found]


class _Reducer:
    def __init__(self, source: str) -> None:
        self.source, self.at = source, 0
        self.lines: list[str] = []
        self.line, self.depth, self.pre = "", 0, 0
        self.address, self.since = "", 0
        self.absent: set[str] = set()
        self.row_end = 0

    def reduced(self) -> str:
        while (start := self.source.find("<", self.at)) >= 0:
            self._say(self.source[self.at : start])
            self.at = start
            self._markup()
        self._say(self.source[self.at :])
        self._end_line()
        return re.sub(r"(?m)^((?:> )*>?)\n(?:\1\n)+", r"\1\n", "\n".join(self.lines)).strip("\n")

    def _markup(self) -> None:
        if self.source.startswith("<!--", self.at):
            end = self._find("-->", self.at + 4)
            self.at = end + 3 if end >= 0 else self.at + 4
        elif found := _NAME.match(self.source, self.at + 1):
            end = self._tag_end(found.end())
            attributes = self.source[found.end() : end]
            self.at = min(end + 1, len(self.source))
            self._tag(bool(found[1]), found[2].lower(), attributes)
        elif self.source.startswith(("<!", "<?", "</"), self.at):
            end = self._find(">", self.at)
            self.at = end + 1 if end >= 0 else self.at + 2
        else:
            self._say("<")
            self.at += 1

    def _tag_end(self, at: int) -> int:
        """The end of a tag: a `>` outside of quotes; if a quote never closes, the first one."""
        first = at
        for _ in range(200):
            sign = re.compile("[>\"']").search(self.source, at)
            if sign is None or sign[0] == ">":
                return sign.start() if sign else len(self.source)
            closing = self._find(sign[0], sign.end())
            if closing < 0:
                break
            at = closing + 1
        end = self._find(">", first)
        return end if end >= 0 else len(self.source)

    def _find(self, sign: str, at: int) -> int:
        """The next position of a sign; its absence is found out only once."""
        if sign in self.absent:
            return -1
        found = self.source.find(sign, at)
        if found < 0:
            self.absent.add(sign)
        return found

    def _tag(self, closing: bool, name: str, attributes: str) -> None:
        if not closing and (end := self._end_of_unseen(name, attributes)) > self.at:
            self.at = end
        elif name == "br" and self.at >= self.row_end:
            self._end_line()
        elif name == "hr":
            self._start_line()
            self._say("---")
            self._end_line()
        elif name == "img":
            self._image(attributes)
        elif name == "a":
            self._link(closing, attributes)
        elif name in ("td", "th") and not closing and self.line.strip():
            self._say(" | ")
        elif self.at < self.row_end and name in ("p", "div", "br"):
            self._say(" ")
        elif name in _BREAKS or name in _PARAGRAPHS:
            if name == "tr":
                self.row_end = 0 if closing else self._end_of_row()
            self._block(closing, name)

    def _end_of_unseen(self, name: str, attributes: str) -> int:
        """The end of an element that no reader sees; one that never ends is shown."""
        if attributes and name not in _UNSEEN and self._is_hidden(name, attributes):
            return self._end_of_hidden(name)
        sign = f"</{name}"
        if name in _UNSEEN and sign not in self.absent:
            if end := re.compile(sign, re.IGNORECASE).search(self.source, self.at):
                return end.start()
            self.absent.add(sign)
        return self.at

    def _is_hidden(self, name: str, attributes: str) -> bool:
        """Whether an element is not shown; one that never ends is."""
        if name in ("body", "html") or f"hidden {name}" in self.absent:
            return False
        is_marked = re.search(r"(?:^|\s)hidden(?:\s|=|/|$)", attributes[:2000]) is not None
        return is_marked or bool(_HIDDEN.search(_attribute(attributes, "style")))

    def _end_of_hidden(self, name: str) -> int:
        """The end of an element that is not shown, with those of its name within it."""
        if name in _VOID:
            return self.at
        depth = 1
        for tag in re.compile(rf"<(/?){name}\b[^>]{{0,4000}}>", re.IGNORECASE).finditer(
            self.source, self.at
        ):
            depth += -1 if tag[1] else 1
            if not depth:
                return tag.end()
        self.absent.add(f"hidden {name}")
        return self.at

    def _end_of_row(self) -> int:
        """The end of a row of several cells without a table within; 0 for one of a layout."""
        row = self.source[self.at : self.at + _ROW].lower()
        end = row.find("</tr")
        cells = row[:end].count("<td") + row[:end].count("<th")
        is_data = end >= 0 and cells > 1 and "<table" not in row[:end]
        return self.at + end if is_data else 0

    def _image(self, attributes: str) -> None:
        """The words that stand for an image, and a mark where it came with the message."""
        alt = _SPACE.sub(" ", _attribute(attributes, "alt")).strip()
        if _HIDDEN.search(_attribute(attributes, "style")):
            return
        source = _attribute(attributes, "src")[:100].lower()
        words = "" if _FILE_NAME.fullmatch(alt) else alt
        if source.startswith(("cid:", "data:image/")):
            self._say(f"[image: {words}]" if words else IMAGE)
        elif words:
            self._say(f"[{words}]")

    def _block(self, closing: bool, name: str) -> None:
        self._start_line()
        if name == "blockquote" and closing:
            self.depth = max(0, self.depth - 1)
        if name in _PARAGRAPHS and self.lines:
            self.lines.append(self._mark().rstrip())
        if name == "blockquote" and not closing:
            self.depth = min(_DEEPEST, self.depth + 1)
        elif name == "pre":
            self.pre = max(0, self.pre + (-1 if closing else 1))
        elif name == "li" and not closing:
            self.line = "- "

    def _link(self, closing: bool, attributes: str) -> None:
        if not closing:
            self.address, self.since = _attribute(attributes, "href"), len(self.line)
            return
        said = self.line[self.since :].strip()
        address, self.address = self.address.strip(), ""
        bare = address.removeprefix("mailto:").rstrip("/")
        is_safe = address.lower().startswith(("http://", "https://", "mailto:"))
        if is_safe and said and bare.lower() not in said.lower() and not _same(bare, said):
            self._say(f" <{bare}>", plain=True)

    def _say(self, words: str, *, plain: bool = False) -> None:
        words = words if plain else html.unescape(words).replace("\xa0", " ")
        if self.pre:
            *whole, words = words.split("\n")
            for line in whole:
                self.line += line
                self._end_line()
            self.line += words
            return
        words = _SPACE.sub(" ", words)
        self.line += words.lstrip(" ") if self.line.endswith(" ") or not self.line else words

    def _mark(self) -> str:
        return "> " * self.depth

    def _start_line(self) -> None:
        if self.line.strip():
            self._end_line()
        self.line = ""

    def _end_line(self) -> None:
        self.lines.append(f"{self._mark()}{self.line.rstrip()}".rstrip())
        self.line, self.since = "", 0


def _attribute(attributes: str, name: str) -> str:
    for found in _ATTRIBUTE.finditer(attributes[:4000]):
        if found[1].lower() == name:
            return html.unescape(found[2] or found[3] or found[4] or "")
    return ""


def _same(address: str, said: str) -> bool:
    """Whether a link's words are its address, as people shorten it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return f"{parts.netloc}{parts.path}".lower().removeprefix("www.") in said.lower()
