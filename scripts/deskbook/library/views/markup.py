"""Markdown and plain text to HTML that cannot do anything: the only maker of `Html`.

Colleagues may write Markdown (CommonMark, tables, strikethrough) but no raw HTML, and no address
but those of the web, mail, telephone and other pages of the site; pictures become their
descriptions, so that no page loads anything from elsewhere. What patrons write is data: it is shown
letter by letter.

Every line of the HTML begins with `<`, and none is blank: whatever reads a page as Markdown (MkDocs
does) takes the whole of it for one block of HTML and looks no further into it.
"""

import re
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from html import escape, unescape
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from deskbook.library.model.page import Html

Resolve = Callable[[str], str]
"""From a relative address, or a ticket's id, to the address on this page; empty where none is."""

_SCHEME: Final = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SAFE: Final = frozenset({"http", "https", "mailto", "tel"})
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TICKET: Final = re.compile(r"\bQ-[0-9A-HJKMNP-TV-Z]{6}\b")
FLOWS: Final = 55
"""A line with more characters was broken by a mail program, not by the person who wrote it."""

_INLINE: Final = re.compile(r"</?(?:a|em|strong|code|s)\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")


def drop_link(_address: str) -> str:
    """The `Resolve` of a text whose relative links lead to no page."""
    return ""


def plain(written: str) -> Html:
    """Return a patron's text as HTML: paragraphs and lines only; long lines flow on.

    A paragraph that they quote is folded, for nearly always the page has it above already.
    """
    blocks = (block.strip() for block in re.split(r"\n[ \t]*\n", written))
    return Html("\n".join(_block(it) for it in blocks if it))


def _block(block: str) -> str:
    shown = f"<p>{_lines(block)}</p>"
    if not all(line.lstrip().startswith(">") for line in block.split("\n")):
        return shown
    return f"<details><summary>Quoted text</summary>\n{shown}\n</details>"


def _lines(block: str) -> str:
    lines = [escape(line.strip()) for line in block.split("\n")]
    ends = (" " if len(line) > FLOWS else "<br>" for line in block.split("\n")[:-1])
    return "".join(line + end for line, end in zip(lines, (*ends, ""), strict=True))


def markdown(written: str, resolve: Resolve = drop_link, *, top: int = 2) -> Html:
    """Return a colleague's text as safe HTML.

    Args:
        written: Markdown.
        resolve: where relative links and mentioned tickets lead.
        top: the level that the highest heading becomes; none is lower than six.
    """
    env: dict[str, Any] = {"resolve": resolve}
    tokens = _PARSER.parse(written, env)
    levels = [int(it.tag[1]) for it in tokens if it.type == "heading_open"]
    shift = top - min(levels, default=top)
    for it in tokens:
        if it.type in ("heading_open", "heading_close"):
            it.tag = f"h{min(6, int(it.tag[1]) + shift)}"
    return Html(_PARSER.renderer.render(tokens, _PARSER.options, env).strip())


def words(html: str) -> str:
    """The plain text of safe HTML in one line, for search and descriptions."""
    return " ".join(unescape(_TAG.sub(" ", _INLINE.sub("", html))).split())


def is_safe(address: str) -> bool:
    """Return whether an address that names its scheme is allowed in a link."""
    scheme = _SCHEME.match(address)
    return scheme is not None and scheme.group(1).lower() in _SAFE


# How the parts of a text are shown


def _checked_links(state: StateCore) -> None:
    """Give each link the address that it may have; one that may have none is text."""
    for token in state.tokens:
        resolve = state.env["resolve"]
        addresses: list[str] = []
        for it in token.children or ():
            if it.type == "link_open":
                addresses.append(_address(str(it.attrs.get("href", "")), resolve))
                it.meta = {"href": addresses[-1]}
            elif it.type == "link_close":
                it.meta = {"href": addresses.pop()}
            elif it.type == "text":
                it.meta = {"linked": bool(addresses)}


def _address(href: str, resolve: Resolve) -> str:
    if _SCHEME.match(href):
        return href if is_safe(href) else ""
    return resolve(unescape(href))


_Rule = Callable[[RendererHTML, Sequence[Token], int, OptionsDict, MutableMapping[str, Any]], str]


def _link_open(_: Any, tokens: Sequence[Token], at: int, *_rest: Any) -> str:
    href = tokens[at].meta["href"]
    return f'<a href="{escape(href)}">' if href else ""


def _link_close(_: Any, tokens: Sequence[Token], at: int, *_rest: Any) -> str:
    return "</a>" if tokens[at].meta["href"] else ""


def _text(
    _: Any, tokens: Sequence[Token], at: int, _options: Any, env: MutableMapping[str, Any]
) -> str:
    """Text, with the tickets that it mentions as links."""
    content, resolve = escape(tokens[at].content), env["resolve"]
    if tokens[at].meta.get("linked"):
        return content
    return _TICKET.sub(lambda it: _mention(it.group(), resolve), content)


def _mention(name: str, resolve: Resolve) -> str:
    href = resolve(name)
    return f'<a href="{escape(href)}">{name}</a>' if href else name


def _image(_: Any, tokens: Sequence[Token], at: int, *_rest: Any) -> str:
    said = "".join(it.content for it in tokens[at].children or ())
    return f"[picture: {escape(said)}]" if said else "[picture]"


def _html(_: Any, tokens: Sequence[Token], at: int, *_rest: Any) -> str:
    """Raw HTML, letter by letter; comments are for whoever edits the file."""
    shown = escape(_COMMENT.sub("", tokens[at].content)).strip("\n").replace("\n", " ")
    if tokens[at].type == "html_inline":
        return shown
    return f"<p>{shown}</p>\n" if shown.strip() else ""


def _code(_: Any, tokens: Sequence[Token], at: int, *_rest: Any) -> str:
    """A block of code; its line ends are written as characters, see above."""
    shown = escape(tokens[at].content).replace("\n", "&#10;")
    return f'<pre tabindex="0"><code>{shown}</code></pre>\n'


def _cell(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    """A cell of a table, its alignment as a class: pages allow no styles in the text."""
    style = str(tokens[at].attrs.pop("style", ""))
    if style:
        tokens[at].attrs["class"] = style.removeprefix("text-align:")
    return str(renderer.renderToken(tokens, at, options, env))


def _rules() -> Iterator[tuple[str, Callable[..., str]]]:
    yield "link_open", _link_open
    yield "link_close", _link_close
    yield "text", _text
    yield "image", _image
    yield "html_block", _html
    yield "html_inline", _html
    yield "fence", _code
    yield "code_block", _code
    yield "th_open", _cell
    yield "td_open", _cell
    yield "softbreak", lambda *_: " "
    yield "hardbreak", lambda *_: "<br>"
    yield "table_open", lambda *_: '<div class="scroll" tabindex="0"><table>\n'
    yield "table_close", lambda *_: "</table></div>\n"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "xhtmlOut": False, "typographer": True})
    parser.enable(["table", "strikethrough", "smartquotes"])
    parser.core.ruler.push("checked_links", _checked_links)
    for name, rule in _rules():
        parser.add_render_rule(name, lambda self, *rest, _rule=rule: _rule(self, *rest))
    return parser


_PARSER: Final = _parser()
