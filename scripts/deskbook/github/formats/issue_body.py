"""The body that GitHub makes of an issue form: a heading for each question, what was written below.

GitHub escapes nothing: a patron's text may hold anything, headings among it. A heading counts only
if it is one of our questions and comes in the order of the forms; the rest is text.
"""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.library.formats.text import clean_text, one_line
from deskbook.library.model.issue_form import ORDER, QUESTIONS, FormBody, Question

NO_RESPONSE: Final = "_No response_"

_HEADING: Final = re.compile(r"^### (.+)$", re.MULTILINE)
_TICK: Final = re.compile(r"^- \[[xX]\] (.+)$", re.MULTILINE)


def parse(body: str) -> FormBody | None:
    """What was answered, by question; `None` where the body was not made with one of our forms.

    Such a body begins with the heading of a question. Every word of it is kept: what stands under
    a forged heading stays part of the text around it.

    Raises:
        UnwritableTextError: it holds half of a character.
    """
    text = clean_text(body)
    sections = list(_sections(text))
    if not sections or text[: sections[0][1]].strip():
        return None
    values, ticked = {}, frozenset[str]()
    ends = [start for _, start, _ in sections[1:]] + [len(text)]
    for (question, _, begin), end in zip(sections, ends, strict=True):
        written = clean_text(text[begin:end])
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
