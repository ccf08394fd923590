"""New names of answers, and the fields and links of other records that refer to them."""

import re
from typing import Final

from deskbook.answers.rules.lifecycle import Changes
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.plan import RecordValue
from deskbook.library.model.records import Answer
from deskbook.library.model.vocabulary import SLUG

_LINK: Final = r"(?P<before>\]\(|^[ ]{{0,3}}\[[^\]\n]+\]:[ ]*){where}{name}\.md(?=[)#\s]|$)"


def rename(library: Library, old: str, new: str) -> Changes:
    """Return the fields of an answer under its new name, with those that it had.

    Raises:
        DeskError: the name cannot be one, or another answer has or had it.
    """
    if not re.fullmatch(SLUG, new):
        raise DeskError(f'"{new}" cannot name an answer: write lower case with hyphens')
    if new in library.answers:
        raise DeskError(f"there is an answer {new} already: knowledge/answers/{new}.md")
    for slug, it in library.answers.items():
        if new in it.was and slug != old:
            raise DeskError(f"{slug} was called {new}: its old links lead there")
    was = library.answers[old].was
    return {"was": tuple(it for it in (*was, old) if it != new)}


def rename_references(answer: Answer, old: str, new: str) -> dict[str, RecordValue]:
    """Return the fields of an answer that name another one, with its new name."""
    fields: dict[str, RecordValue] = {}
    if old in answer.apart:
        fields["apart"] = tuple(new if it == old else it for it in answer.apart)
    for key in ("instead", "translates"):
        if getattr(answer, key) == old:
            fields[key] = new
    return fields


def rename_links(text: str, folder: str, old: str, new: str) -> str:
    """Return a text whose links to an answer lead to its new name; everything else stays.

    Args:
        text: the whole file.
        folder: the folder of `knowledge/` of the file.
        old: the name of the answer.
        new: its new name.
    """
    where = r"(?P<where>(?:\.\./answers/)?)" if folder == "answers" else r"(?P<where>\.\./answers/)"
    link = re.compile(_LINK.format(where=where, name=re.escape(old)), re.MULTILINE)
    return link.sub(lambda it: f"{it['before']}{it['where']}{new}.md", text)
