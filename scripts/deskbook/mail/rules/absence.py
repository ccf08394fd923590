"""Automatic replies without a header field that says so, recognised by their words and time."""

import re
import unicodedata
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from deskbook.library.model.ticket import Ticket
from deskbook.mail.model.disposition import Nature
from deskbook.mail.model.mail import MailMessage
from deskbook.mail.model.words import table
from deskbook.mail.model.words.record import ANYTHING
from deskbook.tickets.model import SENT

PROMPT: Final = timedelta(minutes=2)
"""Nobody reads our message and answers that they are away within this time."""

_SKEW: Final = timedelta(minutes=1)
"""Two clocks may differ by this much."""

_LONGEST: Final = 300
_FIRST_LINES: Final = 5
_MARKS: Final = (
    " \t*-\u2013\u2014<>[](){}\"'\u00ab\u00bb\u201c\u201d\u3010\u3011\u200e\u200f\u202a\u202b\u202c"
)
_EXTERNAL: Final = re.compile(
    r"\s*[\[({<]\s*(?:ext|extern|external|externe?r?)\s*[\])}>]:?\s*", re.I
)
_AFTER: Final = re.compile(r"\s*(?:$|[:\uff1a(\uff08!|,;.\[\]\u3011\u2013\u2014-])")
_WITH_DATE: Final = re.compile(r"\s[^?]{0,60}\d")
_AUTO: Final = re.compile(r"\s*auto\s*:", re.IGNORECASE)
_BEFORE_ANSWER: Final = re.compile(
    rf"(.{{2,120}}?)[\s:\uff1a,;|\u2013\u2014-]+{table.make_pattern('answers')}\s?[:\uff1a]",
    re.IGNORECASE,
)


def is_subject_of_absence(subject: str) -> bool:
    """Whether a subject is that of an automatic reply, in one of the languages of the table.

    A phrase of the table begins it, and nothing that makes it a sentence follows; or it comes
    before the `Re:` of our own subject.
    """
    text = unicodedata.normalize("NFC", subject[:_LONGEST])
    text = " ".join(_EXTERNAL.sub("", text, count=1).split()).strip(_MARKS)
    if _AUTO.match(text) and _has_words(text):
        return True
    found = _BEFORE_ANSWER.match(text)
    heads = (text, found[1].strip(_MARKS)) if found else (text,)
    return any(_begins(it) or table.fits(it, "absent") for it in heads)


def _begins(text: str) -> bool:
    folded = table.fold(text)
    for phrase in _phrases():
        if folded.startswith(phrase):
            rest = folded[len(phrase) :]
            if _AFTER.match(rest) or (" " in phrase and _WITH_DATE.match(rest)):
                return True
    return False


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(table.fold(it) for it in table.list_phrases("absent") if ANYTHING not in it)


def _has_words(text: str) -> bool:
    """Whether a phrase of an automatic reply is anywhere in a text, as words of its own."""
    folded = table.fold(text)
    return any(_is_word(folded, it) for it in _phrases() if it in folded)


def _is_word(text: str, phrase: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)) or not phrase.isascii()


def judge_time(nature: Nature, message: MailMessage, ticket: Ticket | None) -> Nature:
    """Return the kind of a message again: nobody answers within moments that they are away.

    Args:
        nature: its kind, as its fields and its subject say.
        message: the message.
        ticket: the ticket that it belongs to, if any.
    """
    sent = _find_last_sent(ticket) if ticket else None
    if nature.kind != "person" or sent is None or message.came is None:
        return nature
    lines = [it for it in message.text.split("\n") if it.strip()][:_FIRST_LINES]
    words = " ".join((message.subject, *lines))[:2000]
    if -_SKEW <= message.came - sent <= PROMPT and _has_words(words):
        why = "it came within two minutes of our message, with words of an automatic reply"
        return Nature("auto-reply", answerable=False, why=why)
    return nature


def _find_last_sent(ticket: Ticket) -> datetime | None:
    """When our last message on a ticket was sent; none where none was."""
    return max((it.time for it in ticket.entries if it.value(SENT)), default=None)
