"""Texts of issues and comments: marks of ours, forms that were filled in, what people wrote."""

import hmac
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from deskbook.github.model.github import LONGEST_TEXT
from deskbook.library.formats.text import clean_text, even_text, one_line
from deskbook.library.model.entry_kinds import ENTRY_KINDS
from deskbook.library.model.issue_form import ORDER, QUESTIONS, FormBody, Question
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import ENTRY_ID, PATRON, ROBOT, TICKET_ID

CUT: Final = "\n\n*(This is cut: the whole text is in the ticket.)*"

_MARK: Final = re.compile(
    rf"<!-- desk ({TICKET_ID}) (?:({ENTRY_ID}) )?([0-9a-f]{{16}}) -->(?:\n|$)"
)
_JOIN: Final = "\N{WORD JOINER}"
_CALLS: Final = re.compile(r"(?<![\w`/])@(?=[A-Za-z0-9])")


def make_secret(key: bytes, repository: str) -> bytes:
    """The secret of one repository's marks; of the library's secret it tells nothing."""
    return hmac.new(key, f"marks in {repository.lower()}".encode(), sha256).digest()


def write_issue(ticket: Ticket, key: bytes, team: str = "") -> str:
    """The text of a ticket's issue: mark, a line with its id and a team, the question."""
    called = f" for @{team}" if team else ""
    head = f"{_mark(key, ticket.id)}\n**{ticket.id}**{called}"
    return _fitting(f"{head}\n\n{_quiet(ticket.question)}".rstrip())


def write_comment(ticket: Ticket, entry: Entry, key: bytes, *, names: bool) -> str:
    """The comment of an entry: mark, who did what (the library, if not to be named), the text."""
    who = {PATRON: "The patron", ROBOT: "Deskbook"}.get(entry.author, f"**{entry.author}**")
    if entry.author != PATRON and not names:
        who = "The library"
    did = ENTRY_KINDS[entry.kind].on_github if names else "wrote"
    head = f"{_mark(key, ticket.id, entry.id)}\n{who} {did}"
    return _fitting(f"{head}\n\n{_quiet(entry.text)}".rstrip())


def read(text: str) -> str:
    """Return the text below the mark and its line; a text without a mark as it is."""
    if _MARK.match(text):
        text = text.partition("\n\n")[2]
    return clean_text(text.replace(_JOIN, ""))


def is_cut(text: str) -> bool:
    """Whether it is only the beginning of what the ticket holds."""
    return text.endswith(CUT)


def find_ticket(text: str, key: bytes) -> str:
    """The id of the ticket that an issue's text was made of; empty without a mark of ours."""
    found = _MARK.match(text)
    if found and not found[2] and hmac.compare_digest(found[0].rstrip(), _mark(key, found[1])):
        return found[1]
    return ""


def find_entry(text: str, key: bytes) -> tuple[str, str]:
    """Ticket and entry that a comment was made of; both empty without a mark of ours."""
    found = _MARK.match(text)
    if found and found[2]:
        expected = _mark(key, found[1], found[2])
        if hmac.compare_digest(found[0].rstrip(), expected):
            return found[1], found[2]
    return "", ""


def _mark(key: bytes, *words: str) -> str:
    named = " ".join(words)
    return f"<!-- desk {named} {hmac.new(key, named.encode(), sha256).hexdigest()[:16]} -->"


def _quiet(text: str) -> str:
    return _CALLS.sub(f"@{_JOIN}", text)


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)].rstrip() + CUT


DIGEST: Final = "<!-- desk-digest "

_DIGEST: Final = re.compile(r"<!-- desk-digest ([a-z0-9-]+) (\d{4}-\d\d-\d\d|all) [0-9a-f]{16} -->")


def write_digest(handle: str, day: str, text: str, key: bytes) -> str:
    """A colleague's digest of a day as a comment."""
    return _fitting(f"{_digest_mark(handle, day, key)}\n{_quiet(text)}".rstrip())


def write_digest_head(handle: str, text: str, key: bytes) -> str:
    """The text of the issue of a colleague's digests, which may call them."""
    return f"{_digest_mark(handle, 'all', key)}\n{text}".rstrip()


def find_digest(text: str, key: bytes) -> tuple[str, str]:
    """Return the colleague and the day of a digest; both empty without a mark of ours."""
    found = _DIGEST.match(text)
    if found and hmac.compare_digest(found[0], _digest_mark(found[1], found[2], key)):
        return found[1], found[2]
    return "", ""


def is_digest(text: str) -> bool:
    """Whether an issue's text is that of a digest, which is no ticket's."""
    return text.startswith(DIGEST)


def _digest_mark(handle: str, day: str, key: bytes) -> str:
    named = f"{handle} {day}"
    mac = hmac.new(key, f"digest {named}".encode(), sha256).hexdigest()[:16]
    return f"{DIGEST}{named} {mac} -->"


NO_RESPONSE: Final = "_No response_"

_HEADING: Final = re.compile(r"^### (.+)$", re.MULTILINE)
_TICK: Final = re.compile(r"^- \[[xX]\] (.+)$", re.MULTILINE)


def parse(body: str) -> FormBody | None:
    """Return the answers by question; `None` where the body was not made with a form of ours.

    Such a body begins with the heading of a question. Every word of it is kept: what stands under
    a forged heading stays part of the text around it.

    Raises:
        UnwritableTextError: it holds half of a character.
    """
    text = even_text(body)
    sections = list(_sections(text))
    if not sections or text[: sections[0][1]].strip():
        return None
    values, ticked = {}, frozenset[str]()
    ends = [start for _, start, _ in sections[1:]] + [len(text)]
    for (question, _, begin), end in zip(sections, ends, strict=True):
        written = even_text(text[begin:end])
        if question.kind == "ticks":
            ticked = frozenset(it.rstrip() for it in _TICK.findall(written))
        elif written and written != NO_RESPONSE:
            values[question.id] = written if question.kind == "text" else one_line(written)
    return FormBody(values, ticked)


def _sections(text: str) -> Iterator[tuple[Question, int, int]]:
    """The questions found, each with where its heading begins and where it ends."""
    last = -1
    for found in _HEADING.finditer(text):
        place = ORDER.get(found.group(1).rstrip(), -1)
        if place > last:
            last = place
            yield QUESTIONS[place], found.start(), found.end()
