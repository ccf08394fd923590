"""The names of fields in a file that cannot be read as its record; they are nobody's words."""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.library.model.fields import front_specs
from deskbook.library.rules import texts

_FENCE: Final = "---"
_TOP: Final = re.compile(r"([\w-]+)[ \t]*:(?=\s|$)")
_WITHIN: Final = r"(?:^[ \t]*(?:-[ \t]+)?|[{,][ \t]*)(?:%s)[ \t]*:(?=\s|$)"


def hide(text: str, kind: type) -> str:
    """Return a file that has blanks for the names of its declared fields; all else keeps its place.

    A record that lacks a field is searched as a text, in which `name: Maps` introduces a person.
    What nobody declared, and what stands below the fields, stays as it is.

    Args:
        text: a ticket's or a record's file.
        kind: the class whose fields it should have.
    """
    first, *lines = text.split("\n")
    if first.strip("\ufeff\r \t") != _FENCE:
        return text
    bare = [it.strip() for it in lines]
    end = bare.index(_FENCE if _FENCE in bare else "") if {_FENCE, ""} & {*bare} else len(lines)
    return "\n".join((first, *_hide(lines[:end], kind), *lines[end:]))


def _hide(lines: list[str], kind: type) -> Iterator[str]:
    known = front_specs(kind)
    within: re.Pattern[str] | None = None
    for line in lines:
        rest, found = line, _TOP.match(line)
        if found:
            spec = known.get(found[1])
            part = texts.find_part_class(spec) if spec else None
            within = re.compile(_WITHIN % "|".join(_keys(part))) if part else None
            rest = " " * found.end() + line[found.end() :] if spec else line
        yield within.sub(lambda it: " " * len(it[0]), rest) if within else rest


def _keys(kind: type) -> Iterator[str]:
    """Yield the names of a record's fields, and of the fields of records within it."""
    for name, spec in front_specs(kind).items():
        yield re.escape(name)
        if part := texts.find_part_class(spec):
            yield from _keys(part)
