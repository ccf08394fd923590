"""The checklist of a good answer: each point is a finding, none is a score."""

import re
from collections.abc import Iterator
from typing import Final

from markdown_it import MarkdownIt

from deskbook.answers.rules.public_text import remove_staff_text, split_short
from deskbook.library.model.records import Answer
from deskbook.library.rules.check_rule import Rule, Said, World

SHORT: Final = 60
"""Words of the short answer, at most."""

PLAIN: Final = 120
"""Words that may follow it without a list, a table or a heading among them."""

PAGE: Final = 600
"""Words of a whole answer, at most: a page or two."""

JARGON: Final = {
    "aggregator": "database",
    "authenticate": "sign in",
    "authentication": "signing in",
    "bibliographic": "what it says of a book or article",
    "circulation desk": "the desk",
    "discovery layer": "the library's search",
    "discovery system": "the library's search",
    "ezproxy": "signing in from off campus",
    "holdings": "what the library has",
    "ill": "interlibrary loan",
    "kbart": "the vendor's title list",
    "knowledge base": "the list of what the library has",
    "link resolver": "the name of the button",
    "metadata": "what is written about it",
    "monograph": "book",
    "monographs": "books",
    "opac": "library catalog",
    "openurl": "the name of the button",
    "patron": "you",
    "patrons": "you",
    "periodical": "magazine or journal",
    "periodicals": "magazines and journals",
    "proxy": "signing in from off campus",
    "proxy server": "signing in from off campus",
    "serials": "journals",
    "vernacular": "the work's own language",
}
"""Words that libraries use among themselves, each with what patrons say."""

_LONGEST_FIRST: Final = "|".join(sorted(map(re.escape, JARGON), key=len, reverse=True))
_JARGON: Final = re.compile(rf"(?<![\w/.-])(?:{_LONGEST_FIRST})(?![\w/-]|\.\w)", re.IGNORECASE)
_QUESTION_MARKS: Final = ("?", "\u037e", "\u061f", "\uff1f")
_RECORD: Final = re.compile(r"(?:\.\./([a-z]+)/)?([a-z0-9-]+)\.md(?:#.*)?")
_MARKDOWN: Final = MarkdownIt("commonmark").enable("table")
_STRUCTURED: Final = {"bullet_list_open", "ordered_list_open", "table_open", "heading_open"}


def check_title(answer: Answer, _world: World) -> Said:
    """The title is a question, as a patron asks it."""
    if _is_read(answer) and not answer.title.rstrip().endswith(_QUESTION_MARKS):
        yield "title", f'"{answer.title}" is no question: write it as a patron asks it, with a ?'


def check_short(answer: Answer, _world: World) -> Said:
    """The short answer comes first, and is short."""
    if not _is_read(answer) or not answer.body:
        return
    short, _ = split_short(remove_staff_text(answer.body))
    if not short:
        yield (
            "body",
            "it begins with no short answer: write one in two or three sentences above "
            "everything else",
        )
    elif (number := len(short.split())) > SHORT:
        yield (
            "body",
            f"the short answer has {number} words: say it in {SHORT}, the rest can follow "
            "below an empty line",
        )


def check_steps(answer: Answer, _world: World) -> Said:
    """The rest is in steps or parts, and the whole is a page or two."""
    if not _is_read(answer):
        return
    _, rest = split_short(remove_staff_text(answer.body))
    number = len(rest.split())
    if number > PAGE:
        yield "body", f"it has {number} words besides the short answer: make two answers of it"
    elif number > PLAIN and not _STRUCTURED & {it.type for it in _MARKDOWN.parse(rest)}:
        yield "body", f"{number} words follow without a list or a heading: make steps of them"


def check_words(answer: Answer, _world: World) -> Said:
    """Public text has no words that only libraries use."""
    if not _is_read(answer) or answer.audience != "public":
        return
    for field, text in (("title", answer.title), ("body", _words(remove_staff_text(answer.body)))):
        found = (it.group() for it in _JARGON.finditer(text))
        for word in dict.fromkeys(it.lower() for it in found if it not in ("ill", "Ill")):
            yield field, f'patrons do not say "{word}": write {JARGON[word]}, or explain it'


def check_links(answer: Answer, world: World) -> Said:
    """Links lead to records that exist, in patrons' answers to what patrons may read."""
    if not _is_read(answer):
        return
    for address in dict.fromkeys(_links(answer.body)):
        found = _RECORD.fullmatch(address)
        if found is None:
            continue
        part, name = found.group(1) or "answers", found.group(2)
        if part not in _PARTS or not world.has(part, name):
            yield "body", f"it links to {address}, which is not there"
        elif answer.audience == "public" and part == "answers" and not _is_public(world, name):
            yield "body", f"it links to {address}, which patrons do not see: it is not published"


_PARTS: Final = frozenset({"answers", "problems", "resources", "services"})


def _is_read(answer: Answer) -> bool:
    """Return whether others read it: patrons, colleagues, a reviewer."""
    return answer.state in ("review", "published")


def _is_public(world: World, name: str) -> bool:
    target = world.library.answers.get(name)
    return target is None or (target.state, target.audience) == ("published", "public")


def _links(body: str) -> Iterator[str]:
    for token in _MARKDOWN.parse(body):
        for it in token.children or ():
            if it.type == "link_open":
                yield str(it.attrs["href"])


def _words(text: str) -> str:
    """A text without what stands in code or addresses."""
    parts = (
        it.content
        for token in _MARKDOWN.parse(text)
        for it in token.children or ()
        if it.type == "text"
    )
    return "\n".join(parts)


CHECKLIST: Final = (
    Rule("answer.title", check_title, "warning"),
    Rule("answer.short", check_short, "warning"),
    Rule("answer.steps", check_steps, "warning"),
    Rule("answer.words", check_words, "warning"),
    Rule("answer.links", check_links),
)
