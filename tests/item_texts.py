"""Texts about items, read without a list."""

from deskbook.eresources.formats.item_text import read_text
from deskbook.eresources.model.coverage import Citation
from deskbook.eresources.model.reading import Reading
from deskbook.eresources.rules import items


def read(text: str, *languages: str) -> Reading:
    """Return a text as understood, without a title in words."""
    return items.assemble(read_text(text, languages))


def cite(text: str, *languages: str) -> Citation:
    """Return the citation that a text is."""
    return read(text, *languages).citation
