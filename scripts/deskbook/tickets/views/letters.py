"""Letters to patrons: reminders, closings, and answers."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from deskbook.library.model.ticket import Ticket
from deskbook.library.views.markup import Resolve, is_safe
from deskbook.library.views.terminal import safe

_MARKDOWN: Final = MarkdownIt("commonmark")
_RECORD: Final = re.compile(r"(?:\.\./([a-z]+)/)?([a-z0-9-]+)\.md(#[A-Za-z0-9_-]*)?")


def nudge(ticket: Ticket, closes: date) -> str:
    """Asking a silent patron again, with the day on which we stop."""
    return (
        "We asked you something about this question and have not heard from you yet. If you still "
        f"need our help, just write back. If we hear nothing by {_said(closes)}, we close the "
        f"question {ticket.id} for now; you can open it again at any time by writing to us."
    )


def closing(ticket: Ticket) -> str:
    """Closing a question that its patron no longer answers, and how to go on with it."""
    return (
        "We have not heard from you, so we close this question for now. Nothing is lost: write to "
        f"us at any time, name {ticket.id}, and we go on where we stopped."
    )


def answer(before: str, short: str, address: str, resolve: Resolve) -> str:
    """A letter with what an answer says in short, and where the whole of it is.

    Args:
        before: what the colleague writes themselves; may be empty.
        short: the short answer, in Markdown.
        address: the page of the answer; empty where there is no public site.
        resolve: where its links lead.
    """
    more = f"Step by step, and what else to know: {address}" if address else ""
    return "\n\n".join(filter(None, (before, write_plain(short, resolve), more)))


def describe_letter(letter: str) -> str:
    """A letter as it is shown to the colleague who has just sent it."""
    return "\n".join(f"  | {line}".rstrip() for line in ("", *safe(letter).split("\n")))


def make_resolver(site: str) -> Resolve:
    """Return a resolver of an answer's links on the public site; without a site it drops them."""

    def resolve(address: str) -> str:
        if found := _RECORD.fullmatch(address):
            there = f"{found.group(1) or 'answers'}/{found.group(2)}/{found.group(3) or ''}"
            return f"{site}/{there}" if site else ""
        return address if is_safe(address) else ""

    return resolve


def write_plain(written: str, resolve: Resolve) -> str:
    """The first paragraph of Markdown as a letter says it: words, and addresses in brackets."""
    inline = next((it for it in _MARKDOWN.parse(written) if it.type == "inline"), None)
    return "".join(_words(inline.children or [], resolve)) if inline else ""


def _words(tokens: Sequence[Token], resolve: Resolve) -> Iterator[str]:
    said, addresses = "", list[str]()
    for it in tokens:
        if it.type == "link_open":
            addresses.append(resolve(str(it.attrs["href"])))
            said = ""
        elif it.type == "link_close":
            address = addresses.pop()
            yield f" ({address})" if address and _bare(said) != _bare(address) else ""
        else:
            words = " " if it.type in ("softbreak", "hardbreak") else it.content
            said += words
            yield words


def _bare(address: str) -> str:
    """An address as people write it: without its scheme and a slash at the end."""
    return address.strip().partition("://")[2].rstrip("/") or address.strip().rstrip("/")


def _said(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
